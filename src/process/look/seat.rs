//! Where one sits: one's circles, roles and their terms, and what one holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::bind::{InForce, Numbers, State, core_holders, fits, holders};
use crate::finding::Attempt;
use crate::model::{CircleId, Core, Date, Holder, Holding, Method, PersonId, RoleRef};
use crate::process::bench::called::name_of;
use crate::trust::Lawful;

/// A role that somebody holds.
#[derive(Clone)]
pub struct Held {
    pub id: RoleRef,
    pub name: String,
    pub circle: String,
    pub until: Option<Date>,
}

/// Somebody's place in the organisation, by the text in force.
pub struct Seat {
    pub person: PersonId,
    pub name: String,
    /// The circles one is in, with their names.
    pub circles: BTreeMap<CircleId, String>,
    pub roles: Vec<Held>,
    /// What one's roles decide without asking: domains by their name.
    pub domains: Vec<String>,
    /// What one decides in person for a circle that one leads: the circle's name, and kinds of change by the method that the
    /// rules give them.
    pub mandates: Vec<Mandate>,
}

/// Kinds of change that who leads a circle decides.
#[derive(Clone)]
pub struct Mandate {
    pub circle: String,
    pub method: Method,
    pub kinds: Vec<String>,
}

/// Where a person sits.
///
/// # Errors
/// When an object is missing or damaged.
pub fn seat(lawful: &Lawful, person: &PersonId) -> Attempt<Seat> {
    let numbers = lawful.rules().and_then(|rules| Numbers::of(&rules));
    let explicit = numbers.as_ref().is_some_and(Numbers::explicit_members);
    let mut seat = Seat {
        person: person.clone(),
        name: name_of(lawful, person),
        circles: BTreeMap::new(),
        roles: vec![],
        domains: vec![],
        mandates: vec![],
    };
    for (id, circle) in lawful.circles().into_iter().filter(|(_, circle)| circle.dissolved.is_none()) {
        let roles = lawful.roles_of(&id);
        let held = || roles.iter().map(|(_, role)| role.as_ref());
        if let Some(numbers) =
            numbers.as_ref().filter(|_| core_holders(held(), Core::Lead, InForce::ByLaw).contains(person))
        {
            seat.mandates.extend(mandates(&circle.name, numbers));
        }
        let mut in_it = circle.members.contains(person);
        for (role_id, role) in roles {
            let own = |held: &&Holding| held.person == *person;
            let Some(held) = holders(&role, InForce::ByLaw).into_iter().find(own) else { continue };
            in_it |= !explicit;
            seat.domains.extend(role.domains.iter().cloned());
            let (name, circle) = (role.name.clone(), circle.name.clone());
            seat.roles.push(Held { id: role_id, name, circle, until: held.until });
        }
        if in_it {
            seat.circles.insert(id.clone(), circle.name.clone());
        }
    }
    let own: BTreeSet<&RoleRef> = seat.roles.iter().map(|held| &held.id).collect();
    let held = lawful
        .domains()
        .into_iter()
        .filter(|(_, domain)| matches!(&domain.holder, Holder::Role(role) if own.contains(role)));
    let named: Vec<String> = held.map(|(_, domain)| domain.name.clone()).collect();
    seat.domains.extend(named);
    lawful.memo.untroubled()?;
    Ok(seat)
}

/// What the rules let who leads a circle decide, method by method.
fn mandates(circle: &str, numbers: &Numbers) -> Vec<Mandate> {
    let by = |method: Method| {
        let decided = |kind: &&str| numbers.manner(Some(kind)).method == method && fits(method, kind);
        let kinds: Vec<String> = numbers.kinds().filter(decided).map(str::to_owned).collect();
        (!kinds.is_empty()).then(|| Mandate { circle: circle.to_owned(), method, kinds })
    };
    [Method::Lead, Method::Advice].into_iter().filter_map(by).collect()
}
