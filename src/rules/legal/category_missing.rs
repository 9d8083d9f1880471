//! SCIC-01: a SCIC brings together those who work in it, those who benefit from it, and others.

use crate::model::StandsFor;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    let least = report.number("least");
    let has = |kind: StandsFor| constitution.categories.iter().any(|c| c.stands_for == kind);
    let count = i64::try_from(constitution.categories.len()).unwrap_or(i64::MAX);
    let fault = if !has(StandsFor::Beneficiaries) {
        "beneficiaries"
    } else if !has(StandsFor::Employees) && !has(StandsFor::Producers) {
        "employees"
    } else if count < least {
        "few"
    } else {
        return;
    };
    report.at(report::constitution().at("categories"), values![count = count, least = least, fault = fault]);
}
