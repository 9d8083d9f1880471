//! Writing, in the one order that loses nothing: objects, then the ref by compare-and-swap, then the work tree.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, IndexEntry, IndexTime, Time};

use super::Id;
use super::commit::Stamp;
use super::git::Signer;
use super::repo::{Repo, broken};
use super::tree::Files;
use crate::files::Mode;
use crate::finding::{Attempt, Failure};
use crate::message;

/// New bytes by path; `None` removes the file.
pub type Edits = BTreeMap<String, Option<Vec<u8>>>;

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
        self.git.blob(bytes).map_err(broken)
    }

    /// A tree with some files changed.
    ///
    /// # Errors
    /// When an object cannot be read or written.
    pub fn put_tree(&self, base: Option<Id>, edits: &Edits) -> Attempt<Id> {
        let mut update = TreeUpdateBuilder::new();
        for (path, bytes) in edits {
            match bytes {
                Some(bytes) => drop(update.upsert(path.as_str(), self.put_blob(bytes)?, FileMode::Blob)),
                None => drop(update.remove(path.as_str())),
            }
        }
        let base = if let Some(base) = base {
            self.git.find_tree(base).map_err(broken)?
        } else {
            let empty = self.git.treebuilder(None).and_then(|b| b.write()).map_err(broken)?;
            self.git.find_tree(empty).map_err(broken)?
        };
        update.create_updated(&self.git, &base).map_err(broken)
    }

    /// Stores a commit, signed when a signer is given; no ref moves.
    ///
    /// # Errors
    /// When an object cannot be written or the signature cannot be made.
    pub fn put_commit(&self, new: &NewCommit<'_>) -> Attempt<Id> {
        let time = Time::new(new.stamp.seconds, 0);
        let who = git2::Signature::new(&new.stamp.name, &new.stamp.email, &time).map_err(broken)?;
        let tree = self.git.find_tree(new.tree).map_err(broken)?;
        let parents: Vec<_> =
            new.parents.iter().map(|id| self.git.find_commit(*id)).collect::<Result<_, _>>().map_err(broken)?;
        let parents: Vec<&git2::Commit<'_>> = parents.iter().collect();
        let buffer = self.git.commit_create_buffer(&who, &who, new.message, &tree, &parents).map_err(broken)?;
        let text = String::from_utf8_lossy(&buffer).into_owned();
        match new.signer {
            Some(signer) => {
                let armour = signer.sign("git", text.as_bytes())?;
                self.git.commit_signed(&text, armour.trim_end(), Some("gpgsig")).map_err(broken)
            }
            None => self.git.odb().and_then(|odb| odb.write(git2::ObjectType::Commit, &buffer)).map_err(broken),
        }
    }

    /// The paths that a move of the work tree from one tree to another would overwrite although they were edited.
    ///
    /// # Errors
    /// In a bare repository, or when objects are missing.
    pub fn dirty(&self, old: Option<Id>, new: Id) -> Attempt<Vec<String>> {
        let root = self.needs_workdir()?;
        let (before, after) = (self.all_or_none(old)?, self.all_files(new)?);
        let changed = after.iter().filter(|(path, blob)| before.get(*path) != Some(blob)).map(|(path, _)| path);
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        let edited = |path: &&String| match (fs::read(root.join(path.as_str())), before.get(*path)) {
            (Ok(bytes), Some(blob)) => hash(&bytes) != Some(blob.id) && hash(&bytes) != after.get(*path).map(|b| b.id),
            (Ok(bytes), None) => hash(&bytes) != after.get(*path).map(|b| b.id),
            (Err(_), _) => root.join(path.as_str()).symlink_metadata().is_ok(),
        };
        Ok(changed.chain(gone).filter(edited).cloned().collect())
    }

    fn all_or_none(&self, tree: Option<Id>) -> Attempt<Files> {
        tree.map_or_else(|| Ok(Files::new()), |tree| self.all_files(tree))
    }

    /// Brings files and index from one tree to another; what did not change is not touched.
    ///
    /// # Errors
    /// When a file cannot be written; what was written stays, and `doctor` or the same command goes on.
    pub fn check_out(&self, old: Option<Id>, new: Id) -> Attempt<()> {
        let root = self.needs_workdir()?;
        let (before, after) = (self.all_or_none(old)?, self.all_files(new)?);
        let mut index = self.git.index().map_err(broken)?;
        for path in before.keys().filter(|path| !after.contains_key(*path)) {
            remove_file(&root, path);
            index.remove_path(Path::new(path)).map_err(broken)?;
        }
        for (path, blob) in after.iter().filter(|(path, blob)| before.get(*path) != Some(blob)) {
            if matches!(blob.mode, Mode::Link | Mode::Submodule) {
                continue;
            }
            let bytes = self.blob(blob.id)?;
            write_file(&root, path, &bytes)?;
            index.add(&index_entry(path, blob.id, blob.mode, bytes.len())).map_err(broken)?;
        }
        index.write().map_err(broken)
    }

    /// The files on disk that differ from a tree, with their new bytes: edits that are not committed yet.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn edits_on_disk(&self, tree: Option<Id>, paths: &[String]) -> Attempt<Edits> {
        let root = self.needs_workdir()?;
        let before = self.all_or_none(tree)?;
        let mut edits = Edits::new();
        for path in paths {
            match (fs::read(root.join(path)), before.get(path)) {
                (Ok(bytes), blob) if hash(&bytes) != blob.map(|b| b.id) => {
                    drop(edits.insert(path.clone(), Some(bytes)));
                }
                (Err(_), Some(_)) => drop(edits.insert(path.clone(), None)),
                _ => {}
            }
        }
        Ok(edits)
    }

    /// Writes one file of the work tree, without following a link.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Attempt<()> {
        write_file(&self.needs_workdir()?, path, bytes)
    }
}

fn hash(bytes: &[u8]) -> Option<Id> {
    Id::hash_object(git2::ObjectType::Blob, bytes).ok()
}

fn index_entry(path: &str, id: Id, mode: Mode, size: usize) -> IndexEntry {
    let mode = if mode == Mode::Executable { 0o100_755 } else { 0o100_644 };
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode,
        uid: 0,
        gid: 0,
        file_size: u32::try_from(size).unwrap_or(0),
        id,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}

/// Writes beside the file, then renames over it: a reader sees the old text or the new one.
pub(super) fn write_file(root: &Path, path: &str, bytes: &[u8]) -> Attempt<()> {
    let full = root.join(path);
    let fail = |e: std::io::Error| super::disk::unwritable(Path::new(path), &e);
    let folder = full.parent().unwrap_or(root);
    let mut at = root.to_path_buf();
    for part in Path::new(path).parent().into_iter().flat_map(Path::components) {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink()) {
            return Err(Failure::surroundings(message!("link-in-the-way", path = at.display().to_string())));
        }
    }
    fs::create_dir_all(folder).map_err(fail)?;
    let mut file = tempfile::Builder::new().prefix(".accord-").tempfile_in(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    readable(&file);
    file.persist(&full).map(drop).map_err(|e| fail(e.error))
}

#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) {
    use std::os::unix::fs::PermissionsExt;
    let _ = file.as_file().set_permissions(fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile) {}

fn remove_file(root: &Path, path: &str) {
    let full = root.join(path);
    let _ = fs::remove_file(&full);
    let mut folder = full.parent();
    while let Some(at) = folder.filter(|at| *at != root) {
        if fs::remove_dir(at).is_err() {
            break;
        }
        folder = at.parent();
    }
}
