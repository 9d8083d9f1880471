//! What a proposal asks for, file by file, as an outcome that does not adopt it keeps it: told by content, so that a comment made
//! meanwhile stands in nobody's way.

use super::memo::Memo;
use crate::bind::{Change, Digest, sha256};
use crate::files::{Kind, content};
use crate::finding::Attempt;
use crate::model::{DecisionId, Entry, Proposal, Way};
use crate::store::{Id, Repo};

/// The trees whose files are those before and after a change.
#[derive(Clone, Copy)]
pub struct Sides {
    pub before: Option<Id>,
    pub after: Id,
}

impl Sides {
    /// The trees of two commits.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn of(repo: &Repo, before: Id, after: Id) -> Attempt<Self> {
        Ok(Self { before: Some(repo.commit(before)?.tree), after: repo.commit(after)?.tree })
    }
}

/// The entries of a change in the order of the paths' bytes; its texts with one decision's name in the place of another's,
/// where that is asked for.
///
/// # Errors
/// When an object is missing or damaged.
pub fn entries(
    memo: &Memo,
    changes: &[Change],
    sides: Sides,
    renamed: Option<(&DecisionId, &DecisionId)>,
) -> Attempt<Vec<Entry>> {
    let mut all = vec![];
    for change in changes {
        let Some(kind) = &change.file else { continue };
        let read = |tree: Option<Id>| match tree {
            Some(tree) => digest(memo, tree, (kind, &change.path), None),
            None => Ok(None),
        };
        let old = if change.old.is_some() { read(sides.before)? } else { None };
        let new = match change.new {
            Some(_) => digest(memo, sides.after, (kind, &change.path), renamed)?,
            None => None,
        };
        all.push(Entry { path: change.path.clone(), old, new });
    }
    all.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    Ok(all)
}

fn digest(
    memo: &Memo,
    tree: Id,
    (kind, path): (&Kind, &str),
    renamed: Option<(&DecisionId, &DecisionId)>,
) -> Attempt<Option<String>> {
    let Some(blob) = memo.repo().entry(tree, path)? else { return Ok(None) };
    let Some(text) = memo.bytes(blob, kind.cap())? else { return Ok(None) };
    let text = renamed.map_or_else(|| text.clone(), |(from, to)| named(&text, from, to));
    let digest: Digest = sha256(&content(kind, path, &text));
    Ok(Some(format!("sha256:{digest}")))
}

/// The entries that a proposal would have under the name of the one that it takes up by a way that asks for them: what names
/// the decision that brings it differs in nothing else. Nothing where it does not.
///
/// # Errors
/// When an object is missing or damaged.
pub fn as_followed(
    memo: &Memo,
    id: &DecisionId,
    proposal: &Proposal,
    changes: &[Change],
    sides: Sides,
) -> Attempt<Vec<Entry>> {
    let compares = matches!(proposal.fallback, Some(Way::Vote | Way::ParentCircle));
    match proposal.follows.as_ref().filter(|_| compares) {
        Some(then) => entries(memo, changes, sides, Some((id, then))),
        None => Ok(vec![]),
    }
}

/// A text with one decision's name in the place of another's.
pub fn named(text: &[u8], from: &DecisionId, to: &DecisionId) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(text) else { return text.to_vec() };
    text.replace(&format!("\"{from}\""), &format!("\"{to}\"")).into_bytes()
}
