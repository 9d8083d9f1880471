//! A version that others changed nothing of: what moved under it since is its subject's own doing.

use std::collections::BTreeSet;

use super::dossier::is_entry;
use super::form::{Delta, is_alike};
use super::history::History;
use super::version::Version;
use crate::bind::{Change, Overtaken, Side, State};
use crate::files::{Kind, Noun};
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId, Status};
use crate::store::{Commit, Id};

/// Whom some changes make leave.
pub fn leaving(changes: &[Change]) -> BTreeSet<PersonId> {
    let left = |change: &Change| match (&change.file, change.people()) {
        (Some(Kind::Person(id)), (Some(old), Some(new)))
            if old.status != Status::Left && new.status == Status::Left =>
        {
            Some(id.clone())
        }
        _ => None,
    };
    changes.iter().filter_map(left).collect()
}

/// What a file says once a version is sealed that was written at a place of main, where all that moved under it since is its
/// subject's own doing; `None` where it is somebody else's, or the version says nothing of it.
///
/// # Errors
/// When an object is missing or damaged.
pub fn overtaken(
    history: &History,
    id: &DecisionId,
    from: usize,
    change: &Change,
    leaving: &BTreeSet<PersonId>,
) -> Attempt<Option<Noun>> {
    let Some(now) = now(history, change)? else { return Ok(None) };
    // Nearly always nothing moved.
    if change.old.as_ref().is_some_and(|old| old.digest == now.digest) {
        return Ok(None);
    }
    // What somebody wrote to main without a decision is no text that anything starts from.
    let repo = history.lawful.memo.repo();
    let step = &history.steps[from];
    let lawful = step.lawful.map(|tree| repo.entry(tree, &change.path)).transpose()?.flatten();
    if repo.entry(repo.commit(step.commit)?.tree, &change.path)? != lawful {
        return Ok(None);
    }
    let (Some(kind), Some(base), Some(bound), Some(now)) =
        (&change.file, change.old_noun(), change.new_noun(), now.noun.as_deref())
    else {
        return Ok(None);
    };
    let Some((sealed, who)) = (Overtaken { kind, base, bound, now }).sealed(id, leaving) else { return Ok(None) };
    Ok(are_own(history, from, (kind, &change.path), &who)?.then_some(sealed))
}

fn now(history: &History, change: &Change) -> Attempt<Option<Side>> {
    let blob = history.lawful.file(&change.path)?;
    blob.zip(change.file.as_ref()).map(|(blob, kind)| history.lawful.memo.side(kind, blob)).transpose()
}

/// Whether every decision since a place of main that changed what a file says was taken by these people alone: nobody
/// else had a say in it.
fn are_own(history: &History, from: usize, (kind, path): (&Kind, &str), who: &BTreeSet<PersonId>) -> Attempt<bool> {
    let memo = &history.lawful.memo;
    let repo = memo.repo();
    let at = |tree: Option<Id>| tree.map_or(Ok(None), |tree| repo.entry(tree, path));
    let mut before = at(history.steps.get(from).and_then(|step| step.lawful))?;
    for (_, step) in history.steps.within(from + 1..history.steps.len()) {
        let after = at(step.lawful)?;
        let alike = match (before, after) {
            (Some(before), Some(after)) => is_alike(kind, before, after, memo)?,
            (before, after) => before == after,
        };
        if !alike {
            let past = step.decision.as_ref().and_then(|id| history.lawful.past(id));
            let own = past.is_some_and(|it| who.contains(&it.proposer) && it.by.is_subset(who));
            if !own {
                return Ok(false);
            }
        }
        before = after;
    }
    Ok(true)
}

/// Whether a commit seals a text that its proposer signed: it has what becomes of each of its changes, and no other.
///
/// # Errors
/// When an object is missing or damaged.
pub fn is_sealed(
    history: &History,
    (delta, commit, id): (&Delta, &Commit, &DecisionId),
    text: &Version,
) -> Attempt<bool> {
    let Some(from) = history.position(text.base) else { return Ok(false) };
    let told = |path: &String| text.changes.iter().any(|change| change.path == *path);
    if !delta.keys().filter(|path| is_entry(path)).all(told) {
        return Ok(false);
    }
    let leaving = leaving(&text.changes);
    for change in &text.changes {
        if !becomes(history, commit, id, from, change, &leaving)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a sealed commit has what becomes of a change.
fn becomes(
    history: &History,
    commit: &Commit,
    id: &DecisionId,
    from: usize,
    change: &Change,
    leaving: &BTreeSet<PersonId>,
) -> Attempt<bool> {
    let memo = &history.lawful.memo;
    let side = |blob| change.file.as_ref().zip(blob).map(|(kind, blob)| memo.side(kind, blob)).transpose();
    let sealed = side(memo.repo().entry(commit.tree, &change.path)?)?;
    let digest = |side: &Option<Side>| side.as_ref().map(|side| side.digest.clone());
    let as_bound = digest(&sealed) == digest(&change.new);
    if as_bound && digest(&now(history, change)?) == digest(&change.old) {
        return Ok(true);
    }
    let then = memo.repo().entry(memo.repo().commit(history.steps[from].commit)?.tree, &change.path)?;
    if let (true, Some(kind), Some(then), Some(now)) =
        (as_bound, &change.file, then, history.lawful.file(&change.path)?)
        && is_alike(kind, then, now, memo)?
    {
        return Ok(true);
    }
    let expected = overtaken(history, id, from, change, leaving)?;
    // A text that is sealed as it was bound is so to the byte.
    let written = |noun: &Noun| as_bound || change.new_noun() != Some(noun);
    Ok(expected.is_some_and(|noun| written(&noun) && sealed.and_then(|side| side.noun).as_deref() == Some(&noun)))
}
