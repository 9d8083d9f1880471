//! LNK-06: the circle above agrees to whom it receives.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in subject.org.roles.iter().filter(|(_, role)| role.core == Some(Core::Delegate)) {
        let Some(parent) = subject.org.circles.get(&id.circle).and_then(|c| c.parent.as_ref()) else { continue };
        for (index, held) in role.holders.iter().enumerate().filter(|(_, h)| h.holds_on(subject.today)) {
            let Some(decided) = subject.decided(held.by.as_ref()) else { continue };
            if !decided.concerns(parent) {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str())).at("by");
                let values = values![
                    person = held.person.as_str(),
                    circle = id.circle.as_str(),
                    parent = parent.as_str(),
                    decision = decided.id.as_str(),
                ];
                report.at(place, values);
            }
        }
    }
}
