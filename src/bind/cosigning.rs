//! The second signature: where an answer that counts was written down by somebody else, two humans sign what it decides.

use std::collections::BTreeSet;

use super::electors::human;
use super::standing::{Group, Standing};
use super::state::{State, has_active_key};
use crate::model::{CircleId, PersonId};

/// For each circle in which an answer was written down: those of whom two sign. Where fewer than two humans of it can, the
/// people of the circles that hold the matter too, or stand above it, sign beside them. Where only people beside any circle
/// were written down, all electors may.
pub fn cosigners(standing: &Standing, state: &dyn State) -> Vec<BTreeSet<PersonId>> {
    if !standing.for_letter.is_empty() {
        return vec![standing.for_letter.clone()];
    }
    let written = |group: &&Group| group.electors.iter().any(|person| standing.is_recorded(person));
    let circles = standing.groups.iter().filter(|group| group.circle.is_some()).filter(written);
    let mut all: Vec<BTreeSet<PersonId>> = circles.map(|group| of_group(standing, group, state)).collect();
    if all.is_empty() && standing.counts_recorded() {
        all.push(standing.electors.clone());
    }
    all
}

fn of_group(standing: &Standing, group: &Group, state: &dyn State) -> BTreeSet<PersonId> {
    let mut people = group.electors.clone();
    if humans(able(&people, state), state).len() < 2 {
        let above = group.circle.as_ref().map(|circle| above(circle, state)).unwrap_or_default();
        let helps = |circle: &CircleId| standing.holding.contains(circle) || above.contains(circle);
        let others = standing.groups.iter().filter(|other| other.circle.as_ref().is_some_and(helps));
        people.extend(others.flat_map(|other| other.electors.iter().cloned()));
    }
    people
}

/// The circles above one.
pub fn above(circle: &CircleId, state: &dyn State) -> BTreeSet<CircleId> {
    let (mut all, mut at) = (BTreeSet::new(), circle.clone());
    while let Some(parent) = state.circle(&at).and_then(|it| it.parent.clone()) {
        if !all.insert(parent.clone()) {
            break;
        }
        at = parent;
    }
    all
}

fn able<'p>(people: &'p BTreeSet<PersonId>, state: &'p dyn State) -> impl Iterator<Item = &'p PersonId> {
    people.iter().filter(|person| has_active_key(state, person))
}

fn humans<'p>(people: impl Iterator<Item = &'p PersonId>, state: &dyn State) -> BTreeSet<PersonId> {
    people.map(|person| human(state, person)).collect()
}

/// Who may still put the second signature that is needed; `None` where none is. Two humans: who signs for a legal person
/// signs once.
pub fn lacks_signature(
    standing: &Standing,
    state: &dyn State,
    signed: &BTreeSet<PersonId>,
) -> Option<BTreeSet<PersonId>> {
    let mut lacks: Option<BTreeSet<PersonId>> = None;
    for people in cosigners(standing, state) {
        let there = humans(people.intersection(signed), state);
        // A letter keeps nobody whom too few are left to sign for.
        let most = if standing.for_letter.is_empty() { 2 } else { humans(able(&people, state), state).len().min(2) };
        if there.len() < most {
            let others = able(&people, state).filter(|person| !there.contains(&human(state, person)));
            lacks.get_or_insert_default().extend(others.cloned());
        }
    }
    lacks
}
