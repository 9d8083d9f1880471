//! OFF-01: somebody leads, facilitates and keeps the record.

use crate::model::{Base, CircleKind, Core, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        if subject.members(id).len() < 2 {
            continue;
        }
        for core in [Core::Lead, Core::Facilitator, Core::Secretary] {
            // The root needs no lead; a helping circle without one has a rule of its own.
            let helping = circle.kind == Some(CircleKind::Helping) && subject.settings.numbers.base == Base::Sociocracy;
            if core == Core::Lead && (subject.org.is_root(id) || helping) {
                continue;
            }
            if subject.core_holders(id, core).is_empty() {
                let role = subject.org.core_roles(id, core).next();
                let place = role.map_or_else(|| report::circle(id), |(role, _)| report::role(role).at("holders"));
                let values = values![circle = &circle.name, role = core.word(), id = id.as_str()];
                if core == Core::Lead { report.at_least(Level::Error, place, values) } else { report.at(place, values) }
            }
        }
    }
}
