//! Who holds a path: the circles whose electors must agree to a change of it, read in the lawful state.

use std::collections::BTreeSet;

use super::change::Change;
use super::key::{MAX_KEYS, key_point};
use super::kinds::{ChangeKind, ends_only};
use super::state::{State, root};
use crate::files::{Kind, Noun};
use crate::model::{CircleId, Core, Domain, Person, Role};

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
}

/// The circles that hold what a change touches; empty when it is the person's own matter.
///
/// # Errors
/// When nobody may change the path in this way.
pub fn circles_of(
    change: &Change,
    all: &[Change],
    kinds: &BTreeSet<ChangeKind>,
    state: &dyn State,
) -> Result<BTreeSet<CircleId>, Unheld> {
    let Some(file) = &change.file else { return Err(Unheld::Stray) };
    if change.new.is_some() && change.new_noun().is_none() {
        return Err(Unheld::Unreadable);
    }
    let root = root(state);
    let one = |circle: Option<CircleId>| Ok(circle.or_else(|| root.clone()).into_iter().collect());
    if follows_from_a_person(change, kinds) {
        return Ok(BTreeSet::new());
    }
    match file {
        Kind::Constitution | Kind::Rules if change.new.is_none() => Err(Unheld::Removed),
        // Every answer binds the id, and every clone looks for the branch: neither is changed under people's feet.
        Kind::Constitution if changes_identity(change) => Err(Unheld::Identity),
        // A key, and a name, belong to one person for ever: neither is struck from the files.
        Kind::Person(_) if change.new.is_none() || loses_a_key(change) => Err(Unheld::Struck),
        Kind::Person(_) if takes_a_key(change, all, state) => Err(Unheld::ForeignKey),
        Kind::Person(_) => Ok(of_person(change, all, kinds, root)),
        Kind::Circle(circle) => Ok(of_circle_file(circle, change, all, state)),
        Kind::Role(role) => Ok(of_role_file(&role.circle, change, all, state)),
        Kind::Policy(policy) => one(folder(&policy.circle, all, state)),
        Kind::Domain(_) => Ok(of_domain(change, state, root)),
        Kind::Meeting(_) | Kind::Tension(_) | Kind::Evaluation(_) | Kind::Assembly(_) | Kind::OtherRecord => {
            Ok(BTreeSet::new())
        }
        Kind::Constitution | Kind::Rules | Kind::Words | Kind::Attributes | Kind::Article | Kind::Statute => one(None),
        Kind::Proposal(_)
        | Kind::Answer(..)
        | Kind::AnswerSignature(..)
        | Kind::Outcome(_)
        | Kind::OutcomeSignature(..)
        | Kind::Founding(_)
        | Kind::FoundingSignature(_) => Err(Unheld::Stray),
    }
}

fn follows_from_a_person(change: &Change, kinds: &BTreeSet<ChangeKind>) -> bool {
    kinds.iter().any(|kind| match kind {
        ChangeKind::Separation(person) | ChangeKind::Departure(person) => ends_only(change, person),
        _ => false,
    })
}

/// People are the root's; an admission is the receiving circles'; what concerns oneself alone is one's own.
fn of_person(
    change: &Change,
    all: &[Change],
    kinds: &BTreeSet<ChangeKind>,
    root: Option<CircleId>,
) -> BTreeSet<CircleId> {
    let Some(Kind::Person(id)) = &change.file else { return BTreeSet::new() };
    let own = [ChangeKind::Departure(id.clone()), ChangeKind::Leave(id.clone()), ChangeKind::Keys(id.clone())];
    // One's own matter stands alone; beside anything else it is the root's as well.
    if kinds.len() == 1 && own.iter().any(|kind| kinds.contains(kind)) {
        return BTreeSet::new();
    }
    // Who comes back, or changes more than what is their own, is the root's to admit.
    if kinds.contains(&ChangeKind::Admission(id.clone())) && change.old.is_none() {
        let receiving: BTreeSet<CircleId> = all
            .iter()
            .filter_map(|c| match (&c.file, c.circles()) {
                (Some(Kind::Circle(circle)), (Some(old), Some(new)))
                    if new.members.contains(id) && !old.members.contains(id) =>
                {
                    Some(circle.clone())
                }
                _ => None,
            })
            .collect();
        if !receiving.is_empty() {
            return receiving;
        }
    }
    root.into_iter().collect()
}

/// Whether a change gives the organisation another id or another branch of decisions.
fn changes_identity(change: &Change) -> bool {
    let (Some(Noun::Constitution(old)), Some(Noun::Constitution(new))) = (change.old_noun(), change.new_noun()) else {
        return false;
    };
    (&old.id, &old.branch) != (&new.id, &new.branch)
}

/// Whether a key that was known is no longer in the file: it may be retired, never forgotten.
fn loses_a_key(change: &Change) -> bool {
    let (Some(old), Some(new)) = change.people() else { return false };
    let now: BTreeSet<String> = new.keys.iter().map(|k| key_point(&k.public)).collect();
    old.keys.iter().any(|k| !now.contains(&key_point(&k.public)))
}

/// Whether a key of the new file is another person's, in the lawful state or in the same change.
fn takes_a_key(change: &Change, all: &[Change], state: &dyn State) -> bool {
    let (Some(Kind::Person(id)), (_, Some(new))) = (&change.file, change.people()) else { return false };
    let keys: BTreeSet<String> = new.keys.iter().map(|k| key_point(&k.public)).collect();
    let same = |old: Option<&Person>| old.is_some_and(|old| old.keys == new.keys);
    if same(change.people().0) {
        return false;
    }
    let holds = |person: &Person| person.keys.iter().any(|k| keys.contains(&key_point(&k.public)));
    let elsewhere = state.people().iter().any(|(other, person)| other != id && holds(person));
    let twins = all.iter().filter(|c| c.path != change.path).any(|c| c.people().1.is_some_and(&holds));
    elsewhere || twins || keys.len() < new.keys.len() || keys.len() > MAX_KEYS
}

/// The circle that holds a folder: itself, or its parent where the change creates or dissolves it.
fn folder(circle: &CircleId, all: &[Change], state: &dyn State) -> Option<CircleId> {
    let born_or_gone =
        all.iter().find(|c| c.file == Some(Kind::Circle(circle.clone()))).and_then(|change| match change.circles() {
            (None, Some(new)) => Some(new.parent.clone()),
            (Some(old), None) => Some(old.parent.clone()),
            (Some(old), Some(new)) if old.dissolved.is_none() && new.dissolved.is_some() => Some(old.parent.clone()),
            _ => None,
        });
    match born_or_gone {
        None => state.circle(circle).map(|_| circle.clone()),
        Some(None) => None,
        Some(Some(parent)) if state.circle(&parent).is_some() => Some(parent),
        Some(Some(parent)) if parent != *circle => {
            let others: Vec<Change> =
                all.iter().filter(|c| c.file != Some(Kind::Circle(circle.clone()))).cloned().collect();
            folder(&parent, &others, state)
        }
        Some(Some(_)) => None,
    }
}

/// `parent`, `until` and `dissolved` are the parent's, the rest the circle's own; a move concerns both parents.
fn of_circle_file(circle: &CircleId, change: &Change, all: &[Change], state: &dyn State) -> BTreeSet<CircleId> {
    let folder = folder(circle, all, state).or_else(|| root(state));
    let (Some(old), Some(new)) = change.circles() else { return folder.into_iter().collect() };
    let mut holders = BTreeSet::new();
    let above = (&old.parent, old.until, old.dissolved) != (&new.parent, new.until, new.dissolved);
    if above {
        holders.extend([&old.parent, &new.parent].into_iter().flatten().cloned());
    }
    let mut same = old.clone();
    same.parent.clone_from(&new.parent);
    (same.until, same.dissolved) = (new.until, new.dissolved);
    if same != *new || !above || holders.is_empty() {
        holders.extend(folder);
    }
    holders
}

/// The holders of the `lead` role are the parent's to name; the rest of the role is the circle's.
fn of_role_file(circle: &CircleId, change: &Change, all: &[Change], state: &dyn State) -> BTreeSet<CircleId> {
    let folder = folder(circle, all, state).or_else(|| root(state));
    let (old, new) = change.roles();
    let leads = |role: Option<&Role>| role.is_some_and(|r| r.core == Some(Core::Lead));
    let parent = state.circle(circle).and_then(|c| c.parent.clone());
    let (Some(parent), true) = (parent, leads(old) || leads(new)) else { return folder.into_iter().collect() };
    let held = |role: Option<&Role>| role.map(|r| r.holders.clone()).unwrap_or_default();
    let mut holders = BTreeSet::new();
    if held(old) != held(new) {
        holders.insert(parent);
    }
    let rest = |role: Option<&Role>| role.map(|r| Role { holders: vec![], ..r.clone() });
    if rest(old) != rest(new) || holders.is_empty() {
        holders.extend(folder);
    }
    holders
}

/// A domain belongs to the circle that holds its `within`, else to the root.
fn of_domain(change: &Change, state: &dyn State, root: Option<CircleId>) -> BTreeSet<CircleId> {
    let above = |noun: Option<&Noun>| match noun {
        Some(Noun::Domain(domain)) => Some(holder_of_within(domain, state).or_else(|| root.clone())),
        _ => None,
    };
    [above(change.old_noun()), above(change.new_noun())].into_iter().flatten().flatten().collect()
}

fn holder_of_within(domain: &Domain, state: &dyn State) -> Option<CircleId> {
    let within = state.domain(domain.within.as_ref()?)?;
    Some(within.holder.circle().clone())
}
