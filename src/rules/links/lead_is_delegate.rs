//! LNK-02: two links are two people.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        let leads = subject.core_holders(id, Core::Lead);
        for (role, it) in subject.org.core_roles(id, Core::Delegate) {
            for (index, held) in it.holders.iter().enumerate() {
                if held.holds_on(subject.today) && leads.contains(&held.person) {
                    let place = report::role(role).at("holders").item(index, Some(held.person.as_str()));
                    let lead = subject.org.core_roles(id, Core::Lead).map(|(r, _)| report::role(r).at("holders"));
                    report.both(place, lead.collect(), values![circle = &circle.name, person = held.person.as_str()]);
                }
            }
        }
    }
}
