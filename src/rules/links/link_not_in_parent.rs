//! LNK-03: both links sit in the parent circle.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    if !subject.numbers.explicit_members() {
        return;
    }
    for (id, circle) in subject.org.active_circles() {
        let Some((parent, above)) = circle.parent.as_ref().and_then(|p| subject.org.circles.get_key_value(p)) else {
            continue;
        };
        for core in [Core::Lead, Core::Delegate] {
            for person in subject.core_holders(id, core) {
                if !above.members.contains(&person) {
                    let roles = subject.org.core_roles(id, core).map(|(r, _)| report::role(r).at("holders"));
                    let values = values![
                        circle = &circle.name, parent = &above.name, person = person.as_str(), link = core.word(),
                    ];
                    report.both(report::circle(parent).at("members"), roles.collect(), values);
                }
            }
        }
    }
}
