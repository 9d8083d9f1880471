//! Consent: everybody who has a say lets it pass, and nobody sees a harm in it that stands.

use crate::bind::manner::{Manner, Weighs};
use crate::model::Said;

/// The rule by which who said nothing is absent, where the constitution reads silence so.
pub const SILENCE: &str = "silence";

pub fn offers(manner: &Manner) -> Vec<Said> {
    let mut offered = vec![Said::Consent, Said::Objection];
    offered.extend(manner.concerns.then_some(Said::Concern));
    offered.extend(manner.stand_aside.then_some(Said::StandAside));
    offered
}

pub fn weighs(manner: &Manner, said: Said) -> Weighs {
    match said {
        Said::Propose | Said::Consent => Weighs::For,
        Said::Concern if manner.concerns => Weighs::For,
        Said::StandAside if manner.stand_aside => Weighs::For,
        Said::Objection => Weighs::Stops,
        Said::Concern | Said::StandAside | Said::Withdraw | Said::Question | Said::Reaction => Weighs::Nothing,
        Said::Nominate | Said::Reveal | Said::For | Said::Against | Said::Blank | Said::SetAside => Weighs::Nothing,
    }
}
