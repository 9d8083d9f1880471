//! TRM-05: who is elected is elected for a time.

use crate::model::{Core, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        let elected = matches!(role.core, Some(Core::Facilitator | Core::Secretary | Core::Delegate));
        // Whoever our own rules give a term should have one, elected or not.
        let bound = role.core.is_some_and(|core| subject.settings.rules.terms.contains_key(&core));
        for (index, held) in role.holders.iter().enumerate().filter(|(_, h)| h.until.is_none() && (elected || bound)) {
            let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
            let values = values![role = &role.name, circle = id.circle.as_str(), person = held.person.as_str()];
            if elected {
                report.at(place, values);
            } else {
                report.at_most(Level::Info, place, values);
            }
        }
    }
}
