//! CIR-02: a circle that works does not hang from one that was dissolved.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        let Some((parent, above)) = circle.parent.as_ref().and_then(|p| subject.org.circles.get_key_value(p)) else {
            continue;
        };
        if let Some(day) = above.dissolved {
            report.both(
                report::circle(id).at("parent"),
                vec![report::circle(parent).at("dissolved")],
                values![circle = &circle.name, parent = &above.name, date = day],
            );
        }
    }
}
