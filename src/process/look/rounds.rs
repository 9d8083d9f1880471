//! In which round a proposal is that goes by consent: read from what people said, never declared.

use super::view::View;
use crate::bind::{Standing, Weight};
use crate::model::{Answer, Method, PersonId, Said};

/// The rounds of a decision by consent, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Nobody but who proposes has spoken of this version.
    Opened,
    /// A question waits for its answer.
    Clarification,
    /// People say what it makes them think; nobody has answered yet.
    Reaction,
    /// An objection to this version asks for another text.
    Integration,
    Consent,
}

impl Round {
    /// The machine's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Clarification => "clarification",
            Self::Reaction => "reaction",
            Self::Integration => "integration",
            Self::Consent => "consent",
        }
    }
}

/// Where the rounds stand.
pub struct Rounds {
    pub now: Round,
    /// Questions to this version that its proposer has not spoken to since.
    pub unanswered: Vec<(PersonId, String)>,
    pub questions: usize,
    pub reactions: usize,
    /// Who answered this version, of how many.
    pub answered: usize,
    pub needed: usize,
}

/// Where an open proposal stands; `None` where it does not go by consent, or people still name somebody.
pub fn rounds(view: &View) -> Option<Rounds> {
    let standing = &view.standing;
    let by_consent = standing.manner.method == Method::Consent && view.outcome.is_none();
    if !by_consent || standing.is_nominating() || standing.is_retracted() || !standing.version_exists {
        return None;
    }
    let unanswered = unanswered(standing);
    let count = |said: Said| talk(standing).filter(|answer| answer.answer == said).count();
    let (questions, reactions) = (count(Said::Question), count(Said::Reaction));
    let answered = standing.electors.iter().filter(|person| standing.has_answered(person)).count();
    let alone = standing.roll.iter().all(|p| *p == standing.proposal.proposer || !standing.has_answered(p));
    let now = match () {
        () if standing.open_objections().any(|o| o.version == standing.proposal.version) => Round::Integration,
        () if !unanswered.is_empty() => Round::Clarification,
        () if alone && questions + reactions > 0 => Round::Reaction,
        () if alone && standing.roll.len() > 1 => Round::Opened,
        () => Round::Consent,
    };
    Some(Rounds { now, unanswered, questions, reactions, answered, needed: standing.electors.len() })
}

/// What was said of the version that stands, besides answers.
fn talk(standing: &Standing) -> impl Iterator<Item = &Answer> {
    let spoken = standing.papers.iter().filter(|(_, weight)| *weight == Weight::Talk).map(|(paper, _)| &paper.answer);
    spoken.filter(|answer| answer.version == standing.proposal.version)
}

/// Questions to the version that stands, to which its proposer has not spoken since.
pub fn unanswered(standing: &Standing) -> Vec<(PersonId, String)> {
    let proposer = &standing.proposal.proposer;
    let own = |answer: &&Answer| answer.person == *proposer;
    let spoken = talk(standing).filter(own).filter_map(|answer| answer.issued).max();
    let open = talk(standing)
        .filter(|answer| answer.answer == Said::Question && answer.person != *proposer && answer.issued > spoken);
    open.map(|answer| (answer.person.clone(), answer.reason.clone().unwrap_or_default())).collect()
}
