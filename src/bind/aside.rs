//! Objections that are set aside: only by whom the rules name, each with a reason, in their own hand.

use std::collections::BTreeSet;

use super::electors::{core_of, human};
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::standing::{Group, Objection, Standing, binds};
use super::state::{State, speaks_for};
use crate::model::{Core, Judge, Method, PersonId, Said};

/// The stems of the objections that are set aside in this version: each by its digest, in every circle where its author has a say
/// and which holds what is changed, by the facilitator there or by everybody else who is waited for, as the rules say. Nobody
/// judges of their own, nor whoever proposes; and nobody of a decision that is about somebody, or of whom it asks for themselves.
pub fn set_aside(
    standing: &Standing,
    papers: &[&SignedAnswer],
    state: &dyn State,
    numbers: &Numbers,
) -> BTreeSet<String> {
    let consents = standing.manner.method == Method::Consent && numbers.judge != Judge::Circle;
    if !consents || standing.is_about_somebody() || standing.strict {
        return BTreeSet::new();
    }
    let given: Vec<&&SignedAnswer> = papers.iter().filter(|paper| is_judgement(standing, paper, state)).collect();
    let judged = |objection: &&Objection| {
        let digest = papers.iter().find(|paper| paper.stem == objection.stem).map(|paper| paper.digest.as_str());
        let names = |paper: &&&&SignedAnswer| {
            let named = paper.answer.supersedes.as_deref().map(|it| it.trim_start_matches("sha256:"));
            named.is_some() && named == digest && paper.answer.for_person.as_ref() == Some(&objection.person)
        };
        let by: BTreeSet<&PersonId> = given.iter().filter(names).map(|paper| &paper.answer.person).collect();
        let own = |group: &&Group| group.electors.contains(&objection.person);
        let groups: Vec<&Group> = standing.groups.iter().filter(own).collect();
        let holds = |group: &&&Group| group.circle.as_ref().is_some_and(|it| standing.holding.contains(it));
        let asks_themselves = groups.iter().any(|group| group.circle.is_none());
        !asks_themselves
            && groups.iter().any(|group| holds(&group))
            && groups.iter().filter(holds).all(|group| is_judged_in(standing, group, objection, &by, (state, numbers)))
    };
    let objections = standing.objections.iter().filter(|objection| objection.open).filter(judged);
    objections.map(|objection| objection.stem.clone()).collect()
}

fn is_judged_in(
    standing: &Standing,
    group: &Group,
    objection: &Objection,
    by: &BTreeSet<&PersonId>,
    (state, numbers): (&dyn State, &Numbers),
) -> bool {
    let (author, proposer) = (human(state, &objection.person), human(state, &standing.proposal.proposer));
    match numbers.judge {
        Judge::Circle => false,
        Judge::Facilitator => by
            .iter()
            .any(|person| facilitates(group, person, state) && ![&author, &proposer].contains(&&human(state, person))),
        Judge::Group => {
            let others: BTreeSet<PersonId> =
                group.awaited.iter().map(|person| human(state, person)).filter(|it| *it != author).collect();
            let judges: BTreeSet<PersonId> = by.iter().map(|person| human(state, person)).collect();
            others.iter().any(|person| *person != proposer) && others.is_subset(&judges)
        }
    }
}

fn is_judgement(standing: &Standing, paper: &SignedAnswer, state: &dyn State) -> bool {
    let answer = &paper.answer;
    let reasoned = answer.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let own = paper.key.as_ref().is_some_and(|key| speaks_for(state, &answer.person, key));
    let asked = standing.electors.contains(&answer.person);
    answer.answer == Said::SetAside
        && answer.recorded_by.is_none()
        && binds(standing, answer)
        && reasoned
        && own
        && asked
}

/// Whether somebody facilitates a circle that is asked.
pub fn facilitates(group: &Group, person: &PersonId, state: &dyn State) -> bool {
    let holds = |circle| core_of(state, circle, Core::Facilitator).contains(person);
    group.electors.contains(person) && group.circle.as_ref().is_some_and(holds)
}
