//! What somebody changed alone, in their own matters, since a text was written that takes those very things from them: it voids
//! no answer. Without it one day of leave, or one more key, would hold up for ever what the others decide about its author.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::key::key_point;
use super::key_change::{ByOthers, by_others};
use super::membership::seated;
use crate::files::{Kind, Noun};
use crate::model::{Circle, DecisionId, Holding, Key, KeyState, Person, PersonId, Role, Status};

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
                let own = Person { keys: base.keys.clone(), leaves: base.leaves.clone(), ..(**now).clone() } == **base;
                let sealed = own.then(|| person_over(base, bound, now, id, leaving)).flatten()?;
                Some((Noun::Person(Arc::new(sealed)), BTreeSet::from([whose.clone()])))
            }
            (_, Noun::Role(base), Noun::Role(bound), Noun::Role(now)) => {
                let who = taken_from(&seated(base), &seated(bound), leaving);
                let moved = apart(&base.holders, &now.holders, |held: &Holding| held.person.clone());
                // What somebody gave up is not written back, not even as ended.
                let there = |held: &&Holding| {
                    let same = |it: &Holding| it.person == held.person && it.from == held.from;
                    !moved.contains(&held.person) || now.holders.iter().any(same)
                };
                let left = bound.holders.iter().filter(there).cloned().collect();
                let rest = if only_holders(base, bound) { now } else { bound };
                let stands = only_holders(base, bound) || only_holders(base, now);
                let sealed = Role { holders: left, ..(**rest).clone() };
                // Nobody holds it by what is put together who holds it by neither.
                let held = seated(&sealed);
                let known = held.is_subset(&seated(bound)) && held.is_subset(&seated(now));
                (stands && known && moved.is_subset(&who)).then(|| (Noun::Role(Arc::new(sealed)), who))
            }
            (_, Noun::Circle(base), Noun::Circle(bound), Noun::Circle(now)) => {
                let all = |circle: &Circle| circle.members.iter().cloned().collect::<BTreeSet<_>>();
                let who = taken_from(&all(base), &all(bound), leaving);
                let moved = apart(&base.members, &now.members, Clone::clone);
                let rest = if only_members(base, bound) { now } else { bound };
                let stands = only_members(base, bound) || only_members(base, now);
                let sealed = Noun::Circle(Arc::new(Circle { members: bound.members.clone(), ..(**rest).clone() }));
                (stands && moved.is_subset(&who)).then_some((sealed, who))
            }
            _ => None,
        }
    }
}

/// Whether two texts of a role differ in who holds it alone.
fn only_holders(one: &Role, other: &Role) -> bool {
    Role { holders: one.holders.clone(), ..other.clone() } == *one
}

/// Whether two texts of a circle differ in who is in it alone.
fn only_members(one: &Circle, other: &Circle) -> bool {
    Circle { members: one.members.clone(), ..other.clone() } == *one
}

/// From whom a version takes what they had: who is there no more after it, or leaves.
fn taken_from(
    before: &BTreeSet<PersonId>,
    after: &BTreeSet<PersonId>,
    leaving: &BTreeSet<PersonId>,
) -> BTreeSet<PersonId> {
    before.iter().filter(|person| !after.contains(*person) || leaving.contains(*person)).cloned().collect()
}

/// Whose entries stand in one list and not in the other.
fn apart<T: PartialEq>(one: &[T], other: &[T], whose: impl Fn(&T) -> PersonId) -> BTreeSet<PersonId> {
    let missing = |from: &[T], to: &[T]| from.iter().filter(|it| !to.contains(it)).map(&whose).collect::<Vec<_>>();
    missing(one, other).into_iter().chain(missing(other, one)).collect()
}

/// The file of somebody who is separated, or whose keys are suspended, with the keys that came meanwhile: they fall silent as
/// well, and one that was retired stays so. Of a legal person whom somebody represented that leaves: what it said of itself stays.
fn person_over(
    base: &Person,
    bound: &Person,
    now: &Person,
    id: &DecisionId,
    leaving: &BTreeSet<PersonId>,
) -> Option<Person> {
    let represented = base.represented_by.as_ref().is_some_and(|it| leaving.contains(it));
    if represented && *bound == (Person { represented_by: bound.represented_by.clone(), ..base.clone() }) {
        return Some(Person { represented_by: bound.represented_by.clone(), ..now.clone() });
    }
    let leaves = base.status != Status::Left && bound.status == Status::Left;
    let (silent, by) = match () {
        () if leaves => (KeyState::Retired, None),
        () if by_others(base, bound) == Some(ByOthers::Suspends) => (KeyState::Suspended, Some(id.clone())),
        () => return None,
    };
    let of = |keys: &[Key], key: &Key| keys.iter().find(|it| key_point(&it.public) == key_point(&key.public)).cloned();
    // Where one of theirs is left to speak, what they do with the others is theirs.
    let active = |key: &&Key| key.state == KeyState::Active;
    let speaks = bound.keys.iter().any(|key| active(&key));
    if speaks && !bound.keys.iter().filter(active).any(|key| of(&now.keys, key).is_some_and(|it| active(&&it))) {
        // The one that was to go on speaking does not: which ones fall silent is asked anew.
        return None;
    }
    let silenced = |key: &Key| match (of(&bound.keys, key), key.state) {
        (_, KeyState::Retired) => key.clone(),
        (Some(bound), _) => bound,
        (None, KeyState::Suspended) => key.clone(),
        (None, _) if speaks => key.clone(),
        (None, KeyState::Active | KeyState::Pending) => Key { state: silent, by: by.clone(), ..key.clone() },
    };
    let keys = now.keys.iter().map(silenced).collect();
    // A suspension says nothing of when somebody is away.
    let away = if leaves { bound.leaves.clone() } else { now.leaves.clone() };
    Some(Person { keys, leaves: away, ..bound.clone() })
}
