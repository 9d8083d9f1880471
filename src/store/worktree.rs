//! The files on disk beside a commit: what was edited, and how they follow from one tree to another.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use git2::{IndexEntry, IndexTime};

use super::Id;
use super::checkpoint::checkpoint;
use super::disk::replace;
use super::fault::{broken, unwritable};
use super::here::Here;
use super::names;
use super::raw::Blob;
use super::repo::Repo;
use super::tree::of_crafted;
use super::write::Edits;
use crate::files::{Mode, Region, classify, governed};
use crate::finding::{Attempt, Failure};
use crate::message;

/// One path that a move of the work tree touches: what stood there, what shall.
type Touched = (String, Option<Blob>, Option<Blob>);

impl Repo {
    /// Takes one file of the work tree away, and the folders that it leaves empty.
    ///
    /// # Errors
    /// When there is no work tree.
    pub fn take_away(&self, path: &str) -> Attempt<()> {
        remove(&self.needs_workdir()?, path);
        Ok(())
    }

    /// The paths that differ, and the free folders that are not looked into.
    fn touched(&self, from: Option<Id>, to: Id) -> Attempt<(Vec<Touched>, Vec<String>)> {
        let (mut touched, mut closed) = (vec![], vec![]);
        // Under a governed name no submodule and no folder of one's own has a place: such a one is left where it is.
        let placed = |path: &str, blob: Option<Blob>| {
            blob.filter(|b| b.mode != Mode::Submodule || !(governed(path) || of_crafted(path).is_some()))
        };
        self.all_differing(from, Some(to), |path, old, new| {
            closed.extend(of_crafted(&path).filter(|at| new.is_some() && !governed(at)).map(str::to_owned));
            let (old, new) = (placed(&path, old), placed(&path, new));
            if old.is_some() || new.is_some() {
                touched.push((path, old, new));
            }
        })?;
        Ok((touched, closed))
    }

    /// The paths that a move of the work tree from one tree to another would overwrite although they were edited.
    ///
    /// # Errors
    /// In a bare repository, or when objects are missing.
    pub fn dirty(&self, from: Option<Id>, to: Id, replaces: &BTreeMap<String, Id>) -> Attempt<Vec<String>> {
        let root = self.needs_workdir()?;
        let (touched, _) = self.touched(from, to)?;
        // What stands in the way and is taken away by the move itself is in nobody's way.
        let gives_way = |above: &str| match touched.iter().find(|(path, _, _)| path == above) {
            Some((_, old, None)) => is_at(&root.join(above), *old),
            _ => false,
        };
        let edited = |(path, old, new): &&Touched| {
            if let Some(above) = blocked(&root, path) {
                return new.is_some() && !gives_way(&above);
            }
            match Here::at(&root.join(names::path(path))) {
                None => false,
                Some(Here::Folder) => !is_gitlink(*old) && !is_gitlink(*new) && !is_emptied(&root, path, &touched),
                Some(here) => !here.is(*old) && !here.is(*new) && !here.is_replaced(replaces.get(path)),
            }
        };
        Ok(touched.iter().filter(edited).map(|(path, _, _)| path.clone()).collect())
    }

    /// Brings files and index from one tree to another. What is there already is not written again, so that a move which
    /// was interrupted goes on; what was edited meanwhile is left as it is.
    ///
    /// What free files cannot be on this machine, by their name or kind, is left out and told: nobody's push stops the others.
    ///
    /// # Errors
    /// When a file cannot be written; what was written stays.
    pub fn check_out(&self, from: Option<Id>, to: Id, replaces: &BTreeMap<String, Id>) -> Attempt<()> {
        let root = self.needs_workdir()?;
        let (touched, closed) = self.touched(from, to)?;
        for folder in closed {
            self.later(Failure::surroundings(message!("left-alone", path = folder)));
        }
        for (path, old, _) in touched.iter().filter(|(_, _, new)| new.is_none()) {
            let gone = match Here::at(&root.join(names::path(path))).filter(|_| blocked(&root, path).is_none()) {
                Some(Here::Folder) => is_gitlink(*old),
                Some(here) => here.is(*old),
                None => false,
            };
            if gone {
                remove(&root, path);
            }
        }
        for (path, old, new) in &touched {
            let Some(new) = new else { continue };
            match Here::at(&root.join(names::path(path))) {
                Some(here @ Here::File { .. })
                    if !here.is(Some(*new)) && !here.is(*old) && !here.is_replaced(replaces.get(path)) => {}
                _ => self.place_or_leave(&root, path, *new)?,
            }
        }
        self.note_in_index(&touched)
    }

    fn place_or_leave(&self, root: &Path, path: &str, blob: Blob) -> Attempt<()> {
        match self.place(root, path, blob)? {
            // What is no file at all lies nowhere on disk, whatever it is called.
            Err(error) if is_crafted(&error) || !is_law(path) && is_of_the_entry(&error) => {
                let detail = error.to_string();
                self.later(Failure::surroundings(message!("left-out", path = path, detail = detail)));
                Ok(())
            }
            done => done.map_err(|error| unwritable(&root.join(names::path(path)), &error)),
        }
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
            // A name that an index does not take stands in none.
            let _ = index.remove_path(&names::path(path));
        }
        for (path, entry) in entries.iter().filter_map(|(path, entry)| Some((path, entry.as_ref()?))) {
            match index.add(entry) {
                Err(error) if is_law(path) => return Err(broken(error)),
                _ => {}
            }
        }
        index.write().map_err(broken)
    }

    /// Puts one entry of a tree on disk; what the system says against it, apart from objects that are not there.
    fn place(&self, root: &Path, path: &str, blob: Blob) -> Attempt<std::io::Result<()>> {
        let full = root.join(names::path(path));
        let bytes = match blob.mode {
            Mode::Submodule => vec![],
            _ => match self.blob(blob.id)? {
                Some(bytes) => bytes,
                // Git asks of what is sent whether it is there, not what it is: nobody is stopped by who crafted that.
                None => return Ok(Err(std::io::ErrorKind::InvalidData.into())),
            },
        };
        let put = || {
            checkpoint()?;
            folder_of(root, path)?;
            let is_folder = full.symlink_metadata().is_ok_and(|m| m.is_dir());
            match blob.mode {
                Mode::Submodule if is_folder => Ok(()),
                Mode::Submodule => {
                    remove_file(&full)?;
                    fs::create_dir(&full)
                }
                _ => {
                    if is_folder {
                        // An empty one, such as a submodule that was not fetched leaves, gives way.
                        fs::remove_dir(&full)?;
                    }
                    if blob.mode == Mode::Link {
                        remove_file(&full)?;
                        return link(&bytes, &full);
                    }
                    replace(&self.aside(), &full, &bytes, blob.mode == Mode::Executable)
                }
            }
        };
        Ok(put())
    }

    /// Writes one file without following a link: aside in this clone's own folder, then renamed, so that a reader sees the
    /// old text or the new one, and a kill leaves nothing among the files.
    pub(super) fn write_file(&self, root: &Path, path: &str, bytes: &[u8]) -> Attempt<()> {
        let full = root.join(names::path(path));
        let written = folder_of(root, path)
            .and_then(|()| replace(&self.aside(), &full, bytes, is_executable(&root.join(names::path(path)))));
        written.map_err(|error| unwritable(&full, &error))
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
        let here = paths.filter_map(|path| match Here::at(&root.join(names::path(&path))) {
            Some(Here::File { id, .. }) => Some((path, id)),
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
            let full = root.join(names::path(path));
            let linked = full.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink());
            match (fs::read(&full).ok().filter(|_| !linked), before) {
                (Some(bytes), Some(blob)) if Here::of(&bytes).is(Some(blob)) => {}
                (Some(bytes), _) => drop(edits.insert(path.clone(), Some(bytes))),
                // What a sparse checkout leaves out is not edited.
                (None, Some(_)) if !linked && !self.is_left_out(path) => drop(edits.insert(path.clone(), None)),
                _ => {}
            }
        }
        Ok(edits)
    }
}

/// Whether a path is a file of the law: what only stands under a governed name is none.
fn is_law(path: &str) -> bool {
    matches!(classify(path), Region::Governed(_))
}

/// The flag by which git's index says that a file is not to be on disk.
const SKIP_WORKTREE: u16 = 1 << 14;

impl Repo {
    fn is_left_out(&self, path: &str) -> bool {
        let git = self.git();
        let entry = git.index().ok().and_then(|index| index.get_path(&names::path(path), 0));
        entry.is_some_and(|entry| entry.flags_extended & SKIP_WORKTREE != 0)
    }

    /// Whether git's index says of some paths just what a tree says.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn index_says(&self, tree: Id, paths: &[String]) -> Attempt<bool> {
        for path in paths {
            let said = self.entry(tree, path)?.map(|blob| blob.id);
            let git = self.git();
            let index = git.index().map_err(broken)?;
            if index.get_path(&names::path(path), 0).map(|entry| entry.id) != said {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn root_of(repo: &Repo) -> PathBuf {
    repo.workdir().unwrap_or_else(|| repo.git_dir())
}

/// Whether a path holds just what a tree put there.
fn is_at(full: &Path, blob: Option<Blob>) -> bool {
    Here::at(full).is_some_and(|here| here.is(blob))
}

/// Whether the system refuses an entry for what it is, not for what this machine lacks.
fn is_of_the_entry(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::InvalidFilename
            | Kind::InvalidInput
            | Kind::NotADirectory
            | Kind::IsADirectory
            | Kind::DirectoryNotEmpty
            | Kind::AlreadyExists
            | Kind::NotFound
            | Kind::PermissionDenied
    )
}

/// Whether an entry names an object that is no file.
fn is_crafted(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
}

fn remove_file(full: &Path) -> std::io::Result<()> {
    if full.symlink_metadata().is_ok() { fs::remove_file(full) } else { Ok(()) }
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

/// What stands on the way to a path and is no folder.
fn blocked(root: &Path, path: &str) -> Option<String> {
    let above = Path::new(path).ancestors().skip(1).filter(|at| !at.as_os_str().is_empty());
    let in_the_way = |at: &&Path| root.join(at).symlink_metadata().is_ok_and(|m| !m.is_dir());
    above.filter(in_the_way).last().map(|at| at.to_string_lossy().into_owned())
}

/// Whether the move itself takes everything out of a folder in whose place a file comes.
fn is_emptied(root: &Path, path: &str, touched: &[Touched]) -> bool {
    let goes = |name: &str| touched.iter().any(|(p, _, new)| p == name && new.is_none());
    let Ok(items) = fs::read_dir(root.join(names::path(path))) else { return false };
    items.flatten().all(|item| {
        let name = format!("{path}/{}", names::of_system(&item.file_name()));
        goes(&name) || (item.path().is_dir() && is_emptied(root, &name, touched))
    })
}

/// Makes the folder of a path, never through a link.
fn folder_of(root: &Path, path: &str) -> std::io::Result<()> {
    let mut at = root.to_path_buf();
    for part in Path::new(path).parent().into_iter().flat_map(Path::components) {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink()) {
            return Err(std::io::Error::new(std::io::ErrorKind::NotADirectory, at.display().to_string()));
        }
    }
    fs::create_dir_all(&at)
}

fn remove(root: &Path, path: &str) {
    let full = root.join(names::path(path));
    let _ = if full.is_dir() { fs::remove_dir(&full) } else { fs::remove_file(&full) };
    let mut folder = full.parent();
    while let Some(at) = folder.filter(|at| *at != root) {
        if fs::remove_dir(at).is_err() {
            break;
        }
        folder = at.parent();
    }
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
        path: names::bytes(path).into_owned(),
    }
}
