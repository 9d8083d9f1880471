//! Moves the files to a proposal, or back to the text in force.

use crate::finding::{Attempt, Failure};
use crate::message;
use crate::process::bench::find::{branch_of, find};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::refuse_dirty;
use crate::store::Moved;

/// Where one stands now.
pub struct Gone {
    pub branch: String,
    /// Whether it is the text in force.
    pub in_force: bool,
}

/// After a kill between the ref and the files, the files still say what the commit before said: they follow now.
fn finish(workspace: &Workspace) -> Attempt<()> {
    let Some(head) = workspace.repo.head_tip() else { return Ok(()) };
    let head = workspace.repo.commit(head)?;
    let Some(parent) = head.parents.first() else { return Ok(()) };
    let before = workspace.repo.commit(*parent)?.tree;
    let paths: Vec<String> =
        workspace.repo.files(head.tree)?.into_keys().chain(workspace.repo.files(before)?.into_keys()).collect();
    let left = workspace.repo.edits_on_disk(Some(head.tree), &paths)?;
    let behind = !left.is_empty() && workspace.repo.edits_on_disk(Some(before), &paths)?.is_empty();
    if behind { workspace.repo.check_out(Some(before), head.tree) } else { Ok(()) }
}

/// Goes to a proposal; without one, back to main.
///
/// # Errors
/// When edited files would be overwritten.
pub fn go(workspace: &Workspace, word: Option<&str>) -> Attempt<Gone> {
    workspace.repo.needs_workdir()?;
    let (branch, tip) = match word {
        None => (workspace.main.clone(), workspace.main_tip()?),
        Some(word) => {
            let known = find(workspace, Some(word))?;
            let tip = known
                .tip(workspace)?
                .ok_or_else(|| Failure::usage(message!("closed-decision", id = known.id.as_str())))?;
            (branch_of(&known.id), tip)
        }
    };
    finish(workspace)?;
    let here = workspace.repo.head_tip().map(|tip| workspace.repo.commit(tip)).transpose()?.map(|c| c.tree);
    let there = workspace.repo.commit(tip)?.tree;
    refuse_dirty(workspace, here, there)?;
    let local = workspace.repo.local_tip(&branch);
    if local != Some(tip) && workspace.repo.swap(&branch, local, tip, "accord: go")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
    }
    workspace.repo.point_head(&branch)?;
    workspace.repo.check_out(here, there)?;
    Ok(Gone { in_force: branch == workspace.main, branch })
}
