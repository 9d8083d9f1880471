//! Trees, walked from their raw bytes: the governed files of a commit, and what differs between two.

use std::collections::BTreeMap;
use std::sync::Mutex;

use git2::ObjectType;

use super::Id;
use super::repo::Repo;
use crate::files::{Content, Entry, Mode, Region, Source, classify};
use crate::finding::{Attempt, Failure};
use crate::message;

/// A file of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blob {
    pub id: Id,
    pub mode: Mode,
}

/// Files by path.
pub type Files = BTreeMap<String, Blob>;

/// Deepest folder that is looked into.
const MAX_DEPTH: usize = 8;

struct Item {
    name: String,
    id: Id,
    /// `None` for a folder.
    mode: Option<Mode>,
}

impl Repo {
    fn items(&self, tree: Option<Id>) -> Attempt<Vec<Item>> {
        let Some(tree) = tree else { return Ok(vec![]) };
        let raw = self.object(tree, ObjectType::Tree)?;
        let damaged = || Failure::surroundings(message!("damaged-object", id = tree.to_string()));
        let mut items = vec![];
        let mut rest = raw.as_slice();
        while !rest.is_empty() {
            let space = rest.iter().position(|b| *b == b' ').ok_or_else(damaged)?;
            let nul = rest.iter().position(|b| *b == 0).filter(|n| *n > space).ok_or_else(damaged)?;
            let id = rest.get(nul + 1..nul + 21).and_then(|b| Id::from_bytes(b).ok()).ok_or_else(damaged)?;
            let mode = match &rest[..space] {
                b"40000" => None,
                b"100644" | b"100664" => Some(Mode::File),
                b"100755" => Some(Mode::Executable),
                b"120000" => Some(Mode::Link),
                _ => Some(Mode::Submodule),
            };
            items.push(Item { name: String::from_utf8_lossy(&rest[space + 1..nul]).into_owned(), id, mode });
            rest = &rest[nul + 21..];
        }
        Ok(items)
    }

    /// The governed files and the records of a tree; other folders are not looked into.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn files(&self, tree: Id) -> Attempt<Files> {
        let mut files = Files::new();
        self.differing(None, Some(tree), |path, _, new| {
            files.extend(new.map(|blob| (path, blob)));
        })?;
        Ok(files)
    }

    /// Every file of a tree, free ones too.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn all_files(&self, tree: Id) -> Attempt<Files> {
        let mut files = Files::new();
        let mut tell = |path: String, _: Option<Blob>, new: Option<Blob>| files.extend(new.map(|blob| (path, blob)));
        self.compare(None, Some(tree), "", 0, &|_| true, &mut tell)?;
        Ok(files)
    }

    /// Tells of each governed file or record that differs between two trees. Equal folders are not opened.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn differing(
        &self,
        old: Option<Id>,
        new: Option<Id>,
        mut tell: impl FnMut(String, Option<Blob>, Option<Blob>),
    ) -> Attempt<()> {
        let ours = |path: &str| !matches!(classify(path), Region::Free);
        self.compare(old, new, "", 0, &ours, &mut tell)
    }

    fn compare(
        &self,
        old: Option<Id>,
        new: Option<Id>,
        above: &str,
        depth: usize,
        wanted: &dyn Fn(&str) -> bool,
        tell: &mut dyn FnMut(String, Option<Blob>, Option<Blob>),
    ) -> Attempt<()> {
        if old == new || depth > MAX_DEPTH {
            return Ok(());
        }
        let mut both: BTreeMap<String, (Option<Item>, Option<Item>)> = BTreeMap::new();
        for item in self.items(old)? {
            let name = item.name.clone();
            both.entry(name).or_default().0 = Some(item);
        }
        for item in self.items(new)? {
            let name = item.name.clone();
            both.entry(name).or_default().1 = Some(item);
        }
        for (name, (old, new)) in both {
            let path = if above.is_empty() { name } else { format!("{above}/{name}") };
            let same = matches!((&old, &new), (Some(o), Some(n)) if o.id == n.id && o.mode == n.mode);
            if same || !wanted(&path) {
                continue;
            }
            let folder = |item: &Option<Item>| item.as_ref().filter(|i| i.mode.is_none()).map(|i| i.id);
            let blob = |item: &Option<Item>| item.as_ref().and_then(|i| Some(Blob { id: i.id, mode: i.mode? }));
            if blob(&old).is_some() || blob(&new).is_some() {
                tell(path.clone(), blob(&old), blob(&new));
            }
            if folder(&old).is_some() || folder(&new).is_some() {
                self.compare(folder(&old), folder(&new), &path, depth + 1, wanted, tell)?;
            }
        }
        Ok(())
    }

    /// A tree as a source of files.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn tree(&self, tree: Id) -> Attempt<Tree> {
        Ok(Tree { files: self.files(tree)?, repo: Mutex::new(self.again()?) })
    }
}

/// The governed files and records of one tree of git.
pub struct Tree {
    files: Files,
    repo: Mutex<Repo>,
}

impl Source for Tree {
    fn list(&self) -> Attempt<Vec<Entry>> {
        Ok(self.files.iter().map(|(path, blob)| Entry { path: path.clone(), mode: blob.mode }).collect())
    }

    fn read(&self, path: &str, cap: u64) -> Attempt<Content> {
        let unknown = || Failure::bug(message!("no-such-file", path = path));
        let blob = self.files.get(path).ok_or_else(unknown)?;
        let repo = self.repo.lock().map_err(|_| unknown())?;
        let size = repo.blob_size(blob.id)?;
        if size > cap {
            return Ok(Content::TooLarge(size));
        }
        repo.blob(blob.id).map(Content::Bytes)
    }
}
