//! Where only some are asked: each of them agrees, or stops it.

use crate::bind::manner::Weighs;
use crate::model::Said;

pub fn offers() -> Vec<Said> {
    vec![Said::Consent, Said::Objection]
}

/// What others say of it, advice too, stands beside and stops nothing.
pub fn weighs(said: Said) -> Weighs {
    match said {
        Said::Propose | Said::Consent => Weighs::For,
        Said::Objection => Weighs::Stops,
        Said::Withdraw | Said::Concern | Said::StandAside | Said::Question | Said::Reaction => Weighs::Nothing,
        Said::Nominate | Said::Reveal | Said::For | Said::Against | Said::Blank | Said::SetAside => Weighs::Nothing,
    }
}
