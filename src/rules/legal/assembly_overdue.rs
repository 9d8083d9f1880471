//! COOP-02: the associates meet at least once a year.

use crate::model::{AssemblyKind, Date, Length, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let org = subject.org;
    let months = i16::try_from(report.number("every_months")).unwrap_or(12);
    let ordinary = org.assemblies.iter().filter(|(_, a)| a.kind == AssemblyKind::Ordinary);
    let last = ordinary
        .filter_map(|(stem, _)| Some((report::day_of(stem)?, stem)))
        .filter(|(day, _)| *day <= subject.today)
        .max();
    // Where none was ever held, the year begins with the organisation.
    let birth = || -> Option<Date> {
        let people = org.people.values().filter_map(|p| p.joined);
        let offices = org.constitution.iter().flat_map(|c| &c.offices).filter_map(|o| o.from);
        people.chain(offices).min()
    };
    let place = last.map_or_else(report::constitution, |(_, stem)| report::record("assemblies", stem));
    let Some(since) = last.map(|(day, _)| day).or_else(birth) else { return };
    let due = since.plus(Length { months, ..Length::default() });
    let late = subject.today.days_since(due);
    let values = values![since = since, days = late, fault = if last.is_some() { "late" } else { "never" }];
    if late > report.number("grace_days") {
        report.at(place, values);
    } else if late > 0 {
        report.at_most(Level::Warning, place, values);
    }
}
