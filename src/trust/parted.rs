//! Whose objection stands although they have no say any more: who was taken out, of the organisation, of a circle or of a
//! role, since a version opened, by decisions that no next version of it answered.

use std::collections::BTreeSet;

use super::dossier::{SignedOutcome, dossier_files, read_papers, states};
use super::history::History;
use super::lawful::Lawful;
use crate::bind::{Numbers, SignedAnswer, State, asked_by, is_word_by};
use crate::finding::Attempt;
use crate::model::{CircleId, PersonId, Proposal, Said, Status};
use crate::store::whole_id;

/// Those who objected, to whatever version, with a word of their own, had a say at some moment since the present one opened,
/// up to a step, and did not depart by their own word. Where a name is all there is, nobody is looked for.
///
/// # Errors
/// When an object is missing or damaged.
pub fn taken_out(
    history: &History,
    proposal: &Proposal,
    papers: &[&SignedAnswer],
    (lawful, earlier): (&Lawful, &[(i64, Lawful)]),
    until: usize,
) -> Attempt<BTreeSet<PersonId>> {
    let mut out = BTreeSet::new();
    let base = proposal.base.as_ref().and_then(|base| whole_id(base)).and_then(|id| history.position(id));
    let Some(base) = base else { return Ok(out) };
    let objects =
        papers.iter().filter(|p| p.answer.answer == Said::Objection && is_word_by(states(lawful, earlier), p));
    let people: BTreeSet<&PersonId> = objects.map(|p| &p.answer.person).collect();
    if people.is_empty() {
        return Ok(out);
    }
    for person in had_a_say(history, proposal, &people, base, until)? {
        if !has_left(lawful, person) || was_separated(history, person, base, until)? {
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
    let since = history.steps.within(base + 1..until).rev();
    let mut decided = since.filter(|(_, step)| step.decision.is_some());
    let left = decided.find(|(at, _)| {
        !has_left(&history.lawful_before(*at), person)
            && history.lawful_at(*at).is_some_and(|state| has_left(&state, person))
    });
    let Some((_, step)) = left else { return Ok(false) };
    let (Some(id), Some(tree)) = (&step.decision, step.lawful) else { return Ok(false) };
    let memo = &history.lawful.memo;
    let dossier = dossier_files(memo, tree, id)?;
    let outcome = SignedOutcome::read(&dossier, id, memo)?;
    let parted = outcome.is_some_and(|told| told.outcome.kinds.iter().any(|kind| kind == "separation"));
    // What somebody else wrote down takes nothing along that they said.
    let by_letter =
        || read_papers(id, &dossier, &history.lawful).map(|all| all.iter().any(|it| it.answer.letter.is_some()));
    Ok(parted || by_letter()?)
}

/// Those of some people who were electors of a circle that the proposal names, in some lawful state since its base. A state
/// is read only where circles, roles, people or the rules changed.
fn had_a_say<'p>(
    history: &History,
    proposal: &Proposal,
    people: &BTreeSet<&'p PersonId>,
    base: usize,
    until: usize,
) -> Attempt<BTreeSet<&'p PersonId>> {
    let circles: BTreeSet<&CircleId> = proposal.with.iter().chain([&proposal.circle]).collect();
    let repo = history.lawful.memo.repo();
    let (mut found, mut last) = (BTreeSet::new(), None);
    for at in (base..until).filter(|at| *at == base || history.steps[*at].decision.is_some()) {
        if found.len() == people.len() {
            break;
        }
        let Some(state) = history.lawful_at(at) else { continue };
        let Some(tree) = state.tree else { continue };
        let mut read = vec![repo.folder(tree, "people")?, repo.entry(tree, "rules.toml")?.map(|blob| blob.id)];
        for (_, folder) in repo.folders_in(tree, "circles")? {
            read.push(repo.folder(folder, "roles")?);
            read.push(repo.entry(folder, "circle.toml")?.map(|blob| blob.id));
        }
        if last.as_ref() == Some(&read) {
            continue;
        }
        last = Some(read);
        let Some(numbers) = state.rules().and_then(|rules| Numbers::of(&rules)) else { continue };
        for circle in &circles {
            let asked = asked_by(&state, circle, &numbers);
            found.extend(people.iter().filter(|person| asked.contains(**person)));
        }
    }
    Ok(found)
}
