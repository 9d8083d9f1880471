//! The change that answers bound, read over what moved since and voids none of them.

use super::form::{Delta, is_alike};
use super::history::History;
use super::line::Line;
use super::overtaken::is_sealed;
use super::version::Version;
use crate::bind::Change;
use crate::files::Kind;
use crate::finding::Attempt;
use crate::model::DecisionId;
use crate::store::Commit;

/// Commits of main that a branch may start from, of which a change is read.
const BASES: usize = 4_096;

/// The digest of some changes.
pub type Digests<'a> = &'a dyn Fn(&[Change]) -> String;

/// The digest of a change as it was bound: comments and layout that somebody changed since then void no answer, nor does
/// what its subject changed alone in their own matters. Where a text says what it said in the main that the branch contains, its
/// old side is read as it stood there. `signed` finds the text that the outcome binds.
///
/// # Errors
/// When an object is missing or damaged.
pub fn change_as_bound(
    history: &History,
    (delta, commit, id): (&Delta, &Commit, &DecisionId),
    changes: &mut Vec<Change>,
    (bound, digest): (&str, Digests<'_>),
    signed: &dyn Fn() -> Attempt<Option<Version>>,
) -> Attempt<String> {
    let now = digest(changes);
    let Some(branch) = commit.parents.get(1).filter(|_| now != bound) else { return Ok(now) };
    let memo = &*history.lawful.memo;
    let line = Line::read(memo.repo(), &|at| history.position(at), *branch)?;
    // Where the text that is sealed was written, from its first commit on: what others merged later is no base of it.
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    let text = memo.repo().entry(commit.tree, &path)?;
    let mut bases: Vec<usize> = vec![];
    for link in line.links().iter().rev() {
        let Some(newest) = link.newest.filter(|newest| !bases.contains(newest)) else { continue };
        if bases.len() < BASES && memo.repo().entry(link.tree, &path)? == text {
            bases.push(newest);
        }
    }
    for base in bases {
        let then = memo.repo().commit(history.steps[base].commit)?.tree;
        let mut before = changes.clone();
        for change in &mut before {
            let old = delta.get(&change.path).and_then(|(old, _)| *old);
            let first = memo.repo().entry(then, &change.path)?;
            let (Some(kind), Some(old), Some(first)) = (&change.file, old, first) else { continue };
            if is_alike(kind, first, old, memo)? {
                change.old = Some(memo.side(kind, first)?);
            }
        }
        if digest(&before) == bound {
            *changes = before;
            return Ok(bound.to_owned());
        }
    }
    if let Some(text) = signed()?.filter(|text| text.change == bound)
        && is_sealed(history, (delta, commit, id), &text)?
    {
        *changes = text.changes;
        return Ok(bound.to_owned());
    }
    Ok(now)
}
