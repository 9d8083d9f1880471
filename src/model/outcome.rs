//! What was decided; it closes its dossier.

use super::{Date, Instant, PersonId, choice};

choice! {
    /// How a decision ended.
    Verdict {
        Adopted = "adopted", Withdrawn = "withdrawn", Dropped = "dropped",
        Escalated = "escalated", Failed = "failed", Postponed = "postponed",
    }
}

impl Verdict {
    /// Whether it was closed because consent, or a majority, was not found.
    pub fn is_lost(self) -> bool {
        matches!(self, Self::Failed | Self::Escalated)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub format: String,
    pub organisation: String,
    pub decision: String,
    pub version: i64,
    pub change: String,
    pub rules: String,
    pub result: Verdict,
    pub kinds: Vec<String>,
    pub electors: Vec<PersonId>,
    pub absent: Vec<Absence>,
    pub answers: String,
    pub decided: Instant,
    pub facilitator: Option<PersonId>,
    pub secretary: Option<PersonId>,
    pub meeting: Option<String>,
    pub assembly: Option<String>,
    pub review: Option<Date>,
    /// Of what was not adopted and may be taken up again: what it asked for.
    pub entries: Vec<Entry>,
}

/// One governed path that a proposal would have changed, with `sha256:` of its content before and after, as a change names it
/// for others to compare: of most files as `fmt` lays them out. None where there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub path: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    pub person: PersonId,
    pub rule: String,
}
