//! What falls due soon where one sits: terms that end, texts to be looked at again.

use std::collections::BTreeSet;

use super::seat::Seat;
use crate::bind::{InForce, State, holders};
use crate::finding::Attempt;
use crate::model::{Date, PersonId};
use crate::process::bench::called::name_of;
use crate::trust::Lawful;

/// Days ahead that count as soon.
const AHEAD: i64 = 60;

/// Something that falls due.
pub struct Soon {
    pub on: Date,
    pub what: Due,
}

/// What falls due, with the names people know.
pub enum Due {
    /// One's own term ends.
    MyTerm {
        role: String,
        circle: String,
    },
    /// The term of somebody in a core role of one's circle ends.
    Term {
        person: PersonId,
        name: String,
        role: String,
    },
    Review {
        title: String,
    },
    RoleReview {
        role: String,
    },
    /// A core role of one's circle that nobody holds.
    Vacant {
        role: String,
        id: String,
    },
}

/// What falls due within two months, or did, in the circles of a seat; the nearest first.
///
/// # Errors
/// When an object is missing or damaged.
pub fn soon(lawful: &Lawful, seat: &Seat, today: Date) -> Attempt<Vec<Soon>> {
    let mut all = vec![];
    let near = |on: Option<Date>| on.filter(|on| on.days_since(today) <= AHEAD);
    let held: BTreeSet<_> = seat.roles.iter().map(|held| &held.id.circle).collect();
    let circles: BTreeSet<_> = seat.circles.keys().chain(held).collect();
    for circle in circles {
        for (id, role) in lawful.roles_of(circle) {
            for held in holders(&role, InForce::ByLaw) {
                let Some(on) = near(held.until) else { continue };
                let what = if held.person == seat.person {
                    let circle = lawful.circle(circle).map_or_else(|| circle.to_string(), |it| it.name.clone());
                    Due::MyTerm { role: role.name.clone(), circle }
                } else if role.core.is_some() {
                    Due::Term {
                        person: held.person.clone(),
                        name: name_of(lawful, &held.person),
                        role: role.name.clone(),
                    }
                } else {
                    continue;
                };
                all.push(Soon { on, what });
            }
            if role.core.is_some() && holders(&role, InForce::ByLaw).is_empty() {
                all.push(Soon { on: today, what: Due::Vacant { role: role.name.clone(), id: id.to_string() } });
            }
            all.extend(near(role.review).map(|on| Soon { on, what: Due::RoleReview { role: role.name.clone() } }));
        }
        for (_, policy) in lawful.policies_of(circle) {
            all.extend(near(policy.review).map(|on| Soon { on, what: Due::Review { title: policy.title.clone() } }));
        }
    }
    all.sort_by_key(|soon| soon.on);
    lawful.memo.untroubled()?;
    Ok(all)
}
