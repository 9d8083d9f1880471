//! What this user keeps of an organisation outside every clone: the witness against rollbacks and vanished words, and
//! judged histories. All of it may be deleted at any time.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Id;
use super::checkpoint::checkpoint;
use super::fault::unwritable;
use crate::finding::{Attempt, Failure};
use crate::message;

/// The folder of one organisation in the user's state.
#[derive(Clone, Debug)]
pub struct UserState {
    dir: PathBuf,
}

/// Bytes that are read at once to know a file by its digest.
const BLOCK: usize = 1 << 16;

/// What follows the first line of a file, as it was when the file was opened, whatever stands there by now.
#[derive(Debug)]
pub struct Rest {
    file: Mutex<File>,
    /// Where it begins, in bytes.
    from: u64,
    place: PathBuf,
}

impl Rest {
    pub(crate) fn open(place: &Path) -> Option<(String, Self)> {
        let mut file = BufReader::new(File::open(place).ok()?);
        let mut line = String::new();
        file.read_line(&mut line).ok()?;
        let from = u64::try_from(line.len()).ok()?;
        Some((line, Self { file: Mutex::new(file.into_inner()), from, place: place.to_owned() }))
    }

    /// Some bytes of it as text; `None` where they are not there.
    pub fn read(&self, bytes: &Range<usize>) -> Option<String> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.from + u64::try_from(bytes.start).ok()?)).ok()?;
        let mut text = vec![0; bytes.len()];
        file.read_exact(&mut text).ok()?;
        String::from_utf8(text).ok()
    }

    /// The SHA-256 of all of it; `None` where it cannot be read.
    pub fn digest(&self) -> Option<String> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.from)).ok()?;
        let (mut hash, mut block) = (Sha256::new(), vec![0; BLOCK]);
        loop {
            match file.read(&mut block).ok()? {
                0 => return Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()),
                read => hash.update(&block[..read]),
            }
        }
    }

    /// That the disk no longer gives what it gave when the file was opened.
    pub fn failed(&self) -> Failure {
        Failure::surroundings(message!("state-damaged", path = self.place.display().to_string()))
    }
}

impl UserState {
    /// Where this user keeps what they know of an organisation; `None` where the system names no such place.
    pub fn of(organisation: &str) -> Option<Self> {
        let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let state = set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local/state")))?;
        crate::model::is_slug(organisation).then(|| Self { dir: state.join("accord").join(organisation) })
    }

    /// Where it is, for people.
    pub fn place(&self) -> String {
        self.dir.display().to_string()
    }

    pub fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.dir.join(name)).ok()
    }

    /// Opens a file to read it in parts: its first line, and what follows that.
    pub fn open(&self, name: &str) -> Option<(String, Rest)> {
        Rest::open(&self.dir.join(name))
    }

    /// Writes a file in one step.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(&self, name: &str, text: &str) -> Attempt<()> {
        let file = self.dir.join(name);
        let folder = file.parent().map(PathBuf::from).unwrap_or_default();
        let write = || {
            checkpoint()?;
            fs::create_dir_all(&folder)?;
            let aside = tempfile::Builder::new().prefix(".accord-").tempfile_in(&folder)?;
            fs::write(aside.path(), text)?;
            checkpoint()?;
            aside.persist(&file).map(drop).map_err(|e| e.error)
        };
        write().map_err(|e| unwritable(&file, &e))
    }

    /// Takes a file or a folder away.
    pub fn remove(&self, name: &str) {
        let file = self.dir.join(name);
        let _ = if file.is_dir() { fs::remove_dir_all(&file) } else { fs::remove_file(&file) };
    }

    /// The names of the files in a folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let items = fs::read_dir(self.dir.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> = items.map(|item| item.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        names
    }

    /// The commit of main that was last found lawful; `None` before the first audit.
    pub fn pin(&self) -> Option<Id> {
        Id::from_str(self.read("pin")?.trim()).ok()
    }

    /// Main as the shared repository last held it, without taking anything back.
    pub fn there(&self) -> Option<Id> {
        Id::from_str(self.read("there")?.trim()).ok()
    }

    /// Keeps it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn set_there(&self, commit: Id) -> Attempt<()> {
        if self.there() == Some(commit) { Ok(()) } else { self.write("there", &format!("{commit}\n")) }
    }

    /// Keeps it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn set_pin(&self, commit: Id) -> Attempt<()> {
        if self.pin() == Some(commit) { Ok(()) } else { self.write("pin", &format!("{commit}\n")) }
    }
}
