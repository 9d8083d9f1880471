//! The ways out where consent was not found: what a proposal may do besides that takes up one which was not adopted. Only by a
//! way that the rules list, only with what that one asked for, and only once.

use std::collections::BTreeSet;

use super::case::Case;
use super::change::Change;
use super::kinds::ChangeKind;
use super::method::fits;
use super::numbers::Numbers;
use super::past::Past;
use super::state::State;
use crate::model::{CircleId, DecisionId, Method, Verdict, Way};

/// Why a proposal may not take up another one as it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// No decision of that name was closed without being adopted.
    Unknown,
    /// The rules list no such way.
    Unlisted,
    /// The way is named, and nothing that is taken up.
    Alone,
    /// This version does not know how to go that way.
    NotOffered,
    /// What is taken up did not end in the way that this one asks for.
    Result,
    /// It went that way already.
    Taken,
    /// Too many months lie between.
    Late,
    /// Whoever proposed it then does not put it to the vote: nobody else does it for them, well or badly.
    Proposer,
    /// It was put to other circles.
    Circle,
    /// It asks for something else than what was not adopted.
    Text,
    /// What it changes is never put to a vote.
    Kind,
}

impl Stray {
    /// The machine's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unlisted => "unlisted",
            Self::Alone => "alone",
            Self::NotOffered => "not-offered",
            Self::Result => "result",
            Self::Taken => "taken",
            Self::Late => "late",
            Self::Proposer => "proposer",
            Self::Circle => "circle",
            Self::Text => "text",
            Self::Kind => "kind",
        }
    }
}

/// What taking up another proposal comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fallback {
    /// It is voted on, whatever the method of its kinds.
    pub votes: bool,
    /// The circle whose matter its parent decides.
    pub relieves: Option<CircleId>,
}

/// Months after the one in its name within which a proposal is voted on, or decided above: so whether that happened is seen
/// in a few folders.
pub const MONTHS: usize = 3;

/// The months, `yyyy-mm`, in whose folders a proposal may stand that takes up another one by such a way.
pub fn months_after(id: &DecisionId) -> Vec<String> {
    let parts = id.month().and_then(|month| month.split_once('-'));
    let number = |text: &str| text.parse::<usize>().ok();
    let Some((year, month)) = parts.and_then(|(year, month)| Some((number(year)?, number(month)?))) else {
        return vec![];
    };
    let since = year * 12 + month - 1;
    (since..=since + MONTHS).map(|at| format!("{:04}-{:02}", at / 12, at % 12 + 1)).collect()
}

/// What a proposal that takes up another one may do besides.
///
/// # Errors
/// Why it may not.
pub fn fallback(
    case: &Case<'_>,
    asked: &[Change],
    kinds: &BTreeSet<ChangeKind>,
    state: &dyn State,
    numbers: &Numbers,
) -> Result<Fallback, Stray> {
    let proposal = case.proposal;
    // What is taken back goes no way any more.
    if case.sealing.as_ref().is_some_and(|it| it.result == Verdict::Withdrawn) {
        return Ok(Fallback::default());
    }
    let past = match &proposal.follows {
        Some(id) => Some((id, state.past(id).filter(|past| past.result.is_lost()).ok_or(Stray::Unknown)?)),
        None => None,
    };
    let Some(way) = proposal.fallback else { return Ok(Fallback::default()) };
    if !numbers.fallback.iter().any(|listed| listed == way.word()) {
        return Err(Stray::Unlisted);
    }
    let (then, past) = past.ok_or(Stray::Alone)?;
    match way {
        Way::Vote | Way::ParentCircle => {}
        // Consent again, with a text that has less to fear: what it is made of is seen in it.
        Way::ShorterTerm | Way::MeasuredTrial | Way::HelpingCircle | Way::StatusQuo => return Ok(Fallback::default()),
        Way::ProcessBreakdown => return Err(Stray::NotOffered),
    }
    if !months_after(then).iter().any(|month| case.id.month() == Some(month)) {
        return Err(Stray::Late);
    }
    if past.fallback == Some(way) || state.taken_up(then, way, case.id) {
        return Err(Stray::Taken);
    }
    match way {
        Way::Vote => vote(case, kinds, &past).map(|()| Fallback { votes: true, relieves: None }),
        _ => taken_over(case, asked, &past, state).map(|circle| Fallback { votes: false, relieves: Some(circle) }),
    }
}

/// The very text that consent was not found for, put to a vote in the same circles.
fn vote(case: &Case<'_>, kinds: &BTreeSet<ChangeKind>, past: &Past) -> Result<(), Stray> {
    if past.result != Verdict::Failed {
        return Err(Stray::Result);
    }
    if case.proposal.proposer != past.proposer {
        return Err(Stray::Proposer);
    }
    let with: BTreeSet<CircleId> = case.proposal.with.iter().cloned().collect();
    if (&case.proposal.circle, &with) != (&past.circle, &past.with) {
        return Err(Stray::Circle);
    }
    if past.entries.is_empty() || case.as_followed != past.entries {
        return Err(Stray::Text);
    }
    if kinds.iter().all(|kind| fits(Method::Vote, kind.word())) { Ok(()) } else { Err(Stray::Kind) }
}

/// The circle whose matter is taken over: its parent decides on the same files, as long as nothing else was decided on them.
fn taken_over(case: &Case<'_>, asked: &[Change], past: &Past, state: &dyn State) -> Result<CircleId, Stray> {
    if past.result != Verdict::Escalated {
        return Err(Stray::Result);
    }
    let parent = state.circle(&past.circle).and_then(|circle| circle.parent.clone());
    if parent.as_ref() != Some(&case.proposal.circle) {
        return Err(Stray::Circle);
    }
    let of_it = |change: &Change| {
        let own = case.as_followed.iter().find(|entry| entry.path == change.path);
        own.is_some_and(|own| past.entries.iter().any(|then| (&then.path, &then.old) == (&own.path, &own.old)))
    };
    if asked.iter().all(of_it) { Ok(past.circle.clone()) } else { Err(Stray::Text) }
}
