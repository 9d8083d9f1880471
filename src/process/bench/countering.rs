//! A counter-proposal: what one edited on somebody else's proposal, with what that one changes besides.

use super::workspace::{PREFIX, Workspace};
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
    let repo = &workspace.repo;
    let (then, now) = (repo.commit(theirs.base)?.tree, repo.commit(ground)?.tree);
    let written = repo.commit(theirs.written)?.tree;
    let edited: Vec<String> = edits.keys().cloned().collect();
    // What others pushed onto it is not theirs, and nobody signs it unseen: what was signed comes along, and nothing else.
    for change in &theirs.changes {
        if repo.entry(now, &change.path)? != repo.entry(then, &change.path)? {
            return Ok(None);
        }
        let text = repo.entry(written, &change.path)?.map(|blob| repo.bytes(blob.id)).transpose()?;
        edits.entry(change.path.clone()).or_insert(text);
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
