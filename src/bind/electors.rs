//! Who must answer: counted in the lawful state, never in the proposal.

use std::collections::BTreeSet;

use super::membership::{InForce, core_holders, members};
use super::numbers::Numbers;
use super::state::{State, has_active_key, represented_by, root};
use crate::model::{CircleId, Core, Date, PersonId, Role, Status};

/// Who holds a core function of a circle.
pub fn core_of(state: &dyn State, circle: &CircleId, core: Core) -> BTreeSet<PersonId> {
    let roles = state.roles_of(circle);
    core_holders(roles.iter().map(|(_, role)| role.as_ref() as &Role), core, InForce::ByLaw)
}

/// Who leads a circle.
pub fn lead_of(state: &dyn State, circle: &CircleId) -> BTreeSet<PersonId> {
    core_of(state, circle, Core::Lead)
}

/// The electors of a circle, those on leave too: its members, its lead, the leads and delegates of its child circles, as far as
/// they are members of the organisation.
pub fn all_electors(state: &dyn State, circle: &CircleId, numbers: &Numbers) -> BTreeSet<PersonId> {
    let Some(file) = state.circle(circle).filter(|c| c.dissolved.is_none()) else { return BTreeSet::new() };
    let roles = state.roles_of(circle);
    let roles = roles.iter().map(|(_, role)| role.as_ref() as &Role);
    let mut all = members(Some(&file), roles, numbers.explicit_members(), InForce::ByLaw);
    all.extend(core_of(state, circle, Core::Lead));
    for (child, it) in state.circles() {
        if it.parent.as_ref() == Some(circle) && it.dissolved.is_none() {
            all.extend(core_of(state, &child, Core::Lead));
            all.extend(core_of(state, &child, Core::Delegate));
        }
    }
    all.retain(|person| state.person(person).is_some_and(|p| p.status == Status::Member));
    all
}

/// How long a version was open, and who spoke on it.
#[derive(Clone, Debug)]
pub struct Open {
    pub from: Date,
    pub until: Date,
    /// A leave spares somebody from being asked; it never takes their word away.
    pub spoke: BTreeSet<PersonId>,
}

/// The electors without those who were on leave for all the time that a version was open, and said nothing.
pub fn electors(state: &dyn State, circle: &CircleId, numbers: &Numbers, open: &Open) -> BTreeSet<PersonId> {
    let mut all = all_electors(state, circle, numbers);
    all.retain(|person| open.spoke.contains(person) || !is_away(state, person, open));
    all
}

fn is_away(state: &dyn State, person: &PersonId, open: &Open) -> bool {
    let Some(person) = state.person(person) else { return false };
    let until = open.until.max(open.from);
    person.leaves.iter().any(|l| l.from <= open.from && l.until.is_none_or(|back| until <= back))
}

/// Who may write down the spoken answers of a circle: the holders of the roles that seal; where none of them can sign, any
/// elector who can, so that those without a key are never without a voice.
pub fn recorders(state: &dyn State, circle: &CircleId, numbers: &Numbers) -> BTreeSet<PersonId> {
    recorders_but(state, circle, numbers, &BTreeSet::new())
}

/// The same without some: who is parted from writes nobody's answer to that down.
pub fn recorders_but(
    state: &dyn State,
    circle: &CircleId,
    numbers: &Numbers,
    without: &BTreeSet<PersonId>,
) -> BTreeSet<PersonId> {
    // A human writes in no name of theirs: not as a legal person either.
    let without = |person: &PersonId| without.contains(person) || without.contains(&human(state, person));
    let cores = numbers.seal.iter().filter_map(|word| Core::parse(word));
    let held = cores.flat_map(|core| core_of(state, circle, core));
    let held: BTreeSet<PersonId> =
        held.filter(|p| !without(p) && state.person(p).is_some_and(|p| p.status == Status::Member)).collect();
    if held.iter().any(|person| signs(state, person)) {
        return held;
    }
    let electors = all_electors(state, circle, numbers);
    let others = electors.into_iter().filter(|person| !without(person) && signs(state, person));
    held.into_iter().chain(others).collect()
}

/// Whether a person, or who acts for them, can sign.
fn signs(state: &dyn State, person: &PersonId) -> bool {
    has_active_key(state, &human(state, person))
}

/// Who may seal when somebody is absent: a holder of a sealing role; where there is none, any elector.
pub fn may_seal(state: &dyn State, circle: &CircleId, numbers: &Numbers, open: &Open) -> BTreeSet<PersonId> {
    let all = electors(state, circle, numbers, open);
    let holders: BTreeSet<PersonId> = recorders(state, circle, numbers).intersection(&all).cloned().collect();
    if holders.is_empty() { all } else { holders }
}

/// The circle that decides for `circle`: itself, or the nearest one above it of which `count` finds enough electors.
pub fn deciding(state: &dyn State, circle: &CircleId, enough: &dyn Fn(&CircleId) -> bool) -> CircleId {
    let mut at = circle.clone();
    let mut seen = BTreeSet::new();
    while seen.insert(at.clone()) && !enough(&at) {
        match state.circle(&at).and_then(|c| c.parent.clone()).filter(|p| state.circle(p).is_some()) {
            Some(parent) => at = parent,
            // A circle that hangs from nowhere is the root's to care for.
            None => return root(state).unwrap_or(at),
        }
    }
    at
}

/// The electors of the circle that decides for a named one: itself, or the nearest above it that has any.
pub fn asked_by(state: &dyn State, circle: &CircleId, numbers: &Numbers) -> BTreeSet<PersonId> {
    let circle = deciding(state, circle, &|c| !all_electors(state, c, numbers).is_empty());
    all_electors(state, &circle, numbers)
}

/// The human behind a person: who represents a legal person speaks for both.
pub fn human(state: &dyn State, id: &PersonId) -> PersonId {
    let mut at = id.clone();
    let mut seen = BTreeSet::new();
    while seen.insert(at.clone()) {
        match state.person(&at).and_then(|p| represented_by(&p).cloned()) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}
