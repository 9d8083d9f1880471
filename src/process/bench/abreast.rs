//! A decision's branch here beside the one there, or beside the seal that closed it.

use super::find::{Known, branch_of};
use super::sending::{joined, only_answers};
use super::workspace::Workspace;
use super::worktree::{advance, set_aside};
use super::yielding::yield_name;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::DecisionId;
use crate::store::{Branch, Id};
use crate::trust::branch_view;

/// Puts one's own answers behind what the others sent, where both went on: what lies there is not hidden by what lies here.
/// Who has no key here, or meets a file that cannot stand beside another, is told when they send.
///
/// # Errors
/// When an object is missing or damaged.
pub fn put_together(workspace: &Workspace, id: &DecisionId, branch: Branch) -> Attempt<Branch> {
    let history = workspace.history()?;
    let closed = history.founded.is_none() || history.sealed(id).is_some();
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(branch) };
    if closed || workspace.repo.contains(there, local)? || workspace.repo.contains(local, there)? {
        return Ok(branch);
    }
    // A name that somebody else sent first is theirs. A version of one's own is put beside theirs when it is sent, under
    // the number that it takes then.
    // A branch that shares nothing with one's own holds up itself alone.
    if !only_answers(workspace, local, there).unwrap_or(false) {
        match yield_name(workspace, &branch.name, local, there) {
            Ok(None) => {}
            Ok(Some(failure)) | Err(failure) => workspace.repo.later(failure),
        }
        return Ok(workspace.repo.branch(&branch.name));
    }
    let Ok(actor) = workspace.act_as(&history.lawful, None) else { return Ok(branch) };
    let known = Known { id: id.clone(), branch: Some(branch.clone()), closed: false };
    let joined = joined(workspace, &actor, known).ok().flatten().and_then(|known| known.branch);
    Ok(joined.unwrap_or(branch))
}

/// Moves a local decision branch that only lags.
///
/// # Errors
/// When a ref cannot be moved.
pub fn follow(workspace: &Workspace, branch: &Branch) -> Attempt<()> {
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == there || !workspace.repo.contains(there, local)? {
        return Ok(());
    }
    advance(workspace, &branch.name, Some(local), there, "accord: sync")
}

/// What one wrote under a name that was sealed meanwhile is no part of that decision: it is set aside and told, once.
///
/// # Errors
/// When an object is missing or damaged, or a ref cannot be moved.
pub fn yield_to_seal(workspace: &Workspace, id: &DecisionId) -> Attempt<Option<Failure>> {
    let history = workspace.history()?;
    let branch = branch_of(id);
    let (Some(at), Some(local)) = (history.sealed(id), workspace.repo.local_tip(&branch)) else { return Ok(None) };
    let seal = history.steps[at].commit;
    let Some(there) = workspace.repo.commit(seal)?.parents.get(1).copied() else { return Ok(None) };
    if workspace.repo.contains(seal, local)? || only_answers(workspace, local, there).unwrap_or(false) {
        return Ok(None);
    }
    if let Some(failure) = yield_name(workspace, &branch, local, there)? {
        return Ok(Some(failure));
    }
    // One's own: another text of it was sealed before this one was sent.
    let text = |tip: Id| branch_view(&history, id, tip);
    let (own, theirs) = (text(local)?, text(there)?.map(|view| view.change));
    let me = workspace.act_as(&history.lawful, None).ok().map(|actor| actor.person);
    if own.is_none_or(|own| Some(&own.proposal.proposer) != me.as_ref() || Some(own.change) == theirs) {
        return Ok(None);
    }
    let kept = set_aside(workspace, id.as_str(), local)?;
    advance(workspace, &branch, Some(local), there, "accord: give way")?;
    Ok(Some(Failure::surroundings(message!("version-overtaken", id = id.as_str(), branch = kept))))
}
