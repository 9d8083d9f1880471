//! Trees that git would never have written, read as git reads them: nothing that git sees in one is lost by us.

use std::collections::{BTreeMap, BTreeSet};

use super::Id;
use super::fault::broken;
use super::raw::{Item, Items, RawTree, is_name};
use super::repo::Repo;
use crate::finding::Attempt;

/// Depth to which such folders are written out.
const DEEPEST: usize = 512;

/// What stands under one name.
#[derive(Default)]
struct Under<'a> {
    /// The last file.
    file: Option<Item<'a>>,
    folders: Vec<Id>,
    /// Entries whose name goes on after a slash, with what follows it.
    below: Vec<Item<'a>>,
}

impl Repo {
    /// A crafted tree as git reads it: in order; of several files of a name the last; folders of one name, and entries
    /// with a path for a name, joined. What has no name or a mode that git never writes is left out, and nothing else.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub(super) fn as_git_reads(&self, bytes: &[u8]) -> Attempt<RawTree> {
        let mut names: BTreeMap<&[u8], Under<'_>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for item in Items::of(bytes).filter(Item::has_mode) {
            let mut steps = item.name.splitn(2, |byte| *byte == b'/');
            let (Some(name), rest) = (steps.next().filter(|name| is_name(name)), steps.next()) else { continue };
            let under = names.entry(name).or_default();
            match (rest, item.folder()) {
                (Some(rest), _) => under.below.push(item.named(rest)),
                (None, Some(id)) => under.folders.extend(seen.insert((name, id)).then_some(id)),
                (None, None) => under.file = Some(item),
            }
        }
        let mut folders = vec![];
        for (name, under) in &names {
            folders.extend(self.folder_under(under)?.map(|id| (*name, id)));
        }
        let mut items: Vec<Item<'_>> = folders.iter().filter_map(|(name, id)| Item::of_folder(name, id)).collect();
        let folders: BTreeSet<&[u8]> = folders.iter().map(|(name, _)| *name).collect();
        items.extend(names.iter().filter(|(name, _)| !folders.contains(*name)).filter_map(|(_, under)| under.file));
        items.sort_by(Item::order);
        Ok(RawTree::ordered(&items.iter().flat_map(Item::written).collect::<Vec<u8>>()))
    }

    /// The one folder that stands for all under a name.
    fn folder_under(&self, under: &Under<'_>) -> Attempt<Option<Id>> {
        let first = under.folders.first().copied();
        if under.below.is_empty() && under.folders.len() < 2 {
            return Ok(first);
        }
        let below: Vec<u8> = under.below.iter().flat_map(Item::written).collect();
        let key: Vec<u8> = under.folders.iter().flat_map(|id| id.as_bytes().to_vec()).chain(below.clone()).collect();
        let id = Id::hash_object(git2::ObjectType::Blob, &key).map_err(broken)?;
        if self.joined().is_known(id) {
            return Ok(Some(id));
        }
        let mut all = vec![];
        // A name that is a path of many folders stands once more in each of them.
        if !self.joined().takes(below.len()) {
            self.joined().close(id);
            return Ok(Some(id));
        }
        for folder in &under.folders {
            let bytes = self.tree_bytes(*folder)?;
            if !self.joined().takes(bytes.len()) {
                self.joined().close(id);
                return Ok(Some(id));
            }
            all.extend(bytes);
        }
        all.extend(below);
        self.joined().keep(id, all);
        Ok(Some(id))
    }

    /// The id under which a folder of a crafted tree can be written: its own, or that of what several make together, which
    /// is written first; `None` for one of which nothing is known.
    ///
    /// # Errors
    /// When an object cannot be read or written.
    pub(super) fn written_out(&self, id: Id, depth: usize) -> Attempt<Option<Id>> {
        if self.joined().get(id).is_none() {
            return Ok(Some(id).filter(|id| !self.joined().is_closed(*id)));
        }
        if depth > DEEPEST {
            return Ok(None);
        }
        let tree = self.raw_tree(Some(id))?;
        let mut bytes = vec![];
        for item in tree.items(0) {
            let Some(folder) = item.folder() else {
                bytes.extend(item.written());
                continue;
            };
            let folder = self.written_out(folder, depth + 1)?;
            bytes.extend(folder.as_ref().and_then(|id| Item::of_folder(item.name, id)).iter().flat_map(Item::written));
        }
        self.git().odb().and_then(|odb| odb.write(git2::ObjectType::Tree, &bytes)).map(Some).map_err(broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Mode;

    /// An entry by mode, name and the byte that its id is made of.
    fn bytes(entries: &[(&str, &str, u8)]) -> Vec<u8> {
        entries
            .iter()
            .flat_map(|(mode, name, id)| [format!("{mode} {name}\0").as_bytes(), &[*id; 20]].concat())
            .collect()
    }

    fn read(entries: &[(&str, &str, u8)]) -> Vec<(String, Option<Mode>, u8)> {
        let dir = tempfile::tempdir().expect("a folder");
        let repo = Repo::init_bare(dir.path(), "main").expect("a repository");
        let tree = repo.as_git_reads(&bytes(entries)).expect("a tree");
        assert!(!tree.sound);
        let found: Vec<_> = tree.items(0).map(|item| (item.text(), item.mode, item.id().as_bytes()[0])).collect();
        for (name, mode, _) in &found {
            assert_eq!(tree.find(name).map(|item| item.mode), Some(*mode), "each is found by its name");
        }
        found
    }

    fn files(names: &[(&str, u8)]) -> Vec<(String, Option<Mode>, u8)> {
        names.iter().map(|(name, id)| ((*name).to_owned(), Some(Mode::File), *id)).collect()
    }

    #[test]
    fn what_git_reads_is_kept_in_order() {
        let odd =
            [("100644", "a", 1), ("60000", "b", 1), ("100644", ".GIT", 1), ("100644", "..", 1), ("100644", "", 1)];
        assert_eq!(read(&odd), files(&[("a", 1)]));
        let astray = [("100644", "z", 1), ("100644", "a", 2), ("100644", "b", 3), ("100644", "a", 4)];
        assert_eq!(read(&astray), files(&[("a", 4), ("b", 3), ("z", 1)]), "the last of two files");
        let wrapped = [("240000", "a", 1), ("40000100644", "b", 2), ("+100644", "c", 3)];
        assert_eq!(read(&wrapped), [("a".into(), None, 1), ("b".into(), Some(Mode::File), 2)]);
        let zeros = format!("{}40000", "0".repeat(300));
        assert_eq!(read(&[(&zeros, "a", 1), ("0000100644", "b", 2)])[0], ("a".into(), None, 1));
        assert_eq!(read(&[("40000", "a", 1), ("100644", "a", 2)]), [("a".into(), None, 1)], "a folder before a file");
    }

    #[test]
    fn folders_of_one_name_and_paths_for_names_are_joined() {
        let dir = tempfile::tempdir().expect("a folder");
        let repo = Repo::init_bare(dir.path(), "main").expect("a repository");
        let put =
            |bytes: &[u8]| repo.git().odb().and_then(|odb| odb.write(git2::ObjectType::Tree, bytes)).expect("a tree");
        let (one, two) = (put(&bytes(&[("100644", "one", 1)])), put(&bytes(&[("100644", "two", 2)])));
        let folder = |name: &str, id: Id| [format!("40000 {name}\0").as_bytes(), id.as_bytes()].concat();
        let root = [folder("a", one), folder("a", two), bytes(&[("100644", "a/b/c", 3), ("100644", "z", 4)])].concat();
        let tree = repo.as_git_reads(&root).expect("a tree");
        assert_eq!(tree.items(0).map(|item| item.text()).collect::<Vec<_>>(), ["a", "z"]);
        let a = tree.find("a").and_then(|item| item.folder()).expect("a folder");
        let written = repo.written_out(a, 0).expect("it is written").expect("it is known");
        for (path, id) in [("one", 1), ("two", 2), ("b/c", 3)] {
            let found = repo.entry(written, path).expect("a tree").map(|blob| blob.id.as_bytes()[0]);
            assert_eq!(found, Some(id), "{path}");
        }
        assert!(repo.raw_tree(Some(written)).is_ok_and(|tree| tree.sound));
        // Two chains of folders, deeper than anything is written: nothing that is not there is named.
        let (mut one, mut two) = (one, two);
        for _ in 0..DEEPEST + 8 {
            (one, two) = (put(&folder("d", one)), put(&folder("d", two)));
        }
        let tree = repo.as_git_reads(&[folder("a", one), folder("a", two)].concat()).expect("a tree");
        let mut at = tree.find("a").and_then(|item| item.folder());
        at = repo.written_out(at.expect("a folder"), 0).expect("it is written");
        let mut deep = 0;
        while let Some(id) = at {
            assert!(repo.has_object(id), "{deep}");
            (at, deep) = (repo.raw_tree(Some(id)).expect("a tree").find("d").and_then(|item| item.folder()), deep + 1);
        }
        assert!(deep > DEEPEST, "{deep}");
    }
}
