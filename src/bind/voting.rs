//! A vote beside its dossier: how it was counted in each circle, and what no vote decides.

use std::collections::BTreeSet;

use super::change::Change;
use super::electors::{all_electors, human};
use super::method::Tally;
use super::numbers::Numbers;
use super::standing::{Group, Standing};
use super::state::{After, State};
use crate::model::{Method, PersonId};

/// Who would have a say in some circle after a change and has none today, or the other way round: no vote decides that.
pub fn reseated(state: &dyn State, changes: &[Change]) -> BTreeSet<PersonId> {
    let after = After::new(state, changes);
    let numbers = |state: &dyn State| state.rules().and_then(|rules| Numbers::of(&rules));
    let (Some(then), Some(now)) = (numbers(state), numbers(&after)) else { return BTreeSet::new() };
    let mut all = BTreeSet::new();
    for (circle, _) in state.circles() {
        let (before, later) = (all_electors(state, &circle, &then), all_electors(&after, &circle, &now));
        all.extend(before.symmetric_difference(&later).cloned());
    }
    all
}

/// The count of a vote, circle by circle.
pub fn tallies(standing: &Standing, state: &dyn State) -> Vec<Tally> {
    if standing.manner.method != Method::Vote || !standing.methods.is_empty() {
        return vec![];
    }
    let vote = |person: &PersonId| (human(state, person), standing.weighs(person));
    let count = |group: &Group| {
        let votes: Vec<_> = standing.counted(group).iter().map(vote).collect();
        Tally::of(&standing.manner, group.circle.clone(), &votes)
    };
    standing.groups.iter().map(count).collect()
}
