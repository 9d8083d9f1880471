//! The ways out where consent was not found: what a proposal may do besides that takes up one which was not adopted. Only by a
//! way that the rules list, and only with what that one asked for.

use std::collections::BTreeSet;

use super::case::Case;
use super::change::{Change, Side};
use super::kinds::ChangeKind;
use super::method::fits;
use super::numbers::Numbers;
use super::past::Past;
use super::state::State;
use crate::model::{CircleId, Entry, Method, Verdict, Way};

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
    /// A vote was held on it already.
    Voted,
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
            Self::Voted => "voted",
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
    let past = match &proposal.follows {
        Some(id) => Some(state.past(id).filter(is_lost).ok_or(Stray::Unknown)?),
        None => None,
    };
    let Some(way) = proposal.fallback else { return Ok(Fallback::default()) };
    if !numbers.fallback.iter().any(|listed| listed == way.word()) {
        return Err(Stray::Unlisted);
    }
    let past = past.ok_or(Stray::Alone)?;
    match way {
        Way::Vote => vote(case, asked, kinds, &past).map(|()| Fallback { votes: true, relieves: None }),
        Way::ParentCircle => {
            taken_over(case, asked, &past, state).map(|circle| Fallback { votes: false, relieves: Some(circle) })
        }
        // Consent again, with a text that has less to fear: what it is made of is seen in it.
        Way::ShorterTerm | Way::MeasuredTrial | Way::HelpingCircle | Way::StatusQuo => Ok(Fallback::default()),
        Way::ProcessBreakdown => Err(Stray::NotOffered),
    }
}

/// Whether a decision was closed because consent was not found.
fn is_lost(past: &Past) -> bool {
    matches!(past.result, Verdict::Failed | Verdict::Escalated)
}

/// The very text that consent was not found for, put to a vote once, in the same circles.
fn vote(case: &Case<'_>, asked: &[Change], kinds: &BTreeSet<ChangeKind>, past: &Past) -> Result<(), Stray> {
    if past.result != Verdict::Failed {
        return Err(Stray::Result);
    }
    if past.fallback == Some(Way::Vote) {
        return Err(Stray::Voted);
    }
    let with: BTreeSet<CircleId> = case.proposal.with.iter().cloned().collect();
    if (&case.proposal.circle, &with) != (&past.circle, &past.with) {
        return Err(Stray::Circle);
    }
    let then = |change: &Change| {
        let new = case.as_followed.get(&change.path).map(|digest| format!("sha256:{digest}"));
        Entry { new, ..entry(change) }
    };
    if asked.iter().map(then).collect::<Vec<_>>() != past.entries {
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
        let own = entry(change);
        past.entries.iter().any(|then| (&then.path, &then.old) == (&own.path, &own.old))
    };
    if asked.iter().all(of_it) { Ok(past.circle.clone()) } else { Err(Stray::Text) }
}

/// What a proposal asks for, as an outcome that does not adopt it keeps it.
pub fn entries(asked: &[Change]) -> Vec<Entry> {
    let mut all: Vec<Entry> = asked.iter().map(entry).collect();
    all.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    all
}

fn entry(change: &Change) -> Entry {
    let digest = |side: &Option<Side>| side.as_ref().map(|side| format!("sha256:{}", side.digest));
    Entry { path: change.path.clone(), old: digest(&change.old), new: digest(&change.new) }
}
