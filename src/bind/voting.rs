//! A vote beside its dossier: how it was counted in each circle, and what no vote decides.

use std::collections::BTreeSet;

use super::change::Change;
use super::electors::{all_electors, human};
use super::manner::Weighs;
use super::method::Tally;
use super::numbers::Numbers;
use super::short::Short;
use super::standing::{Group, Standing};
use super::state::{After, State, root};
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
    // Another circle as the root gives all that is the root's to others.
    if let (Some(one), Some(other)) = (root(state), root(&after))
        && one != other
    {
        all.extend(all_electors(state, &one, &then));
        all.extend(all_electors(&after, &other, &now));
    }
    all
}

/// The count of a vote, circle by circle, of those that hold what is changed: naming another gives it no vote. It carries among
/// all who have a say now, and among those who had one when it opened: who brings somebody in tips nothing, nor who opens it
/// from a text of before somebody came. Of the two counts the one that carries nothing is told.
pub fn tallies(standing: &Standing, state: &dyn State) -> Vec<Tally> {
    if standing.manner.method != Method::Vote || !standing.methods.is_empty() {
        return vec![];
    }
    let own = own_votes(standing, state);
    let vote = |person: &PersonId| {
        let human = human(state, person);
        // What a human said with their own key is theirs, whatever was written down for whom they act.
        let recorded = standing.voices.get(person).is_some_and(|voice| voice.recorded_by.is_some());
        let said = standing.weighs(person).filter(|_| !recorded || !own.contains(&human));
        (human, said)
    };
    let tally = |group: &Group, people: &BTreeSet<PersonId>| {
        let votes: Vec<_> = people.iter().map(vote).collect();
        Tally::of(&standing.manner, group.circle.clone(), &votes)
    };
    let holds = |group: &&Group| match &group.circle {
        Some(circle) => standing.holding.is_empty() || standing.holding.contains(circle),
        None => true,
    };
    let count = |group: &Group| {
        let then = tally(group, &group.first);
        if then.carries() { tally(group, &group.electors) } else { then }
    };
    standing.groups.iter().filter(holds).map(count).collect()
}

/// The humans who voted with a key of their own.
fn own_votes(standing: &Standing, state: &dyn State) -> BTreeSet<PersonId> {
    let own = |person: &&PersonId| {
        let voice = standing.voices.get(*person);
        let votes = standing.weighs(person).is_some_and(|weighs| weighs != Weighs::Nothing);
        votes && voice.is_some_and(|voice| voice.recorded_by.is_none())
    };
    standing.voices.keys().filter(own).map(|person| human(state, person)).collect()
}

/// The circles in which too few have answered. A vote counts humans, and asks so many also of those who could vote from the
/// beginning: nobody fills it by bringing somebody in, or by speaking for several.
pub fn shortages(standing: &Standing, state: &dyn State) -> Vec<Short> {
    let votes = standing.manner.method == Method::Vote;
    let humans = |people: BTreeSet<PersonId>| -> BTreeSet<PersonId> {
        if votes { people.iter().map(|person| human(state, person)).collect() } else { people }
    };
    let short = |group: &Group, people: &BTreeSet<PersonId>, fixed: Option<usize>| {
        let spoke = people.iter().filter(|person| standing.has_answered(person)).cloned().collect();
        let (answered, of) = (humans(spoke).len(), humans(people.clone()).len());
        let quorum = fixed.unwrap_or_else(|| standing.manner.quorum.of(of));
        (answered < quorum).then(|| Short { circle: group.circle.clone(), answered, of, quorum })
    };
    let of = |group: &Group| {
        let fixed = (!votes).then_some(group.quorum);
        short(group, &group.electors, fixed).or_else(|| short(group, &group.first, None).filter(|_| votes))
    };
    standing.groups.iter().filter_map(of).collect()
}
