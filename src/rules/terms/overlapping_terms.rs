//! TRM-03: no more people in a role than it has seats.

use crate::model::Date;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        for (index, held) in role.holders.iter().enumerate() {
            let from = held.from;
            let together = role.holders[..index].iter().filter(|h| overlap((h.from, h.until), (from, held.until)));
            let count = together.count() + 1;
            if count > role.seats() {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
                let values = values![
                    role = &role.name, circle = id.circle.as_str(), person = held.person.as_str(),
                    seats = role.seats(), count = count,
                ];
                report.both(place, vec![report::role(id).at("seats")], values);
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
