//! SCOP-02: those who work in it decide.

use crate::model::StandsFor;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let associates = subject.associates(subject.today);
    let employees = associates.iter().filter(|(_, p)| subject.stands_for(p, StandsFor::Employees)).count();
    let least = report.number("percent");
    let share = |part: usize| i64::try_from(part * 100).unwrap_or(i64::MAX);
    let all = i64::try_from(associates.len()).unwrap_or(i64::MAX);
    // Nobody at all is a fault of its own, about the capital.
    if employees > 0 && share(employees) < least * all {
        let values = values![employees = employees, associates = associates.len(), least = least];
        report.at(report::constitution().at("categories"), values);
    }
}
