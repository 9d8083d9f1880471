//! Moves the files to a proposal, or back to the text in force.

use crate::finding::{Attempt, Failure};
use crate::message;
use crate::process::bench::find::{branch_of, find};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{Standpoint, go_to};

/// Where one stands now.
pub struct Gone {
    pub branch: String,
    /// Whether it is the text in force.
    pub in_force: bool,
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
    go_to(workspace, &here, &branch, local, tip, "accord: go")?;
    Ok(Gone { in_force: branch == *workspace.main()?, branch })
}
