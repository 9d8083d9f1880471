//! In which round a proposal is, and how long a term lasts, in words.

use crate::lang::Message;
use crate::message;
use crate::model::Length;
use crate::process::{Round, Rounds, View};

/// How long, in words.
pub fn length(term: Length) -> Message {
    let (years, months, days) = (i64::from(term.years), i64::from(term.months), i64::from(term.days));
    match (years, months, days) {
        (years, 0, 0) => message!("length-years", count = years),
        (0, months, 0) => message!("length-months", count = months),
        (0, 0, days) => message!("length-days", count = days),
        _ => message!("length-mixed", text = term.to_string()),
    }
}

/// In which round it is, and what comes next.
pub fn round(rounds: &Rounds, view: &View) -> Message {
    let (version, most) = (view.standing.proposal.version, view.standing.max_rounds);
    let (answered, needed) = (rounds.answered, rounds.needed);
    match rounds.now {
        Round::Opened => message!("round-opened", answered = answered, needed = needed),
        Round::Clarification => message!("round-clarification", count = rounds.unanswered.len()),
        Round::Reaction => message!("round-reaction", count = rounds.reactions),
        Round::Integration => message!("round-integration", version = version, most = most),
        Round::Consent => message!("round-consent", version = version, answered = answered, needed = needed),
    }
}
