//! Decisions of before, as far as a later one has to know them.

use std::collections::BTreeSet;

use crate::model::{Instant, PersonId};

/// A decision that was adopted before, as a later one has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub kinds: Vec<String>,
    pub decided: Instant,
    /// Who agreed to it with a key of their own.
    pub by: BTreeSet<PersonId>,
}
