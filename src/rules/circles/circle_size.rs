//! CIR-08: a circle small enough to listen, large enough to think.

use crate::model::{CircleKind, Level, Size};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// A practice circle is of six to eight, whatever the other circles are.
const PRACTICE: Size = Size { min: 6, max: 8 };

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let usual = Size { min: report.number("min"), max: report.number("max") };
    let bearable = report.number("few")..=report.number("many");
    for (id, circle) in subject.org.active_circles() {
        let usual = if circle.kind == Some(CircleKind::Practice) { PRACTICE } else { usual };
        let size = circle.size.unwrap_or(usual);
        let members = i64::try_from(subject.members(id).len()).unwrap_or(i64::MAX);
        if members == 0 || (size.min..=size.max).contains(&members) {
            continue;
        }
        let fault = if members < size.min { "small" } else { "large" };
        let values = values![
            circle = &circle.name,
            members = members,
            min = size.min,
            max = size.max,
            fault = fault,
            set = if circle.size.is_some() { "here" } else { "" }
        ];
        let place = report::circle(id).at("members");
        let set = if members < size.min { "min" } else { "max" };
        let promised = circle.size.is_some() || report.is_own(set);
        if !promised && bearable.contains(&members) {
            report.at_most(Level::Info, place, values);
        } else {
            report.at(place, values);
        }
    }
}
