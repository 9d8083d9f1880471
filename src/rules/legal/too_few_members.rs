//! ASSO-03: an association is of several people.

use crate::model::{Level, Status};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    let local = constitution.legal.alsace_moselle == Some(true);
    let least = report.number(if local { "in_alsace_moselle" } else { "least" });
    let count = subject.org.people.values().filter(|p| p.status == Status::Member).count();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    if count < least {
        let place = report::constitution().at("legal_form");
        let values = values![count = count, least = least];
        let young = subject.is_young(report.number("young_days"));
        if young { report.at_most(Level::Info, place, values) } else { report.at(place, values) }
    }
}
