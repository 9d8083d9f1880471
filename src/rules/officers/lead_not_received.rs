//! OFF-06: a circle agrees to the lead it receives.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in subject.org.roles.iter().filter(|(_, role)| role.core == Some(Core::Lead)) {
        for (index, held) in role.holders.iter().enumerate().filter(|(_, h)| h.holds_on(subject.today)) {
            let Some(decided) = subject.decided(held.by.as_ref()) else { continue };
            if !decided.concerns(&id.circle) && !decided.is_of_kind("circle") {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str())).at("by");
                let values = values![
                    person = held.person.as_str(),
                    circle = id.circle.as_str(),
                    decision = decided.id.as_str(),
                ];
                report.at(place, values);
            }
        }
    }
}
