//! Lead: whoever leads the circle decides it, inside their mandate; where nobody does, the circle by consent.

use std::collections::BTreeSet;

use crate::model::PersonId;

/// What a lead may decide: who fills the operational roles of the circle.
pub const KINDS: [&str; 1] = ["assignment"];

pub fn asks(leads: &BTreeSet<PersonId>, electors: BTreeSet<PersonId>) -> BTreeSet<PersonId> {
    let there: BTreeSet<PersonId> = electors.intersection(leads).cloned().collect();
    if there.is_empty() { electors } else { there }
}
