//! Moves the files to a proposal, or back to the text in force.

use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::DecisionId;
use crate::process::bench::find::{PREFIX, branch_of, exactly, find};
use crate::process::bench::slips::forget_closed;
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{Standpoint, entry_edits, go_to, set_aside};
use crate::trust::branch_view;

/// Where one stands now.
pub struct Gone {
    pub branch: String,
    /// Whether it is the text in force.
    pub in_force: bool,
    /// Of a proposal, its title and version.
    pub on: Option<(String, i64)>,
    /// Where commits of one's own lie that main did not take: the branch they were set aside on.
    pub set_aside: Option<String>,
    /// Governed files that were edited and not signed: they came along.
    pub edits: Vec<String>,
}

/// Back to the text in force from the branch of a decision that is closed; nothing where one stands elsewhere.
///
/// # Errors
/// When edited files would be overwritten.
pub fn come_back(workspace: &Workspace) -> Attempt<Option<Gone>> {
    forget_closed(workspace)?;
    let branch = workspace.repo.head_branch().unwrap_or_default();
    let id = branch.strip_prefix(PREFIX).and_then(DecisionId::parse);
    let closed = id.map(|id| exactly(workspace, &id)).transpose()?.flatten().is_some_and(|known| known.closed);
    if closed { go(workspace, None).map(Some) } else { Ok(None) }
}

/// Goes to a proposal; without one, back to main.
///
/// # Errors
/// When edited files would be overwritten.
pub fn go(workspace: &Workspace, word: Option<&str>) -> Attempt<Gone> {
    workspace.repo.needs_workdir()?;
    let (branch, tip, on) = match word {
        None => (workspace.main()?.to_owned(), workspace.main_tip()?, None),
        Some(word) => {
            let known = find(workspace, Some(word))?;
            let tip = known
                .tip(workspace)?
                .ok_or_else(|| Failure::usage(message!("closed-decision", id = known.id.as_str())))?;
            let on = branch_view(&*workspace.lawful()?, &known.id, tip)?;
            (branch_of(&known.id), tip, on.map(|view| (view.proposal.title, view.proposal.version)))
        }
    };
    let here = Standpoint::here(workspace);
    let local = workspace.repo.local_tip(&branch);
    // What one committed on main beside everybody else is kept: no commit is left without a branch.
    let aside = match local {
        Some(local) if !workspace.repo.contains(tip, local)? => Some(set_aside(workspace, "main", local)?),
        _ => off_branch(workspace, &here)?,
    };
    go_to(workspace, &here, &branch, local, tip, "accord: go")?;
    let edits = entry_edits(workspace, workspace.repo.commit(tip)?.tree)?.into_keys().collect();
    Ok(Gone { edits, in_force: branch == *workspace.main()?, branch, on, set_aside: aside })
}

/// Commits that one made while standing on no branch, kept on one.
fn off_branch(workspace: &Workspace, here: &Standpoint) -> Attempt<Option<String>> {
    let Some(tip) = here.tip.filter(|_| here.branch.is_empty()) else { return Ok(None) };
    for branch in workspace.repo.branches("")? {
        for known in [branch.local, branch.remote].into_iter().flatten() {
            if workspace.repo.contains(known, tip)? {
                return Ok(None);
            }
        }
    }
    set_aside(workspace, "off-branch", tip).map(Some)
}
