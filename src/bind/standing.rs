//! Where a decision stands: what is known of each answer, each elector, and what is still missing.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::fallback::Stray;
use super::kinds::ChangeKind;
use super::lockout::Lock;
use super::manner::{Manner, Weighs};
use super::method::Tally;
use super::paper::SignedAnswer;
use super::short::Short;
use super::unheld::Unheld;
use crate::model::{
    Absence, Answer, CircleId, Date, DecisionId, Entry, Holding, Instant, Method, PersonId, Proposal, Said, Verdict,
    Via,
};

/// What one paper weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Counted,
    /// It binds another version, change or rules.
    Stale,
    Superseded,
    /// A question or a reaction.
    Talk,
    /// Whom somebody names for a role, sealed or not.
    Nomination,
    /// A new key accepting its admission.
    Acceptance,
    /// No signature by a key that speaks for this person.
    Unverified,
    /// Signed with a key of theirs that speaks no more: they left, or the key was retired.
    Ended,
    /// It names another organisation or decision.
    Foreign,
    /// Signed by somebody who has no say in this.
    Outsider,
}

/// What one elector says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub answer: Said,
    pub version: i64,
    pub stale: bool,
    /// Whether it was given under rules that stand no more.
    pub other_rules: bool,
    pub recorded_by: Option<PersonId>,
    /// How it was given to who wrote it down.
    pub via: Option<Via>,
}

impl Voice {
    /// Whether something is decided by what somebody else wrote down: an answer that counts, or the version itself.
    fn is_recorded(&self) -> bool {
        let bears = matches!(self.answer, Said::Propose | Said::Withdraw);
        self.recorded_by.is_some() && (!self.stale || bears)
    }
}

/// People of one circle (or one concerned person) whose consent is needed, counted apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub circle: Option<CircleId>,
    /// All who may answer; the quorum counts them.
    pub electors: BTreeSet<PersonId>,
    /// Those of them who are waited for.
    pub awaited: BTreeSet<PersonId>,
    /// Those of them who were electors when the version opened.
    pub first: BTreeSet<PersonId>,
    /// The fewest that must have answered.
    pub quorum: usize,
}

impl Group {
    /// People who are asked whenever they came.
    pub fn beside(circle: Option<CircleId>, people: BTreeSet<PersonId>) -> Self {
        Self { circle, electors: people.clone(), awaited: people.clone(), first: people, quorum: 0 }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub person: PersonId,
    pub stem: String,
    pub version: i64,
    pub reason: String,
    pub open: bool,
    /// Whether it is not open because whom the rules name set it aside.
    pub set_aside: bool,
}

/// A new key that must say that it is its person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    pub person: PersonId,
    pub key: String,
    pub given: bool,
}

/// A dossier judged against one lawful state.
#[derive(Clone, Debug)]
pub struct Standing {
    pub id: DecisionId,
    pub proposal: Proposal,
    pub change: Option<String>,
    pub rules: String,
    pub kinds: BTreeSet<ChangeKind>,
    pub changes: Vec<Change>,
    /// The circles named by the proposal.
    pub named: BTreeSet<CircleId>,
    pub groups: Vec<Group>,
    pub electors: BTreeSet<PersonId>,
    /// Who had a say when the version opened and was taken out since, of the organisation or of a circle; and whose key others
    /// would give back: they may object, and nobody waits for them.
    pub taken_out: BTreeSet<PersonId>,
    /// Whom whoever decides has to ask for advice, and the file in which each gave it.
    pub advisers: BTreeSet<PersonId>,
    pub advised: BTreeMap<PersonId, String>,
    /// The circles in which too few have answered.
    pub short: Vec<Short>,
    /// Before when an announced key may not speak, where this would let it.
    pub waits_until: Option<Instant>,
    /// Whether that time is not over.
    pub waits: bool,
    /// The electors who are waited for.
    pub roll: BTreeSet<PersonId>,
    /// Circles whose roll is no longer theirs: fewer than half of today's electors were on it, or another circle decides.
    pub outdated: BTreeSet<CircleId>,
    /// Kinds about one person that do not stand alone.
    pub mixed: Vec<ChangeKind>,
    /// What would leave nobody able to decide, if this were decided.
    pub lock: Option<Lock>,
    /// How it is decided.
    pub manner: Manner,
    /// The method that the rules name, where nobody has the mandate and the circle consents instead.
    pub meant: Option<Method>,
    /// Who comes into a core role by what it asks for, adopted or not.
    pub elects: BTreeSet<PersonId>,
    /// Why it may not take up another one as it says.
    pub stray: Option<Stray>,
    /// The circle whose matter its parent decides, for that circle took it there.
    pub relieves: Option<CircleId>,
    /// Of what was not adopted: what it asked for.
    pub entries: Vec<Entry>,
    /// Whether there is a circle above the one that it is put to.
    pub has_parent: bool,
    /// Whether it was not adopted, and nothing bears witness of what it asked for, nor so by which method.
    pub is_unwitnessed: bool,
    /// Of a vote: who would have a say in some circle by it, or would have none any more.
    pub reseated: BTreeSet<PersonId>,
    /// Methods that the rules name and that are unknown here, that its kind cannot have, or that do not go together.
    pub methods: BTreeSet<String>,
    /// Who may propose it: all electors, also where one of them decides.
    pub may_propose: BTreeSet<PersonId>,
    /// Of a vote: the count in each circle.
    pub tallies: Vec<Tally>,
    /// Electors who are another human than the proposer.
    pub beside: BTreeSet<PersonId>,
    /// The circles that hold what is changed.
    pub holding: BTreeSet<CircleId>,
    /// Of what a letter asks for whose author cannot sign: who signs in their place.
    pub for_letter: BTreeSet<PersonId>,
    /// Circles in which too few are left to separate somebody, and no circle above them can.
    pub unjudged: BTreeSet<CircleId>,
    pub voices: BTreeMap<PersonId, Voice>,
    pub papers: Vec<(SignedAnswer, Weight)>,
    pub objections: Vec<Objection>,
    pub equivocations: BTreeSet<PersonId>,
    pub acceptances: Vec<Acceptance>,
    pub absent: Vec<Absence>,
    /// Paths that need a circle the proposal does not name, with that circle.
    pub outside: Vec<(String, CircleId)>,
    pub unheld: Vec<(String, Unheld)>,
    /// Whether the proposer's own signed answer to this version and change is there.
    pub version_exists: bool,
    /// Paths that were changed on the branch after the signed version: no part of what is decided.
    pub unsigned: Vec<String>,
    /// Whether the dossier's window has lasted long enough.
    pub window_passed: bool,
    /// Whether that time is over by the word of somebody beside the proposer and the sealer, and no longer one was promised.
    pub time_is_over: bool,
    /// The day before which it may close only when everyone has answered.
    pub window_ends: Option<Date>,
    pub max_rounds: i64,
    /// Whether who proposes it has left the organisation: nobody carries it any more.
    pub abandoned: bool,
    /// `None` while it is open.
    pub result: Option<Verdict>,
    /// Whether nobody may be absent and no window may be shortened.
    pub strict: bool,
    /// Whether silence may be read here: where it is not, everybody's answer is needed, whatever the window.
    pub reads_silence: bool,
    /// Whether somebody would speak for whom no key speaks today.
    pub gives_voice: bool,
    /// Whose own matter is decided with others: those who have a key answer with it.
    pub own_hand: BTreeSet<PersonId>,
    /// Who is not asked, under no name: whom the change separates or gives a voice.
    pub subjects: BTreeSet<PersonId>,
}

impl Standing {
    /// Asks some people besides, counted apart.
    pub fn ask(&mut self, group: Group) {
        let quorum = self.manner.quorum.of(group.electors.len());
        self.electors.extend(group.electors.iter().cloned());
        self.roll.extend(group.awaited.iter().cloned());
        self.groups.push(Group { quorum, ..group });
    }

    /// What an adviser said of this version; `None` while they said nothing.
    pub fn advice(&self, person: &PersonId) -> Option<&SignedAnswer> {
        let stem = self.advised.get(person)?;
        self.papers.iter().map(|(paper, _)| paper).find(|paper| paper.stem == *stem)
    }

    /// Of whom advice was asked and not given yet.
    pub fn unadvised(&self) -> Vec<PersonId> {
        self.advisers.iter().filter(|person| self.advice(person).is_none()).cloned().collect()
    }

    /// Who may sign its outcome.
    pub fn may_sign(&self) -> BTreeSet<PersonId> {
        let proposer = self.is_retracted().then(|| self.proposal.proposer.clone());
        self.electors.union(&self.for_letter).cloned().chain(proposer).collect()
    }

    /// Electors whose consent to this version is not there, in the order of their ids.
    pub fn missing(&self) -> Vec<PersonId> {
        if self.is_nominating() {
            return self.unnamed();
        }
        let absent: BTreeSet<&PersonId> = self.absent.iter().map(|a| &a.person).collect();
        self.roll.iter().filter(|p| !self.has_answered(p) && !absent.contains(p)).cloned().collect()
    }

    /// Everyone who is still to say something: electors, and people whose new key has to accept.
    pub fn awaited(&self) -> Vec<PersonId> {
        let keys = self.acceptances.iter().filter(|a| !a.given).map(|a| a.person.clone());
        let all: BTreeSet<PersonId> = self.missing().into_iter().chain(self.second()).chain(keys).collect();
        all.into_iter().collect()
    }

    /// Whether it is an election in which nobody is proposed yet: electors name somebody for the role.
    pub fn is_nominating(&self) -> bool {
        self.proposal.role.is_some() && self.changes.is_empty() && self.result.is_none()
    }

    /// Whether it is about somebody: reasons are said and not written then, for nothing that is written goes away.
    pub fn is_about_somebody(&self) -> bool {
        let about = |kind: &ChangeKind| {
            let parts = matches!(kind, ChangeKind::Admission(_) | ChangeKind::Separation(_));
            parts || kind.vouched().is_some() || *kind == ChangeKind::Election && !self.newly_elected().is_empty()
        };
        self.proposal.role.is_some() || self.kinds.iter().any(about)
    }

    /// Who comes into a core role by this change.
    pub fn newly_elected(&self) -> BTreeSet<PersonId> {
        self.elects.clone()
    }

    /// Who has named nobody yet, of the circle that elects: one that only receives whom it sends consents afterwards.
    pub fn unnamed(&self) -> Vec<PersonId> {
        let named = self.nominations();
        let electing = self.groups.iter().find(|group| group.circle.as_ref() == Some(&self.proposal.circle));
        let asked = electing.map_or(&self.roll, |group| &group.awaited);
        asked.iter().filter(|person| !named.contains_key(person)).cloned().collect()
    }

    /// The nominations to this version that stand, one of each elector.
    pub fn nominations(&self) -> BTreeMap<&PersonId, &SignedAnswer> {
        let named = self.papers.iter().filter(|(_, weight)| *weight == Weight::Nomination);
        named.map(|(paper, _)| (&paper.answer.person, paper)).collect()
    }

    /// Of whom one has to answer, on leave or not, where nobody is waited for and the proposer would decide alone.
    pub fn second(&self) -> Vec<PersonId> {
        let alone = !self.is_nominating() && self.missing().is_empty() && !self.is_shared();
        self.beside.iter().filter(|_| alone).cloned().collect()
    }

    /// Whether a matter is so much somebody's own that nobody writes down what they say of it, where they have a key.
    pub fn asks_own_hand(&self, person: &PersonId) -> bool {
        self.gives_voice || self.own_hand.contains(person)
    }

    /// Whether it only has to be closed: its proposer took it back, or left.
    pub fn is_retracted(&self) -> bool {
        self.is_taken_back() || self.abandoned && self.for_letter.is_empty()
    }

    /// Whether the proposer took it back.
    pub fn is_taken_back(&self) -> bool {
        // Whatever became of the rules since.
        let taken_back = |v: &Voice| v.answer == Said::Withdraw && v.version == self.proposal.version;
        self.voices.get(&self.proposal.proposer).is_some_and(taken_back)
    }

    /// Whether an elector's voice is an answer to this version that does not stop it.
    pub fn has_answered(&self, person: &PersonId) -> bool {
        match self.weighs(person) {
            None | Some(Weighs::Nothing) => false,
            Some(Weighs::Stops) => self.is_set_aside(person),
            Some(Weighs::For | Weighs::Against | Weighs::Neither) => true,
        }
    }

    /// Whether what somebody objected was set aside, all of it.
    fn is_set_aside(&self, person: &PersonId) -> bool {
        let own = || self.objections.iter().filter(|objection| objection.person == *person);
        own().any(|objection| objection.set_aside) && own().all(|objection| !objection.open)
    }

    /// What an elector's voice comes to; `None` where it is none, or stale.
    pub fn weighs(&self, person: &PersonId) -> Option<Weighs> {
        self.voices.get(person).filter(|voice| !voice.stale).map(|voice| self.manner.weighs(voice.answer))
    }

    /// Whether somebody beside the proposer let it pass, in person or written down: nobody decides alone for several.
    pub fn is_shared(&self) -> bool {
        let lets_pass =
            |person: &PersonId| matches!(self.weighs(person), Some(Weighs::For | Weighs::Against | Weighs::Neither));
        self.beside.is_empty() || self.beside.iter().any(lets_pass)
    }

    /// Whether everybody who is waited for has answered.
    pub fn everyone_answered(&self) -> bool {
        self.roll.iter().all(|p| self.has_answered(p))
    }

    pub fn open_objections(&self) -> impl Iterator<Item = &Objection> {
        self.objections.iter().filter(|o| o.open)
    }

    /// Whether an answer of theirs that is counted was written down by somebody else.
    pub fn is_recorded(&self, person: &PersonId) -> bool {
        self.voices.get(person).is_some_and(Voice::is_recorded)
    }

    /// Whether an answer that is counted was written down by somebody else: what is said for who has no say asks for nothing.
    pub fn counts_recorded(&self) -> bool {
        let counts = |person: &PersonId| self.electors.contains(person) || self.taken_out.contains(person);
        self.voices.iter().any(|(person, voice)| voice.is_recorded() && counts(person))
    }

    /// The kinds of the change in the words of `outcome.toml`, each once.
    pub fn kind_words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.kinds.iter().map(|kind| kind.word().to_owned()).collect();
        words.dedup();
        words
    }
}

/// Who comes into a core role by some changes.
pub fn newly_elected(changes: &[Change]) -> BTreeSet<PersonId> {
    let mut people = BTreeSet::new();
    for change in changes {
        let (old, Some(new)) = change.roles() else { continue };
        let before = old.map(|role| role.holders.as_slice()).unwrap_or_default();
        let known = |held: &&Holding| before.iter().any(|b| (&b.person, b.from) == (&held.person, held.from));
        let fresh = new.holders.iter().filter(|held| new.core.is_some() && !known(held));
        people.extend(fresh.map(|held| held.person.clone()));
    }
    people
}

/// Whether an answer binds this version, its change and the rules of today.
pub fn binds(standing: &Standing, answer: &Answer) -> bool {
    answer.version == standing.proposal.version
        && Some(&answer.change) == standing.change.as_ref()
        && answer.rules == standing.rules
}
