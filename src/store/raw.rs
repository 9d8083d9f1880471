//! Raw trees: their entries as the bytes stand, and whether git itself could have written them. Nothing is read here.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Id;
use super::alike::{first_difference, last_difference};
use super::names;
use super::octal::{Mark, read_mode, written_mode};
use crate::files::Mode;

/// A file of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blob {
    pub id: Id,
    pub mode: Mode,
}

/// One entry of a raw tree, as its bytes stand.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    pub name: &'a [u8],
    raw: &'a [u8; 20],
    /// `None` for a folder.
    pub mode: Option<Mode>,
    /// How its mode is written.
    mark: Mark,
}

impl<'a> Item<'a> {
    /// Whether git reads a file or a folder in it, however that is written.
    pub fn has_mode(&self) -> bool {
        self.mark != Mark::Odd
    }

    /// The same under another name.
    pub fn named(self, name: &'a [u8]) -> Self {
        Self { name, ..self }
    }

    pub fn of_folder(name: &'a [u8], id: &'a Id) -> Option<Self> {
        Some(Self { name, raw: id.as_bytes().first_chunk()?, mode: None, mark: Mark::Plain })
    }

    /// The bytes of the entry as git writes it.
    pub fn written(&self) -> Vec<u8> {
        [written_mode(self.mode).as_bytes(), b" ", self.name, b"\0", self.raw].concat()
    }

    pub fn id(&self) -> Id {
        Id::from_bytes(self.raw).unwrap_or(Id::ZERO_SHA1)
    }

    /// The entry as a file; `None` for a folder.
    pub fn blob(&self) -> Option<Blob> {
        Some(Blob { id: self.id(), mode: self.mode? })
    }

    /// The entry as a folder; `None` for a file.
    pub fn folder(&self) -> Option<Id> {
        self.mode.is_none().then(|| self.id())
    }

    pub fn is_same(&self, other: &Item<'_>) -> bool {
        self.raw == other.raw && self.mode == other.mode
    }

    /// Its name as text.
    pub fn text(&self) -> String {
        names::text(self.name)
    }

    /// Where git sorts it: a folder as if its name ended in a slash.
    pub fn order(&self, other: &Item<'_>) -> Ordering {
        let common = self.name.len().min(other.name.len());
        let end = |item: &Item<'_>| match item.name.get(common) {
            Some(byte) => *byte,
            None if item.mode.is_none() => b'/',
            None => 0,
        };
        self.name[..common].cmp(&other.name[..common]).then_with(|| {
            let (a, b) = (end(self), end(other));
            a.cmp(&b).then_with(|| self.name.len().cmp(&other.name.len()))
        })
    }
}

/// A tree's bytes, and whether git itself could have written them: names in git's order, each once, none a path.
#[derive(Clone)]
pub struct RawTree {
    bytes: Arc<[u8]>,
    /// Where each entry of a sound tree begins.
    starts: Arc<[u32]>,
    pub sound: bool,
}

impl RawTree {
    /// A tree as git writes it; `None` for another.
    pub fn sound(bytes: &[u8]) -> Option<Self> {
        Some(Self { starts: sound_starts(bytes)?.into(), bytes: bytes.into(), sound: true })
    }

    /// The same beside a tree that it is much like: what both have is not looked at again.
    pub fn beside(bytes: &[u8], known: &Self) -> Option<Self> {
        let starts = known.starts_of(bytes).unwrap_or_default();
        if starts.is_empty() {
            return Self::sound(bytes);
        }
        Some(Self { bytes: bytes.into(), starts: starts.into(), sound: true })
    }

    /// A crafted tree that was put in order.
    pub fn ordered(bytes: &[u8]) -> Self {
        let starts = sound_starts(bytes).unwrap_or_default();
        Self { bytes: bytes.into(), starts: starts.into(), sound: false }
    }

    pub fn empty() -> Self {
        Self { bytes: Arc::new([]), starts: Arc::new([]), sound: true }
    }

    /// Where the entries of another tree begin, by what it shares with this one; `None` when that has to be looked at as
    /// a whole.
    fn starts_of(&self, bytes: &[u8]) -> Option<Vec<u32>> {
        let same = first_difference(&self.bytes, bytes);
        let first = self.starts.partition_point(|start| *start as usize <= same).checked_sub(1)?;
        let begin = self.starts[first] as usize;
        let (ours, theirs) = (&self.bytes[begin..], &bytes[begin..]);
        let tail = last_difference(ours, theirs);
        let after = self.starts.partition_point(|start| (*start as usize) < self.bytes.len() - tail);
        let end = self.starts.get(after).map_or(self.bytes.len(), |start| *start as usize);
        let middle = begin..bytes.len().checked_sub(self.bytes.len() - end)?;
        let mut starts: Vec<u32> = self.starts[..first].to_vec();
        let inner = sound_starts(bytes.get(middle.clone())?)?;
        let base = u32::try_from(begin).ok()?;
        starts.extend(inner.iter().map(|start| start + base));
        let (here, there) = (u32::try_from(middle.end).ok()?, u32::try_from(end).ok()?);
        starts.extend(self.starts[after..].iter().map(|start| start - there + here));
        let tree = Borrowed { bytes, starts: &starts };
        (first.saturating_sub(1)..first + inner.len()).all(|at| tree.follows(at)).then_some(())?;
        (first..first + inner.len()).all(|at| tree.is_alone(at)).then_some(starts)
    }

    /// What stands for an object that is no tree, or one too large to be looked into.
    pub fn opaque() -> Self {
        Self { sound: false, ..Self::empty() }
    }

    /// Whether nothing can be said of what is in it.
    pub fn is_opaque(&self) -> bool {
        !self.sound && self.bytes.is_empty()
    }

    /// How many bytes are kept of it.
    pub fn weight(&self) -> usize {
        self.bytes.len() + self.starts.len() * size_of::<u32>()
    }

    /// How many entries a sound tree has.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// The entries from byte `start` on.
    pub fn items(&self, start: usize) -> Items<'_> {
        Items::of(self.bytes.get(start..).unwrap_or_default())
    }

    pub fn find(&self, name: &str) -> Option<Item<'_>> {
        self.seek(&names::bytes(name))
    }

    pub fn seek(&self, name: &[u8]) -> Option<Item<'_>> {
        let tree = Borrowed { bytes: &self.bytes, starts: &self.starts };
        let named = |mode| Item { name, raw: &[0; 20], mode, mark: Mark::Plain };
        [Some(Mode::File), None].into_iter().find_map(|mode| tree.seek(&named(mode)))
    }

    /// How many bytes two trees begin with alike, cut at the end of an entry: in a long folder nearly all.
    pub fn common(&self, other: &Self) -> usize {
        if !self.sound || !other.sound {
            return 0;
        }
        let same = first_difference(&self.bytes, &other.bytes);
        if same == self.bytes.len() || same == other.bytes.len() {
            return same;
        }
        // Bytes that are the same are the same entries: the one in which they part begins at the same place in both.
        let after = self.starts.partition_point(|start| *start as usize <= same);
        after.checked_sub(1).map_or(0, |before| self.starts[before] as usize)
    }
}

/// The bytes of a tree with where its entries begin.
struct Borrowed<'a> {
    bytes: &'a [u8],
    starts: &'a [u32],
}

impl<'a> Borrowed<'a> {
    fn at(&self, place: usize) -> Option<Item<'a>> {
        parse(self.bytes.get(*self.starts.get(place)? as usize..)?).map(|(item, _)| item)
    }

    /// The entry that stands where another would.
    fn seek(&self, wanted: &Item<'_>) -> Option<Item<'a>> {
        let (mut from, mut to) = (0, self.starts.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            match self.at(middle)?.order(wanted) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return self.at(middle),
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// Whether the entry after one comes after it.
    fn follows(&self, place: usize) -> bool {
        match (self.at(place), self.at(place + 1)) {
            (Some(one), Some(next)) => one.order(&next) == Ordering::Less,
            _ => true,
        }
    }

    /// Whether no file has the name of this folder, no folder that of this file.
    fn is_alone(&self, place: usize) -> bool {
        let Some(item) = self.at(place) else { return false };
        let twin = if item.mode.is_none() { Some(Mode::File) } else { None };
        self.seek(&Item { mode: twin, ..item }).is_none()
    }
}

/// Entries one after the other.
pub struct Items<'a> {
    rest: &'a [u8],
}

impl<'a> Items<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let (item, rest) = parse(self.rest)?;
        self.rest = rest;
        Some(item)
    }
}

/// Where each entry begins; `None` for a tree that git would not have written.
fn sound_starts(bytes: &[u8]) -> Option<Vec<u32>> {
    let mut starts = Vec::with_capacity(bytes.len() / 32);
    let mut rest = bytes;
    let mut last: Option<Item<'_>> = None;
    // Files whose name another entry may still repeat as a folder: `a`, `a-b`, `a/`.
    let mut open: Vec<&[u8]> = vec![];
    while !rest.is_empty() {
        let (item, after) = parse(rest)?;
        if item.mark != Mark::Plain
            || !is_name(item.name)
            || last.is_some_and(|last| last.order(&item) != Ordering::Less)
        {
            return None;
        }
        starts.push(u32::try_from(bytes.len() - rest.len()).ok()?);
        while open.last().is_some_and(|file| !item.name.starts_with(file)) {
            open.pop();
        }
        match item.mode {
            None if open.contains(&item.name) => return None,
            None => {}
            Some(_) => open.push(item.name),
        }
        last = Some(item);
        rest = after;
    }
    Some(starts)
}

fn parse(raw: &[u8]) -> Option<(Item<'_>, &[u8])> {
    let space = raw.iter().position(|b| *b == b' ')?;
    let nul = space + raw[space..].iter().position(|b| *b == 0)?;
    let id = raw.get(nul + 1..nul + 21)?.first_chunk::<20>()?;
    let (mode, mark) = read_mode(&raw[..space]);
    Some((Item { name: &raw[space + 1..nul], raw: id, mode, mark }, &raw[nul + 21..]))
}

pub fn is_name(name: &[u8]) -> bool {
    !name.is_empty() && !name.contains(&b'/') && !matches!(name, b"." | b"..") && !name.eq_ignore_ascii_case(b".git")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(entries: &[(&str, &str)]) -> Vec<u8> {
        entries.iter().flat_map(|(mode, name)| [format!("{mode} {name}\0").as_bytes(), &[7; 20]].concat()).collect()
    }

    fn tree(entries: &[(&str, &str)]) -> RawTree {
        RawTree::sound(&bytes(entries)).expect("a sound tree")
    }

    #[test]
    fn beside_another_a_tree_is_read_as_it_is_alone() {
        let lists: [&[(&str, &str)]; 12] = [
            &[],
            &[("100644", "a"), ("100644", "b"), ("40000", "c")],
            &[("100644", "a"), ("100644", "b"), ("100644", "b0"), ("40000", "c")],
            &[("100644", "a"), ("40000", "c")],
            &[("40000", "c")],
            &[("100644", "a"), ("100644", "b"), ("100644", "c")],
            &[("100644", "a"), ("100644", "b"), ("40000", "c"), ("100644", "d")],
            &[("100644", "0"), ("100644", "a"), ("100644", "b"), ("40000", "c")],
            &[("100644", "a"), ("100644", "a-b"), ("40000", "a"), ("40000", "c")],
            &[("100644", "b"), ("100644", "a"), ("40000", "c")],
            &[("100644", "a"), ("100644", "b"), ("100644", "b"), ("40000", "c")],
            &[("100644", "a"), ("40000", "b"), ("40000", "c")],
        ];
        let mut compared = 0;
        for known in lists.iter().filter_map(|known| RawTree::sound(&bytes(known))) {
            for other in lists {
                let alone = RawTree::sound(&bytes(other)).map(|tree| tree.starts);
                let beside = RawTree::beside(&bytes(other), &known).map(|tree| tree.starts);
                assert_eq!(beside, alone, "{other:?} beside another");
                compared += 1;
            }
        }
        assert_eq!(compared, 9 * 12);
    }

    #[test]
    fn a_tree_that_git_writes_is_sound() {
        for entries in [
            &[("100644", "a"), ("100644", "a-b"), ("40000", "b")][..],
            &[("100644", "a.b"), ("40000", "a"), ("100644", "a0")],
            &[("100664", "as git wrote in its first year")],
            &[],
        ] {
            assert!(RawTree::sound(&bytes(entries)).is_some(), "{entries:?}");
        }
    }

    #[test]
    fn a_crafted_tree_is_not() {
        for entries in [
            &[("100644", "b"), ("100644", "a")][..],
            &[("100644", "a"), ("100644", "a")],
            &[("100644", "a"), ("100644", "a-b"), ("40000", "a")],
            &[("40000", ".GIT")],
            &[("100644", "..")],
            &[("100644", "a/b")],
            &[("60000", "a")],
            &[("0", "a")],
            &[("040000", "a")],
        ] {
            assert!(RawTree::sound(&bytes(entries)).is_none(), "{entries:?}");
        }
        assert!(RawTree::sound(b"100644 a\0short").is_none());
    }

    #[test]
    fn what_two_trees_share_ends_at_an_entry() {
        let (one, two) = (tree(&[("100644", "a"), ("100644", "b")]), tree(&[("100644", "a"), ("100644", "c")]));
        assert_eq!(one.common(&two), 29);
        assert_eq!(one.items(29).count(), 1);
        let longer = tree(&[("100644", "a"), ("100644", "b"), ("100644", "c")]);
        assert_eq!((one.common(&longer), longer.common(&one), one.common(&one)), (58, 58, 58));
        assert_eq!(one.common(&tree(&[])), 0);
    }

    #[test]
    fn an_entry_is_found_by_its_name_alone() {
        let entries = [("100644", "a"), ("100644", "a-b"), ("40000", "b"), ("100644", "b0"), ("40000", "z")];
        let all = tree(&entries);
        for (mode, name) in entries {
            let found = all.find(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((found.name, found.mode.is_none()), (name.as_bytes(), mode == "40000"));
        }
        for absent in ["", "0", "a-", "b-", "zz"] {
            assert!(all.find(absent).is_none(), "{absent}");
        }
    }
}
