//! Advice: whoever holds the mandate decides, once all whom the change touches were asked and had the time to say what they
//! think; each advice stays beside the decision.

use std::collections::BTreeSet;

use crate::bind::change::Change;
use crate::bind::electors::lead_of;
use crate::bind::membership::{InForce, core_holders, holders};
use crate::bind::state::State;
use crate::files::{Kind, Noun};
use crate::model::{CircleId, Core, DomainId, Holder, PersonId, Policy, Role, RoleRef};

/// What a mandate may be asked to decide alone. Who comes, goes or holds a core role is never, nor a circle or the constitution.
pub const KINDS: [&str; 5] = ["policy", "review", "role", "assignment", "domain"];

/// Whose mandate a change is within a circle: who holds the role there that has, before and after, the domain of each policy it
/// changes, and where it changes nothing else; otherwise who leads the circle. Nobody draws anything into their own domain.
pub fn mandate(state: &dyn State, circle: &CircleId, changes: &[Change]) -> BTreeSet<PersonId> {
    let roles: Option<BTreeSet<RoleRef>> =
        changes.iter().map(|change| role_with_domain(state, change).filter(|role| role.circle == *circle)).collect();
    match roles.filter(|roles| roles.len() == 1).and_then(|roles| roles.into_iter().next()) {
        Some(role) => holders_of(state, &role),
        None => lead_of(state, circle),
    }
}

/// All whom a change touches: the electors of the circles that hold it are asked besides. Who holds a role that it changes, or a
/// domain of it, today or after; who leads the circle above, and whom each circle around sends.
pub fn touched(state: &dyn State, changes: &[Change], holding: &BTreeSet<CircleId>) -> BTreeSet<PersonId> {
    let mut people = BTreeSet::new();
    for change in changes {
        let (old, new) = change.roles();
        for role in [old, new].into_iter().flatten() {
            people.extend(holders(role, InForce::ByLaw).into_iter().map(|held| held.person.clone()));
        }
        for holder in [change.old_noun(), change.new_noun()].into_iter().flatten().filter_map(|it| holder_of(state, it))
        {
            match holder {
                Holder::Role(role) => people.extend(holders_of(state, &role)),
                Holder::Circle(circle) => people.extend(lead_of(state, &circle)),
            }
        }
    }
    for circle in holding {
        let parent = state.circle(circle).and_then(|it| it.parent.clone());
        people.extend(parent.into_iter().flat_map(|parent| lead_of(state, &parent)));
        for (child, it) in state.circles() {
            if it.parent.as_ref() == Some(circle) && it.dissolved.is_none() {
                let roles = state.roles_of(&child);
                let roles = || roles.iter().map(|(_, role)| role.as_ref() as &Role);
                people.extend(core_holders(roles(), Core::Lead, InForce::ByLaw));
                people.extend(core_holders(roles(), Core::Delegate, InForce::ByLaw));
            }
        }
    }
    people
}

fn role_with_domain(state: &dyn State, change: &Change) -> Option<RoleRef> {
    let domain = |noun: Option<&Noun>| match noun {
        Some(Noun::Policy(policy)) => domain_of(policy),
        _ => None,
    };
    let Some(Kind::Policy(policy)) = &change.file else { return None };
    let (before, after) = (domain(change.old_noun())?, change.new_noun().map(|new| domain(Some(new))));
    let same = after.is_none_or(|after| after.as_ref() == Some(&before));
    match &state.domain(&before).filter(|_| same)?.holder {
        Holder::Role(role) if role.circle == policy.circle => Some(role.clone()),
        Holder::Role(_) | Holder::Circle(_) => None,
    }
}

fn domain_of(policy: &Policy) -> Option<DomainId> {
    policy.domain.as_deref().and_then(DomainId::parse)
}

fn holder_of(state: &dyn State, noun: &Noun) -> Option<Holder> {
    match noun {
        Noun::Policy(policy) => Some(state.domain(&domain_of(policy)?)?.holder.clone()),
        Noun::Domain(domain) => Some(domain.holder.clone()),
        _ => None,
    }
}

fn holders_of(state: &dyn State, role: &RoleRef) -> BTreeSet<PersonId> {
    let roles = state.roles_of(&role.circle);
    let found = roles.iter().find(|(id, _)| id == role);
    let held = found.map(|(_, it)| holders(it, InForce::ByLaw)).unwrap_or_default();
    held.into_iter().map(|held| held.person.clone()).collect()
}
