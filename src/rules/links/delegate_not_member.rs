//! LNK-04: who speaks for a circle belongs to it.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        let members = subject.members(id);
        for (role, it) in subject.org.core_roles(id, Core::Delegate) {
            for (index, held) in it.holders.iter().enumerate() {
                if held.holds_on(subject.today) && !members.contains(&held.person) {
                    let place = report::role(role).at("holders").item(index, Some(held.person.as_str()));
                    let members = report::circle(id).at("members");
                    report.both(place, vec![members], values![circle = &circle.name, person = held.person.as_str()]);
                }
            }
        }
    }
}
