//! OFF-02: who facilitates and who keeps the record are elected by their circle.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        if !matches!(role.core, Some(Core::Facilitator | Core::Secretary)) {
            continue;
        }
        for (index, held) in role.holders.iter().enumerate() {
            if held.by.is_none() && held.interim != Some(true) && held.holds_on(subject.today) {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
                report.at(place, values![role = &role.name, circle = id.circle.as_str(), person = held.person.as_str()]);
            }
        }
    }
}
