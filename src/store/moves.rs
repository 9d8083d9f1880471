//! A branch moved, and the files with it: noted first, so that what was interrupted is finished by the next command.
//!
//! Under one lock of this clone: the note, the ref by compare-and-swap, HEAD, the files, the note taken away. The lock is
//! the system's, so it is gone with whoever held it; it is never held across a prompt or the network.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Id;
use super::checkpoint::checkpoint;
use super::fault::unwritable;
use super::refs::Moved;
use super::repo::Repo;
use crate::finding::{Attempt, Failure};
use crate::message;

/// A lock that is older than this is nobody's any more.
const OLD: Duration = Duration::from_secs(60);
/// How long another command in the same clone is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What shall happen to the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilesMove {
    /// The branch and commit one stands on, as they were read.
    pub standing: (String, Option<Id>),
    /// The branch one stands on afterwards.
    pub head: String,
    /// The tree that the files say, and the one that they shall say.
    pub from: Option<Id>,
    pub to: Id,
    /// What stands on disk and may be written over although no tree has it, by path.
    pub replaces: BTreeMap<String, Id>,
}

/// One branch moved from the commit that was read to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub branch: String,
    pub old: Option<Id>,
    pub new: Id,
    pub files: Option<FilesMove>,
}

/// Writes a file that is new: what stands there, a link too, is taken away first.
pub(super) fn write_new(file: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    if file.symlink_metadata().is_ok() {
        fs::remove_file(file)?;
    }
    File::create_new(file)?.write_all(bytes)
}

/// What was left by a command that was interrupted, and is finished now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    pub branch: String,
    /// Whether the branch had moved; otherwise everything is as it was before.
    pub moved: bool,
}

impl Repo {
    /// Moves a branch.
    ///
    /// # Errors
    /// When edited files would be overwritten, another command does not end, or refs cannot be written. Once the branch
    /// has moved, files that cannot follow are no error: see [`Repo::left_over`].
    pub fn advance(&self, step: &Move, log: &str) -> Attempt<Moved> {
        let _lock = self.lock()?;
        self.finish_noted()?;
        if self.local_tip(&step.branch) != step.old {
            return Ok(Moved::Raced);
        }
        let stands = step.files.as_ref().map(|files| files.head.as_str());
        if let Some(path) = self.held_elsewhere(&step.branch).or_else(|| self.held_elsewhere(stands?)) {
            return Err(Failure::surroundings(message!("branch-held", branch = &step.branch, path = path)));
        }
        if let Some(files) = &step.files {
            self.refuse_begun()?;
            let here = (self.head_branch().unwrap_or_default(), self.head_tip());
            if here != files.standing {
                return Ok(Moved::Raced);
            }
            let dirty = self.dirty(files.from, files.to, &files.replaces)?;
            if !dirty.is_empty() {
                return Err(Failure::surroundings(message!("dirty-files", paths = dirty)));
            }
        }
        self.note(step)?;
        if step.old != Some(step.new) {
            let moved = self.swap(&step.branch, step.old, step.new, log);
            if !matches!(moved, Ok(Moved::Done)) {
                let _ = fs::remove_file(self.note_file());
                return moved;
            }
        }
        if let Err(failure) = self.follow(step) {
            self.later(failure);
            return Ok(Moved::Done);
        }
        let _ = fs::remove_file(self.note_file());
        Ok(Moved::Done)
    }

    fn follow(&self, step: &Move) -> Attempt<()> {
        let Some(files) = &step.files else { return Ok(()) };
        checkpoint().map_err(|e| unwritable(&self.git_dir(), &e))?;
        if self.head_branch().as_deref() != Some(&files.head) {
            self.point_head(&files.head)?;
        }
        self.check_out(files.from, files.to, &files.replaces)
    }

    /// Finishes what an interrupted command left, or puts it back; tells what that was. While another command works in
    /// this clone, nothing is touched.
    ///
    /// # Errors
    /// When it cannot be finished yet.
    pub fn finish(&self) -> Attempt<Option<Finished>> {
        if !self.note_file().exists() && !self.aside().exists() {
            return Ok(None);
        }
        let Ok(lock) = self.lock_file() else { return Ok(None) };
        if lock.try_lock().is_err() {
            return Ok(None);
        }
        self.finish_noted()
    }

    /// Whether a command was interrupted here and could not be finished.
    pub fn is_unfinished(&self) -> bool {
        self.note_file().exists()
    }

    /// Lets go of what could not be finished: the branches stay where they are, and the files as they stand.
    ///
    /// # Errors
    /// When the note cannot be removed.
    pub fn forget(&self) -> Attempt<()> {
        fs::remove_file(self.note_file()).map_err(|e| unwritable(&self.note_file(), &e))
    }

    fn finish_noted(&self) -> Attempt<Option<Finished>> {
        let _ = fs::remove_dir_all(self.aside());
        let Some(step) = self.noted() else {
            let _ = fs::remove_file(self.note_file());
            return Ok(None);
        };
        self.clear_locks(&step);
        let tip = self.local_tip(&step.branch);
        let moved = tip == Some(step.new) && self.stands_between(&step);
        if moved {
            self.follow(&step)?;
        }
        let _ = fs::remove_file(self.note_file());
        let something = moved && step.files.is_some();
        Ok(something.then_some(Finished { branch: step.branch, moved }))
    }

    /// Whether one still stands where the move began, or where it ends.
    fn stands_between(&self, step: &Move) -> bool {
        let Some(files) = &step.files else { return true };
        let here = self.head_branch().unwrap_or_default();
        let tip = self.head_tip();
        (here == files.standing.0 && (tip == files.standing.1 || tip == Some(step.new)))
            || (here == files.head && tip == Some(step.new))
    }

    /// Takes away the locks that the interrupted move held: it is dead, and they name nothing else that lives.
    fn clear_locks(&self, step: &Move) {
        let mut locks = vec![self.common_dir().join(format!("refs/heads/{}.lock", step.branch))];
        locks.extend(["index.lock", "HEAD.lock"].map(|name| self.git_dir().join(name)));
        let noted = fs::metadata(self.note_file()).and_then(|m| m.modified());
        for lock in locks {
            let at = fs::metadata(&lock).and_then(|m| m.modified());
            // A lock that is older than the note was not the move's.
            if matches!((&noted, at), (Ok(noted), Ok(at)) if at >= *noted) {
                std::thread::sleep(Duration::from_millis(50));
                let _ = fs::remove_file(&lock);
            }
        }
    }

    /// Locks of git that lie in this clone, and that nobody seems to hold: older than any command takes.
    pub fn locks(&self) -> Vec<String> {
        let mut found = vec![];
        let mut folders = vec![self.common_dir().join("refs")];
        let mut files: Vec<PathBuf> =
            ["index.lock", "HEAD.lock", "config.lock", "packed-refs.lock"].map(|name| self.git_dir().join(name)).into();
        while let Some(folder) = folders.pop() {
            for item in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = item.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "lock") {
                    files.push(path);
                }
            }
        }
        for file in files {
            let age = fs::metadata(&file).and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
            if age.is_some_and(|age| age > OLD) {
                found.push(file.display().to_string());
            }
        }
        found
    }

    /// Takes away locks that were found so.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn unlock(&self, locks: &[String]) -> Attempt<()> {
        for lock in locks {
            fs::remove_file(lock).map_err(|e| unwritable(std::path::Path::new(lock), &e))?;
        }
        Ok(())
    }

    fn note_file(&self) -> PathBuf {
        self.own_dir().join("move")
    }

    pub(super) fn note(&self, step: &Move) -> Attempt<()> {
        let id = |id: Option<Id>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
        let mut text = format!("{} {} {}\n", id(step.old), step.new, step.branch);
        if let Some(files) = &step.files {
            let (branch, tip) = &files.standing;
            let branch = if branch.is_empty() { "-" } else { branch };
            text.push_str(&format!("{} {} {} {} {}\n", id(files.from), files.to, id(*tip), branch, files.head));
            for (path, there) in &files.replaces {
                text.push_str(&format!("{there} {path}\n"));
            }
        }
        text.push_str("end\n");
        let file = self.note_file();
        let aside = file.with_extension("new");
        let written = checkpoint()
            .and_then(|()| fs::create_dir_all(self.own_dir()))
            .and_then(|()| write_new(&aside, text.as_bytes()))
            .and_then(|()| checkpoint())
            .and_then(|()| fs::rename(&aside, &file))
            .and_then(|()| checkpoint());
        written.map_err(|e| unwritable(&file, &e))
    }

    fn noted(&self) -> Option<Move> {
        let text = fs::read_to_string(self.note_file()).ok()?;
        let mut lines: Vec<&str> = text.lines().collect();
        if lines.pop() != Some("end") {
            return None;
        }
        let id = |text: &str| if text == "-" { Some(None) } else { Id::from_str(text).ok().map(Some) };
        let mut lines = lines.into_iter();
        let mut words = lines.next()?.splitn(3, ' ');
        let (old, new) = (id(words.next()?)?, id(words.next()?)??);
        // A name that is no branch's leads nowhere.
        let branch = words.next().filter(|name| git2::Branch::name_is_valid(name).unwrap_or(false))?.to_owned();
        let files = match lines.next() {
            Some(line) => {
                let mut words = line.split(' ');
                let (from, to) = (id(words.next()?)?, id(words.next()?)??);
                let (tip, standing) = (id(words.next()?)?, words.next()?);
                let standing = if standing == "-" { "" } else { standing };
                let head = words.next()?.to_owned();
                let replaced = |line: &str| Some((line.split_once(' ')?.1.to_owned(), id(line.split_once(' ')?.0)??));
                let replaces: Option<BTreeMap<String, Id>> = lines.map(replaced).collect();
                Some(FilesMove { standing: (standing.to_owned(), tip), head, from, to, replaces: replaces? })
            }
            None => None,
        };
        Some(Move { branch, old, new, files })
    }

    fn lock_file(&self) -> std::io::Result<File> {
        self.refuse_planted()?;
        fs::create_dir_all(self.own_dir())?;
        File::options().create(true).truncate(false).write(true).open(self.own_dir().join("lock"))
    }

    /// Nothing is written, and nothing removed, through a link that came with the clone.
    fn refuse_planted(&self) -> std::io::Result<()> {
        let own = self.own_dir();
        let planted = [own.clone(), own.join("lock"), own.join("move"), own.join("aside")];
        match planted.iter().find(|path| path.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink())) {
            Some(link) => Err(std::io::Error::new(std::io::ErrorKind::NotADirectory, link.display().to_string())),
            None => Ok(()),
        }
    }

    /// The lock of this clone; it ends with the file.
    fn lock(&self) -> Attempt<File> {
        let path = self.own_dir().join("lock");
        let file = self.lock_file().map_err(|e| unwritable(&path, &e))?;
        let since = Instant::now();
        while file.try_lock().is_err() {
            if since.elapsed() > PATIENCE {
                return Err(Failure::surroundings(message!("locked", detail = path.display().to_string())));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(file)
    }
}
