//! What nobody may do to a file, whoever agrees.

use std::collections::BTreeSet;

use super::change::Change;
use super::key::key_point;
use super::state::nature;
use crate::files::Noun;
use crate::model::{Key, KeyState, PersonKind, Status};

/// Why nobody holds a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unheld {
    /// The constitution would have another id or another branch of decisions.
    Identity,
    /// A person, or a key of theirs, would be gone from the files.
    Struck,
    /// No kind of file stands there.
    Stray,
    /// The new text cannot be read.
    Unreadable,
    /// Every key, member and number of it would be lost.
    Removed,
    /// A key in it is somebody else's.
    ForeignKey,
    /// The root would stand below another circle, or a circle below itself.
    Circular,
    /// A human would become a legal person, or the other way round.
    Nature,
    /// A legal person would have a key of its own.
    LegalKey,
    /// A member would be a newcomer again.
    Demoted,
    /// A key would be suspended or announced without the decision that says so.
    Unnamed,
    /// A key would speak that no decision announced.
    Unannounced,
    /// Who comes back still stands as the holder of a role: it would be theirs again, and nobody was asked.
    StillSeated,
}

/// What becomes of nobody: a human stays one, for one human is one voice; a legal person speaks through a human alone; and
/// who is a member stays one or leaves.
pub fn never(change: &Change) -> Option<Unheld> {
    let (old, Some(new)) = change.people() else { return None };
    if old.is_some_and(|old| nature(old) != nature(new)) {
        return Some(Unheld::Nature);
    }
    let kept = |key: &Key| old.is_some_and(|old| old.keys.iter().any(|k| k.public == key.public));
    if nature(new) == PersonKind::Organisation && new.keys.iter().any(|key| !kept(key)) {
        return Some(Unheld::LegalKey);
    }
    let demoted = old.is_some_and(|old| old.status == Status::Member) && new.status == Status::Joining;
    demoted.then_some(Unheld::Demoted)
}

/// Whether a change gives the organisation another id or another branch of decisions.
pub fn changes_identity(change: &Change) -> bool {
    let (Some(Noun::Constitution(old)), Some(Noun::Constitution(new))) = (change.old_noun(), change.new_noun()) else {
        return false;
    };
    (&old.id, &old.branch) != (&new.id, &new.branch)
}

/// Whether a key that was known is no longer in the file: it may be retired, never forgotten, unless it was only announced.
pub fn loses_a_key(change: &Change) -> bool {
    let (Some(old), Some(new)) = change.people() else { return false };
    let now: BTreeSet<String> = new.keys.iter().map(|k| key_point(&k.public)).collect();
    old.keys.iter().any(|k| k.state != KeyState::Pending && !now.contains(&key_point(&k.public)))
}
