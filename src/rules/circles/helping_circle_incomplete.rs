//! CIR-10: a helping circle has a leader, an aim, an end and a link.

use crate::model::{CircleKind, Core};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles().filter(|(_, c)| c.kind == Some(CircleKind::Helping)) {
        let mut tell = |key: &str, fault: &str| {
            report.at(
                report::circle(id).at(key),
                values![circle = &circle.name, fault = fault, until = report::day(circle.until)],
            );
        };
        if subject.core_holders(id, Core::Lead).is_empty() {
            tell("members", "no-leader");
        }
        match circle.until {
            None => tell("until", "no-end"),
            Some(until) if until < subject.today => tell("until", "over"),
            Some(_) => {}
        }
    }
}
