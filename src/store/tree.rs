//! Trees, walked from their raw bytes: the governed files of a commit, and what differs between two.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

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

/// Trees kept in memory at most.
const KEPT: usize = 256;
/// Deepest folder that is looked into.
const MAX_DEPTH: usize = 8;

/// One entry of a raw tree, as its bytes stand.
#[derive(Clone, Copy)]
struct Item<'a> {
    name: &'a [u8],
    id: Id,
    /// `None` for a folder.
    mode: Option<Mode>,
}

impl Item<'_> {
    /// Where git sorts it: a folder as if its name ended in a slash.
    fn sorts(&self) -> impl Iterator<Item = u8> + '_ {
        self.name.iter().copied().chain(self.mode.is_none().then_some(b'/'))
    }

    fn blob(&self) -> Option<Blob> {
        Some(Blob { id: self.id, mode: self.mode? })
    }
}

/// A tree's bytes, and whether git itself could have written them.
#[derive(Clone)]
pub(super) struct RawTree {
    bytes: Arc<[u8]>,
    sound: bool,
}

/// The entries of a raw tree, and whether they are sound: names in git's order, each once, none that is a path.
/// Of a crafted tree, only the entries that git would have written are kept; its being crafted is told apart.
fn items(raw: &[u8]) -> (Vec<Item<'_>>, bool) {
    let mut items: Vec<Item<'_>> = vec![];
    let (mut sound, mut files) = (true, false);
    let mut rest = raw;
    while !rest.is_empty() {
        let Some((item, after)) = item(rest) else { return (items, false) };
        let ascends = items.last().is_none_or(|last| last.sorts().lt(item.sorts()));
        // Most folders hold files alone or folders alone: only a mixed one can have twins.
        files |= item.mode.is_some();
        let twin = files && item.mode.is_none() && has_file(&items, item.name);
        if ascends && !twin && is_name(item.name) {
            items.push(item);
        } else {
            sound = false;
        }
        rest = after;
    }
    (items, sound)
}

fn item(raw: &[u8]) -> Option<(Item<'_>, &[u8])> {
    let space = raw.iter().position(|b| *b == b' ')?;
    let nul = space + raw[space..].iter().position(|b| *b == 0)?;
    let id = Id::from_bytes(raw.get(nul + 1..nul + 21)?).ok()?;
    let mode = match &raw[..space] {
        b"40000" => None,
        b"100644" => Some(Mode::File),
        b"120000" => Some(Mode::Link),
        b"160000" => Some(Mode::Submodule),
        _ => Some(Mode::Executable),
    };
    Some((Item { name: &raw[space + 1..nul], id, mode }, &raw[nul + 21..]))
}

/// Whether a file of this name is among entries in git's order.
fn has_file(items: &[Item<'_>], name: &[u8]) -> bool {
    items.binary_search_by(|i| i.sorts().cmp(name.iter().copied())).is_ok()
}

fn is_name(name: &[u8]) -> bool {
    !name.is_empty() && !name.contains(&b'/') && !matches!(name, b"." | b"..") && !name.eq_ignore_ascii_case(b".git")
}

/// A name as text; one that is no UTF-8 byte by byte, so that no two names become one.
fn shown(name: &[u8]) -> String {
    std::str::from_utf8(name).map_or_else(|_| name.escape_ascii().to_string(), str::to_owned)
}

/// What stands for a folder whose bytes git would not have written: no kind of file, so nobody may have changed it.
fn crafted(above: &str) -> String {
    format!("{}/crafted-tree", if above.is_empty() { "constitution.toml" } else { above })
}

/// What two raw trees begin with alike, cut at the end of an entry: in a long folder nearly everything.
fn common(old: &[u8], new: &[u8]) -> usize {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let mut at = 0;
    while let Some(nul) = old[at..same].iter().position(|b| *b == 0) {
        if at + nul + 21 > same {
            break;
        }
        at += nul + 21;
    }
    at
}

impl Repo {
    fn raw_tree(&self, tree: Option<Id>) -> Attempt<RawTree> {
        let Some(tree) = tree else { return Ok(RawTree { bytes: Arc::from([]), sound: true }) };
        if let Some(known) = self.trees.borrow().get(&tree) {
            return Ok(known.clone());
        }
        let bytes: Arc<[u8]> = self.object(tree, ObjectType::Tree)?.into();
        let raw = RawTree { sound: items(&bytes).1, bytes };
        let mut trees = self.trees.borrow_mut();
        if trees.len() >= KEPT {
            trees.clear();
        }
        trees.insert(tree, raw.clone());
        Ok(raw)
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
        if old == new {
            return Ok(());
        }
        let standing_for = |id: Id| Blob { id, mode: Mode::Submodule };
        if depth > MAX_DEPTH {
            tell(format!("{above}/too-deep"), old.map(standing_for), new.map(standing_for));
            return Ok(());
        }
        let (old_raw, new_raw) = (self.raw_tree(old)?, self.raw_tree(new)?);
        if !old_raw.sound || !new_raw.sound {
            let odd = |raw: &RawTree, id: Option<Id>| id.filter(|_| !raw.sound).map(standing_for);
            tell(crafted(above), odd(&old_raw, old), odd(&new_raw, new));
        }
        let both = old_raw.sound && new_raw.sound;
        let start = if both { common(&old_raw.bytes, &new_raw.bytes) } else { 0 };
        let olds = items(&old_raw.bytes[start..]).0;
        let news = items(&new_raw.bytes[start..]).0;
        let (mut o, mut n) = (0, 0);
        while o < olds.len() || n < news.len() {
            let order = match (olds.get(o), news.get(n)) {
                (Some(old), Some(new)) => old.sorts().cmp(new.sorts()),
                (Some(_), None) => Ordering::Less,
                _ => Ordering::Greater,
            };
            let old = olds.get(o).filter(|_| order != Ordering::Greater).copied();
            let new = news.get(n).filter(|_| order != Ordering::Less).copied();
            o += usize::from(old.is_some());
            n += usize::from(new.is_some());
            if matches!((&old, &new), (Some(o), Some(n)) if o.id == n.id && o.mode == n.mode) {
                continue;
            }
            let name = old.or(new).map(|item| shown(item.name)).unwrap_or_default();
            let path = if above.is_empty() { name } else { format!("{above}/{name}") };
            if !wanted(&path) {
                continue;
            }
            let folder = |item: Option<Item<'_>>| item.filter(|i| i.mode.is_none()).map(|i| i.id);
            let (old_blob, new_blob) = (old.and_then(|i| i.blob()), new.and_then(|i| i.blob()));
            if old_blob.is_some() || new_blob.is_some() {
                tell(path.clone(), old_blob, new_blob);
            }
            if folder(old).is_some() || folder(new).is_some() {
                self.compare(folder(old), folder(new), &path, depth + 1, wanted, tell)?;
            }
        }
        Ok(())
    }

    /// The files of one folder, reached by `way`; `None` when the last step of the way is not there, nothing when
    /// the folder in it is not.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn folder(&self, tree: Id, way: &[&str], name: &str) -> Attempt<Option<Files>> {
        let mut at = tree;
        for step in way {
            match self.step(at, step)? {
                Some(next) => at = next,
                None => return Ok(None),
            }
        }
        let Some(folder) = self.step(at, name)? else { return Ok(Some(Files::new())) };
        let raw = self.raw_tree(Some(folder))?;
        Ok(Some(items(&raw.bytes).0.iter().filter_map(|i| Some((shown(i.name), i.blob()?))).collect()))
    }

    fn step(&self, tree: Id, name: &str) -> Attempt<Option<Id>> {
        let raw = self.raw_tree(Some(tree))?;
        if !raw.sound {
            return Ok(items(&raw.bytes)
                .0
                .iter()
                .find(|i| i.mode.is_none() && i.name == name.as_bytes())
                .map(|i| i.id));
        }
        let mut rest = &*raw.bytes;
        while let Some((item, after)) = item(rest) {
            if item.mode.is_none() && item.name == name.as_bytes() {
                return Ok(Some(item.id));
            }
            rest = after;
        }
        Ok(None)
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
