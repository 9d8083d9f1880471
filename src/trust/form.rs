//! Comments and layout: what changes in them alone, and that it voids nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::dossier::change;
use super::lawful::Lawful;
use super::memo::Memo;
use super::seal::seal_key;
use crate::bind::{Ground, Numbers, State, asked_by, owner_of};
use crate::files::{Kind, Mode, Region, classify, same_content};
use crate::finding::Attempt;
use crate::model::{KeyState, PersonId, Status};
use crate::store::{Blob, Commit};

/// What differs between the lawful content and a commit, by path: lawful side, then the commit's.
pub type Delta = BTreeMap<String, (Option<Blob>, Option<Blob>)>;

/// Whether only comments and layout differ, outside what was signed or binds by its bytes, and somebody signed for it who
/// has a say in each text: whoever has none would make others answer anew by a comment.
pub fn is_form(lawful: &Lawful, delta: &Delta, commit: &Commit) -> Attempt<bool> {
    for (path, sides) in delta {
        let (Region::Governed(kind), (Some(old), Some(new))) = (classify(path), sides) else { return Ok(false) };
        if !is_alike(&kind, *old, *new, &lawful.memo)? {
            return Ok(false);
        }
    }
    let signer = seal_key(lawful, commit).and_then(|point| owner_of(lawful, &point));
    let member = |person: &PersonId| lawful.person(person).is_some_and(|p| p.status == Status::Member);
    let Some((person, _)) = signer.filter(|(person, is)| *is == KeyState::Active && member(person)) else {
        return Ok(false);
    };
    let Some(numbers) = lawful.rules().and_then(|rules| Numbers::of(&rules)) else { return Ok(false) };
    let mut changes = vec![];
    for (path, (old, new)) in delta {
        changes.push(change(path, *old, *new, &lawful.memo)?);
    }
    let kinds = BTreeSet::new();
    let ground = Ground::new(&changes, &kinds, lawful);
    Ok(changes.iter().all(|change| {
        let circles = ground.circles_of(change).unwrap_or_default();
        circles.iter().any(|circle| asked_by(lawful, circle, &numbers).contains(&person))
    }))
}

/// Whether two texts say the same, comments and layout aside.
///
/// # Errors
/// When an object is missing or damaged.
pub fn is_alike(kind: &Kind, one: Blob, other: Blob, memo: &Memo) -> Attempt<bool> {
    if one == other {
        return Ok(true);
    }
    let binds = kind.is_signed() || matches!(kind, Kind::Attributes | Kind::Rules | Kind::Constitution);
    if binds || one.mode != Mode::File || other.mode != Mode::File {
        return Ok(false);
    }
    let same = memo.bytes(one, kind.cap())?.zip(memo.bytes(other, kind.cap())?);
    Ok(same.is_some_and(|(one, other)| same_content(kind, &one, &other)))
}
