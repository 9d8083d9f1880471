//! Objections that are set aside: only by whom the rules name, each with a reason, in their own hand.

use std::collections::BTreeSet;

use super::electors::core_of;
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::standing::Standing;
use super::state::{State, speaks_for};
use crate::model::{Core, Judge, Method, PersonId, Said};

/// Whose objections are set aside, up to which version: by the facilitator of a circle that decides, or by everybody else who is
/// waited for, as the rules say. Nobody sets their own aside, nor the proposer anybody's alone.
pub fn set_aside(
    standing: &Standing,
    papers: &[&SignedAnswer],
    state: &dyn State,
    numbers: &Numbers,
) -> Vec<(PersonId, i64)> {
    if standing.manner.method != Method::Consent || numbers.judge == Judge::Circle || standing.is_about_somebody() {
        return vec![];
    }
    let given: Vec<&&SignedAnswer> = papers.iter().filter(|paper| is_reasoned(paper, state)).collect();
    let whom: BTreeSet<(PersonId, i64)> =
        given.iter().filter_map(|paper| Some((paper.answer.for_person.clone()?, paper.answer.version))).collect();
    let by = |whom: &(PersonId, i64)| -> BTreeSet<PersonId> {
        let same = given.iter().filter(|p| (p.answer.for_person.as_ref(), p.answer.version) == (Some(&whom.0), whom.1));
        same.map(|paper| paper.answer.person.clone()).filter(|person| *person != whom.0).collect()
    };
    let judged = |whom: &(PersonId, i64)| match numbers.judge {
        Judge::Circle => false,
        Judge::Facilitator => by(whom).iter().any(|person| facilitates(standing, person, state)),
        Judge::Group => {
            let by = by(whom);
            let others = standing.roll.iter().filter(|person| **person != whom.0);
            let proposer = &standing.proposal.proposer;
            others.clone().any(|person| person != proposer) && others.clone().all(|person| by.contains(person))
        }
    };
    whom.into_iter().filter(judged).collect()
}

fn is_reasoned(paper: &SignedAnswer, state: &dyn State) -> bool {
    let answer = &paper.answer;
    let reasoned = answer.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let own = paper.key.as_ref().is_some_and(|key| speaks_for(state, &answer.person, key));
    answer.answer == Said::SetAside && answer.recorded_by.is_none() && reasoned && own
}

/// Whether somebody facilitates a circle that decides, and does not judge of their own proposal.
fn facilitates(standing: &Standing, person: &PersonId, state: &dyn State) -> bool {
    let circles = standing.groups.iter().filter_map(|group| group.circle.as_ref());
    let holds = circles.clone().any(|circle| core_of(state, circle, Core::Facilitator).contains(person));
    holds && *person != standing.proposal.proposer
}
