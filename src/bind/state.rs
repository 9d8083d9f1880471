//! What a lawful state answers, one file at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::Change;
use super::key::key_point;
use super::paper::SignedAnswer;
use super::past::Past;
use crate::files::{Kind, Noun};
use crate::model::{
    Circle, CircleId, Constitution, DecisionId, Domain, DomainId, Dossier, KeyState, Organisation, Outcome, Person,
    PersonId, PersonKind, Proposal, Role, RoleRef, Rules, Status, Verdict, Way,
};

/// The lawful content, asked for single files. Nothing is ever assumed for a file that is missing.
pub trait State {
    fn constitution(&self) -> Option<Arc<Constitution>>;
    fn rules(&self) -> Option<Arc<Rules>>;
    /// `sha256:` of the bytes of `rules.toml`.
    fn rules_digest(&self) -> String;
    fn person(&self, id: &PersonId) -> Option<Arc<Person>>;
    fn people(&self) -> Vec<(PersonId, Arc<Person>)>;
    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>>;
    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)>;
    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)>;
    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>>;
    /// What somebody is called beside the files, which say no name; only for who reads, no verdict asks for it.
    fn called(&self, _: &PersonId) -> Option<String> {
        None
    }
    /// Whether another decision took one up by a way, and used it up: whatever became of a vote of whose it was, what a parent adopted.
    fn taken_up(&self, then: &DecisionId, way: Way, but: &DecisionId) -> bool;
    /// A decision that was closed before; `None` where this state holds none of that name.
    fn past(&self, id: &DecisionId) -> Option<Past>;
}

/// Whether a decision took another one up by a way, and used it up: a vote by whose it was, also one that they took back; of a
/// parent what it adopted.
pub fn is_taken_up(proposal: &Proposal, outcome: &Outcome, (then, by): (&DecisionId, &PersonId), way: Way) -> bool {
    let goes = proposal.follows.as_ref() == Some(then) && proposal.fallback == Some(way);
    let used = if way == Way::Vote { proposal.proposer == *by } else { outcome.result == Verdict::Adopted };
    goes && used
}

/// The root circle.
pub fn root(state: &dyn State) -> Option<CircleId> {
    state.constitution().map(|c| c.root.clone())
}

/// The points of the keys that speak for a person, with their state; a legal person has none of its own, and speaks through
/// who represents it.
pub fn keys_of(state: &dyn State, id: &PersonId) -> Vec<(String, KeyState)> {
    let Some(person) = state.person(id) else { return vec![] };
    let hand = match nature(&person) {
        PersonKind::Human => Some(person),
        PersonKind::Organisation => {
            represented_by(&person).and_then(|r| state.person(r)).filter(|it| is_human(it) && it.status != Status::Left)
        }
    };
    hand.iter().flat_map(|it| &it.keys).map(|k| (key_point(&k.public), k.state)).collect()
}

/// What a person is: human unless the file says otherwise.
pub fn nature(person: &Person) -> PersonKind {
    person.kind.unwrap_or(PersonKind::Human)
}

fn is_human(person: &Person) -> bool {
    nature(person) == PersonKind::Human
}

/// Who acts for a legal person. Nobody acts for a human.
pub fn represented_by(person: &Person) -> Option<&PersonId> {
    person.represented_by.as_ref().filter(|_| !is_human(person))
}

/// Whether a key that is active speaks for a person.
pub fn speaks_for(state: &dyn State, person: &PersonId, point: &str) -> bool {
    keys_of(state, person).iter().any(|(known, is)| known == point && *is == KeyState::Active)
}

/// Whether a person can sign for themselves.
pub fn has_active_key(state: &dyn State, person: &PersonId) -> bool {
    keys_of(state, person).iter().any(|(_, is)| *is == KeyState::Active)
}

/// To whom some changes would give a voice: people of the organisation whom no key speaks for today, and one does after it; and
/// legal persons for whom somebody else would act.
pub fn given_a_voice(state: &dyn State, changes: &[Change]) -> BTreeSet<PersonId> {
    if !changes.iter().any(|change| matches!(change.file, Some(Kind::Person(_)))) {
        return BTreeSet::new();
    }
    let after = After::new(state, changes);
    let hand = |state: &dyn State, id: &PersonId| state.person(id).and_then(|it| represented_by(&it).cloned());
    let given = |id: &PersonId| !has_active_key(state, id) || hand(state, id) != hand(&after, id);
    let people = state.people().into_iter().map(|(id, _)| id);
    people.filter(|id| given(id) && has_active_key(&after, id)).collect()
}

/// Whether a key of somebody's was not retired or suspended in a state already: it spoke, or is younger.
pub fn was_not_silent(state: &dyn State, person: &PersonId, key: &str) -> bool {
    keys_of(state, person).into_iter().find(|(known, _)| known == key).is_none_or(|(_, it)| it == KeyState::Active)
}

/// Whether an answer is the word of whom it names: signed with a key of theirs, or of whoever wrote it down, whatever
/// became of the key. Anybody can sign with some key; that alone says nothing.
pub fn is_word_of(state: &dyn State, paper: &SignedAnswer) -> bool {
    let Some(point) = &paper.key else { return false };
    let signer = match &paper.answer.recorded_by {
        Some(recorder) if *recorder == paper.answer.person => return false,
        Some(recorder) => recorder,
        None => &paper.answer.person,
    };
    keys_of(state, signer).iter().any(|(known, _)| known == point)
}

/// Whether an answer is the word of whom it names by any of some states: whoever acted for a legal person when a version
/// opened gave its word, whoever acts for it now.
pub fn is_word_by<'s>(states: impl IntoIterator<Item = &'s dyn State>, paper: &SignedAnswer) -> bool {
    states.into_iter().any(|state| is_word_of(state, paper))
}

/// Whose key it is, by its point. A key belongs to one person; the first by id where files say otherwise.
pub fn owner_of(state: &dyn State, point: &str) -> Option<(PersonId, KeyState)> {
    state.people().into_iter().filter(|(_, person)| is_human(person)).find_map(|(id, person)| {
        // One that was only announced is nobody's yet.
        let own = person.keys.iter().filter(|key| key.state != KeyState::Pending);
        own.filter(|key| key_point(&key.public) == point).map(|key| (id.clone(), key.state)).next()
    })
}

/// A lawful state with some changes on top: what would stand if they were decided.
pub struct After<'a> {
    before: &'a dyn State,
    changes: BTreeMap<&'a Kind, &'a Change>,
}

impl<'a> After<'a> {
    pub fn new(before: &'a dyn State, changes: &'a [Change]) -> Self {
        Self { before, changes: changes.iter().filter_map(|c| Some((c.file.as_ref()?, c))).collect() }
    }

    /// The change of a file, where there is one.
    fn changed(&self, kind: &Kind) -> Option<&'a Change> {
        self.changes.get(kind).copied()
    }

    /// What the changes say of every file of one sort, by the id that `pick` finds.
    fn overlay<I: Ord + Clone, T>(
        &self,
        before: Vec<(I, Arc<T>)>,
        pick: impl Fn(&Kind) -> Option<I>,
        take: impl Fn(&Noun) -> Option<Arc<T>>,
    ) -> Vec<(I, Arc<T>)> {
        let mut all: BTreeMap<I, Arc<T>> = before.into_iter().collect();
        for (kind, change) in &self.changes {
            let Some(id) = pick(kind) else { continue };
            match change.new.as_ref().and_then(|side| side.noun.as_deref()).and_then(&take) {
                Some(new) => drop(all.insert(id, new)),
                None => drop(all.remove(&id)),
            }
        }
        all.into_iter().collect()
    }
}

/// Takes one variant out of a noun.
macro_rules! of {
    ($noun:expr, $variant:ident) => {
        match $noun {
            Noun::$variant(it) => Some(Arc::clone(it)),
            _ => None,
        }
    };
}

impl State for After<'_> {
    fn constitution(&self) -> Option<Arc<Constitution>> {
        match self.changed(&Kind::Constitution) {
            Some(change) => of!(change.new_noun()?, Constitution),
            None => self.before.constitution(),
        }
    }

    fn rules(&self) -> Option<Arc<Rules>> {
        match self.changed(&Kind::Rules) {
            Some(change) => of!(change.new_noun()?, Rules),
            None => self.before.rules(),
        }
    }

    fn rules_digest(&self) -> String {
        let new = self.changed(&Kind::Rules).and_then(|c| c.new.as_ref()).map(|side| format!("sha256:{}", side.digest));
        new.unwrap_or_else(|| self.before.rules_digest())
    }

    fn person(&self, id: &PersonId) -> Option<Arc<Person>> {
        match self.changed(&Kind::Person(id.clone())) {
            Some(change) => of!(change.new_noun()?, Person),
            None => self.before.person(id),
        }
    }

    fn people(&self) -> Vec<(PersonId, Arc<Person>)> {
        let pick = |kind: &Kind| if let Kind::Person(id) = kind { Some(id.clone()) } else { None };
        self.overlay(self.before.people(), pick, |noun| of!(noun, Person))
    }

    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>> {
        match self.changed(&Kind::Circle(id.clone())) {
            Some(change) => of!(change.new_noun()?, Circle),
            None => self.before.circle(id),
        }
    }

    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)> {
        let pick = |kind: &Kind| if let Kind::Circle(id) = kind { Some(id.clone()) } else { None };
        self.overlay(self.before.circles(), pick, |noun| of!(noun, Circle))
    }

    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)> {
        let pick = |kind: &Kind| match kind {
            Kind::Role(id) if id.circle == *circle => Some(id.clone()),
            _ => None,
        };
        self.overlay(self.before.roles_of(circle), pick, |noun| of!(noun, Role))
    }

    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>> {
        match self.changed(&Kind::Domain(id.clone())) {
            Some(change) => of!(change.new_noun()?, Domain),
            None => self.before.domain(id),
        }
    }

    fn taken_up(&self, then: &DecisionId, way: Way, but: &DecisionId) -> bool {
        self.before.taken_up(then, way, but)
    }

    fn past(&self, id: &DecisionId) -> Option<Past> {
        self.before.past(id)
    }
}

/// An organisation as its files tell it, taken for lawful: for tests, and for what has no history yet.
impl State for Organisation {
    fn constitution(&self) -> Option<Arc<Constitution>> {
        self.constitution.clone().map(Arc::new)
    }

    fn rules(&self) -> Option<Arc<Rules>> {
        self.rules.clone().map(Arc::new)
    }

    /// It has no bytes: nothing that was signed binds it.
    fn rules_digest(&self) -> String {
        "sha256:".into()
    }

    fn person(&self, id: &PersonId) -> Option<Arc<Person>> {
        self.people.get(id).cloned().map(Arc::new)
    }

    fn people(&self) -> Vec<(PersonId, Arc<Person>)> {
        self.people.iter().map(|(id, it)| (id.clone(), Arc::new(it.clone()))).collect()
    }

    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>> {
        self.circles.get(id).cloned().map(Arc::new)
    }

    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)> {
        self.circles.iter().map(|(id, it)| (id.clone(), Arc::new(it.clone()))).collect()
    }

    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)> {
        Self::roles_of(self, circle).map(|(id, it)| (id.clone(), Arc::new(it.clone()))).collect()
    }

    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>> {
        self.domains.get(id).cloned().map(Arc::new)
    }

    fn taken_up(&self, then: &DecisionId, way: Way, but: &DecisionId) -> bool {
        let Some(past) = self.past(then) else { return false };
        let known = |(id, dossier): (&DecisionId, &Dossier)| match (&dossier.proposal, &dossier.outcome) {
            (Some(proposal), Some(outcome)) => id != but && is_taken_up(proposal, outcome, (then, &past.proposer), way),
            _ => false,
        };
        self.decisions.iter().any(known)
    }

    fn past(&self, id: &DecisionId) -> Option<Past> {
        let dossier = self.decisions.get(id)?;
        Some(Past::of(dossier.outcome.as_ref()?, dossier.proposal.as_ref()?))
    }
}
