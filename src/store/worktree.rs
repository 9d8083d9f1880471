//! The files on disk beside a commit: what was edited, and how they follow from one tree to another.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use git2::{IndexEntry, IndexTime};

use super::Id;
use super::checkpoint::checkpoint;
use super::disk::replace;
use super::fault::{broken, unwritable};
use super::raw::Blob;
use super::repo::Repo;
use super::write::Edits;
use crate::files::{Mode, governed};
use crate::finding::{Attempt, Failure};
use crate::message;

/// One path that a move of the work tree touches: what stood there, what shall.
type Touched = (String, Option<Blob>, Option<Blob>);

impl Repo {
    fn touched(&self, from: Option<Id>, to: Id) -> Attempt<Vec<Touched>> {
        let mut touched = vec![];
        // Under a governed name no submodule and no folder of one's own has a place: such a one is left where it is.
        let placed = |path: &str, blob: Option<Blob>| {
            blob.filter(|b| b.mode != Mode::Submodule || !(governed(path) || path.ends_with("/crafted-tree")))
        };
        self.all_differing(from, Some(to), |path, old, new| {
            let (old, new) = (placed(&path, old), placed(&path, new));
            if old.is_some() || new.is_some() {
                touched.push((path, old, new));
            }
        })?;
        Ok(touched)
    }

    /// The paths that a move of the work tree from one tree to another would overwrite although they were edited.
    ///
    /// # Errors
    /// In a bare repository, or when objects are missing.
    pub fn dirty(&self, from: Option<Id>, to: Id, replaces: &BTreeMap<String, Id>) -> Attempt<Vec<String>> {
        let root = self.needs_workdir()?;
        let touched = self.touched(from, to)?;
        let edited = |(path, old, new): &&Touched| match on_disk(&root.join(path)) {
            None => new.is_some() && blocked(&root, path),
            Some(Here::Folder) => !is_gitlink(*old) && !is_gitlink(*new) && !is_emptied(&root, path, &touched),
            Some(Here::File(id)) => {
                Some(id) != old.map(|b| b.id) && Some(id) != new.map(|b| b.id) && replaces.get(path) != Some(&id)
            }
        };
        Ok(touched.iter().filter(edited).map(|(path, _, _)| path.clone()).collect())
    }

    /// Brings files and index from one tree to another. What is there already is not written again, so that a move which
    /// was interrupted goes on; what was edited meanwhile is left as it is.
    ///
    /// # Errors
    /// When a file cannot be written; what was written stays.
    pub fn check_out(&self, from: Option<Id>, to: Id, replaces: &BTreeMap<String, Id>) -> Attempt<()> {
        let root = self.needs_workdir()?;
        let touched = self.touched(from, to)?;
        for (path, old, _) in touched.iter().filter(|(_, _, new)| new.is_none()) {
            let gone = match on_disk(&root.join(path)) {
                Some(Here::File(id)) => Some(id) == old.map(|b| b.id),
                Some(Here::Folder) => is_gitlink(*old),
                None => false,
            };
            if gone {
                remove(&root, path);
            }
        }
        for (path, old, new) in &touched {
            let Some(new) = new else { continue };
            match on_disk(&root.join(path)) {
                Some(Here::File(id))
                    if id != new.id && Some(id) != old.map(|b| b.id) && replaces.get(path) != Some(&id) => {}
                _ => self.place(&root, path, *new)?,
            }
        }
        self.note_in_index(&touched)
    }

    fn note_in_index(&self, touched: &[Touched]) -> Attempt<()> {
        let mut entries = vec![];
        for (path, _, new) in touched {
            let size = match new {
                Some(blob) if blob.mode != Mode::Submodule => self.blob_size(blob.id)?.unwrap_or(0),
                _ => 0,
            };
            entries.push((path, new.map(|blob| index_entry(path, blob, size))));
        }
        checkpoint().map_err(|e| unwritable(&root_of(self), &e))?;
        let git = self.git();
        let mut index = git.index().map_err(broken)?;
        for (path, _) in entries.iter().filter(|(_, entry)| entry.is_none()) {
            index.remove_path(Path::new(path)).map_err(broken)?;
        }
        for entry in entries.iter().filter_map(|(_, entry)| entry.as_ref()) {
            index.add(entry).map_err(broken)?;
        }
        index.write().map_err(broken)
    }

    /// Puts one entry of a tree on disk.
    fn place(&self, root: &Path, path: &str, blob: Blob) -> Attempt<()> {
        let full = root.join(path);
        let fail = |e: std::io::Error| unwritable(&full, &e);
        checkpoint().map_err(fail)?;
        match blob.mode {
            Mode::Submodule => fs::create_dir_all(&full).map_err(fail),
            Mode::Link => {
                let target = self.bytes(blob.id)?;
                folder_of(root, path)?;
                if full.symlink_metadata().is_ok() {
                    fs::remove_file(&full).map_err(fail)?;
                }
                link(&target, &full).map_err(fail)
            }
            Mode::File | Mode::Executable => self.put(root, path, &self.bytes(blob.id)?, blob.mode == Mode::Executable),
        }
    }

    /// Writes one file without following a link.
    pub(super) fn write_file(&self, root: &Path, path: &str, bytes: &[u8]) -> Attempt<()> {
        self.put(root, path, bytes, is_executable(&root.join(path)))
    }

    /// Written aside in this clone's own folder, then renamed: a reader sees the old text or the new one, and a kill
    /// leaves nothing among the files.
    fn put(&self, root: &Path, path: &str, bytes: &[u8], executable: bool) -> Attempt<()> {
        let full = root.join(path);
        let fail = |e: std::io::Error| unwritable(&full, &e);
        folder_of(root, path)?;
        replace(&self.aside(), &full, bytes, executable).map_err(fail)
    }

    /// Where files are written before they are renamed.
    pub(super) fn aside(&self) -> PathBuf {
        self.own_dir().join("aside")
    }

    /// What stands on disk at some paths, by the ids that git would give it.
    ///
    /// # Errors
    /// In a bare repository.
    pub fn standing(&self, paths: impl Iterator<Item = String>) -> Attempt<BTreeMap<String, Id>> {
        let root = self.needs_workdir()?;
        let here = paths.filter_map(|path| match on_disk(&root.join(&path)) {
            Some(Here::File(id)) => Some((path, id)),
            _ => None,
        });
        Ok(here.collect())
    }

    /// The files on disk that differ from a tree, with their new bytes: edits that are not committed yet.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn edits_on_disk(&self, tree: Option<Id>, paths: &[String]) -> Attempt<Edits> {
        let root = self.needs_workdir()?;
        let mut edits = Edits::new();
        for path in paths {
            let before = tree.map_or(Ok(None), |tree| self.entry(tree, path))?;
            let full = root.join(path);
            let linked = full.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink());
            match (fs::read(&full).ok().filter(|_| !linked), before) {
                (Some(bytes), blob) if hash(&bytes) != blob.map(|b| b.id) => {
                    drop(edits.insert(path.clone(), Some(bytes)));
                }
                (None, Some(_)) if !linked => drop(edits.insert(path.clone(), None)),
                _ => {}
            }
        }
        Ok(edits)
    }
}

fn root_of(repo: &Repo) -> PathBuf {
    repo.workdir().unwrap_or_else(|| repo.git_dir())
}

/// What stands at a path.
enum Here {
    /// A file or a link, by the id that git would give it.
    File(Id),
    Folder,
}

fn on_disk(full: &Path) -> Option<Here> {
    let kind = full.symlink_metadata().ok()?.file_type();
    if kind.is_dir() {
        return Some(Here::Folder);
    }
    let bytes = if kind.is_symlink() { target(full) } else { fs::read(full).ok() };
    Some(Here::File(bytes.and_then(|bytes| hash(&bytes)).unwrap_or(Id::ZERO_SHA1)))
}

#[cfg(unix)]
fn target(full: &Path) -> Option<Vec<u8>> {
    use std::os::unix::ffi::OsStrExt;
    fs::read_link(full).ok().map(|target| target.as_os_str().as_bytes().to_vec())
}

#[cfg(not(unix))]
fn target(full: &Path) -> Option<Vec<u8>> {
    fs::read_link(full).ok().map(|target| target.to_string_lossy().into_owned().into_bytes())
}

#[cfg(unix)]
fn link(target: &[u8], full: &Path) -> std::io::Result<()> {
    use std::os::unix::ffi::OsStrExt;
    std::os::unix::fs::symlink(std::ffi::OsStr::from_bytes(target), full)
}

/// Where the system has no links that everybody may make, the target stands as the file's text, as git does it.
#[cfg(not(unix))]
fn link(target: &[u8], full: &Path) -> std::io::Result<()> {
    fs::write(full, target)
}

#[cfg(unix)]
fn is_executable(full: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    full.symlink_metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn is_executable(_: &Path) -> bool {
    false
}

fn is_gitlink(blob: Option<Blob>) -> bool {
    blob.is_some_and(|blob| blob.mode == Mode::Submodule)
}

/// Whether something that is no folder stands on the way to a path.
fn blocked(root: &Path, path: &str) -> bool {
    let mut above = Path::new(path).parent();
    while let Some(at) = above.filter(|at| !at.as_os_str().is_empty()) {
        if root.join(at).symlink_metadata().is_ok_and(|m| !m.is_dir()) {
            return true;
        }
        above = at.parent();
    }
    false
}

/// Whether the move itself takes everything out of a folder in whose place a file comes.
fn is_emptied(root: &Path, path: &str, touched: &[Touched]) -> bool {
    let goes = |name: &str| touched.iter().any(|(p, _, new)| p == name && new.is_none());
    let Ok(items) = fs::read_dir(root.join(path)) else { return false };
    items.flatten().all(|item| {
        let name = format!("{path}/{}", item.file_name().to_string_lossy());
        goes(&name) || (item.path().is_dir() && is_emptied(root, &name, touched))
    })
}

/// Makes the folder of a path, never through a link.
fn folder_of(root: &Path, path: &str) -> Attempt<PathBuf> {
    let mut at = root.to_path_buf();
    for part in Path::new(path).parent().into_iter().flat_map(Path::components) {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink()) {
            return Err(Failure::surroundings(message!("link-in-the-way", path = at.display().to_string())));
        }
    }
    fs::create_dir_all(&at).map_err(|e| unwritable(&at, &e))?;
    Ok(at)
}

fn remove(root: &Path, path: &str) {
    let full = root.join(path);
    let _ = if full.is_dir() { fs::remove_dir(&full) } else { fs::remove_file(&full) };
    let mut folder = full.parent();
    while let Some(at) = folder.filter(|at| *at != root) {
        if fs::remove_dir(at).is_err() {
            break;
        }
        folder = at.parent();
    }
}

pub(super) fn hash(bytes: &[u8]) -> Option<Id> {
    Id::hash_object(git2::ObjectType::Blob, bytes).ok()
}

fn index_entry(path: &str, blob: Blob, size: u64) -> IndexEntry {
    let mode = match blob.mode {
        Mode::File => 0o100_644,
        Mode::Executable => 0o100_755,
        Mode::Link => 0o120_000,
        Mode::Submodule => 0o160_000,
    };
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode,
        uid: 0,
        gid: 0,
        file_size: u32::try_from(size).unwrap_or(0),
        id: blob.id,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}
