//! Who is in a circle and who holds its roles: decided here alone, for the law and for every check.

use std::collections::BTreeSet;

use super::numbers::Numbers;
use crate::model::{Circle, CircleId, Core, Date, Holding, Organisation, PersonId, Role, RoleRef};

/// By what a holding is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InForce {
    /// By law: no authority ends by a date alone. A holding lasts until a decision removes it or, where the role has no
    /// more seats, until the one that follows it.
    ByLaw,
    /// By its dates: what a check tells of a day.
    On(Date),
}

/// Those who hold a role.
pub fn holders(role: &Role, by: InForce) -> Vec<&Holding> {
    let followed = |held: &Holding| {
        let Some(until) = held.until else { return false };
        let later = role.holders.iter().filter(|h| h.from.is_some_and(|from| from >= until)).count();
        later >= role.seats().max(1)
    };
    let holds = |held: &&Holding| match by {
        InForce::ByLaw => !followed(held),
        InForce::On(day) => held.holds_on(day),
    };
    role.holders.iter().filter(holds).collect()
}

/// Who holds a role by law.
pub fn seated(role: &Role) -> BTreeSet<PersonId> {
    holders(role, InForce::ByLaw).into_iter().map(|held| held.person.clone()).collect()
}

/// The holdings that are left where somebody gives a role up whole: without theirs, and without those whom they followed and who
/// would hold it again. It is given back to nobody.
pub fn given_up(role: &Role, person: &PersonId) -> Vec<Holding> {
    let rest: Vec<Holding> = role.holders.iter().filter(|held| held.person != *person).cloned().collect();
    let (before, back) = (seated(role), seated(&Role { holders: rest.clone(), ..role.clone() }));
    rest.into_iter().filter(|held| before.contains(&held.person) || !back.contains(&held.person)).collect()
}

/// Who holds a role by law as it becomes, and did not before.
pub fn seated_by(old: Option<&Role>, new: &Role) -> BTreeSet<PersonId> {
    seated(new).difference(&old.map(seated).unwrap_or_default()).cloned().collect()
}

/// To whom a change gives a role: who is written into it, or otherwise than before; who holds it again because a follower is
/// struck out or it has more seats; and, where it becomes a core function, whoever holds it.
pub fn newly_seated(old: Option<&Role>, new: &Role) -> BTreeSet<PersonId> {
    let same = old.filter(|old| new.core.is_none() || old.core == new.core);
    let written = old.map(|old| old.holders.as_slice()).unwrap_or_default();
    let added = new.holders.iter().filter(|held| !written.contains(held)).map(|held| held.person.clone());
    seated_by(same, new).into_iter().chain(added).collect()
}

/// Those who hold the roles of one core function.
pub fn core_holders<'r>(roles: impl Iterator<Item = &'r Role>, core: Core, by: InForce) -> BTreeSet<PersonId> {
    let held = roles.filter(|role| role.core == Some(core));
    held.flat_map(|role| holders(role, by)).map(|h| h.person.clone()).collect()
}

/// Whether a circle's members are those that its file lists: always where the tradition lists them, and wherever
/// somebody is listed.
pub fn is_listed(circle: Option<&Circle>, explicit: bool) -> bool {
    explicit || circle.is_some_and(|c| !c.members.is_empty())
}

/// Who is in a circle: those it lists; in a tradition that need not list them, those who hold a role in it as well, so that
/// a first name on the list takes nobody's place.
pub fn members<'r>(
    circle: Option<&Circle>,
    roles: impl Iterator<Item = &'r Role>,
    explicit: bool,
    by: InForce,
) -> BTreeSet<PersonId> {
    let listed = circle.iter().flat_map(|c| &c.members).cloned();
    if explicit {
        return listed.collect();
    }
    listed.chain(roles.flat_map(|role| holders(role, by)).map(|h| h.person.clone())).collect()
}

impl Organisation {
    /// Whether this organisation's tradition lists the members of circles.
    fn lists_members(&self) -> bool {
        self.rules.as_ref().and_then(Numbers::of).is_some_and(|numbers| numbers.explicit_members())
    }

    /// Who is in a circle today.
    pub fn members(&self, circle: &CircleId, today: Date) -> BTreeSet<PersonId> {
        let roles = self.roles_of(circle).map(|(_, role): (&RoleRef, &Role)| role);
        members(self.circles.get(circle), roles, self.lists_members(), InForce::On(today))
    }

    /// Who fills a core function of a circle on a day.
    pub fn core_holders(&self, circle: &CircleId, core: Core, today: Date) -> BTreeSet<PersonId> {
        core_holders(self.roles_of(circle).map(|(_, role): (&RoleRef, &Role)| role), core, InForce::On(today))
    }
}
