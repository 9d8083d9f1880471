//! What gives way, and is kept and told: a name that somebody else sent first, free files that no decision takes along.

use super::find::branch_of;
use super::sights::Sights;
use super::workspace::{PREFIX, Workspace};
use super::worktree::{advance, is_text, merge_base, set_aside};
use crate::bind::{SignedAnswer, State, is_word_by};
use crate::files::governed;
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{DecisionId, PersonId};
use crate::store::{Files, Id};
use crate::trust::{BranchView, History, Lawful, branch_view, dossier_files, late_word, read_papers};

/// Two people may choose one title on one day: whoever sent theirs first has the name, and nobody's text takes another's
/// place. One's own that was never sent is set aside under another name, and the branch here becomes theirs; what was sent
/// stays, whoever pushes over it. Gives what to say of it.
///
/// # Errors
/// When edited files would be overwritten, or refs cannot be written.
pub fn yield_name(workspace: &Workspace, branch: &str, local: Id, there: Id) -> Attempt<Option<Failure>> {
    let Some(id) = branch.strip_prefix(PREFIX).and_then(DecisionId::parse) else { return Ok(None) };
    let history = workspace.history()?;
    // What nobody of the organisation signed is nobody's.
    let signed = |tip: Id| Ok(branch_view(&history, &id, tip)?.filter(|view| !view.texts.is_empty()));
    let (Some(own), Some(theirs)) = (signed(local)?, signed(there)?) else { return Ok(None) };
    let (mine, theirs) = (&own.proposal.proposer, theirs.proposal.proposer);
    if *mine == theirs {
        return Ok(None);
    }
    let repo = &workspace.repo;
    let fork = repo.commit(merge_base(workspace, local, there)?)?.tree;
    let mut paths = vec![];
    repo.differing(Some(fork), Some(repo.commit(local)?.tree), |path, _, _| {
        paths.extend((is_text(&path) && !path.starts_with("decisions/")).then_some(path));
    })?;
    let is_mine = workspace.act_as(&history.lawful, None).is_ok_and(|me| me.person == *mine);
    let gave_way = is_mine && !was_sent(&history, &own, mine);
    let kept = if gave_way { set_aside(workspace, id.as_str(), local)? } else { branch.to_owned() };
    if gave_way {
        advance(workspace, branch, Some(local), there, "accord: give way")?;
    }
    let person = history.lawful.person(&theirs).map_or_else(|| theirs.to_string(), |it| it.name.clone());
    let key = if gave_way { "name-taken" } else { "branch-replaced" };
    Ok(Some(Failure::surroundings(message!(key, person = person, branch = kept, paths = paths.join(" ")))))
}

/// Whether the others once held somebody's own version: it was seen there.
pub fn was_sent(history: &History, branch: &BranchView, person: &PersonId) -> bool {
    let Some(state) = history.state() else { return false };
    let sights = Sights::of(&state, &branch.id);
    branch.papers.iter().any(|paper| paper.answer.signer() == person && sights.has_seen(&paper.digest))
}

/// Free files that are looked at and that are named, at most, on one branch.
const LOOKED_AT: usize = 1_000;
const NAMED: usize = 20;

/// Free files that lie on a decision's branch and not on main: no decision takes them along. It is told and no more: what
/// cannot be read holds nothing up.
pub fn left_behind(workspace: &Workspace, main: Id, tip: Id) -> Vec<String> {
    let found = || -> Attempt<Vec<String>> {
        let tree = |commit: Id| workspace.repo.commit(commit).map(|it| it.tree);
        let (fork, now, of_tip) = (tree(merge_base(workspace, tip, main)?)?, tree(main)?, tree(tip)?);
        let mut paths = vec![];
        workspace.repo.some_differing(Some(fork), Some(of_tip), LOOKED_AT, |path, _, new| {
            paths.extend(new.filter(|_| !governed(&path)).map(|new| (path, new)));
        })?;
        let mut left = vec![];
        for (path, new) in paths {
            if left.len() < NAMED && workspace.repo.entry(now, &path)? != Some(new) {
                left.push(path);
            }
        }
        Ok(left)
    };
    found().unwrap_or_else(|failure| {
        workspace.repo.later(failure);
        vec![]
    })
}

/// The same for a decision that was sealed, of the branch as it is here, without what somebody brought to main since.
pub fn left_by(workspace: &Workspace, id: &DecisionId) -> Vec<String> {
    let Ok(history) = workspace.history() else { return vec![] };
    let before = history.sealed(id).and_then(|at| at.checked_sub(1)).map(|at| history.steps[at].commit);
    let (Some(before), Some(tip)) = (before, workspace.repo.local_tip(&branch_of(id))) else { return vec![] };
    let at = |commit: Id, path: &str| workspace.repo.entry(workspace.repo.commit(commit)?.tree, path);
    let mut left = left_behind(workspace, before, tip);
    left.retain(|path| at(history.head, path).ok() != at(tip, path).ok());
    left
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
    Some(late_word(id, paper))
}
