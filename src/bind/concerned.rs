//! People whom a change asks, or does not ask, whatever circle they are in: whom it is about, who is elected, whose voice it is.

use std::collections::BTreeSet;

use super::change::Change;
use super::electors::human;
use super::kinds::{ChangeKind, ends_only, parted};
use super::membership::{newly_seated, seated_by};
use super::state::{State, has_active_key, nature, represented_by};
use crate::files::Kind;
use crate::model::{CircleId, Person, PersonId, PersonKind, Role, Status};

/// People who must agree whatever circle they are in: who acts for themselves, who is elected, the first
/// members of a new circle.
pub fn concerned(
    changes: &[Change],
    kinds: &BTreeSet<ChangeKind>,
    state: &dyn State,
) -> Vec<(Option<CircleId>, BTreeSet<PersonId>)> {
    let member = |p: &PersonId| state.person(p).is_some_and(|p| p.status == Status::Member);
    let parted = parted(kinds);
    let leaving = |change: &Change| parted.is_some_and(|person| ends_only(change, person));
    let mut groups = vec![];
    for kind in kinds {
        if let ChangeKind::Departure(p) | ChangeKind::Leave(p) | ChangeKind::Keys(p) = kind {
            groups.push((None, BTreeSet::from([p.clone()])));
        }
    }
    for change in changes {
        // What others write about somebody's voice asks them: a leave, and who acts for them as long as somebody does.
        // Nobody acts for another unasked.
        let (Some(Kind::Person(id)), (old, Some(new))) = (&change.file, change.people()) else { continue };
        let here = |p: &PersonId| state.person(p).is_some_and(|p| p.status != Status::Left);
        let acts = represented_by(new).filter(|hand| old.and_then(represented_by) != Some(*hand) && here(hand));
        groups.extend(acts.map(|hand| (None, BTreeSet::from([hand.clone()]))));
        let Some(old) = old.filter(|_| !leaving(change)) else { continue };
        let acted = old.represented_by != new.represented_by;
        let away = old.leaves != new.leaves && member(id) && !kinds.contains(&ChangeKind::Leave(id.clone()));
        if away || (acted && has_active_key(state, id)) {
            groups.push((None, BTreeSet::from([id.clone()])));
        }
    }
    for change in changes.iter().filter(|c| !leaving(c)) {
        let people: BTreeSet<PersonId> = match (change.circles(), change.roles(), &change.file) {
            ((old, Some(new)), _, Some(Kind::Circle(id)))
                if new.dissolved.is_none() && old.is_none_or(|old| old.dissolved.is_some()) =>
            {
                // Whoever stands there in a core function from before holds it again.
                let roles = state.roles_of(id);
                let core = roles.iter().map(|(_, role)| role.as_ref()).filter(|role: &&Role| role.core.is_some());
                let again = core.flat_map(|role| seated_by(None, role));
                let members = new.members.iter().filter(|_| old.is_none());
                members.cloned().chain(again).collect()
            }
            // Who leads a circle that ends is given nothing.
            (_, _, Some(Kind::Role(role))) if ends(&role.circle, changes) => BTreeSet::new(),
            (_, (old, Some(new)), _) if new.core.is_some() => newly_seated(old, new),
            _ => BTreeSet::new(),
        };
        let people: BTreeSet<PersonId> = people.into_iter().filter(member).collect();
        if !people.is_empty() {
            groups.push((None, people));
        }
    }
    groups
}

/// Whether some changes dissolve a circle.
fn ends(circle: &CircleId, changes: &[Change]) -> bool {
    changes.iter().any(|change| match (&change.file, change.circles()) {
        (Some(Kind::Circle(id)), (Some(old), Some(new))) => {
            id == circle && old.dissolved.is_none() && new.dissolved.is_some()
        }
        _ => false,
    })
}

/// Who is not asked in a change, under no name: whom it separates, and whom it gives a voice, for nobody writes down that it
/// is theirs.
pub fn subjects(kinds: &BTreeSet<ChangeKind>, heard: BTreeSet<PersonId>, state: &dyn State) -> BTreeSet<PersonId> {
    let separated = kinds.iter().filter_map(|kind| match kind {
        ChangeKind::Separation(person) => Some(person),
        kind => kind.vouched(),
    });
    separated.flat_map(|person| [person.clone(), human(state, person)]).chain(heard).collect()
}

/// Whose leaves a change writes: those who have a key say so with it.
pub fn put_away(changes: &[Change]) -> BTreeSet<PersonId> {
    let away = changes.iter().filter_map(|change| match (&change.file, change.people()) {
        (Some(Kind::Person(id)), (Some(old), Some(new))) if old.leaves != new.leaves => Some(id.clone()),
        _ => None,
    });
    away.collect()
}

/// The humans of the organisation who can sign, in whatever circle.
pub fn everybody(state: &dyn State) -> BTreeSet<PersonId> {
    let people = state.people();
    let member = |it: &Person| it.status == Status::Member;
    // A newcomer who acts for somebody speaks already.
    let hands: BTreeSet<&PersonId> =
        people.iter().filter(|(_, it)| member(it)).filter_map(|(_, it)| represented_by(it)).collect();
    let counts = |id: &PersonId, it: &Person| nature(it) == PersonKind::Human && (member(it) || hands.contains(id));
    let signs = |id: &PersonId| has_active_key(state, id);
    people.iter().filter(|(id, it)| counts(id, it) && signs(id)).map(|(id, _)| id.clone()).collect()
}
