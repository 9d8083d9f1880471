//! Takes a proposal back that nobody else has seen: it was never put to anybody, so the register has nothing to say of it.

use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId};
use crate::process::bench::find::{branch_of, find};
use crate::process::bench::sights::forget;
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{Standpoint, go_to, set_aside};
use crate::process::bench::yielding::was_sent;
use crate::store::Branch;
use crate::trust::branch_view;

/// A proposal that is none any more, and where its text is kept.
pub struct TakenBack {
    pub id: DecisionId,
    pub kept: String,
}

/// Sets aside one's own proposal that was never sent and that nobody else answered; `None` where others may know of it, and
/// it is withdrawn before everybody's eyes.
///
/// # Errors
/// When edited files would be overwritten, or refs cannot be written.
pub fn take_back(
    workspace: &Workspace,
    word: Option<&str>,
    acting: Option<&PersonId>,
    dry_run: bool,
) -> Attempt<Option<TakenBack>> {
    let known = find(workspace, word)?;
    let Some(Branch { local: Some(local), remote: None, .. }) = known.branch else { return Ok(None) };
    // Where nothing is shared, the branch is where everybody looks.
    if known.closed || workspace.repo.remote().is_none() {
        return Ok(None);
    }
    let history = workspace.lawful_to_act()?;
    let me = workspace.act_as(&history.lawful, acting)?.person;
    let Some(branch) = branch_view(&history, &known.id, local)? else { return Ok(None) };
    // A letter is in the hand of whoever wrote it down.
    let is_mine = !branch.papers.is_empty() && branch.papers.iter().all(|p| *p.answer.signer() == me);
    // Slips of an election travel beside the branch.
    let named = branch.papers.iter().any(|p| p.answer.answer.is_nomination());
    if !is_mine || named || was_sent(&history, &branch, &me) {
        return Ok(None);
    }
    let (here, name) = (Standpoint::here(workspace), branch_of(&known.id));
    // Where another folder stands on it, or another repository has it, it is somebody's still.
    if workspace.repo.is_elsewhere(&name)? {
        return Ok(None);
    }
    if dry_run {
        let kept = format!("set-aside/{}", known.id);
        return Ok(Some(TakenBack { id: known.id, kept }));
    }
    if here.branch == name {
        // Main here stays where it is: what one committed on it is nobody's to move.
        let main = workspace.main()?;
        let own = workspace.repo.local_tip(main);
        go_to(workspace, &here, main, own, own.map_or_else(|| workspace.main_tip(), Ok)?, "accord: withdraw")?;
    }
    let kept = set_aside(workspace, known.id.as_str(), local)?;
    workspace.repo.drop_branch(&name, local)?;
    forget(&history, &known.id);
    Ok(Some(TakenBack { id: known.id, kept }))
}
