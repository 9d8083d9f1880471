//! What becomes of somebody's keys in a change, and who may say so.

use super::change::Change;
use super::key::key_point;
use super::state::nature;
use crate::files::Kind;
use crate::model::{Key, KeyState, Person, PersonId, PersonKind};

/// Whether keys only come to a human who has none that speaks.
pub fn is_first_key(old: &Person, new: &Person) -> bool {
    // Who has a key that was suspended or announced gets it back as those who vouch say.
    let silent = old.keys.iter().all(|key| key.state == KeyState::Retired);
    let kept = old.keys.iter().all(|key| new.keys.contains(key));
    silent && kept && nature(old) == PersonKind::Human && new.keys.len() > old.keys.len()
}

/// What others may do with somebody's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByOthers {
    Suspends,
    /// A new one is announced, or one that was announced speaks.
    Recovers,
}

/// What others do with somebody's keys; `None` where it is nothing that they may. A suspension ends what was announced: so who
/// looks at the file knows that a key was suspended before the new one was announced.
pub fn by_others(old: &Person, new: &Person) -> Option<ByOthers> {
    let was = |key: &Key| old.keys.iter().find(|k| key_point(&k.public) == key_point(&key.public));
    let pairs: Vec<(Option<&Key>, &Key)> = new.keys.iter().map(|key| (was(key), key)).collect();
    let all = |may: &dyn Fn(Option<KeyState>, KeyState) -> bool| {
        pairs.iter().all(|(old, new)| old.is_some_and(|old| old == *new) || may(old.map(|key| key.state), new.state))
    };
    let comes_to = |state: KeyState| pairs.iter().any(|(old, new)| new.state == state && *old != Some(*new));
    let (active, pending) = (KeyState::Active, KeyState::Pending);
    let (suspended, retired) = (KeyState::Suspended, KeyState::Retired);
    let suspends =
        all(&|old, new| (old, new) == (Some(active), suspended)) && new.keys.iter().all(|key| key.state != pending);
    // Only a new key is announced, to who has one that speaks or was suspended, and one at a time: which were suspended stays
    // known until it speaks.
    let known = old.keys.iter().any(|key| matches!(key.state, KeyState::Active | KeyState::Suspended));
    let one = new.keys.iter().filter(|key| key.state == pending).count() == 1;
    let announces = known && one && all(&|old, new| new == pending && old.is_none());
    let completes = all(
        &|old, new| matches!(old, Some(old) if (old, new) == (pending, active) || (old != retired && new == retired)),
    );
    match () {
        () if !human_keys(old, new) => None,
        () if suspends && comes_to(suspended) => Some(ByOthers::Suspends),
        () if announces && comes_to(pending) => Some(ByOthers::Recovers),
        () if completes && comes_to(active) => Some(ByOthers::Recovers),
        () => None,
    }
}

/// Whether it is a human's file, and no key of theirs is gone but one that was only announced.
fn human_keys(old: &Person, new: &Person) -> bool {
    let there = |key: &Key| new.keys.iter().any(|k| key_point(&k.public) == key_point(&key.public));
    let kept = |key: &Key| key.state == KeyState::Pending || there(key);
    nature(old) == PersonKind::Human && old.keys.iter().all(kept)
}

/// Whether keys only went or retired.
pub fn only_ends_keys(old: &Person, new: &Person) -> bool {
    new.keys.iter().all(|key| {
        old.keys.iter().any(|k| {
            key_point(&k.public) == key_point(&key.public) && (k.state == key.state || key.state == KeyState::Retired)
        })
    })
}

/// The points of the keys that a change gives to a person and that the lawful state does not know yet, or that it
/// brings back.
pub fn added_keys(change: &Change) -> Vec<(PersonId, String)> {
    let (Some(Kind::Person(id)), (old, Some(new))) = (&change.file, change.people()) else { return vec![] };
    let active = |p: &Person| -> Vec<String> {
        p.keys.iter().filter(|k| k.state == KeyState::Active).map(|k| key_point(&k.public)).collect()
    };
    let all = |p: &Person| -> Vec<String> { p.keys.iter().map(|k| key_point(&k.public)).collect() };
    let (known, known_active) = old.map(|p| (all(p), active(p))).unwrap_or_default();
    let now_active = active(new);
    let speaks_anew = |k: &String| now_active.contains(k) && !known_active.contains(k);
    // One that others announce says so when it is to speak.
    let waits = |k: &String| new.keys.iter().any(|key| key.state == KeyState::Pending && key_point(&key.public) == *k);
    let asked = |k: &String| !waits(k) && (!known.contains(k) || speaks_anew(k));
    all(new).into_iter().filter(asked).map(|k| (id.clone(), k)).collect()
}

/// The keys that others would let speak, of those that were announced.
pub fn completed(change: &Change) -> Vec<Key> {
    let (Some(old), Some(new)) = change.people() else { return vec![] };
    let speaks = |key: &Key| {
        new.keys.iter().any(|k| k.state == KeyState::Active && key_point(&k.public) == key_point(&key.public))
    };
    old.keys.iter().filter(|key| key.state == KeyState::Pending && speaks(key)).cloned().collect()
}
