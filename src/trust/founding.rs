//! The beginning: the first commit whose tree every founder has signed.

use std::sync::Arc;

use super::memo::Memo;
use super::signature::verify;
use crate::bind::{FOUNDING_FORMAT, FOUNDING_NAMESPACE, key_point, nature, represented_by, state_digest};
use crate::files::{Kind, Noun, governed};
use crate::finding::Attempt;
use crate::model::{Constitution, KeyState, Person, PersonId, PersonKind};
use crate::store::{Blob, Files, Id};

/// A founded organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founded {
    pub commit: Id,
    pub organisation: String,
    pub state: String,
}

/// What founders sign: the digest of every governed file outside `founding/`.
///
/// # Errors
/// When an object is missing or damaged.
pub fn founding_state(files: &Files, memo: &Memo) -> Attempt<String> {
    let mut digests = vec![];
    for (path, blob) in files.iter().filter(|(path, _)| governed(path) && !path.starts_with("founding/")) {
        digests.push((path.as_str(), memo.digest(*blob, u64::MAX)?));
    }
    let mut listed: Vec<_> = digests.iter().map(|(path, digest)| (*path, digest)).collect();
    Ok(state_digest(&mut listed))
}

fn constitution(files: &Files, memo: &Memo) -> Attempt<Option<Constitution>> {
    let Some(blob) = files.get("constitution.toml") else { return Ok(None) };
    let side = memo.side(&Kind::Constitution, *blob)?;
    Ok(match side.noun.as_deref() {
        Some(Noun::Constitution(it)) => Some((**it).clone()),
        _ => None,
    })
}

/// The founders whose valid statement over this very state is not there.
///
/// # Errors
/// When an object is missing or damaged.
pub fn unsigned(files: &Files, memo: &Memo) -> Attempt<Vec<PersonId>> {
    let Some(constitution) = constitution(files, memo)? else { return Ok(vec![]) };
    let state = founding_state(files, memo)?;
    let mut missing = vec![];
    for founder in &constitution.founders {
        if !has_signed(founder, &constitution.id, &state, files, memo)? {
            missing.push(founder.clone());
        }
    }
    Ok(missing)
}

/// The organisation's id and state, when a tree is founded.
///
/// # Errors
/// When an object is missing or damaged.
pub fn founded(files: &Files, memo: &Memo) -> Attempt<Option<(String, String)>> {
    if !files.keys().any(|path| path.starts_with("founding/")) {
        return Ok(None);
    }
    let Some(constitution) = constitution(files, memo)? else { return Ok(None) };
    if constitution.founders.is_empty() || !unsigned(files, memo)?.is_empty() {
        return Ok(None);
    }
    Ok(Some((constitution.id, founding_state(files, memo)?)))
}

fn has_signed(founder: &PersonId, organisation: &str, state: &str, files: &Files, memo: &Memo) -> Attempt<bool> {
    let kinds =
        [Kind::Founding(founder.clone()), Kind::FoundingSignature(founder.clone()), Kind::Person(founder.clone())];
    let [statement, signature, person] =
        kinds.map(|kind| kind.path().and_then(|p| files.get(&p).copied()).map(|b| (kind, b)));
    let (Some(statement), Some(signature), Some(person)) = (statement, signature, person) else { return Ok(false) };
    let bytes = memo.bytes(statement.1, statement.0.cap())?.unwrap_or_default();
    let armour = memo.bytes(signature.1, signature.0.cap())?.unwrap_or_default();
    let Some(key) = verify(&String::from_utf8_lossy(&armour), FOUNDING_NAMESPACE, &bytes) else { return Ok(false) };
    let own = speaking(person, files, memo)?
        .is_some_and(|it| it.keys.iter().any(|k| k.state == KeyState::Active && key_point(&k.public) == key));
    let says = match memo.side(&statement.0, statement.1)?.noun.as_deref() {
        Some(Noun::Founding(it)) => {
            it.format == FOUNDING_FORMAT
                && it.organisation == organisation
                && it.person == *founder
                && it.state == state
        }
        _ => false,
    };
    Ok(own && says)
}

/// Whose keys speak for a founder: a legal person founds by the hand of whom it names.
fn speaking((kind, blob): (Kind, Blob), files: &Files, memo: &Memo) -> Attempt<Option<Arc<Person>>> {
    let person = |kind: &Kind, blob: Blob| -> Attempt<Option<Arc<Person>>> {
        Ok(match memo.side(kind, blob)?.noun.as_deref() {
            Some(Noun::Person(it)) => Some(Arc::clone(it)),
            _ => None,
        })
    };
    let Some(it) = person(&kind, blob)?.filter(|it| nature(it) == PersonKind::Organisation) else {
        return person(&kind, blob);
    };
    let Some(hand) = represented_by(&it).map(|hand| Kind::Person(hand.clone())) else { return Ok(None) };
    let Some(blob) = hand.path().and_then(|path| files.get(&path).copied()) else { return Ok(None) };
    Ok(person(&hand, blob)?.filter(|it| nature(it) == PersonKind::Human))
}
