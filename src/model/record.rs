//! Records besides meetings: tensions, assemblies, evaluations.

use super::{CircleId, Date, Percent, PersonId, RoleRef, Slug, choice};

choice! {
    AssemblyKind { Ordinary = "ordinary", Extraordinary = "extraordinary" }
}

/// A gap that somebody sensed between what is and what could be.
#[derive(Clone, Debug, PartialEq)]
pub struct Tension {
    pub fact: String,
    pub gap: Option<String>,
    pub wanted: Option<String>,
    pub raised_by: PersonId,
    pub role: Option<RoleRef>,
    pub circle: Option<CircleId>,
    pub raised: Date,
    pub route: Option<String>,
    pub status: Option<String>,
    pub outcome: Option<String>,
}

/// The record of a general assembly.
#[derive(Clone, Debug, PartialEq)]
pub struct Assembly {
    pub kind: AssemblyKind,
    pub called: Option<Date>,
    /// First or second call, each with its quorum.
    pub call: Option<i64>,
    pub present: Vec<PersonId>,
    pub proxies: Vec<Proxy>,
    pub votes: Vec<Vote>,
    pub chair: Option<PersonId>,
    pub secretary: Option<PersonId>,
    /// Where the yearly report that was presented is.
    pub report: Option<String>,
    /// The capital as it stood that day.
    pub capital: Vec<Capital>,
}

/// What one category of associates holds of the capital, in percent.
#[derive(Clone, Debug, PartialEq)]
pub struct Capital {
    pub category: Slug,
    pub percent: Percent,
}

/// One person's voice in another's hands.
#[derive(Clone, Debug, PartialEq)]
pub struct Proxy {
    pub from: PersonId,
    pub to: PersonId,
}

/// The votes on one resolution, of one college where there are any.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    pub resolution: String,
    pub college: Option<String>,
    pub r#for: i64,
    pub against: i64,
    pub blank: Option<i64>,
}

/// That an evaluation took place, and where its plan is; never a text about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub person: PersonId,
    pub panel: Vec<PersonId>,
    pub held: Date,
    pub plan: Option<String>,
    pub next: Option<Date>,
}
