//! CIR-08: a circle small enough to listen, large enough to think.

use crate::model::{Level, Size};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Above this, rounds take the whole meeting (source: Who Decides Who Decides).
const FAR_TOO_LARGE: usize = 10;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let from_rules = subject.org.rules.as_ref().and_then(|r| r.circles.size);
    let numbers = &subject.numbers.profile.numbers;
    let usual = from_rules.unwrap_or(Size { min: numbers.size_min, max: numbers.size_max });
    for (id, circle) in subject.org.active_circles() {
        let size = circle.size.unwrap_or(usual);
        let members = subject.members(id).len();
        let count = i64::try_from(members).unwrap_or(i64::MAX);
        if members == 0 || (size.min..=size.max).contains(&count) {
            continue;
        }
        let fault = if count < size.min { "small" } else { "large" };
        let values = values![circle = &circle.name, members = members, min = size.min, max = size.max, fault = fault];
        let place = report::circle(id).at("members");
        if (3..=FAR_TOO_LARGE).contains(&members) {
            report.at_most(Level::Info, place, values);
        } else {
            report.at(place, values);
        }
    }
}
