//! Decisions of before, as far as a later one has to know them.

use std::collections::BTreeSet;

use crate::model::{CircleId, Entry, Instant, Outcome, PersonId, Proposal, Verdict, Way};

/// A decision that was closed before, as a later one has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub kinds: Vec<String>,
    pub decided: Instant,
    pub result: Verdict,
    /// Who had a say and was not absent, as its outcome says: what came after the seal changes nothing of it.
    pub by: BTreeSet<PersonId>,
    pub proposer: PersonId,
    /// The circles that were asked: the one that it was put to, and those named besides.
    pub circle: CircleId,
    pub with: BTreeSet<CircleId>,
    /// By which way out it took up another one itself.
    pub fallback: Option<Way>,
    /// Of what was not adopted: what it asked for.
    pub entries: Vec<Entry>,
}

impl Past {
    pub fn of(outcome: &Outcome, proposal: &Proposal) -> Self {
        let absent: BTreeSet<&PersonId> = outcome.absent.iter().map(|absence| &absence.person).collect();
        let by = outcome.electors.iter().filter(|person| !absent.contains(person)).cloned().collect();
        Self {
            kinds: outcome.kinds.clone(),
            decided: outcome.decided,
            result: outcome.result,
            by,
            proposer: proposal.proposer.clone(),
            circle: proposal.circle.clone(),
            with: proposal.with.iter().cloned().collect(),
            fallback: proposal.fallback,
            entries: outcome.entries.clone(),
        }
    }

    /// Itself, where it was adopted.
    pub fn adopted(self) -> Option<Self> {
        (self.result == Verdict::Adopted).then_some(self)
    }
}
