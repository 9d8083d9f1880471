//! A counter-proposal: what one edited on somebody else's proposal, with what that one changes besides.

use super::workspace::{PREFIX, Workspace};
use super::worktree::{changed, is_entry, merge_base};
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId};
use crate::store::{Edits, Id};
use crate::trust::{History, branch_view, named};

/// Adds to edits that were made on the branch of somebody else's proposal what that proposal changes, under the name of one's
/// own; gives the edited paths that name it now otherwise than on disk. Nothing where the branch is one's own or nobody's, or a
/// decision changed those texts meanwhile: nothing is added then.
///
/// # Errors
/// When an object is missing or damaged.
pub fn counter(
    workspace: &Workspace,
    history: &History,
    (branch, tip): (&str, Id),
    (me, own): (&PersonId, &DecisionId),
    (ground, edits): (Id, &mut Edits),
) -> Attempt<Option<Vec<String>>> {
    let Some(id) = branch.strip_prefix(PREFIX).and_then(DecisionId::parse) else { return Ok(None) };
    let theirs = branch_view(history, &id, tip)?.filter(|view| view.proposal.proposer != *me);
    let Some(theirs) = theirs else { return Ok(None) };
    // What others pushed onto it is not theirs, and nobody signs it unseen.
    let tip = theirs.written;
    let repo = &workspace.repo;
    let fork = merge_base(workspace, tip, ground)?;
    let now = repo.commit(ground)?.tree;
    let of_theirs: Vec<_> = changed(workspace, fork, tip)?.into_iter().filter(|(path, ..)| is_entry(path)).collect();
    for (path, before, _) in &of_theirs {
        if repo.entry(now, path)? != *before {
            return Ok(None);
        }
    }
    let edited: Vec<String> = edits.keys().cloned().collect();
    for (path, _, after) in of_theirs {
        let theirs = after.map(|blob| repo.bytes(blob.id)).transpose()?;
        edits.entry(path).or_insert(theirs);
    }
    let mut renamed = vec![];
    for (path, bytes) in edits.iter_mut() {
        let Some(bytes) = bytes else { continue };
        let text = named(bytes, &id, own);
        renamed.extend((text != *bytes && edited.contains(path)).then(|| path.clone()));
        *bytes = text;
    }
    Ok(Some(renamed))
}
