//! Objects that are written: blobs, trees, commits. No ref moves here.

use std::collections::{BTreeMap, BTreeSet};

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Time};

use super::Id;
use super::checkpoint::checkpoint;
use super::commit::Stamp;
use super::fault::{broken, unwritable};
use super::keys::Signer;
use super::names;
use super::raw::{Blob, Item};
use super::repo::Repo;
use crate::files::{Mode, governed};
use crate::finding::Attempt;

/// New bytes by path; `None` removes the file.
pub type Edits = BTreeMap<String, Option<Vec<u8>>>;

/// Entries by path as they stand elsewhere; `None` removes one.
pub type Grafts = BTreeMap<String, Option<Blob>>;

/// A commit to be made.
pub struct NewCommit<'a> {
    pub tree: Id,
    pub parents: &'a [Id],
    pub stamp: &'a Stamp,
    pub message: &'a str,
    /// Signs it with the user's key, in git's own namespace.
    pub signer: Option<&'a Signer>,
}

impl Repo {
    /// Stores a blob.
    ///
    /// # Errors
    /// When the disk is full or cannot be written.
    pub fn put_blob(&self, bytes: &[u8]) -> Attempt<Id> {
        checkpoint().map_err(|e| unwritable(&self.git_dir(), &e))?;
        self.git().blob(bytes).map_err(broken)
    }

    /// A tree with some files changed.
    ///
    /// # Errors
    /// When an object cannot be read or written.
    pub fn put_tree(&self, base: Option<Id>, edits: &Edits) -> Attempt<Id> {
        let mut update = TreeUpdateBuilder::new();
        for (path, bytes) in edits {
            match bytes {
                Some(bytes) => drop(update.upsert(&*names::bytes(path), self.put_blob(bytes)?, FileMode::Blob)),
                None => drop(update.remove(&*names::bytes(path))),
            }
        }
        let base = base.map(|base| self.make_room(base, edits.keys())).transpose()?;
        let git = self.git();
        let base = if let Some(base) = base {
            git.find_tree(base).map_err(broken)?
        } else {
            let empty = git.treebuilder(None).and_then(|b| b.write()).map_err(broken)?;
            git.find_tree(empty).map_err(broken)?
        };
        update.create_updated(&git, &base).map_err(broken)
    }

    /// A tree with entries of other trees in it, their modes kept.
    ///
    /// # Errors
    /// When an object cannot be read or written.
    pub fn graft(&self, base: Id, grafts: &Grafts) -> Attempt<Id> {
        let mut update = TreeUpdateBuilder::new();
        for (path, blob) in grafts {
            match blob {
                Some(blob) => {
                    update.upsert(&*names::bytes(path), blob.id, file_mode(blob.mode));
                }
                None => drop(update.remove(&*names::bytes(path))),
            }
        }
        let base = self.make_room(base, grafts.keys())?;
        let git = self.git();
        let base = git.find_tree(base).map_err(broken)?;
        update.create_updated(&git, &base).map_err(broken)
    }

    /// A tree without what stands in the way of some paths: a file where a folder belongs, a folder where a file does.
    /// Whoever put it there stops nobody.
    fn make_room<'p>(&self, base: Id, paths: impl Iterator<Item = &'p String>) -> Attempt<Id> {
        let mut in_the_way: BTreeSet<&str> = BTreeSet::new();
        for path in paths {
            let mut tree = Some(base);
            for (end, _) in path.match_indices('/').chain([(path.len(), "")]) {
                let Some(at) = tree else { break };
                let name = path[..end].rsplit('/').next().unwrap_or_default();
                let raw = self.raw_tree(Some(at))?;
                let found = raw.find(name);
                let is_file = end == path.len();
                if found.is_some_and(|item| item.folder().is_some() == is_file) {
                    in_the_way.insert(&path[..end]);
                }
                tree = found.and_then(|item| item.folder());
            }
        }
        if in_the_way.is_empty() {
            return Ok(base);
        }
        let mut update = TreeUpdateBuilder::new();
        for path in in_the_way {
            update.remove(&*names::bytes(path));
        }
        let git = self.git();
        let base = git.find_tree(base).map_err(broken)?;
        update.create_updated(&git, &base).map_err(broken)
    }

    /// The free files and records of one tree with the governed ones of another, whatever else the first holds: a crafted
    /// name, or a governed one in another form, is left behind.
    ///
    /// # Errors
    /// When an object cannot be read or written.
    pub fn compose(&self, free: Id, governing: Option<Id>) -> Attempt<Id> {
        let (free, governing) = (self.raw_tree(Some(free))?, self.raw_tree(governing)?);
        let ours = |item: &Item<'_>| !governed(&item.text());
        let mut folders = vec![];
        for item in free.items(0).filter(ours) {
            // Of what cannot be looked into, what the lawful text was sealed with is kept.
            let closed = item.folder().is_some_and(|id| self.joined().is_closed(id));
            let kept = if closed { governing.seek(item.name).and_then(|item| item.folder()) } else { item.folder() };
            folders.push(kept.map(|id| self.written_out(id, 0)).transpose()?.flatten());
        }
        let is_there = |(item, kept): &(Item<'_>, &Option<Id>)| item.folder().is_none() || kept.is_some();
        let written = free.items(0).filter(ours).zip(&folders).filter(is_there);
        let written =
            written.map(|(item, id)| id.as_ref().and_then(|id| Item::of_folder(item.name, id)).unwrap_or(item));
        let mut items: Vec<Item<'_>> = written.chain(governing.items(0).filter(|item| !ours(item))).collect();
        items.sort_by(Item::order);
        // Written by ourselves: the library refuses names that some machine takes for `.git`, and what a stranger left
        // beside the files would stop every decision.
        let bytes: Vec<u8> = items.iter().flat_map(Item::written).collect();
        self.git().odb().and_then(|odb| odb.write(git2::ObjectType::Tree, &bytes)).map_err(broken)
    }

    /// Stores a commit, signed when a signer is given; no ref moves.
    ///
    /// # Errors
    /// When an object cannot be written or the signature cannot be made.
    pub fn put_commit(&self, new: &NewCommit<'_>) -> Attempt<Id> {
        let time = Time::new(new.stamp.seconds, 0);
        let who = git2::Signature::new(&new.stamp.name, &new.stamp.email, &time).map_err(broken)?;
        let (name, email) = (who.name().map_err(broken)?, who.email().map_err(broken)?);
        let who = format!("{name} <{email}> {} +0000", new.stamp.seconds);
        // Written by ourselves: the library would read each parent, and stop at one that git would not have written.
        let parents: String = new.parents.iter().map(|parent| format!("parent {parent}\n")).collect();
        let text = format!("tree {}\n{parents}author {who}\ncommitter {who}\n\n{}", new.tree, new.message);
        checkpoint().map_err(|e| unwritable(&self.git_dir(), &e))?;
        let Some(signer) = new.signer else {
            let git = self.git();
            return git.odb().and_then(|odb| odb.write(git2::ObjectType::Commit, text.as_bytes())).map_err(broken);
        };
        // Asked without the handle: a passphrase or a touch may take its time.
        let armour = signer.sign("git", text.as_bytes())?;
        self.git().commit_signed(&text, armour.trim_end(), Some("gpgsig")).map_err(broken)
    }

    /// Writes one file of the work tree, without following a link.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Attempt<()> {
        self.write_file(&self.needs_workdir()?, path, bytes)
    }
}

fn file_mode(mode: Mode) -> FileMode {
    match mode {
        Mode::File => FileMode::Blob,
        Mode::Executable => FileMode::BlobExecutable,
        Mode::Link => FileMode::Link,
        Mode::Submodule => FileMode::Commit,
    }
}
