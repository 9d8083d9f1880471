//! TRM-03: no more people in a role than it has seats.

use crate::model::{Base, Core, Date, Role};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Holacracy 5.0 knows several leads, and has a rule of its own about delegates.
    let fifth = subject.settings.numbers.base == Base::Holacracy5;
    if !fifth {
        twins(subject, report);
    }
    for (id, role) in subject.org.roles.iter().filter(|(_, role)| !fifth || !several(role)) {
        for (index, held) in role.holders.iter().enumerate() {
            let from = held.from;
            let together = role.holders[..index].iter().filter(|h| overlap((h.from, h.until), (from, held.until)));
            let count = together.count() + 1;
            if count > role.seats() {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
                let values = values![
                    role = &role.name,
                    circle = id.circle.as_str(),
                    person = held.person.as_str(),
                    seats = role.seats(),
                    count = count,
                ];
                report.both(place, vec![report::role(id).at("seats")], values);
            }
        }
    }
}

/// Whether Holacracy 5.0 lets several people fill a role (1.4, 1.4.1).
fn several(role: &Role) -> bool {
    matches!(role.core, Some(Core::Lead | Core::Delegate))
}

/// Two roles of one function in one circle, each held: whoever looks for the lead finds two.
fn twins(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, _) in subject.org.active_circles() {
        for core in [Core::Lead, Core::Facilitator, Core::Secretary, Core::Delegate] {
            let held = |role: &Role| role.holders.iter().any(|h| h.holds_on(subject.today));
            let roles: Vec<_> = subject.org.core_roles(id, core).filter(|(_, role)| held(role)).collect();
            if let [(first, _), (second, role), ..] = roles.as_slice() {
                let person = role.holders.first().map(|h| h.person.to_string()).unwrap_or_default();
                let values = values![
                    role = &role.name,
                    circle = id.as_str(),
                    person = person,
                    seats = 1i64,
                    count = roles.len(),
                ];
                report.both(report::role(second).at("core"), vec![report::role(first).at("core")], values);
            }
        }
    }
}

type Term = (Option<Date>, Option<Date>);

/// Whether two terms share a day; a successor may begin on the day the term before ends.
fn overlap(one: Term, other: Term) -> bool {
    let before = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(e), Some(s)) if e <= s);
    !before(one.1, other.0) && !before(other.1, one.0)
}
