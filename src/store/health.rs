//! What of a clone git or we could not use: looked at as it lies on disk, nothing changed.

use std::fs;
use std::path::{Path, PathBuf};

use git2::RepositoryState;

use super::repo::Repo;
use super::state::UserState;
use crate::finding::{Attempt, Failure};
use crate::lang::Message;
use crate::message;

impl Repo {
    /// What lies in this clone and cannot be used: each a sentence that has its help beside it.
    pub fn unusable(&self) -> Vec<Message> {
        let mut found = vec![];
        found.extend(self.begun_by_git().map(|command| message!("doctor-git-unfinished", command = command)));
        let path = |path: &Path| path.display().to_string();
        for head in [self.git_dir().join("HEAD"), self.common_dir().join("HEAD")] {
            if fs::metadata(&head).is_ok_and(|m| m.len() == 0) {
                found.push(message!("doctor-empty-ref", path = path(&head)));
            }
        }
        // A lock is empty while somebody writes: `locks` tells those that were left.
        let is_lock = |path: &Path| path.extension().is_some_and(|ending| ending == "lock");
        let mut folders = vec![self.common_dir().join("refs")];
        while let Some(folder) = folders.pop() {
            let items = fs::read_dir(&folder).into_iter().flatten().flatten();
            for item in items.map(|item| item.path()) {
                if item.is_dir() {
                    folders.push(item);
                } else if !is_lock(&item) && fs::metadata(&item).is_ok_and(|m| m.len() == 0) {
                    found.push(message!("doctor-empty-ref", path = path(&item)));
                }
            }
        }
        if self.workdir().is_some() && self.git().index().is_err() {
            found.push(message!("doctor-index", path = path(&self.git_dir().join("index"))));
        }
        let own = self.own_dir();
        if own.symlink_metadata().is_ok_and(|m| !m.is_dir()) || (own.is_dir() && !is_writable(&own)) {
            found.push(message!("doctor-own-folder", path = path(&own)));
        }
        found.dedup();
        found
    }
}

impl Repo {
    /// The command of git that somebody began here and did not end: what it holds belongs to the branch one stands on.
    pub fn begun_by_git(&self) -> Option<&'static str> {
        match self.git().state() {
            RepositoryState::Merge => Some("merge"),
            RepositoryState::Revert | RepositoryState::RevertSequence => Some("revert"),
            RepositoryState::CherryPick | RepositoryState::CherryPickSequence => Some("cherry-pick"),
            RepositoryState::Rebase | RepositoryState::RebaseInteractive | RepositoryState::RebaseMerge => {
                Some("rebase")
            }
            RepositoryState::ApplyMailbox | RepositoryState::ApplyMailboxOrRebase => Some("am"),
            RepositoryState::Clean | RepositoryState::Bisect => None,
        }
    }
}

impl Repo {
    /// Refuses to work on files that belong to a command of git that was begun and not ended.
    ///
    /// # Errors
    /// With how to end it.
    pub fn refuse_begun(&self) -> Attempt<()> {
        match self.begun_by_git() {
            Some(command) => Err(Failure::surroundings(message!("git-unfinished", command = command))),
            None => Ok(()),
        }
    }
}

impl UserState {
    /// What of it cannot be used: a folder that cannot be written, a pin that cannot be read.
    pub fn unusable(&self) -> Vec<Message> {
        let mut found = vec![];
        let place = PathBuf::from(self.place());
        if place.exists() && !is_writable(&place) {
            found.push(message!("doctor-state", path = self.place()));
        }
        if place.join("pin").exists() && self.pin().is_none() {
            found.push(message!("doctor-pin-unreadable", path = place.join("pin").display().to_string()));
        }
        found
    }
}

/// Whether a file could be written into a folder; what is tried is gone at once.
fn is_writable(folder: &Path) -> bool {
    tempfile::tempfile_in(folder).is_ok()
}
