//! Where a rule points: the places of files, and the names of days and records.

use crate::bind::Standing;
use crate::files::Kind;
use crate::finding::Place;
use crate::lang::Value;
use crate::model::{CircleId, Date, DecisionId, DomainId, PersonId, PolicyRef, RoleRef};

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

/// A key of `rules.toml`.
pub fn rules() -> Place {
    Place::file("rules.toml")
}

/// A key of `constitution.toml`.
pub fn constitution() -> Place {
    Place::file("constitution.toml")
}

/// A record, by its folder and its stem.
pub fn record(folder: &str, stem: &str) -> Place {
    Place::file(format!("{folder}/{stem}.toml"))
}

/// What was decided.
pub fn outcome(standing: &Standing) -> Place {
    outcome_of(&standing.id)
}

pub fn outcome_of(id: &DecisionId) -> Place {
    file(&Kind::Outcome(id.clone()))
}

pub fn proposal_of(id: &DecisionId) -> Place {
    file(&Kind::Proposal(id.clone()))
}

/// A day that may not be written; nothing stands for it, so that a finding is the same one tomorrow.
pub fn day(date: Option<Date>) -> Value {
    date.map_or_else(|| Value::from(""), Value::from)
}

/// The day in a record's name, `2026-05-10` or `2026-05-10-web`.
pub fn day_of(stem: &str) -> Option<Date> {
    stem.get(..10).and_then(Date::parse)
}

/// A record as people name it: its stem, or its path.
pub fn stem_of(text: &str) -> &str {
    text.rsplit('/').next().unwrap_or(text).trim_end_matches(".toml")
}
