//! CIR-04: a circle says what it is for.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        if circle.purpose.as_deref().is_none_or(|p| p.trim().is_empty()) {
            report.at(report::circle(id).at("purpose"), values![circle = &circle.name]);
        }
    }
}
