//! Puts two trees together over a third: no program of anybody's runs for it, and no ref moves.

use std::path::Path;

use git2::{Index, IndexEntry, MergeFileInput, MergeFileOptions, MergeOptions};

use super::Id;
use super::fault::broken;
use super::repo::Repo;
use crate::finding::Attempt;

/// A file that both sides changed: as it was, as it is here, as it is there, and what its lines give together where no two
/// changes met.
pub struct Met<'a> {
    pub path: &'a str,
    pub base: &'a [u8],
    pub ours: &'a [u8],
    pub theirs: &'a [u8],
    pub lines: Option<&'a [u8]>,
}

impl Repo {
    /// The tree of `ours` with what `theirs` changed since `base`. What both changed is settled by the caller, who says
    /// whether the two met: gives those paths. Where one side took the file away, ours stays.
    ///
    /// # Errors
    /// When an object is missing or cannot be written.
    pub fn merge_over(
        &self,
        (base, ours, theirs): (Id, Id, Id),
        settle: &dyn Fn(&Met<'_>) -> (Vec<u8>, bool),
    ) -> Attempt<(Id, Vec<String>)> {
        let mut index = self.index_over(base, ours, theirs)?;
        let conflicts: Vec<_> = index.conflicts().map_err(broken)?.filter_map(Result::ok).collect();
        let at = |tree: Id, path: &str| self.entry(tree, path).map(|entry| entry.map(|blob| blob.id));
        // What was put together line by line, and what could not be.
        let mut both: Vec<(IndexEntry, bool)> = vec![];
        for entry in index.iter().filter(|entry| stage(entry) == 0) {
            let path = String::from_utf8_lossy(&entry.path).into_owned();
            if at(ours, &path)? != Some(entry.id) && at(theirs, &path)? != Some(entry.id) {
                both.push((entry, true));
            }
        }
        let mut clashed = vec![];
        for conflict in conflicts {
            let any = conflict.our.as_ref().or(conflict.their.as_ref()).or(conflict.ancestor.as_ref());
            let Some(path) = any.map(|entry| String::from_utf8_lossy(&entry.path).into_owned()) else { continue };
            index.remove_path(Path::new(&path)).map_err(broken)?;
            let whole = conflict.ancestor.is_some() && conflict.their.is_some();
            match conflict.our {
                Some(entry) if whole => both.push((entry, false)),
                Some(entry) => {
                    index.add(&settled(entry)).map_err(broken)?;
                    clashed.push(path);
                }
                None => clashed.push(path),
            }
        }
        for (entry, joined) in both {
            let path = String::from_utf8_lossy(&entry.path).into_owned();
            let text = |tree: Id| match self.entry(tree, &path)? {
                Some(blob) => self.bytes(blob.id),
                None => Ok(vec![]),
            };
            let (then, own, other) = (text(base)?, text(ours)?, text(theirs)?);
            let lines = joined.then(|| self.bytes(entry.id)).transpose()?;
            let met = Met { path: &path, base: &then, ours: &own, theirs: &other, lines: lines.as_deref() };
            let (bytes, met) = settle(&met);
            let id = self.git().blob(&bytes).map_err(broken)?;
            index.add(&IndexEntry { id, ..settled(entry) }).map_err(broken)?;
            clashed.extend(met.then_some(path));
        }
        Ok((index.write_tree_to(&self.git()).map_err(broken)?, clashed))
    }

    fn index_over(&self, base: Id, ours: Id, theirs: Id) -> Attempt<Index> {
        let git = self.git();
        let tree = |id: Id| git.find_tree(id).map_err(broken);
        let (then, own, other) = (tree(base)?, tree(ours)?, tree(theirs)?);
        let mut options = MergeOptions::new();
        options.find_renames(false);
        git.merge_trees(&then, &own, &other, Some(&options)).map_err(broken)
    }
}

/// The stage of an entry, which says "conflict" where it is not 0.
fn stage(entry: &IndexEntry) -> u16 {
    (entry.flags & 0x3000) >> 12
}

fn settled(mut entry: IndexEntry) -> IndexEntry {
    entry.flags &= !0x3000;
    entry
}

fn input(text: &str) -> MergeFileInput<'_> {
    let mut input = MergeFileInput::new();
    input.content(text.as_bytes());
    input
}

/// The lines of two texts together over a third; `None` where both changed the same ones.
pub fn merged_lines(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let result =
        git2::merge_file(&input(base), &input(ours), &input(theirs), Some(&mut MergeFileOptions::new())).ok()?;
    result.is_automergeable().then(|| String::from_utf8(result.content().to_vec()).ok()).flatten()
}
