//! One tree of git as a source of files.

use std::sync::Arc;

use super::Id;
use super::repo::Repo;
use super::tree::Files;
use crate::files::{Content, Entry, Source};
use crate::finding::{Attempt, Failure};
use crate::message;

impl Repo {
    /// A tree as a source of files, without some folders.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn tree(self: &Arc<Self>, tree: Id, skipped: &dyn Fn(&str) -> bool) -> Attempt<Tree> {
        Ok(Tree { files: self.files_but(tree, skipped)?, repo: Arc::clone(self) })
    }
}

/// The governed files and records of one tree of git.
pub struct Tree {
    pub files: Files,
    repo: Arc<Repo>,
}

impl Source for Tree {
    fn list(&self) -> Attempt<Vec<Entry>> {
        Ok(self.files.iter().map(|(path, blob)| Entry { path: path.clone(), mode: blob.mode }).collect())
    }

    fn read(&self, path: &str, cap: u64) -> Attempt<Content> {
        let unknown = || Failure::bug(message!("no-such-file", path = path));
        let blob = self.files.get(path).ok_or_else(unknown)?;
        match self.repo.blob_size(blob.id)? {
            Some(size) if size > cap => Ok(Content::TooLarge(size)),
            // An object that is no file has no text: whoever reads it finds that it is none.
            None => Ok(Content::Bytes(vec![0])),
            Some(_) => Ok(Content::Bytes(self.repo.blob(blob.id)?.unwrap_or_default())),
        }
    }
}
