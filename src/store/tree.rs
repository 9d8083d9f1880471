//! Trees, read entry by entry: one file, one folder, the files of a commit, what differs between two.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Id;
use super::raw::{Blob, Item, RawTree};
use super::repo::Repo;
use crate::files::{Mode, Region, classify, governed, holds_folders};
use crate::finding::{Attempt, Failure};
use crate::message;

/// Files by path.
pub type Files = BTreeMap<String, Blob>;

/// Deepest folder that is looked into among what governs, and among free files.
const MAX_DEPTH: usize = 64;
const MAX_FREE_DEPTH: usize = 128;
/// Most entries that one comparison tells of; more is no organisation but an attempt to exhaust who reads it.
pub const MAX_ENTRIES: usize = 50_000;
/// Most entries of a folder within a dossier; nobody was asked so often.
const MAX_DOSSIER: usize = 4_096;
/// Depth of a dossier's own folder, below `decisions` and its month.
const DOSSIER: usize = 3;

/// Most files that a move of the work tree touches.
const MAX_FILES: usize = 500_000;

/// What is told of each path that differs: the old side, then the new.
type Tell<'t> = &'t mut dyn FnMut(String, Option<Blob>, Option<Blob>);

/// What stands for a folder whose bytes git would not have written, or that holds more than is looked at: no kind of
/// file, so nobody may have changed it.
fn crafted(above: &str) -> String {
    format!("{}/{CRAFTED}", if above.is_empty() { "constitution.toml" } else { above })
}

/// The folder for which a path stands that is no file's.
pub(super) fn of_crafted(path: &str) -> Option<&str> {
    path.strip_suffix(CRAFTED)?.strip_suffix('/')
}

const CRAFTED: &str = "crafted-tree";

/// One comparison: which paths are wanted, and how many may still be told.
struct Walk<'w> {
    wanted: &'w dyn Fn(&str) -> bool,
    /// Whether a folder is opened, or told as one entry.
    opens: &'w dyn Fn(&str) -> bool,
    left: usize,
}

fn ours(path: &str) -> bool {
    !matches!(classify(path), Region::Free)
}

impl Repo {
    /// One file of a tree.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn entry(&self, tree: Id, path: &str) -> Attempt<Option<Blob>> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(folder) = self.folder(tree, folder)? else { return Ok(None) };
        Ok(self.raw_tree(Some(folder))?.find(name).and_then(|item| item.blob()))
    }

    /// Whether a file could stand at a path beside what a tree holds: no folder is there, and no file at a folder of it.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn has_room(&self, tree: Id, path: &str) -> Attempt<bool> {
        if self.folder(tree, path)?.is_some() {
            return Ok(false);
        }
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        for folder in above {
            if self.entry(tree, folder)?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The tree of a folder; the tree itself for an empty path.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn folder(&self, tree: Id, path: &str) -> Attempt<Option<Id>> {
        let mut at = tree;
        for step in path.split('/').filter(|step| !step.is_empty()) {
            match self.raw_tree(Some(at))?.find(step).and_then(|item| item.folder()) {
                Some(next) => at = next,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// The folders directly in a folder, with their trees, in git's order; none where it is not there.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn folders_in(&self, tree: Id, path: &str) -> Attempt<Vec<(String, Id)>> {
        let Some(folder) = self.folder(tree, path)? else { return Ok(vec![]) };
        let raw = self.raw_tree(Some(folder))?;
        Ok(raw.items(0).filter_map(|item| Some((item.text(), item.folder()?))).collect())
    }

    /// The files directly in a folder, by name; none where it is not there.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn files_in(&self, tree: Id, path: &str) -> Attempt<Vec<(String, Blob)>> {
        let Some(folder) = self.folder(tree, path)? else { return Ok(vec![]) };
        let raw = self.raw_tree(Some(folder))?;
        Ok(raw.items(0).filter_map(|item| Some((item.text(), item.blob()?))).collect())
    }

    /// The governed files and records below a folder, by their whole path.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn files_below(&self, tree: Id, path: &str) -> Attempt<Files> {
        let mut files = Files::new();
        if let Some(folder) = self.folder(tree, path)? {
            let mut tell = |path: String, _: Option<Blob>, new: Option<Blob>| files.extend(new.map(|b| (path, b)));
            let mut walk = Walk { wanted: &ours, opens: &holds_folders, left: MAX_ENTRIES };
            self.compare((None, Some(folder)), path, path.split('/').count(), &mut walk, &mut tell)?;
        }
        Ok(files)
    }

    /// The governed files and the records of a tree; other folders are not looked into.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn files(&self, tree: Id) -> Attempt<Files> {
        self.files_but(tree, &|_| false)
    }

    /// The same without some folders.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn files_but(&self, tree: Id, skipped: &dyn Fn(&str) -> bool) -> Attempt<Files> {
        let mut files = Files::new();
        let mut tell = |path: String, _: Option<Blob>, new: Option<Blob>| files.extend(new.map(|blob| (path, blob)));
        let wanted = |path: &str| ours(path) && !skipped(path);
        let mut walk = Walk { wanted: &wanted, opens: &holds_folders, left: usize::MAX };
        self.compare((None, Some(tree)), "", 0, &mut walk, &mut tell)?;
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
        let mut walk = Walk { wanted: &ours, opens: &holds_folders, left: MAX_ENTRIES };
        self.compare((old, new), "", 0, &mut walk, &mut tell)
    }

    /// The same below one folder of both.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn differing_below(
        &self,
        old: Option<Id>,
        new: Option<Id>,
        path: &str,
        mut tell: impl FnMut(String, Option<Blob>, Option<Blob>),
    ) -> Attempt<()> {
        let folder = |tree: Option<Id>| tree.map_or(Ok(None), |tree| self.folder(tree, path));
        let mut walk = Walk { wanted: &ours, opens: &holds_folders, left: MAX_ENTRIES };
        self.compare((folder(old)?, folder(new)?), path, 1, &mut walk, &mut tell)
    }

    /// Tells of each file below a folder that a commit brings: what none of its parents has there. What is the same in one
    /// of them is not opened.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn brought(&self, parents: &[Id], new: Id, path: &str, mut tell: impl FnMut(String, Blob)) -> Attempt<()> {
        let Some(new) = self.folder(new, path)? else { return Ok(()) };
        let mut olds = vec![];
        for parent in parents {
            olds.extend(self.folder(*parent, path)?);
        }
        self.fresh(&olds, new, path, 1, &mut { MAX_ENTRIES }, &mut tell)
    }

    fn fresh(
        &self,
        olds: &[Id],
        new: Id,
        above: &str,
        depth: usize,
        left: &mut usize,
        tell: &mut dyn FnMut(String, Blob),
    ) -> Attempt<()> {
        if olds.contains(&new) {
            return Ok(());
        }
        let known: Vec<RawTree> = olds.iter().map(|old| self.raw_tree(Some(*old))).collect::<Attempt<_>>()?;
        let raw = self.raw_tree_beside(Some(new), known.first())?;
        if depth > MAX_DEPTH || *left == 0 {
            tell(crafted(above), Blob { id: new, mode: Mode::Submodule });
            return Ok(());
        }
        let start = known.first().map_or(0, |old| old.common(&raw));
        let there = |item: &Item<'_>| -> Option<Vec<Item<'_>>> {
            let there: Vec<Item<'_>> = known.iter().filter_map(|old| old.seek(item.name)).collect();
            (!there.iter().any(|old| old.is_same(item))).then_some(there)
        };
        // Whoever brings so much into one dossier at once brings no answer; what others bring beside it is looked at.
        if depth >= DOSSIER && raw.items(start).filter(|item| there(item).is_some()).nth(MAX_DOSSIER).is_some() {
            tell(crafted(above), Blob { id: new, mode: Mode::Submodule });
            return Ok(());
        }
        for item in raw.items(start) {
            let Some(there) = there(&item) else { continue };
            let path = format!("{above}/{}", item.text());
            if !ours(&path) {
                continue;
            }
            match (item.blob(), item.folder()) {
                (Some(blob), _) => {
                    let Some(rest) = left.checked_sub(1) else { return Ok(()) };
                    *left = rest;
                    tell(path, blob);
                }
                (None, Some(folder)) if holds_folders(&path) => {
                    let olds: Vec<Id> = there.iter().filter_map(Item::folder).collect();
                    self.fresh(&olds, folder, &path, depth + 1, left, tell)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Tells of files that differ between two trees, free ones too, and of so many at most.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn some_differing(
        &self,
        old: Option<Id>,
        new: Option<Id>,
        most: usize,
        mut tell: impl FnMut(String, Option<Blob>, Option<Blob>),
    ) -> Attempt<()> {
        let mut walk = Walk { wanted: &|_| true, opens: &|path| !governed(path), left: most };
        self.compare((old, new), "", 0, &mut walk, &mut tell)
    }

    /// Tells of every file that differs between two trees, free ones too. A folder where no folder belongs is told as a
    /// whole, and not looked into.
    ///
    /// # Errors
    /// When an object is missing or damaged, or more differs than any work tree holds.
    pub fn all_differing(
        &self,
        old: Option<Id>,
        new: Option<Id>,
        mut tell: impl FnMut(String, Option<Blob>, Option<Blob>),
    ) -> Attempt<()> {
        let opens = |path: &str| !governed(path) || holds_folders(path);
        let mut walk = Walk { wanted: &|_| true, opens: &opens, left: MAX_FILES };
        self.compare((old, new), "", 0, &mut walk, &mut tell)?;
        if walk.left == 0 {
            return Err(Failure::surroundings(message!("too-many-files", number = MAX_FILES)));
        }
        Ok(())
    }

    fn compare(
        &self,
        (old, new): (Option<Id>, Option<Id>),
        above: &str,
        depth: usize,
        walk: &mut Walk<'_>,
        tell: Tell<'_>,
    ) -> Attempt<()> {
        if old == new {
            return Ok(());
        }
        let standing_for = |id: Id| Blob { id, mode: Mode::Submodule };
        let deepest = if governed(above) { MAX_DEPTH } else { MAX_FREE_DEPTH };
        if depth > deepest || walk.left == 0 {
            tell(crafted(above), old.map(standing_for), new.map(standing_for));
            return Ok(());
        }
        let old_raw = self.raw_tree(old)?;
        let new_raw = self.raw_tree_beside(new, old.map(|_| &old_raw))?;
        // Among free files nothing is amiss as long as it can be read.
        let free = !above.is_empty() && !governed(above);
        let odd = |raw: &RawTree| !raw.sound && (!free || raw.is_opaque());
        if odd(&old_raw) || odd(&new_raw) {
            let side = |raw: &RawTree, id: Option<Id>| id.filter(|_| odd(raw)).map(standing_for);
            tell(crafted(above), side(&old_raw, old), side(&new_raw, new));
        }
        // Of what cannot be looked into nothing is known to be gone or to have come.
        if old_raw.is_opaque() || new_raw.is_opaque() {
            return Ok(());
        }
        let dossier = above.starts_with("decisions/") && depth >= DOSSIER;
        // What is brought, or taken away, is counted; what lies there already keeps nobody from saying more.
        if dossier && old_raw.len().abs_diff(new_raw.len()) > MAX_DOSSIER {
            tell(crafted(above), old.map(standing_for), new.map(standing_for));
            return Ok(());
        }
        let start = old_raw.common(&new_raw);
        let (mut olds, mut news) = (old_raw.items(start).peekable(), new_raw.items(start).peekable());
        loop {
            let order = match (olds.peek(), news.peek()) {
                (None, None) => return Ok(()),
                (Some(old), Some(new)) => old.order(new),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            let old = if order == Ordering::Greater { None } else { olds.next() };
            let new = if order == Ordering::Less { None } else { news.next() };
            if matches!((&old, &new), (Some(o), Some(n)) if o.is_same(n)) {
                continue;
            }
            if !self.entries((old, new), above, depth, walk, tell)? {
                return Ok(());
            }
        }
    }

    /// Tells of one entry that differs, or looks into it; `false` when no more may be told.
    fn entries(
        &self,
        (old, new): (Option<Item<'_>>, Option<Item<'_>>),
        above: &str,
        depth: usize,
        walk: &mut Walk<'_>,
        tell: Tell<'_>,
    ) -> Attempt<bool> {
        let name = old.or(new).map(|item| item.text()).unwrap_or_default();
        let path = if above.is_empty() { name } else { format!("{above}/{name}") };
        if !(walk.wanted)(&path) {
            return Ok(true);
        }
        let opened = (walk.opens)(&path);
        let whole = |item: Option<Item<'_>>| {
            let folder = |id| Blob { id, mode: Mode::Submodule };
            item.and_then(|i| i.blob().or_else(|| i.folder().filter(|_| !opened).map(folder)))
        };
        let (old_blob, new_blob) = (whole(old), whole(new));
        if old_blob.is_some() || new_blob.is_some() {
            if walk.left == 0 {
                tell(crafted(above), None, new_blob.or(old_blob));
                return Ok(false);
            }
            walk.left -= 1;
            tell(path.clone(), old_blob, new_blob);
        }
        let folder = |item: Option<Item<'_>>| item.filter(|_| opened).and_then(|i| i.folder());
        let (old, new) = (folder(old), folder(new));
        if old.is_some() || new.is_some() {
            self.compare((old, new), &path, depth + 1, walk, tell)?;
        }
        Ok(walk.left > 0)
    }
}
