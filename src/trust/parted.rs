//! Whose objection stands although they have no say any more: who was taken out, of the organisation, of a circle or of a
//! role, since a version opened, by decisions that no next version of it answered.

use std::collections::BTreeSet;

use super::dossier::{SignedOutcome, dossier_files};
use super::history::History;
use super::lawful::Lawful;
use crate::bind::{Numbers, SignedAnswer, State, all_electors};
use crate::finding::Attempt;
use crate::model::{PersonId, Proposal, Said, Status};
use crate::store::Id;

/// Those who objected, to whatever version, had a say at some moment since the present one opened, up to a step, and did not
/// depart by their own word.
///
/// # Errors
/// When an object is missing or damaged.
pub fn taken_out(
    history: &History,
    proposal: &Proposal,
    papers: &[SignedAnswer],
    lawful: &Lawful,
    until: usize,
) -> Attempt<BTreeSet<PersonId>> {
    let mut out = BTreeSet::new();
    let base = proposal.base.as_ref().and_then(|base| Id::from_str(base).ok()).and_then(|id| history.position(id));
    let Some(base) = base else { return Ok(out) };
    let objects = papers.iter().map(|p| &p.answer).filter(|a| a.answer == Said::Objection);
    for person in objects.map(|a| &a.person).collect::<BTreeSet<_>>() {
        let stands = if has_left(lawful, person) {
            was_separated(history, person, base, until)?
        } else {
            had_a_say(history, proposal, person, base, until)
        };
        if stands {
            out.insert(person.clone());
        }
    }
    Ok(out)
}

fn has_left(state: &Lawful, who: &PersonId) -> bool {
    state.person(who).is_some_and(|p| p.status == Status::Left)
}

/// Whether somebody left by a decision that did not ask them.
fn was_separated(history: &History, person: &PersonId, base: usize, until: usize) -> Attempt<bool> {
    let since = history.steps.iter().enumerate().take(until).skip(base + 1).rev();
    let mut decided = since.filter(|(_, step)| step.decision.is_some());
    let left = decided.find(|(at, _)| {
        !has_left(&history.lawful_before(*at), person)
            && history.lawful_at(*at).is_some_and(|state| has_left(&state, person))
    });
    let Some((_, step)) = left else { return Ok(false) };
    let (Some(id), Some(tree)) = (&step.decision, step.lawful) else { return Ok(false) };
    let memo = &history.lawful.memo;
    let outcome = SignedOutcome::read(&dossier_files(memo, tree, id)?, id, memo)?;
    Ok(outcome.is_some_and(|told| told.outcome.kinds.iter().any(|kind| kind == "separation")))
}

/// Whether somebody was an elector of a circle that the proposal names, in some lawful state since its base.
fn had_a_say(history: &History, proposal: &Proposal, person: &PersonId, base: usize, until: usize) -> bool {
    let since = (base..until).filter(|at| *at == base || history.steps[*at].decision.is_some());
    let mut states = since.filter_map(|at| history.lawful_at(at));
    states.any(|state| {
        let Some(numbers) = state.rules().and_then(|rules| Numbers::of(&rules)) else { return false };
        let mut circles = proposal.with.iter().chain([&proposal.circle]);
        circles.any(|circle| all_electors(&state, circle, &numbers).contains(person))
    })
}
