//! Moves the files to a proposal, or back to the text in force.

use super::desk::Desk;
use super::find::{branch_of, find};
use super::propose::refuse_dirty;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::store::Moved;

/// Where one stands now.
pub struct Gone {
    pub branch: String,
    /// Whether it is the text in force.
    pub in_force: bool,
}

/// After a kill between the ref and the files, the files still say what the commit before said: they follow now.
fn finish(desk: &Desk) -> Attempt<()> {
    let Some(head) = desk.repo.head_tip() else { return Ok(()) };
    let head = desk.repo.commit(head)?;
    let Some(parent) = head.parents.first() else { return Ok(()) };
    let before = desk.repo.commit(*parent)?.tree;
    let paths: Vec<String> =
        desk.repo.files(head.tree)?.into_keys().chain(desk.repo.files(before)?.into_keys()).collect();
    let left = desk.repo.edits_on_disk(Some(head.tree), &paths)?;
    let behind = !left.is_empty() && desk.repo.edits_on_disk(Some(before), &paths)?.is_empty();
    if behind { desk.repo.check_out(Some(before), head.tree) } else { Ok(()) }
}

/// Goes to a proposal; without one, back to main.
///
/// # Errors
/// When edited files would be overwritten.
pub fn go(desk: &Desk, word: Option<&str>) -> Attempt<Gone> {
    desk.repo.needs_workdir()?;
    let (branch, tip) = match word {
        None => (desk.main.clone(), desk.main_tip()?),
        Some(word) => {
            let known = find(desk, Some(word))?;
            let tip =
                known.tip(desk)?.ok_or_else(|| Failure::usage(message!("closed-decision", id = known.id.as_str())))?;
            (branch_of(&known.id), tip)
        }
    };
    finish(desk)?;
    let here = desk.repo.head_tip().map(|tip| desk.repo.commit(tip)).transpose()?.map(|c| c.tree);
    let there = desk.repo.commit(tip)?.tree;
    refuse_dirty(desk, here, there)?;
    let local = desk.repo.local_tip(&branch);
    if local != Some(tip) && desk.repo.swap(&branch, local, tip, "accord: go")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
    }
    desk.repo.point_head(&branch)?;
    desk.repo.check_out(here, there)?;
    Ok(Gone { in_force: branch == desk.main, branch })
}
