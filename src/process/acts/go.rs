//! Moves the files to a proposal, or back to the text in force.

use crate::finding::{Attempt, Failure};
use crate::message;
use crate::process::bench::find::{branch_of, find};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{Standpoint, go_to, set_aside};

/// Where one stands now.
pub struct Gone {
    pub branch: String,
    /// Whether it is the text in force.
    pub in_force: bool,
    /// Where commits of one's own lie that main did not take: the branch they were set aside on.
    pub set_aside: Option<String>,
}

/// Goes to a proposal; without one, back to main.
///
/// # Errors
/// When edited files would be overwritten.
pub fn go(workspace: &Workspace, word: Option<&str>) -> Attempt<Gone> {
    workspace.repo.needs_workdir()?;
    let (branch, tip) = match word {
        None => (workspace.main()?.to_owned(), workspace.main_tip()?),
        Some(word) => {
            let known = find(workspace, Some(word))?;
            let tip = known
                .tip(workspace)?
                .ok_or_else(|| Failure::usage(message!("closed-decision", id = known.id.as_str())))?;
            (branch_of(&known.id), tip)
        }
    };
    let here = Standpoint::here(workspace);
    let local = workspace.repo.local_tip(&branch);
    // What one committed on main beside everybody else is kept: no commit is left without a branch.
    let set_aside = match local {
        Some(local) if !workspace.repo.contains(tip, local)? => Some(set_aside(workspace, "main", local)?),
        _ => None,
    };
    go_to(workspace, &here, &branch, local, tip, "accord: go")?;
    Ok(Gone { in_force: branch == *workspace.main()?, branch, set_aside })
}
