//! Refs and files moved together: edits on disk, commits on one parent, the one way a branch advances.

use std::collections::BTreeMap;

use super::workspace::{Actor, Workspace};
use crate::files::{Kind, Region, Source, classify, governed, parse};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::Level;
use crate::store::{Blob, Disk, Edits, FilesMove, Id, Move, Moved, NewCommit};

/// The edits on disk that a decision can carry: governed files, no dossier, no founding.
pub fn entry_edits(workspace: &Workspace, tree: Id) -> Attempt<Edits> {
    let root = workspace.repo.needs_workdir()?;
    let signed = |path: &str| matches!(path, "decisions" | "founding");
    let mut paths: Vec<String> =
        Disk::without(root, &["decisions", "founding"]).list()?.into_iter().map(|e| e.path).collect();
    paths.extend(workspace.repo.files_but(tree, &signed)?.into_keys());
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
///
/// # Errors
/// When an object cannot be read or written.
pub fn commit(workspace: &Workspace, actor: &Actor, parent: Id, edits: &Edits, message: &str) -> Attempt<Id> {
    let tree = workspace.repo.put_tree(Some(workspace.repo.commit(parent)?.tree), edits)?;
    commit_tree(workspace, actor, parent, tree, message)
}

/// A commit of a tree on one parent; no ref moves.
///
/// # Errors
/// When an object cannot be read or written.
pub fn commit_tree(workspace: &Workspace, actor: &Actor, parent: Id, tree: Id, message: &str) -> Attempt<Id> {
    let stamp = workspace.stamp(actor);
    let message = format!("{}\n", crate::lang::visible(message));
    workspace.repo.put_commit(&NewCommit { tree, parents: &[parent], stamp: &stamp, message: &message, signer: None })
}

/// Where one stands: the branch and its commit, as they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standpoint {
    pub branch: String,
    pub tip: Option<Id>,
}

impl Standpoint {
    pub fn here(workspace: &Workspace) -> Self {
        Self { branch: workspace.repo.head_branch().unwrap_or_default(), tip: workspace.repo.head_tip() }
    }
}

/// Moves a branch from the commit that was read to a new one, and the files with it when one stands on it. Whatever came
/// between is kept: `false` when the branch, or where one stands, moved meanwhile.
///
/// # Errors
/// When edited files would be overwritten, or refs cannot be written.
pub fn try_advance(workspace: &Workspace, branch: &str, old: Option<Id>, new: Id, log: &str) -> Attempt<bool> {
    let here = Standpoint::here(workspace);
    let on = workspace.repo.workdir().is_some() && here.branch == branch;
    let tree = |id: Id| workspace.repo.commit(id).map(|c| c.tree);
    let files = if on {
        let standing = (here.branch, old);
        Some(FilesMove {
            standing,
            head: branch.to_owned(),
            from: old.map(tree).transpose()?,
            to: tree(new)?,
            replaces: BTreeMap::new(),
        })
    } else {
        None
    };
    let step = Move { branch: branch.to_owned(), old, new, files };
    Ok(workspace.repo.advance(&step, log)? == Moved::Done)
}

/// The same, for who cannot go on when it moved.
///
/// # Errors
/// When the branch moved meanwhile, too.
pub fn advance(workspace: &Workspace, branch: &str, old: Option<Id>, new: Id, log: &str) -> Attempt<()> {
    if try_advance(workspace, branch, old, new, log)? { Ok(()) } else { Err(moved(branch)) }
}

/// Goes from where one stands to a branch, which becomes `new`: ref, HEAD and files in one step.
///
/// # Errors
/// When edited files would be overwritten, or something moved meanwhile.
pub fn go_to(
    workspace: &Workspace,
    from: &Standpoint,
    branch: &str,
    old: Option<Id>,
    new: Id,
    log: &str,
) -> Attempt<()> {
    go_replacing(workspace, from, branch, (old, new), &[], log)
}

/// The same, while some edited files become what the new commit makes of them.
///
/// # Errors
/// As [`go_to`].
pub fn go_replacing(
    workspace: &Workspace,
    from: &Standpoint,
    branch: &str,
    (old, new): (Option<Id>, Id),
    replaced: &[String],
    log: &str,
) -> Attempt<()> {
    let tree = |id: Id| workspace.repo.commit(id).map(|c| c.tree);
    let files = FilesMove {
        standing: (from.branch.clone(), from.tip),
        head: branch.to_owned(),
        from: from.tip.map(tree).transpose()?,
        to: tree(new)?,
        replaces: workspace.repo.standing(replaced.iter().cloned())?,
    };
    let step = Move { branch: branch.to_owned(), old, new, files: Some(files) };
    if workspace.repo.advance(&step, log)? == Moved::Done { Ok(()) } else { Err(moved(branch)) }
}

/// Keeps a commit of one's own on a branch `set-aside/<what>`, or the next free name: no commit is left without one.
///
/// # Errors
/// When refs cannot be read or written.
pub fn set_aside(workspace: &Workspace, what: &str, commit: Id) -> Attempt<String> {
    // A branch of that very name leaves no room below it.
    let folder = if workspace.repo.local_tip("set-aside").is_some() { "kept-aside" } else { "set-aside" };
    let mut name = format!("{folder}/{what}");
    let mut number = 1;
    loop {
        match workspace.repo.local_tip(&name) {
            Some(there) if there == commit => return Ok(name),
            None if workspace.repo.swap(&name, None, commit, "accord: set aside")? == Moved::Done => return Ok(name),
            _ => number += 1,
        }
        name = format!("{folder}/{what}-{number}");
    }
}

/// A file that two commits have otherwise: its path, as it was and as it is.
pub type Changed = (String, Option<Blob>, Option<Blob>);

/// Every file, governed or not, in which two commits differ.
///
/// # Errors
/// When an object is missing or damaged.
pub fn changed(workspace: &Workspace, from: Id, to: Id) -> Attempt<Vec<Changed>> {
    let (old, new) = (workspace.repo.commit(from)?.tree, workspace.repo.commit(to)?.tree);
    let mut all = vec![];
    workspace.repo.all_differing(Some(old), Some(new), |path, old, new| all.push((path, old, new)))?;
    Ok(all)
}

/// Governed paths that are named at most.
const NAMED: usize = 20;

/// The governed files, dossiers aside, in which two trees differ.
///
/// # Errors
/// When an object is missing or damaged.
pub fn governed_between(workspace: &Workspace, old: Id, new: Id) -> Attempt<Vec<String>> {
    let mut paths = vec![];
    workspace.repo.differing(Some(old), Some(new), |path, _, _| {
        paths.extend((governed(&path) && !path.starts_with("decisions/") && paths.len() < NAMED).then_some(path));
    })?;
    Ok(paths)
}

/// Whether a path is part of what a proposer signs: a governed file, or the proposal itself.
pub fn is_text(path: &str) -> bool {
    match classify(path) {
        Region::Governed(kind) => matches!(kind, Kind::Proposal(_)) || kind.decision().is_none(),
        _ => false,
    }
}

/// The newest commit of `one`'s first-parent chain that `other` contains.
pub fn merge_base(workspace: &Workspace, one: Id, other: Id) -> Attempt<Id> {
    let apart = || Failure::surroundings(message!("no-common-history"));
    if workspace.repo.merge_bases(one, other)?.is_empty() {
        return Err(apart());
    }
    let mut at = one;
    while !workspace.repo.contains(other, at)? {
        let parents = workspace.repo.commit(at)?.parents.clone();
        at = *parents.first().ok_or_else(apart)?;
    }
    Ok(at)
}

fn moved(branch: &str) -> Failure {
    Failure::surroundings(message!("branch-moved", branch = branch))
}

impl Workspace {
    /// Brings a clone to main whose HEAD names a branch that the remote does not have.
    ///
    /// # Errors
    /// When files cannot be written.
    pub fn arrive(&self) -> Attempt<()> {
        if self.repo.head_tip().is_some() {
            return Ok(());
        }
        let main = self.main()?.to_owned();
        let Some(tip) = self.repo.remote_tip(&main) else { return Ok(()) };
        go_to(self, &Standpoint::here(self), &main, self.repo.local_tip(&main), tip, "accord: arrive")
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
