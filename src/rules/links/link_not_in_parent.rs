//! LNK-03: both links sit in the parent circle.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let explicit = subject.settings.numbers.explicit_members();
    for (id, circle) in subject.org.active_circles() {
        let Some((parent, above)) = circle.parent.as_ref().and_then(|p| subject.org.circles.get_key_value(p)) else {
            continue;
        };
        // A broken way up and a name nobody knows are told at their own place; in a tradition where membership follows from the links, only a list that was written out can be wrong.
        let elsewhere = above.dissolved.is_some() || !subject.org.hangs_from_the_root(id);
        if elsewhere || (!explicit && above.members.is_empty()) {
            continue;
        }
        for core in [Core::Lead, Core::Delegate] {
            for person in subject.core_holders(id, core) {
                if !subject.members(parent).contains(person) {
                    let roles = subject.org.core_roles(id, core).map(|(r, _)| report::role(r).at("holders"));
                    let values = values![
                        circle = &circle.name,
                        parent = &above.name,
                        person = person.as_str(),
                        link = core.word(),
                    ];
                    report.both(report::circle(parent).at("members"), roles.collect(), values);
                }
            }
        }
    }
}
