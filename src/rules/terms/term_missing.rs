//! TRM-05: who is elected is elected for a time.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        if !matches!(role.core, Some(Core::Facilitator | Core::Secretary | Core::Delegate)) {
            continue;
        }
        for (index, held) in role.holders.iter().enumerate().filter(|(_, h)| h.until.is_none()) {
            let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
            report.at(place, values![role = &role.name, circle = id.circle.as_str(), person = held.person.as_str()]);
        }
    }
}
