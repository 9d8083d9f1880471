//! Vouch: as many others as the rules ask for say with their own keys what becomes of somebody's.

use crate::bind::manner::Weighs;
use crate::model::Said;

/// What is decided so: the keys of somebody who cannot speak for themselves now.
pub const KINDS: [&str; 2] = ["suspension", "recovery"];

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
