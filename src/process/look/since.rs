//! What changed of a proposal since somebody answered it.

use super::changes::{Compared, compared_with, state};
use super::view::{View, grafts_of};
use crate::bind::{SignedAnswer, Weight};
use crate::finding::Attempt;
use crate::model::PersonId;
use crate::process::bench::workspace::Workspace;

/// What changed since an answer to an earlier version.
pub struct Since {
    /// The version that was answered.
    pub version: i64,
    pub told: Compared,
}

/// The change from the version that a person answered last to the one that stands; nothing where they answered this one,
/// or none.
///
/// # Errors
/// When an object is missing or damaged.
pub fn since_mine(workspace: &Workspace, view: &View, person: &PersonId) -> Attempt<Option<Since>> {
    let Some(branch) = &view.branch else { return Ok(None) };
    // One's own word alone: what somebody else signed in one's name hides nothing.
    let mine = |(paper, weight): &&(SignedAnswer, Weight)| {
        let counts = matches!(weight, Weight::Counted | Weight::Stale | Weight::Superseded);
        counts && paper.answer.person == *person && !paper.answer.answer.is_talk()
    };
    let own = view.standing.papers.iter().filter(mine).map(|(paper, _)| paper);
    let Some(last) = own.max_by_key(|paper| (paper.answer.version, paper.answer.number)) else { return Ok(None) };
    let version = last.answer.version;
    if version >= branch.proposal.version {
        return Ok(None);
    }
    let Some(text) = branch.texts.iter().find(|text| text.change == last.answer.change) else { return Ok(None) };
    let grafts = grafts_of(workspace, text.commit, &text.changes)?;
    let (tree, now) = &view.after;
    let told = compared_with(
        &state(workspace, *tree, &grafts)?,
        &state(workspace, *tree, now)?,
        workspace.memo().local_names(),
    )?;
    Ok(Some(Since { version, told }))
}
