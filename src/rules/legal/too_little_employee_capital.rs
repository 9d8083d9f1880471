//! SCOP-01: those who work in it own most of it.

use crate::model::{Percent, StandsFor};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    if constitution.legal.priming_until.is_some_and(|until| subject.today <= until) {
        return;
    }
    let least = report.number("percent");
    if let Some((stem, assembly)) = report::latest_capital(subject.org) {
        let percent = report::capital_of(subject.org, assembly, StandsFor::Employees);
        if percent < Percent::whole(least) {
            let values = values![percent = percent, least = least, fault = "share"];
            report.at(report::record("assemblies", stem).at("capital"), values);
        }
        return;
    }
    let associates = subject.associates(subject.today);
    if !associates.is_empty() && !associates.iter().any(|(_, p)| subject.stands_for(p, StandsFor::Employees)) {
        let values = values![percent = 0i64, least = least, fault = "nobody"];
        report.at(report::constitution().at("categories"), values);
    }
}
