//! XXX-00: what must hold, in one sentence.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let least = report.number("least");
    for (id, circle) in subject.org.active_circles() {
        let count = i64::try_from(subject.members(id).len()).unwrap_or(i64::MAX);
        if (1..least).contains(&count) {
            report.at(report::circle(id).at("members"), values![circle = &circle.name, count = count]);
        }
    }
}
