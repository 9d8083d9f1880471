//! Lead: whoever leads the circle decides it, inside their mandate; where nobody does, the circle by consent.

use std::collections::BTreeSet;

use crate::bind::manner::Weighs;
use crate::model::{PersonId, Said};

/// What a lead may decide: who fills the operational roles of the circle.
pub const KINDS: [&str; 1] = ["assignment"];

pub fn offers() -> Vec<Said> {
    vec![Said::Consent, Said::Objection]
}

pub fn weighs(said: Said) -> Weighs {
    match said {
        Said::Propose | Said::Consent => Weighs::For,
        Said::Objection => Weighs::Stops,
        Said::Withdraw | Said::Concern | Said::StandAside | Said::Question | Said::Reaction => Weighs::Nothing,
        Said::Nominate | Said::Reveal | Said::For | Said::Against | Said::Blank | Said::SetAside => Weighs::Nothing,
    }
}

pub fn asks(leads: &BTreeSet<PersonId>, electors: BTreeSet<PersonId>) -> BTreeSet<PersonId> {
    let there: BTreeSet<PersonId> = electors.intersection(leads).cloned().collect();
    if there.is_empty() { electors } else { there }
}
