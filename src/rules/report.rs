//! What a check sees and what it writes: places and named values, never a sentence.

use crate::bind::{Numbers, Standing};
use crate::files::Kind;
use crate::finding::{Finding, Place};
use crate::lang::Args;
use crate::model::{CircleId, Core, Date, DomainId, Level, Organisation, PersonId, PolicyRef, RoleRef};

/// Everything a rule may look at.
pub struct Subject<'a> {
    pub org: &'a Organisation,
    pub numbers: &'a Numbers,
    pub today: Date,
    pub standings: &'a [Standing],
}

impl Subject<'_> {
    /// Who fills a core function of a circle today.
    pub fn core_holders(&self, circle: &CircleId, core: Core) -> std::collections::BTreeSet<PersonId> {
        self.org.core_holders(circle, core, self.today)
    }

    pub fn members(&self, circle: &CircleId) -> std::collections::BTreeSet<PersonId> {
        self.org.members(circle, self.today)
    }
}

/// Where one rule writes what it found.
pub struct Report<'a> {
    pub(super) rule: &'static str,
    pub(super) level: Level,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl Report<'_> {
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

    fn push(&mut self, level: Level, place: Place, related: Vec<Place>, values: Args) {
        self.findings.push(Finding { rule: self.rule, level, place: Some(place), related, values });
    }
}

fn file(kind: &Kind) -> Place {
    Place::file(kind.path().unwrap_or_default())
}

pub fn circle(id: &CircleId) -> Place {
    file(&Kind::Circle(id.clone()))
}

pub fn role(id: &RoleRef) -> Place {
    file(&Kind::Role(id.clone()))
}

pub fn person(id: &PersonId) -> Place {
    file(&Kind::Person(id.clone()))
}

pub fn policy(id: &PolicyRef) -> Place {
    file(&Kind::Policy(id.clone()))
}

pub fn domain(id: &DomainId) -> Place {
    file(&Kind::Domain(id.clone()))
}

/// A dossier's proposal.
pub fn proposal(standing: &Standing) -> Place {
    file(&Kind::Proposal(standing.id.clone()))
}

/// One answer of a dossier.
pub fn answer(standing: &Standing, stem: &str) -> Place {
    file(&Kind::Answer(standing.id.clone(), stem.to_owned()))
}
