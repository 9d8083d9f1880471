//! Whether an organisation could still decide: keys, electors and sealers of the root circle, which cares for all others.

use std::collections::BTreeSet;

use super::electors::{all_electors, human, recorders};
use super::method::unfit;
use super::numbers::Numbers;
use super::state::{State, has_active_key, root};
use crate::model::{PersonId, Recording};

/// Why nobody could decide anything any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// No rules that can be read, or of an edition that was never released.
    Rules,
    /// The root circle has nobody who may answer.
    Electors,
    /// Nobody of the root circle has a key.
    Keys,
    /// Some kind of change would be decided by a method that nobody here knows how to judge, or that it cannot have.
    Method,
    /// Too many would have no key left that speaks.
    Suspended,
    /// Answers have to be written down for somebody, and there are not two humans with keys to sign for that.
    Signers,
}

impl Lock {
    pub fn word(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Electors => "electors",
            Self::Keys => "keys",
            Self::Method => "method",
            Self::Suspended => "suspended",
            Self::Signers => "signers",
        }
    }
}

/// What locks everybody out of a state; `None` while it can decide.
pub fn lock(state: &dyn State) -> Option<Lock> {
    let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
    let (Some(numbers), Some(root)) = (numbers, root(state)) else { return Some(Lock::Rules) };
    // Nothing of such a kind could be decided, and the rules say nothing that is.
    if numbers.kinds().any(|kind| unfit(&numbers, kind).is_some()) {
        return Some(Lock::Method);
    }
    let electors = all_electors(state, &root, &numbers);
    if electors.is_empty() {
        return Some(Lock::Electors);
    }
    let has_key = |p: &PersonId| has_active_key(state, p);
    let signing: BTreeSet<PersonId> = electors.iter().filter(|p| has_key(p)).map(|p| human(state, p)).collect();
    if signing.is_empty() {
        return Some(Lock::Keys);
    }
    let spoken_for = electors.iter().any(|p| !has_key(p));
    let recorded = numbers.recording == Recording::Recorder
        && recorders(state, &root, &numbers).iter().any(has_key)
        && signing.len() > 1;
    (spoken_for && !recorded).then_some(Lock::Signers)
}
