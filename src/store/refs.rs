//! Branches by their full names, moved by compare-and-swap. No revision expression is ever evaluated.

use std::collections::BTreeSet;

use git2::{BranchType, ErrorCode};

use super::Id;
use super::checkpoint::checkpoint;
use super::fault::{broken, unwritable};
use super::repo::Repo;
use crate::finding::{Attempt, Failure};
use crate::message;

/// A branch here or as the remote last showed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub name: String,
    pub local: Option<Id>,
    pub remote: Option<Id>,
}

/// Whether a ref could be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    Done,
    /// Somebody else moved it first.
    Raced,
}

impl Repo {
    fn tip_of(&self, full: &str) -> Option<Id> {
        let git = self.git();
        git.find_reference(full).ok()?.resolve().ok()?.target()
    }

    pub fn local_tip(&self, branch: &str) -> Option<Id> {
        self.tip_of(&format!("refs/heads/{branch}"))
    }

    pub fn remote_tip(&self, branch: &str) -> Option<Id> {
        self.tip_of(&format!("refs/remotes/{}/{branch}", self.remote()?))
    }

    /// Another work tree of this repository that stands on a branch: its files would not follow.
    pub(super) fn held_elsewhere(&self, branch: &str) -> Option<String> {
        let head = format!("ref: refs/heads/{branch}");
        let holds = |folder: &std::path::Path| {
            std::fs::read_to_string(folder.join("HEAD")).is_ok_and(|text| text.trim_end() == head)
        };
        let (own, common) = (self.git_dir(), self.common_dir());
        let linked = std::fs::read_dir(common.join("worktrees")).into_iter().flatten().flatten();
        // One whose folder is gone holds nothing.
        let is_there = |folder: &std::path::PathBuf| {
            let file = std::fs::read_to_string(folder.join("gitdir"));
            file.is_ok_and(|file| std::path::Path::new(file.trim_end()).exists())
        };
        let others = linked
            .map(|item| item.path())
            .filter(is_there)
            .chain([common.clone()])
            .filter(|folder| !super::repo::same_file(folder, &own));
        let held = others.filter(|folder| holds(folder)).find(|folder| *folder != common || !self.is_bare_at_home());
        held.map(|folder| match std::fs::read_to_string(folder.join("gitdir")) {
            Ok(file) => file.trim_end().trim_end_matches("/.git").to_owned(),
            Err(_) => folder.parent().unwrap_or(&folder).display().to_string(),
        })
    }

    /// Whether the repository's own folder has no work tree beside it.
    fn is_bare_at_home(&self) -> bool {
        self.common_dir().file_name().is_none_or(|name| name != ".git")
    }

    /// A branch by name, wherever it is known.
    pub fn branch(&self, name: &str) -> Branch {
        Branch { name: name.to_owned(), local: self.local_tip(name), remote: self.remote_tip(name) }
    }

    /// Every branch whose name begins with `prefix`, here or at the remote, in the order of the names.
    ///
    /// # Errors
    /// When the refs cannot be read.
    pub fn branches(&self, prefix: &str) -> Attempt<Vec<Branch>> {
        let mut names = BTreeSet::new();
        let remote = self.remote().map(|r| format!("{r}/")).unwrap_or_default();
        let git = self.git();
        for branch in git.branches(None).map_err(broken)? {
            let (branch, kind) = branch.map_err(broken)?;
            let Ok(Some(name)) = branch.name() else { continue };
            let name = match kind {
                BranchType::Local => Some(name),
                BranchType::Remote => name.strip_prefix(&remote),
            };
            names.extend(name.filter(|n| n.starts_with(prefix)).map(str::to_owned));
        }
        drop(git);
        Ok(names.iter().map(|name| self.branch(name)).collect())
    }

    /// The branch that the remote names as its own.
    pub fn remote_head(&self) -> Option<String> {
        let remote = self.remote()?;
        let git = self.git();
        let head = git.find_reference(&format!("refs/remotes/{remote}/HEAD")).ok()?;
        let target = head.symbolic_target().ok().flatten()?.to_owned();
        target.strip_prefix(&format!("refs/remotes/{remote}/")).map(str::to_owned)
    }

    /// The branch that is checked out; `None` when HEAD is detached.
    pub fn head_branch(&self) -> Option<String> {
        let git = self.git();
        let head = git.find_reference("HEAD").ok()?;
        head.symbolic_target().ok().flatten().and_then(|t| t.strip_prefix("refs/heads/")).map(str::to_owned)
    }

    pub fn head_tip(&self) -> Option<Id> {
        self.tip_of("HEAD")
    }

    /// Whether `old` is `new` or one of its ancestors.
    ///
    /// # Errors
    /// When a commit is missing.
    pub fn contains(&self, new: Id, old: Id) -> Attempt<bool> {
        if new == old {
            return Ok(true);
        }
        let known = self.git().graph_descendant_of(new, old);
        // The library stops at a commit whose dates or people git would not have written; ours reads what it stands on.
        known.or_else(|_| Ok(self.ancestors(new)?.contains(&old)))
    }

    /// The best common ancestors of two commits; several where they crossed.
    ///
    /// # Errors
    /// When a commit is missing.
    pub fn merge_bases(&self, one: Id, other: Id) -> Attempt<Vec<Id>> {
        // The handle is given back first: our own walk takes it again.
        let found = self.git().merge_bases(one, other);
        match found {
            Ok(bases) => Ok(bases.iter().copied().collect()),
            Err(e) if e.code() == ErrorCode::NotFound => Ok(vec![]),
            Err(_) => self.merge_bases_by_hand(one, other),
        }
    }

    /// The same where the library cannot read a commit: what both stand on, but for what one of those stands on.
    fn merge_bases_by_hand(&self, one: Id, other: Id) -> Attempt<Vec<Id>> {
        let (mine, theirs) = (self.ancestors(one)?, self.ancestors(other)?);
        let mut best: BTreeSet<Id> = mine.intersection(&theirs).copied().collect();
        let mut below = vec![];
        for id in &best {
            below.extend(self.commit(*id)?.parents.iter().copied());
        }
        for id in below {
            best.remove(&id);
        }
        Ok(best.into_iter().collect())
    }

    /// A commit and everything that it stands on.
    fn ancestors(&self, tip: Id) -> Attempt<BTreeSet<Id>> {
        let mut seen = BTreeSet::from([tip]);
        let mut open = vec![tip];
        while let Some(id) = open.pop() {
            open.extend(self.commit(id)?.parents.iter().copied().filter(|parent| seen.insert(*parent)));
        }
        Ok(seen)
    }

    /// Moves a branch from `old` (absent: it must not exist) to `new`.
    ///
    /// # Errors
    /// When refs cannot be written; a branch that moved meanwhile is no error.
    pub fn swap(&self, branch: &str, old: Option<Id>, new: Id, log: &str) -> Attempt<Moved> {
        let full = format!("refs/heads/{branch}");
        checkpoint().map_err(|e| unwritable(&self.git_dir(), &e))?;
        let done = match old {
            Some(old) => self.git().reference_matching(&full, new, true, old, log).map(drop),
            None => self.git().reference(&full, new, false, log).map(drop),
        };
        match done {
            Ok(()) => Ok(Moved::Done),
            Err(e) if matches!(e.code(), ErrorCode::Modified | ErrorCode::Exists) => Ok(Moved::Raced),
            Err(e) if e.code() == ErrorCode::NotFound && old.is_some() => Ok(Moved::Raced),
            Err(e) => Err(broken(e)),
        }
    }

    /// Whether another work tree stands on a branch, or any remote was seen to have it.
    ///
    /// # Errors
    /// When refs cannot be read.
    pub fn is_elsewhere(&self, branch: &str) -> Attempt<bool> {
        let git = self.git();
        let mut tracked = git.references_glob(&format!("refs/remotes/*/{branch}")).map_err(broken)?;
        Ok(tracked.next().is_some() || self.held_elsewhere(branch).is_some())
    }

    /// Takes a branch away that stands at a commit: whoever does so keeps the commit by another name.
    ///
    /// # Errors
    /// When refs cannot be written, or the branch moved meanwhile.
    pub fn drop_branch(&self, branch: &str, at: Id) -> Attempt<()> {
        checkpoint().map_err(|e| unwritable(&self.git_dir(), &e))?;
        let git = self.git();
        let mut found = git.find_reference(&format!("refs/heads/{branch}")).map_err(broken)?;
        if found.target() != Some(at) {
            return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
        }
        found.delete().map_err(broken)
    }

    /// Makes a branch the one that is checked out, without touching a file.
    ///
    /// # Errors
    /// When HEAD cannot be written.
    pub fn point_head(&self, branch: &str) -> Attempt<()> {
        self.git().set_head(&format!("refs/heads/{branch}")).map_err(broken)
    }
}
