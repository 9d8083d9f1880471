//! OFF-04: a circle's officers are of the circle.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        if !matches!(role.core, Some(Core::Lead | Core::Facilitator | Core::Secretary | Core::LogbookKeeper)) {
            continue;
        }
        let members = subject.members(&id.circle);
        for (index, held) in role.holders.iter().enumerate() {
            // A term that ends with the day on which somebody leaves is over for them.
            let leaves = subject.org.has_left(&held.person) && held.until.is_some_and(|until| until <= subject.today);
            if held.holds_on(subject.today) && !leaves && !members.contains(&held.person) {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
                let values = values![role = &role.name, circle = id.circle.as_str(), person = held.person.as_str()];
                report.both(place, vec![report::circle(&id.circle).at("members")], values);
            }
        }
    }
}
