//! Whether the text that one answers is the one that was seen.

use super::find::{Known, branch_of};
use super::sending::remote;
use super::workspace::Workspace;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::store::Id;
use crate::trust::branch_view;

/// Brings what the others sent meanwhile. An answer is not given to a text that one has not seen, whatever its version is
/// called.
///
/// # Errors
/// When the network failed, or there is a newer text.
pub fn look_again(workspace: &Workspace, known: &Known) -> Attempt<()> {
    let remote = remote(workspace)?;
    let tip = known.tip(workspace)?;
    let seen = tip.map(|tip| text_at(workspace, known, tip)).transpose()?.flatten();
    workspace.git.fetch(&remote)?;
    let there = workspace.repo.remote_tip(&branch_of(&known.id));
    if let (Some(tip), Some(there)) = (tip, there)
        && workspace.repo.contains(tip, there)?
    {
        // All that is there was seen: one's own next version is only here yet.
        return Ok(());
    }
    let Some(now) = there.map(|tip| text_at(workspace, known, tip)).transpose()?.flatten() else { return Ok(()) };
    match seen {
        Some(seen) if now.0 >= seen.0 && now.1 != seen.1 => {
            Err(Failure::surroundings(message!("newer-version", id = known.id.as_str(), version = now.0)))
        }
        _ => Ok(()),
    }
}

/// The version that a commit of a decision's branch carries, and what it asks for.
fn text_at(workspace: &Workspace, known: &Known, tip: Id) -> Attempt<Option<(i64, String)>> {
    let history = workspace.lawful()?;
    let branch = branch_view(&history, &known.id, tip)?;
    Ok(branch.map(|branch| (branch.proposal.version, branch.change)))
}
