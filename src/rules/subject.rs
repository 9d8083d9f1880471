//! What a check sees and what it writes: places and named values, never a sentence.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::custom::{OwnRules, run_own};
use super::settings::{Line, Origin, Settings};
use crate::bind::Standing;
use crate::finding::{Finding, Place};
use crate::lang::Args;
use crate::model::{
    Circle, CircleId, Core, Date, DecisionId, Dossier, Level, Organisation, Outcome, Person, PersonId, Proposal,
    StandsFor, Status,
};

/// Everything a rule of the organisation may look at.
pub struct Subject<'a> {
    pub org: &'a Organisation,
    pub settings: Settings<'a>,
    pub today: Date,
    pub at_hand: &'a AtHand,
    index: Index<'a>,
    own: OnceCell<OwnRules>,
}

/// The open dossier that a check is about.
#[derive(Default)]
pub struct AtHand {
    pub judged: Vec<Standing>,
    /// One that cannot be judged here, because this clone does not hold the history.
    pub unjudged: Option<DecisionId>,
}

impl AtHand {
    pub fn holds(&self, id: &DecisionId) -> bool {
        self.unjudged.as_ref() == Some(id) || self.judged.iter().any(|standing| standing.id == *id)
    }
}

/// Looked up by every family, built once: no rule walks the whole organisation for each circle.
struct Index<'a> {
    members: BTreeMap<&'a CircleId, BTreeSet<&'a PersonId>>,
    children: BTreeMap<&'a CircleId, Vec<(&'a CircleId, &'a Circle)>>,
    core: BTreeMap<(&'a CircleId, Core), BTreeSet<&'a PersonId>>,
}

/// A question that has no answer has an empty one.
static NOBODY: BTreeSet<&PersonId> = BTreeSet::new();

impl<'a> Subject<'a> {
    pub fn new(org: &'a Organisation, settings: Settings<'a>, at_hand: &'a AtHand) -> Self {
        let today = settings.today;
        let mut index = Index { members: BTreeMap::new(), children: BTreeMap::new(), core: BTreeMap::new() };
        for (id, circle) in &org.circles {
            index.members.insert(id, circle.members.iter().collect());
            if let Some(parent) = &circle.parent {
                index.children.entry(parent).or_default().push((id, circle));
            }
        }
        for (id, role) in &org.roles {
            let unlisted = org.circles.get(&id.circle).is_none_or(|c| c.members.is_empty());
            for held in role.holders.iter().filter(|h| h.holds_on(today)) {
                if unlisted {
                    index.members.entry(&id.circle).or_default().insert(&held.person);
                }
                if let Some(core) = role.core {
                    index.core.entry((&id.circle, core)).or_default().insert(&held.person);
                }
            }
        }
        Self { org, settings, today, at_hand, index, own: OnceCell::new() }
    }

    /// What came of the organisation's own rules; run once, when they are first asked about.
    pub fn own_rules(&self) -> &OwnRules {
        self.own.get_or_init(|| run_own(self.org, &self.settings.rules.custom_rules, self.today))
    }

    /// Who fills a core function of a circle today.
    pub fn core_holders(&self, circle: &'a CircleId, core: Core) -> &BTreeSet<&'a PersonId> {
        self.index.core.get(&(circle, core)).unwrap_or(&NOBODY)
    }

    /// Who is in a circle: those it lists; where it lists nobody (Holacracy), those who hold a role in it today.
    pub fn members(&self, circle: &CircleId) -> &BTreeSet<&'a PersonId> {
        self.index.members.get(circle).unwrap_or(&NOBODY)
    }

    /// The circles directly below one, dissolved ones too.
    pub fn children(&self, circle: &CircleId) -> &[(&'a CircleId, &'a Circle)] {
        self.index.children.get(circle).map(Vec::as_slice).unwrap_or_default()
    }

    /// The decision that a file names as its origin; nothing for what stood before, or what cannot be found.
    pub fn dossier(&self, by: Option<&'a DecisionId>) -> Option<(&'a DecisionId, &'a Dossier)> {
        let (id, dossier) = self.org.decisions.get_key_value(by?)?;
        Some((id, dossier))
    }

    /// The closed decision that a file names as its origin.
    pub fn decided(&self, by: Option<&'a DecisionId>) -> Option<Decided<'a>> {
        let (id, dossier) = self.dossier(by)?;
        Some(Decided { id, proposal: dossier.proposal.as_ref()?, outcome: dossier.outcome.as_ref()? })
    }

    /// Whether a file names as its origin a decision that was proposed and is not closed, other than the proposal at hand.
    pub fn is_pending(&self, by: Option<&'a DecisionId>) -> bool {
        let open = self.dossier(by).filter(|(_, dossier)| dossier.outcome.is_none() && dossier.proposal.is_some());
        open.is_some_and(|(id, _)| !self.at_hand.holds(id))
    }

    /// Those who hold shares on a day; where shares are not written down, those who have a category.
    pub fn associates(&self, day: Date) -> Vec<(&'a PersonId, &'a Person)> {
        let shares = self.keeps_shares();
        let holds = |person: &Person| match person.associate_from {
            Some(from) => from <= day && person.associate_until.is_none_or(|until| day <= until),
            None => !shares && person.category.is_some() && person.status == Status::Member,
        };
        self.org.people.iter().filter(|(_, person)| holds(person)).collect()
    }

    /// Whether anybody's shares are written down.
    pub fn keeps_shares(&self) -> bool {
        self.org.people.values().any(|p| p.associate_from.is_some())
    }

    /// Whether a person's category stands for one kind of associate.
    pub fn stands_for(&self, person: &Person, kind: StandsFor) -> bool {
        let mut categories = self.org.constitution.iter().flat_map(|c| &c.categories);
        person.category.as_ref().is_some_and(|id| categories.any(|c| c.id == *id && c.stands_for == kind))
    }

    /// Whether everybody came within so many days: it is still gathering.
    pub fn is_young(&self, days: i64) -> bool {
        let mut members = self.org.people.values().filter(|p| p.status == Status::Member).peekable();
        members.peek().is_some() && members.all(|p| p.joined.is_some_and(|day| self.today.days_since(day) <= days))
    }

    /// What the profile counts with.
    pub fn profile(&self) -> &'static crate::model::Numbers {
        &self.settings.numbers.profile.numbers
    }
}

/// A decision that is closed, as a file that names it needs it.
#[derive(Clone, Copy)]
pub struct Decided<'a> {
    pub id: &'a DecisionId,
    pub proposal: &'a Proposal,
    pub outcome: &'a Outcome,
}

impl Decided<'_> {
    /// Whether a circle was among those that decided.
    pub fn concerns(&self, circle: &CircleId) -> bool {
        self.proposal.circle == *circle || self.proposal.with.contains(circle)
    }

    pub fn is_of_kind(&self, kind: &str) -> bool {
        self.outcome.kinds.iter().any(|k| k == kind)
    }
}

/// One decision's procedure, open or closed.
pub struct Procedure<'a> {
    pub standing: &'a Standing,
    /// What was decided, once it is.
    pub outcome: Option<&'a Outcome>,
    pub settings: &'a Settings<'a>,
}

/// Where one rule writes what it found.
pub struct Report<'a> {
    pub(super) line: &'a Line,
    pub(super) level: Level,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl Report<'_> {
    /// A number of the rule's card, as the profile and the organisation set it.
    pub fn number(&self, name: &str) -> i64 {
        let found = self.line.numbers.iter().find(|(known, _, _)| *known == name).map(|(_, number, _)| *number);
        // A test compares what every check asks for with its card.
        found.or_else(|| self.line.card.numbers.iter().find(|(known, _)| *known == name).map(|(_, n)| *n)).unwrap_or(0)
    }

    /// Whether the organisation itself set a number: what it set is a promise, what is usual elsewhere is advice.
    pub fn is_own(&self, name: &str) -> bool {
        let own = |origin: &Origin| matches!(origin, Origin::Own | Origin::Written(..));
        self.line.numbers.iter().any(|(known, _, origin)| *known == name && own(origin))
    }

    pub fn at(&mut self, place: Place, values: Args) {
        self.both(place, vec![], values);
    }

    /// A fault that stands in several places: the first is where to act.
    pub fn both(&mut self, place: Place, related: Vec<Place>, values: Args) {
        self.push(self.level, place, related, values);
    }

    /// A finding at most as heavy as `level`.
    pub fn at_most(&mut self, level: Level, place: Place, values: Args) {
        self.push(self.level.max(level), place, vec![], values);
    }

    /// A finding at least as heavy as `level`.
    pub fn at_least(&mut self, level: Level, place: Place, values: Args) {
        self.push(self.level.min(level), place, vec![], values);
    }

    /// A finding of a level that somebody else set.
    pub fn exactly(&mut self, level: Level, place: Place, related: Vec<Place>, values: Args) {
        self.push(level, place, related, values);
    }

    fn push(&mut self, level: Level, place: Place, related: Vec<Place>, values: Args) {
        self.findings.push(Finding { rule: self.line.card.slug, level, place: Some(place), related, values });
    }
}
