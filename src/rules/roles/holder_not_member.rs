//! ROL-06: who carries a role of a circle takes part in its decisions.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in subject.org.roles.iter().filter(|(_, role)| role.core.is_none()) {
        let listed = subject.org.circles.get(&id.circle).is_some_and(|c| !c.members.is_empty());
        for (index, held) in role.holders.iter().enumerate() {
            if listed && held.holds_on(subject.today) && !subject.members(&id.circle).contains(&held.person) {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
                let values = values![role = &role.name, circle = id.circle.as_str(), person = held.person.as_str()];
                report.both(place, vec![report::circle(&id.circle).at("members")], values);
            }
        }
    }
}
