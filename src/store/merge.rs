//! Puts two trees together over a third: no program of anybody's runs for it, and no ref moves.

use git2::MergeOptions;

use super::Id;
use super::fault::broken;
use super::repo::Repo;
use crate::finding::Attempt;

impl Repo {
    /// The tree of `ours` with what `theirs` changed since `base`. Where both changed the same lines, ours stay: gives those
    /// paths.
    ///
    /// # Errors
    /// When an object is missing or cannot be written.
    pub fn merge_over(&self, base: Id, ours: Id, theirs: Id) -> Attempt<(Id, Vec<String>)> {
        let git = self.git();
        let tree = |id: Id| git.find_tree(id).map_err(broken);
        let (base, own, other) = (tree(base)?, tree(ours)?, tree(theirs)?);
        let mut options = MergeOptions::new();
        options.find_renames(false);
        let mut index = git.merge_trees(&base, &own, &other, Some(&options)).map_err(broken)?;
        let conflicts: Vec<_> = index.conflicts().map_err(broken)?.filter_map(Result::ok).collect();
        let mut paths = vec![];
        for conflict in conflicts {
            let any = conflict.our.as_ref().or(conflict.their.as_ref()).or(conflict.ancestor.as_ref());
            let Some(path) = any.map(|entry| entry.path.clone()) else { continue };
            let name = String::from_utf8_lossy(&path).into_owned();
            index.remove_path(std::path::Path::new(&name)).map_err(broken)?;
            index.conflict_remove(std::path::Path::new(&name)).map_err(broken)?;
            if let Some(mut entry) = conflict.our {
                // The stage that says "conflict" goes.
                entry.flags &= !0x3000;
                index.add(&entry).map_err(broken)?;
            }
            paths.push(name);
        }
        Ok((index.write_tree_to(&git).map_err(broken)?, paths))
    }
}
