//! Refs and files moved together: edits on disk, commits on one parent, the one way a branch advances.

use super::workspace::{Actor, Workspace};
use crate::files::{Region, Source, classify, parse};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::Level;
use crate::store::{Disk, Edits, Id, Moved, NewCommit};

/// Refuses to write over files that were edited.
pub fn refuse_dirty(workspace: &Workspace, old: Option<Id>, new: Id) -> Attempt<()> {
    let dirty = workspace.repo.dirty(old, new)?;
    if dirty.is_empty() { Ok(()) } else { Err(Failure::surroundings(message!("dirty-files", paths = dirty))) }
}

/// The edits on disk that a decision can carry: governed files, no dossier, no founding.
pub fn entry_edits(workspace: &Workspace, tree: Id) -> Attempt<Edits> {
    let root = workspace.repo.needs_workdir()?;
    let mut paths: Vec<String> = Disk::new(root).list()?.into_iter().map(|e| e.path).collect();
    paths.extend(workspace.repo.files(tree)?.into_keys());
    paths.retain(|path| is_entry(path));
    paths.sort();
    paths.dedup();
    workspace.repo.edits_on_disk(Some(tree), &paths)
}

/// What nobody could read is not put to anybody.
pub fn unreadable(edits: &Edits) -> Vec<Finding> {
    let faults = edits.iter().filter_map(|(path, bytes)| match (classify(path), bytes) {
        (Region::Governed(kind), Some(bytes)) => Some(parse(&kind, path, bytes).1),
        _ => None,
    });
    faults.flatten().filter(|f| f.level == Level::Error).collect()
}

/// Whether a decision may carry the path.
pub fn is_entry(path: &str) -> bool {
    match classify(path) {
        Region::Governed(kind) => !kind.is_signed(),
        Region::Stray(_) => !path.starts_with("decisions/") && !path.starts_with("founding/"),
        Region::Record(_) | Region::Free => false,
    }
}

/// A commit with some edits on one parent; no ref moves.
pub fn commit(workspace: &Workspace, actor: &Actor, parent: Id, edits: &Edits, message: &str) -> Attempt<Id> {
    let base = workspace.repo.commit(parent)?.tree;
    let tree = workspace.repo.put_tree(Some(base), edits)?;
    let stamp = workspace.stamp(actor);
    let message = format!("{}\n", crate::lang::visible(message));
    workspace.repo.put_commit(&NewCommit { tree, parents: &[parent], stamp: &stamp, message: &message, signer: None })
}

/// Moves a branch from the commit that was read to a new one, and the files with it when one stands on it.
///
/// # Errors
/// When edited files would be overwritten, or the branch moved meanwhile.
pub fn advance(workspace: &Workspace, branch: &str, old: Option<Id>, new: Id, log: &str) -> Attempt<()> {
    let tree = |id: Id| workspace.repo.commit(id).map(|c| c.tree);
    let on = workspace.repo.workdir().is_some() && workspace.repo.head_branch().as_deref() == Some(branch);
    let (old_tree, new_tree) = (old.map(tree).transpose()?, tree(new)?);
    if on {
        refuse_dirty(workspace, old_tree, new_tree)?;
    }
    if workspace.repo.swap(branch, old, new, log)? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
    }
    if on { workspace.repo.check_out(old_tree, new_tree) } else { Ok(()) }
}

impl Workspace {
    /// Brings a clone to main whose HEAD names a branch that the remote does not have.
    ///
    /// # Errors
    /// When files cannot be written.
    pub fn arrive(&self) -> Attempt<()> {
        let (None, Some(tip)) = (self.repo.head_tip(), self.repo.remote_tip(&self.main)) else { return Ok(()) };
        let tree = self.repo.commit(tip)?.tree;
        refuse_dirty(self, None, tree)?;
        self.repo.swap(&self.main, self.repo.local_tip(&self.main), tip, "accord: arrive")?;
        self.repo.point_head(&self.main)?;
        self.repo.check_out(None, tree)
    }

    /// The branch one stands on.
    ///
    /// # Errors
    /// When HEAD is detached or there is no work tree: a command that writes needs both.
    pub fn standing_on(&self) -> Attempt<String> {
        self.repo.needs_workdir()?;
        self.arrive()?;
        self.repo.head_branch().ok_or_else(|| Failure::surroundings(message!("detached-head")))
    }
}
