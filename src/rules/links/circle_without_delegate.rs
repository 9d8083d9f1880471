//! LNK-01: a circle sends somebody it chose to its parent.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        let peopled = subject.members(id).len() > 1;
        if !subject.org.is_root(id) && peopled && subject.core_holders(id, Core::Delegate).is_empty() {
            let role = subject.org.core_roles(id, Core::Delegate).next();
            let place = role.map_or_else(|| report::circle(id), |(role, _)| report::role(role).at("holders"));
            report.at(place, values![circle = &circle.name, id = id.as_str()]);
        }
    }
}
