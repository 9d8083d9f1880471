//! Puts two trees together over a third: no program of anybody's runs for it, and no ref moves.

use git2::{MergeFileInput, MergeFileOptions};

use super::Id;
use super::raw::Blob;
use super::repo::Repo;
use super::write::{Edits, Grafts};
use crate::finding::Attempt;

/// A file that both sides changed: as it was, as it is here, as it is there.
pub struct Met<'a> {
    pub path: &'a str,
    pub base: &'a [u8],
    pub ours: &'a [u8],
    pub theirs: &'a [u8],
}

impl Repo {
    /// The tree of `ours` with what `theirs` changed since `base`. What both changed is settled by the caller, who says
    /// whether the two met: gives those paths. Where one side took the file away, ours stays. No attribute that somebody
    /// wrote into the repository has a say in it.
    ///
    /// # Errors
    /// When an object is missing or cannot be written.
    pub fn merge_over(
        &self,
        (base, ours, theirs): (Id, Id, Id),
        settle: &dyn Fn(&Met<'_>) -> (Vec<u8>, bool),
    ) -> Attempt<(Id, Vec<String>)> {
        let mut moved = vec![];
        self.all_differing(Some(base), Some(theirs), |path, then, other| moved.push((path, then, other)))?;
        let (mut grafts, mut edits, mut clashed) = (Grafts::new(), Edits::new(), vec![]);
        for (path, then, other) in moved {
            let own = self.entry(ours, &path)?;
            if own == other {
                continue;
            }
            if own == then {
                grafts.insert(path, other);
                continue;
            }
            let (Some(then), Some(own), Some(other)) = (then, own, other) else {
                clashed.push(path);
                continue;
            };
            let text = |blob: &Blob| self.bytes(blob.id);
            let (then, own, other) = (text(&then)?, text(&own)?, text(&other)?);
            let (bytes, met) = settle(&Met { path: &path, base: &then, ours: &own, theirs: &other });
            if met {
                clashed.push(path.clone());
            }
            edits.insert(path, Some(bytes));
        }
        let tree = self.graft(ours, &grafts)?;
        Ok((self.put_tree(Some(tree), &edits)?, clashed))
    }
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
