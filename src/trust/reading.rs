//! What the commits of a branch ask for, read one after the other: each costs what it changed.

use std::collections::BTreeMap;

use super::dossier::is_entry;
use super::memo::Memo;
use crate::bind::{Digest, change_digest};
use crate::files::{Mode, Region, classify};
use crate::finding::Attempt;
use crate::model::DecisionId;
use crate::store::{Blob, Id, MAX_ENTRIES};

/// What differs between a commit of main and one beside it, carried along from commit to commit: each costs what it changed.
#[derive(Default)]
pub struct Reading {
    at: Option<(Id, Id)>,
    /// What trees that were read before ask for: whoever brings the same to and fro is read once.
    known: BTreeMap<(Id, Id, Digest), String>,
    entries: BTreeMap<String, (Option<Digest>, Option<Digest>)>,
}

impl Reading {
    /// What a tree asks for, read against the tree of a commit of main, with a proposal's text; `None` where it differs in
    /// more than anybody signs.
    pub fn change_at(
        &mut self,
        memo: &Memo,
        id: &DecisionId,
        (base, tree): (Id, Id),
        proposal: &Digest,
    ) -> Attempt<Option<String>> {
        let asked = (base, tree, proposal.clone());
        if let Some(known) = self.known.get(&asked) {
            return Ok(Some(known.clone()));
        }
        if !self.move_to(memo, base, tree)? {
            return Ok(None);
        }
        let change = self.change(id, proposal);
        self.known.insert(asked, change.clone());
        Ok(Some(change))
    }

    /// Moves to a tree; `false` where not all that differs could be told, and the next one is read from main again.
    fn move_to(&mut self, memo: &Memo, base: Id, tree: Id) -> Attempt<bool> {
        let from = match self.at {
            Some((of, at)) if of == base => at,
            _ => {
                self.entries.clear();
                base
            }
        };
        let (mut changed, mut told) = (vec![], 0);
        memo.repo().differing(Some(from), Some(tree), |path, _, new| {
            told += 1;
            changed.extend(is_entry(&path).then_some((path, new)));
        })?;
        // Files of dossiers use up what one comparison tells as well.
        if told >= MAX_ENTRIES {
            self.at = None;
            return Ok(false);
        }
        for (path, new) in changed {
            let old = memo.repo().entry(base, &path)?;
            if old == new {
                self.entries.remove(&path);
                continue;
            }
            let sides = (digest_at(memo, &path, old, new)?, digest_at(memo, &path, new, new)?);
            self.entries.insert(path, sides);
        }
        self.at = Some((base, tree));
        Ok(true)
    }

    fn change(&self, id: &DecisionId, proposal: &Digest) -> String {
        let entries: Vec<_> =
            self.entries.iter().map(|(path, (old, new))| (path.as_str(), old.as_ref(), new.as_ref())).collect();
        change_digest(id, &entries, proposal)
    }
}

/// The digest of one side of an entry, as a change names it.
fn digest_at(memo: &Memo, path: &str, side: Option<Blob>, new: Option<Blob>) -> Attempt<Option<Digest>> {
    let Some(blob) = side else { return Ok(None) };
    match classify(path) {
        Region::Governed(kind) if new.is_none_or(|blob| blob.mode == Mode::File) => {
            memo.digest(blob, kind.cap()).map(Some)
        }
        _ => Ok(Some(blob.id.to_string())),
    }
}
