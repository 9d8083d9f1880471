//! Who decides in the place of the circles, and whom they ask first.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::electors::{Open, electors, human, recorders};
use super::kinds::ChangeKind;
use super::method::touched;
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::standing::{Group, Standing, Weight, binds};
use super::state::{State, root};
use super::vouching::{Vouch, suspenders};
use crate::model::{CircleId, Method, PersonId, Said};

/// Who is asked, by which state.
pub struct Call<'a> {
    pub state: &'a dyn State,
    /// The state at the version's base.
    pub roll: &'a dyn State,
    pub numbers: &'a Numbers,
    pub open: &'a Open,
}

/// A mandate decides where every circle that holds what is changed has somebody who holds it, is there and can sign; otherwise
/// they consent. Where members follow from roles, nobody alone says who has a voice in the root.
pub fn settle_mandate(standing: &mut Standing, circles: &BTreeSet<CircleId>, changes: &[Change], call: &Call<'_>) {
    if !standing.manner.is_mandate() {
        return;
    }
    // A policy gives nobody a say.
    let seats = standing.kinds.iter().any(|kind| matches!(kind, ChangeKind::Assignment | ChangeKind::Role));
    let root = root(call.state).filter(|_| seats && !call.numbers.explicit_members());
    // Whoever is on leave leads nothing then, whatever they said or somebody wrote down for them.
    let open = Open { spoke: BTreeSet::new(), ..call.open.clone() };
    let decides = |circle: &CircleId| {
        let there = electors(call.state, circle, call.numbers, &open);
        let all = standing.manner.deciders(call.state, circle, changes).unwrap_or_default();
        all.iter().any(|person| there.contains(person))
    };
    // Naming another circle changes nothing of who decides.
    let holds = |circle: &&CircleId| standing.holding.is_empty() || standing.holding.contains(*circle);
    if circles.iter().filter(holds).any(|circle| Some(circle) == root.as_ref() || !decides(circle)) {
        standing.meant = Some(standing.manner.method);
        standing.manner.method = Method::Consent;
        standing.reads_silence = standing.manner.absence().is_some() && !standing.strict;
    }
}

/// Others vouch, as many as the rules say; or the root circle decides in full, each with their own key. Whose keys they are may
/// say no, as long as one of them speaks.
pub fn settle_vouch(standing: &mut Standing, vouch: Option<Vouch>, call: &Call<'_>) {
    let Some(vouch) = vouch else { return };
    match vouch {
        Vouch::Others { people, enough } => {
            standing.ask(Group::beside(None, people));
            standing.groups.iter_mut().for_each(|group| group.quorum = enough);
            standing.may_propose.clone_from(&standing.electors);
        }
        Vouch::Root => standing.own_hand.extend(standing.electors.iter().cloned()),
    }
    let owner = standing.kinds.iter().find_map(|kind| match kind {
        ChangeKind::Recovery(person) => Some(person.clone()),
        _ => None,
    });
    // Who suspended a key gives none back, and may still see a harm in another.
    let others = owner.iter().flat_map(|owner| suspenders(call.state, owner)).collect::<Vec<_>>();
    standing.taken_out.extend(owner.into_iter().chain(others));
    standing.taken_out.retain(|person| !standing.electors.contains(person));
}

/// Whom whoever decides has to ask for advice: who has a say in the circles that hold what is changed and is there, and all whom
/// it touches besides.
pub fn advisers(standing: &Standing, changes: &[Change], call: &Call<'_>) -> BTreeSet<PersonId> {
    if standing.manner.method != Method::Advice {
        return BTreeSet::new();
    }
    let around = standing.holding.iter().flat_map(|circle| electors(call.state, circle, call.numbers, call.open));
    let mut people: BTreeSet<PersonId> = around.collect();
    people.extend(touched(call.state, changes, &standing.holding));
    let deciding = humans(standing, call.state);
    let asked = |person: &PersonId| !deciding.contains(&human(call.state, person));
    people.retain(|person| asked(person) && *person != standing.proposal.proposer);
    people
}

/// Who gave advice to this very text, and in which file: with their own key, or written down by who writes for a circle that holds
/// what is changed, and not by a human who decides.
pub fn advised(standing: &Standing, call: &Call<'_>) -> BTreeMap<PersonId, String> {
    if standing.advisers.is_empty() {
        return BTreeMap::new();
    }
    let deciding = humans(standing, call.state);
    let writes = |recorder: &PersonId| {
        let there = |circle| recorders(call.state, circle, call.numbers).contains(recorder);
        !deciding.contains(&human(call.state, recorder)) && standing.holding.iter().any(there)
    };
    let given = standing.papers.iter().filter(|(_, weight)| *weight == Weight::Talk).map(|(paper, _)| paper);
    let counts = |paper: &&SignedAnswer| {
        let answer = &paper.answer;
        let asked = answer.answer == Said::Reaction && standing.advisers.contains(&answer.person);
        asked && binds(standing, answer) && answer.recorded_by.as_ref().is_none_or(writes)
    };
    given.filter(counts).map(|paper| (paper.answer.person.clone(), paper.stem.clone())).collect()
}

fn humans(standing: &Standing, state: &dyn State) -> BTreeSet<PersonId> {
    standing.electors.iter().map(|person| human(state, person)).collect()
}
