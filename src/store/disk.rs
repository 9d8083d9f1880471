//! The governed files as they lie on disk, untracked ones too; links are never followed.

use std::fs::{self, DirEntry};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::checkpoint::checkpoint;
use super::fault::{unreadable, unwritable};
use super::names;
use crate::files::{Content, Entry, Mode, Region, Source, classify};
use crate::finding::{Attempt, Failure};
use crate::message;

/// A folder as a source of files.
pub struct Disk {
    root: PathBuf,
    skipped: &'static [&'static str],
}

impl Disk {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self::without(root, &[])
    }

    /// The same without some folders, which are not looked into.
    pub fn without(root: impl Into<PathBuf>, skipped: &'static [&'static str]) -> Self {
        Self { root: root.into(), skipped }
    }

    fn walk(&self, above: &str, entries: &mut Vec<Entry>) -> Attempt<()> {
        let dir = self.root.join(names::path(above));
        let mut items: Vec<DirEntry> =
            fs::read_dir(&dir).and_then(Iterator::collect::<Result<_, _>>).map_err(|e| unreadable(&dir, &e))?;
        items.sort_by_key(DirEntry::file_name);
        for item in items {
            let name = names::of_system(&item.file_name());
            let path = if above.is_empty() { name } else { format!("{above}/{name}") };
            if path == ".git" || self.skipped.contains(&path.as_str()) || matches!(classify(&path), Region::Free) {
                continue;
            }
            let kind = item.file_type().map_err(|e| unreadable(&item.path(), &e))?;
            if kind.is_symlink() {
                entries.push(Entry { path, mode: Mode::Link });
            } else if kind.is_dir() && item.path().join(".git").exists() {
                entries.push(Entry { path, mode: Mode::Submodule });
            } else if kind.is_dir() {
                self.walk(&path, entries)?;
            } else {
                entries.push(Entry { path, mode: mode(&item) });
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
fn mode(item: &DirEntry) -> Mode {
    use std::os::unix::fs::PermissionsExt;
    let executable = item.metadata().is_ok_and(|m| m.permissions().mode() & 0o111 != 0);
    if executable { Mode::Executable } else { Mode::File }
}

#[cfg(not(unix))]
fn mode(_: &DirEntry) -> Mode {
    Mode::File
}

impl Source for Disk {
    fn list(&self) -> Attempt<Vec<Entry>> {
        let mut entries = vec![];
        self.walk("", &mut entries)?;
        Ok(entries)
    }

    fn read(&self, path: &str, cap: u64) -> Attempt<Content> {
        let full = self.root.join(names::path(path));
        let fail = |e| unreadable(&full, &e);
        if full.symlink_metadata().map_err(fail)?.file_type().is_symlink() {
            return Err(Failure::surroundings(message!("link-in-the-way", path = path)));
        }
        let file = fs::File::open(&full).map_err(fail)?;
        let size = file.metadata().map_err(fail)?.len();
        if size > cap {
            return Ok(Content::TooLarge(size));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        file.take(cap + 1).read_to_end(&mut bytes).map_err(fail)?;
        Ok(if bytes.len() as u64 > cap { Content::TooLarge(bytes.len() as u64) } else { Content::Bytes(bytes) })
    }
}

/// A text that a person named on the command line.
///
/// # Errors
/// When it cannot be read or is no UTF-8.
pub fn read_text(path: &Path) -> Attempt<String> {
    fs::read_to_string(path).map_err(|e| unreadable(path, &e))
}

/// Makes a folder that only its owner may look into.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> Attempt<()> {
    fs::create_dir_all(path).map_err(|e| unwritable(path, &e))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o700));
    }
    Ok(())
}

/// Writes a file that a person named on the command line, in one step.
///
/// # Errors
/// When it cannot be written.
pub fn write_text(path: &Path, text: &str) -> Attempt<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    write_file(folder, &name, text.as_bytes())
}

/// Writes what somebody asked for where they said: a file in one step, through a link to what it stands for, and into whatever
/// else stands there (a pipe, a device) as it is.
///
/// # Errors
/// When it cannot be written.
pub fn write_out(path: &Path, text: &str) -> Attempt<()> {
    use std::io::Write;
    match fs::metadata(path) {
        Ok(there) if there.is_file() => write_text(&fs::canonicalize(path).map_err(|e| unwritable(path, &e))?, text),
        Ok(there) if !there.is_dir() => {
            let opened = fs::OpenOptions::new().write(true).open(path);
            opened.and_then(|mut it| it.write_all(text.as_bytes())).map_err(|e| unwritable(path, &e))
        }
        _ => write_text(path, text),
    }
}

/// Adds to the end of a file that the surroundings named, such as the summary of a job.
///
/// # Errors
/// When it cannot be written.
pub fn append_text(path: &Path, text: &str) -> Attempt<()> {
    use std::io::Write;
    let opened = fs::OpenOptions::new().create(true).append(true).open(path);
    opened.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|e| unwritable(path, &e))
}

/// 128 random bits in hexadecimal, from the system.
///
/// # Errors
/// When the system gives none.
pub fn entropy() -> Attempt<String> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| Failure::surroundings(message!("no-entropy", detail = e.to_string())))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Every TOML file under a folder, by its path there; links are not followed.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn read_folder(root: &Path) -> Attempt<Vec<(String, Vec<u8>)>> {
    let mut found = vec![];
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).map_err(|e| unreadable(&folder, &e))?.flatten() {
            let kind = item.file_type().map_err(|e| unreadable(&item.path(), &e))?;
            let path = item.path();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|e| e == "toml") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).map_err(|e| unreadable(&path, &e))?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A new folder of its own among the temporary ones; it stays.
///
/// # Errors
/// When it cannot be made.
pub fn temporary(prefix: &str) -> Attempt<PathBuf> {
    let made = tempfile::Builder::new().prefix(prefix).tempdir();
    made.map(tempfile::TempDir::keep).map_err(|e| unreadable(&std::env::temp_dir(), &e))
}

/// Whether a folder is not there yet, or holds nothing.
pub fn is_empty(path: &Path) -> bool {
    fs::read_dir(path).map_or(!path.exists(), |mut items| items.next().is_none())
}

/// Copies a key and its public half.
///
/// # Errors
/// When they cannot be read or written.
pub fn copy_key(from: &Path, to: &Path) -> Attempt<()> {
    let public = |path: &Path| PathBuf::from(format!("{}.pub", path.display()));
    let copied = fs::copy(from, to).and_then(|_| fs::copy(public(from), public(to)));
    copied.map(drop).map_err(|e| unreadable(from, &e))
}

/// A path that means the same from every folder.
pub fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Writes a file in one step: where a repository is around it, aside in the repository's own folder, so that a kill leaves
/// nothing among the files.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Attempt<()> {
    let full = folder.join(name);
    let fail = |e: std::io::Error| unwritable(&full, &e);
    fs::create_dir_all(folder).map_err(fail)?;
    let around = absolute(folder);
    let git = around.ancestors().map(|above| above.join(".git")).find(|git| git.is_dir());
    let aside = git.map_or_else(|| folder.to_path_buf(), |git| git.join("accord").join("aside"));
    replace(&aside, &full, bytes, false).map_err(fail)
}

/// Writes a file aside, then renames it over another: a reader sees the old text or the new one.
pub(super) fn replace(aside: &Path, full: &Path, bytes: &[u8], executable: bool) -> std::io::Result<()> {
    use std::io::Write;
    checkpoint()?;
    let write = |at: &Path| {
        fs::create_dir_all(at)?;
        let mut file = tempfile::Builder::new().prefix(".accord-").tempfile_in(at)?;
        file.write_all(bytes)?;
        checkpoint()?;
        plain_mode(file.as_file(), executable);
        file.persist(full).map(drop).map_err(|e| e.error)
    };
    match write(aside) {
        Err(e) if e.kind() == std::io::ErrorKind::CrossesDevices => write(full.parent().unwrap_or(aside)),
        other => other,
    }
}

/// Gives a new file the mode that git would give it.
#[cfg(unix)]
pub fn plain_mode(file: &fs::File, executable: bool) {
    use std::os::unix::fs::PermissionsExt;
    let _ = file.set_permissions(fs::Permissions::from_mode(if executable { 0o755 } else { 0o644 }));
}

#[cfg(not(unix))]
pub fn plain_mode(_: &fs::File, _: bool) {}
