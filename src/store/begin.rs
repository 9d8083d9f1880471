//! A repository's first commit, in one step: it is there with all its files, or not at all.

use std::fs;
use std::path::Path;

use git2::Repository;

use super::checkpoint::checkpoint;
use super::commit::Stamp;
use super::fault::{broken, unwritable};
use super::moves::{FilesMove, Move};
use super::refs::Moved;
use super::repo::{Repo, refusal};
use super::write::{Edits, NewCommit};
use crate::finding::{Attempt, Failure};
use crate::message;

/// The folder in which a repository is made before it is one.
const ASIDE: &str = ".accord-begin";

impl Repo {
    /// A new repository with files and SHA-1, which every git and every forge reads, and its first commit. It is made
    /// aside and then named, so that a kill leaves nothing or all of it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn begin(dir: &Path, branch: &str, edits: &Edits, stamp: &Stamp, message: &str) -> Attempt<Self> {
        let fail = |e: std::io::Error| unwritable(dir, &e);
        fs::create_dir_all(dir).map_err(fail)?;
        let aside = dir.join(ASIDE);
        if aside.exists() {
            fs::remove_dir_all(&aside).map_err(fail)?;
        }
        let mut options = git2::RepositoryInitOptions::new();
        options.initial_head(branch).external_template(false).bare(true).no_dotgit_dir(true);
        let made = Repository::init_opts(&aside, &options).map_err(|e| refusal(&e, dir))?;
        {
            let mut config = made.config().map_err(broken)?;
            config.set_bool("core.bare", false).map_err(broken)?;
            for (key, value) in [("pull.ff", "only"), (&format!("branch.{branch}.mergeOptions"), "--ff-only")] {
                config.set_str(key, value).map_err(broken)?;
            }
        }
        checkpoint().map_err(fail)?;
        let repo = Self::of(made);
        let tree = repo.put_tree(None, edits)?;
        let commit = repo.put_commit(&NewCommit { tree, parents: &[], stamp, message, signer: None })?;
        repo.swap(branch, None, commit, "accord: begin")?;
        let files = FilesMove {
            standing: (branch.to_owned(), Some(commit)),
            head: branch.to_owned(),
            from: None,
            to: tree,
            replaces: std::collections::BTreeMap::new(),
        };
        repo.note(&Move { branch: branch.to_owned(), old: None, new: commit, files: Some(files) })?;
        drop(repo);
        checkpoint().map_err(fail)?;
        fs::rename(&aside, dir.join(".git")).map_err(fail)?;
        checkpoint().map_err(fail)?;
        let repo = Self::open(dir)?;
        repo.finish()?;
        Ok(repo)
    }

    /// The first files of an organisation in a repository that is there: one commit on the branch one stands on.
    ///
    /// # Errors
    /// When objects, refs or files cannot be written, or the branch moved meanwhile.
    pub fn begin_within(&self, edits: &Edits, stamp: &Stamp, message: &str) -> Attempt<()> {
        let head = self.head_tip();
        let base = head.map(|tip| self.commit(tip)).transpose()?.map(|c| c.tree);
        let tree = self.put_tree(base, edits)?;
        let parents: Vec<_> = head.into_iter().collect();
        let commit = self.put_commit(&NewCommit { tree, parents: &parents, stamp, message, signer: None })?;
        let branch = self.head_branch().unwrap_or_else(|| "main".into());
        let files = FilesMove {
            standing: (branch.clone(), head),
            head: branch.clone(),
            from: base,
            to: tree,
            replaces: self.standing(edits.keys().cloned())?,
        };
        let step = Move { branch: branch.clone(), old: head, new: commit, files: Some(files) };
        match self.advance(&step, "accord: begin")? {
            Moved::Done => Ok(()),
            Moved::Raced => Err(Failure::surroundings(message!("branch-moved", branch = branch))),
        }
    }
}
