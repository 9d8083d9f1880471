//! What gives way, and is kept and told: a name that somebody else sent first, free files that no decision takes along.

use super::find::branch_of;
use super::workspace::{PREFIX, Workspace};
use super::worktree::{advance, changed, is_text, merge_base, set_aside};
use crate::bind::{SignedAnswer, State, is_word_by};
use crate::files::{Kind, governed};
use crate::finding::{Attempt, Failure, Finding, Place};
use crate::message;
use crate::model::{DecisionId, Level, PersonId};
use crate::store::{Files, Id};
use crate::trust::{BranchView, History, Lawful, branch_view, dossier_files, read_papers};
use crate::values;

/// Two people may choose one title on one day: whoever sent theirs first has the name, and nobody's text takes another's
/// place. One's own is set aside under another name, and the branch is theirs; gives what to say of it.
///
/// # Errors
/// When edited files would be overwritten, or refs cannot be written.
pub fn yield_name(workspace: &Workspace, branch: &str, local: Id, there: Id) -> Attempt<Option<Failure>> {
    let Some(id) = branch.strip_prefix(PREFIX).and_then(DecisionId::parse) else { return Ok(None) };
    let history = workspace.history()?;
    // What nobody of the organisation signed is nobody's.
    let proposer = |tip: Id| -> Attempt<Option<PersonId>> {
        let view = branch_view(&history, &id, tip)?.filter(|view| !view.texts.is_empty());
        Ok(view.map(|view| view.proposal.proposer))
    };
    let (Some(own), Some(theirs)) = (proposer(local)?, proposer(there)?) else { return Ok(None) };
    if own == theirs {
        return Ok(None);
    }
    let repo = &workspace.repo;
    let fork = repo.commit(merge_base(workspace, local, there)?)?.tree;
    let mut paths = vec![];
    repo.differing(Some(fork), Some(repo.commit(local)?.tree), |path, _, _| {
        paths.extend((is_text(&path) && !path.starts_with("decisions/")).then_some(path));
    })?;
    let aside = set_aside(workspace, id.as_str(), local)?;
    advance(workspace, branch, Some(local), there, "accord: give way")?;
    let person = history.lawful.person(&theirs).map_or_else(|| theirs.to_string(), |it| it.name.clone());
    let paths = paths.join(" ");
    Ok(Some(Failure::surroundings(message!("name-taken", person = person, branch = aside, paths = paths))))
}

/// Free files that lie on a decision's branch and not on main: no decision takes them along.
///
/// # Errors
/// When an object is missing or damaged.
pub fn left_behind(workspace: &Workspace, main: Id, tip: Id) -> Attempt<Vec<String>> {
    let now = workspace.repo.commit(main)?.tree;
    let mut left = vec![];
    for (path, _, new) in changed(workspace, merge_base(workspace, tip, main)?, tip)? {
        let Some(new) = new.filter(|_| !governed(&path)) else { continue };
        if workspace.repo.entry(now, &path)? != Some(new) {
            left.push(path);
        }
    }
    Ok(left)
}

/// The same for a decision that was sealed, of the branch as it is here.
///
/// # Errors
/// When an object is missing or damaged.
pub fn left_by(workspace: &Workspace, id: &DecisionId) -> Attempt<Vec<String>> {
    let history = workspace.history()?;
    let Some(before) = history.sealed(id).and_then(|at| at.checked_sub(1)) else { return Ok(vec![]) };
    let Some(tip) = workspace.repo.local_tip(&branch_of(id)) else { return Ok(vec![]) };
    let on_main = workspace.repo.commit(history.head)?.tree;
    let mut left = left_behind(workspace, history.steps[before].commit, tip)?;
    // What somebody brought to main since is not lost.
    let entry = |tree: Id, path: &str| workspace.repo.entry(tree, path);
    let of_tip = workspace.repo.commit(tip)?.tree;
    let mut kept = vec![];
    for path in left.drain(..) {
        if entry(on_main, &path)? != entry(of_tip, &path)? {
            kept.push(path);
        }
    }
    Ok(kept)
}

/// What was said after the first of two signatures: it changes nothing of the decision, and stays on the branch.
///
/// # Errors
/// When an object is missing or damaged.
pub fn said_since(
    workspace: &Workspace,
    history: &History,
    branch: &BranchView,
    sealed: &Files,
) -> Attempt<Vec<Finding>> {
    let known = read_papers(&branch.id, sealed, &history.lawful)?;
    let tree = workspace.repo.commit(branch.tip)?.tree;
    let now = read_papers(&branch.id, &dossier_files(workspace.memo(), tree, &branch.id)?, &history.lawful)?;
    let new = now.iter().filter(|paper| known.iter().all(|it| it.digest != paper.digest));
    Ok(new.filter_map(|paper| told_late(&history.lawful, &branch.id, paper)).collect())
}

/// An answer that lies beside a decision and is not in it; nothing where it is nobody's word.
pub fn told_late(lawful: &Lawful, id: &DecisionId, paper: &SignedAnswer) -> Option<Finding> {
    if !is_word_by([lawful as &dyn State], paper) {
        return None;
    }
    let path = Kind::Answer(id.clone(), paper.stem.clone()).path().unwrap_or_default();
    let answer = &paper.answer;
    let values = values![person = answer.person.as_str(), id = id.as_str(), answer = answer.answer.word()];
    Some(Finding { level: Level::Warning, ..Finding::error("late-answer", Place::file(path), values) })
}
