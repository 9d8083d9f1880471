//! Who spoke of a version, and until when it is known to have been open.

use std::collections::BTreeSet;

use super::case::Case;
use super::electors::{all_electors, deciding, recorders_but};
use super::hearing::parted_from;
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::standing::Standing;
use super::state::{State, is_word_of, speaks_for};
use crate::model::{CircleId, Date, Instant, Method, PersonId, Said};

/// Those who gave an answer to this version, or an objection to any, with a key of their own or to somebody who may write it
/// down; an objection is heard by the law of its version's day as well. A copy of what they said elsewhere calls nobody back
/// from a leave.
pub fn spoke(
    standing: &Standing,
    papers: &[&SignedAnswer],
    state: &dyn State,
    opened_by: &[(i64, &dyn State)],
) -> BTreeSet<PersonId> {
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    // Where a circle has nobody, the one above it decides, and its recorders write down.
    let climb = |then: &dyn State, circle: &CircleId, it: &Numbers| {
        deciding(then, circle, &|c| !all_electors(then, c, it).is_empty())
    };
    let circles: BTreeSet<&CircleId> = standing.named.iter().chain(&standing.holding).collect();
    let parted = parted_from(standing);
    let by = |then: &dyn State, paper: &SignedAnswer| match &paper.answer.recorded_by {
        None => paper.key.as_ref().is_some_and(|key| speaks_for(then, &paper.answer.person, key)),
        Some(recorder) => {
            let numbers = then.rules().and_then(|rules| Numbers::of(&rules));
            let active = paper.key.as_ref().is_some_and(|key| speaks_for(then, recorder, key));
            let person = &paper.answer.person;
            let writes = |circle: &CircleId, it: &Numbers| {
                let circle = &climb(then, circle, it);
                recorders_but(then, circle, it, &parted).contains(recorder)
                    && all_electors(then, circle, it).contains(person)
            };
            active && numbers.is_some_and(|it| circles.iter().any(|circle| writes(circle, &it)))
        }
    };
    // The texts that the proposer signed for this version: told from the answers, whether the changes are at hand or not.
    let proposal = &standing.proposal;
    let proposes = |paper: &&&SignedAnswer| {
        let answer = &paper.answer;
        let own = answer.answer == Said::Propose && answer.person == proposal.proposer;
        own && answer.version == proposal.version && is_word_of(state, paper)
    };
    let texts: BTreeSet<&String> = papers.iter().filter(proposes).map(|paper| &paper.answer.change).collect();
    let advises = standing.manner.method == Method::Advice;
    let speaks = |paper: &&&SignedAnswer| {
        let answer = &paper.answer;
        let objects = answer.answer == Said::Objection;
        let here = paper.is_of(&organisation, standing.id.as_str());
        let now = answer.version == standing.proposal.version || objects;
        let mut then = opened_by.iter().filter(|(version, _)| objects && *version == answer.version);
        // What somebody else writes down calls back only who answered this very text.
        let bound = answer.recorded_by.is_none() || objects || texts.contains(&answer.change);
        here && now
            && bound
            && (!answer.answer.is_talk() || advises && answer.answer == Said::Reaction)
            && !answer.answer.is_nomination()
            && (by(state, paper) || then.any(|(_, then)| by(*then, paper)))
    };
    papers.iter().filter(speaks).map(|p| p.answer.person.clone()).collect()
}

/// The last day on which the version is known to have been open: when it was decided, or a later day on which somebody
/// answered it. Nobody is spared by dating both ends into a leave that is over.
pub fn until(case: &Case<'_>, state: &dyn State, at: Instant) -> Date {
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    let answers = case.papers.iter().chain(&case.owed).filter(|paper| {
        let now = paper.answer.version == case.proposal.version && !paper.answer.answer.is_talk();
        now && paper.is_of(&organisation, case.id.as_str()) && is_word_of(state, paper)
    });
    let issued = answers.filter_map(|paper| paper.answer.issued).filter(|issued| *issued <= case.now).max();
    issued.map_or(at, |issued| issued.max(at)).date()
}
