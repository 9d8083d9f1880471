//! Decisions of before, as far as a later one has to know them.

use std::collections::BTreeSet;

use crate::model::{Instant, PersonId};

/// A decision that was adopted before, as a later one has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub kinds: Vec<String>,
    pub decided: Instant,
    /// Who had a say and was not absent, as its outcome says: what came after the seal changes nothing of it.
    pub by: BTreeSet<PersonId>,
}
