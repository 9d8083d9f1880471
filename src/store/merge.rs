//! Puts two trees together over a third: no program of anybody's runs for it, and no ref moves.

use git2::{MergeFileInput, MergeFileOptions};

use super::Id;
use super::raw::Blob;
use super::repo::Repo;
use super::write::{Edits, Grafts};
use crate::files::{Mode, governed};
use crate::finding::Attempt;

/// The largest text that is put together, in bytes: no governed one may be larger.
const MAX_TEXT: u64 = 1 << 20;

/// A file that both sides changed: as it was, as it is here, as it is there.
pub struct Met<'a> {
    pub path: &'a str,
    pub base: &'a str,
    pub ours: &'a str,
    pub theirs: &'a str,
}

/// What is put together: one's own text, the one in force, and what one's own started from.
pub struct Sides {
    pub ours: Id,
    pub theirs: Id,
    /// Where one's own text started.
    pub then: Id,
    /// What of theirs it took in meanwhile, whoever did that.
    pub later: Id,
}

impl Repo {
    /// The tree of `theirs` with what `is_own` says is one's own to change, and the free files and records of `ours`; what lies
    /// below `stays` is as in `ours`. What both changed is settled by the caller, who says whether the two met: gives those paths. Where one side took
    /// the file away, or it is no plain text, ours stays. No attribute that somebody wrote into the repository has a say.
    ///
    /// # Errors
    /// When an object is missing or cannot be written.
    pub fn merge_over(
        &self,
        sides: &Sides,
        stays: &str,
        is_own: &dyn Fn(&str) -> bool,
        settle: &dyn Fn(&Met<'_>) -> (Vec<u8>, bool),
    ) -> Attempt<(Id, Vec<String>)> {
        let mut moved = vec![];
        self.differing(Some(sides.ours), Some(sides.theirs), |path, own, other| moved.push((path, own, other)))?;
        let (mut grafts, mut edits, mut clashed) = (Grafts::new(), Edits::new(), vec![]);
        for (path, own, other) in moved.into_iter().filter(|(path, ..)| governed(path) && !path.starts_with(stays)) {
            let (first, second) = (self.entry(sides.then, &path)?, self.entry(sides.later, &path)?);
            if !is_own(&path) || own == first || own == second {
                grafts.insert(path, other);
                continue;
            }
            if other == first {
                continue;
            }
            let texts = [&first, &second, &own, &other].map(|blob| self.plain_text(blob.as_ref()));
            let [Ok(first), Ok(second), Ok(Some(own)), Ok(Some(other))] = texts else {
                clashed.push(path);
                continue;
            };
            let (first, second) = (first.unwrap_or_default(), second.unwrap_or_default());
            // Where ours holds already what theirs became in between, it started there.
            let held = settle(&Met { path: &path, base: &first, ours: &own, theirs: &second });
            let base = if held == (own.clone().into_bytes(), false) { &second } else { &first };
            let (bytes, met) = settle(&Met { path: &path, base, ours: &own, theirs: &other });
            if met {
                clashed.push(path.clone());
            }
            edits.insert(path, Some(bytes));
        }
        let tree = self.graft(sides.ours, &grafts)?;
        Ok((self.put_tree(Some(tree), &edits)?, clashed))
    }

    /// The text of a plain file; an error where it is none that could be put together.
    fn plain_text(&self, blob: Option<&Blob>) -> Result<Option<String>, ()> {
        let Some(blob) = blob else { return Ok(None) };
        let fits =
            blob.mode == Mode::File && self.blob_size(blob.id).ok().flatten().is_some_and(|size| size <= MAX_TEXT);
        let bytes = if fits { self.bytes(blob.id).map_err(drop)? } else { return Err(()) };
        String::from_utf8(bytes).map(Some).map_err(drop)
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
