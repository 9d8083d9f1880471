//! What somebody changed alone, in their own matters, since a text was written that takes those very things from them: it voids
//! no answer. Without it one day of leave, or one more key, would hold up for ever what the others decide about its author.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::key::key_point;
use super::key_change::{ByOthers, by_others};
use super::membership::{InForce, holders};
use crate::files::{Kind, Noun};
use crate::model::{Circle, DecisionId, Holding, Key, KeyState, Person, PersonId, Role, Status};

/// The kinds of decision that are one's own to take.
pub const OWN: [&str; 3] = ["departure", "leave", "keys"];

/// A file that somebody changed meanwhile: as a version found it, as that version has it, as it is in force.
pub struct Overtaken<'a> {
    pub kind: &'a Kind,
    pub base: &'a Noun,
    pub bound: &'a Noun,
    pub now: &'a Noun,
}

impl Overtaken<'_> {
    /// What is sealed, and whose own doing all that changed meanwhile has to be; `None` where the version says nothing of it,
    /// and has to be written anew.
    pub fn sealed(&self, id: &DecisionId, leaving: &BTreeSet<PersonId>) -> Option<(Noun, BTreeSet<PersonId>)> {
        match (self.kind, self.base, self.bound, self.now) {
            (Kind::Person(whose), Noun::Person(base), Noun::Person(bound), Noun::Person(now)) => {
                let keys = keys_over(base, bound, now, id)?;
                let sealed = Person { keys, ..(**bound).clone() };
                Some((Noun::Person(Arc::new(sealed)), BTreeSet::from([whose.clone()])))
            }
            (_, Noun::Role(base), Noun::Role(bound), Noun::Role(now)) => {
                let only_holders = Role { holders: base.holders.clone(), ..(**now).clone() } == **base;
                let stays = |person: &PersonId| {
                    !leaving.contains(person) && holders(bound, InForce::ByLaw).iter().any(|it| it.person == *person)
                };
                let who = apart(&base.holders, &now.holders, |held: &Holding| held.person.clone());
                (only_holders && !who.iter().any(stays)).then(|| (self.bound.clone(), who))
            }
            (_, Noun::Circle(base), Noun::Circle(bound), Noun::Circle(now)) => {
                let only_members = Circle { members: base.members.clone(), ..(**now).clone() } == **base;
                let who = apart(&base.members, &now.members, Clone::clone);
                let stays = |person: &PersonId| bound.members.contains(person);
                (only_members && !who.iter().any(stays)).then(|| (self.bound.clone(), who))
            }
            _ => None,
        }
    }
}

/// Whose entries stand in one list and not in the other.
fn apart<T: PartialEq>(one: &[T], other: &[T], whose: impl Fn(&T) -> PersonId) -> BTreeSet<PersonId> {
    let missing = |from: &[T], to: &[T]| from.iter().filter(|it| !to.contains(it)).map(&whose).collect::<Vec<_>>();
    missing(one, other).into_iter().chain(missing(other, one)).collect()
}

/// The keys of somebody who is separated, or whose keys are suspended, with those that came meanwhile: they fall silent as
/// well, and one that was retired stays so.
fn keys_over(base: &Person, bound: &Person, now: &Person, id: &DecisionId) -> Option<Vec<Key>> {
    let own = Person { keys: base.keys.clone(), leaves: base.leaves.clone(), ..now.clone() };
    let (silent, by) = match () {
        () if own != *base => return None,
        () if base.status != Status::Left && bound.status == Status::Left => (KeyState::Retired, None),
        () if by_others(base, bound) == Some(ByOthers::Suspends) => (KeyState::Suspended, Some(id.clone())),
        () => return None,
    };
    let of = |keys: &[Key], key: &Key| keys.iter().find(|it| key_point(&it.public) == key_point(&key.public)).cloned();
    let silenced = |key: &Key| match (of(&bound.keys, key), key.state) {
        (_, KeyState::Retired) => key.clone(),
        (Some(bound), _) => bound,
        (None, KeyState::Suspended) => key.clone(),
        (None, KeyState::Active | KeyState::Pending) => Key { state: silent, by: by.clone(), ..key.clone() },
    };
    Some(now.keys.iter().map(silenced).collect())
}
