//! SCOP-03: a company of one is no co-operative.

use crate::model::{Company, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let company = subject.org.constitution.as_ref().and_then(|c| c.legal.company);
    let least = match company {
        Some(Company::Sa) => report.number("in_an_sa"),
        Some(Company::Sarl | Company::Sas) | None => report.number("least"),
    };
    let count = i64::try_from(subject.associates(subject.today).len()).unwrap_or(i64::MAX);
    if count < least {
        let values = values![count = count, least = least, fault = if count == 0 { "unsaid" } else { "few" }];
        let place = report::constitution().at("legal_form");
        // Nobody recorded at all: there is nothing to judge yet. A young one is still gathering.
        if count == 0 || subject.is_young(report.number("young_days")) {
            report.at_most(Level::Info, place, values);
        } else {
            report.at(place, values);
        }
    }
}
