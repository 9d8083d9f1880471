//! Who must answer: counted in the lawful state, never in the proposal.

use std::collections::BTreeSet;

use super::numbers::Numbers;
use super::state::State;
use crate::model::{CircleId, Core, Date, Holding, PersonId, Role, Status};

/// Those who hold a role. No authority ends by a date alone: a holding lasts until a decision removes it
/// or, where the role has no more seats, until the one that follows it.
pub fn holders_in_force(role: &Role) -> Vec<&Holding> {
    let followed = |held: &Holding| {
        let Some(until) = held.until else { return false };
        let later = role.holders.iter().filter(|h| h.from.is_some_and(|from| from >= until)).count();
        later >= role.seats().max(1)
    };
    role.holders.iter().filter(|h| !followed(h)).collect()
}

fn core_holders(state: &dyn State, circle: &CircleId, core: Core) -> BTreeSet<PersonId> {
    let roles = state.roles_of(circle);
    let held = roles.iter().filter(|(_, role)| role.core == Some(core));
    held.flat_map(|(_, role)| holders_in_force(role)).map(|h| h.person.clone()).collect()
}

/// Who is in a circle: those it lists; in a tradition that lists nobody, those who hold a role in it.
fn members(state: &dyn State, circle: &CircleId, numbers: &Numbers) -> BTreeSet<PersonId> {
    let listed = state.circle(circle).map(|c| c.members.clone()).unwrap_or_default();
    if numbers.explicit_members() || !listed.is_empty() {
        return listed.into_iter().collect();
    }
    let roles = state.roles_of(circle);
    roles.iter().flat_map(|(_, role)| holders_in_force(role)).map(|h| h.person.clone()).collect()
}

/// The electors of a circle: its members, its lead and the delegates of its child circles, without those who
/// are on leave on `day` or are no members of the organisation.
///
/// A leave spares somebody from being asked; it never takes their word away: who `spoke` is an elector.
pub fn electors(
    state: &dyn State,
    circle: &CircleId,
    numbers: &Numbers,
    day: Date,
    spoke: &BTreeSet<PersonId>,
) -> BTreeSet<PersonId> {
    if state.circle(circle).is_none_or(|c| c.dissolved.is_some()) {
        return BTreeSet::new();
    }
    let mut all = members(state, circle, numbers);
    all.extend(core_holders(state, circle, Core::Lead));
    for (child, it) in state.circles() {
        if it.parent.as_ref() == Some(circle) && it.dissolved.is_none() {
            all.extend(core_holders(state, &child, Core::Delegate));
        }
    }
    all.retain(|person| {
        state.person(person).is_some_and(|p| {
            let away = p.leaves.iter().any(|l| l.from <= day && l.until.is_none_or(|until| day <= until));
            p.status == Status::Member && (!away || spoke.contains(person))
        })
    });
    all
}

/// Who may write down the spoken answers of a circle: the holders of the roles that seal.
pub fn recorders(state: &dyn State, circle: &CircleId, numbers: &Numbers) -> BTreeSet<PersonId> {
    let cores = numbers.seal.iter().filter_map(|word| Core::parse(word));
    let held = cores.flat_map(|core| core_holders(state, circle, core));
    held.filter(|p| state.person(p).is_some_and(|p| p.status == Status::Member)).collect()
}

/// Who may seal when somebody is absent: a holder of a sealing role; where there is none, any elector.
pub fn may_seal(state: &dyn State, circle: &CircleId, numbers: &Numbers, day: Date) -> BTreeSet<PersonId> {
    let all = electors(state, circle, numbers, day, &BTreeSet::new());
    let holders: BTreeSet<PersonId> = recorders(state, circle, numbers).intersection(&all).cloned().collect();
    if holders.is_empty() { all } else { holders }
}
