//! SCOP-06: who has worked in it for a year may ask to become an associate, and is answered.

use crate::model::{Length, StandsFor, Status};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let months = i16::try_from(report.number("months")).unwrap_or(12);
    for (id, person) in subject.org.people.iter().filter(|(_, p)| p.status == Status::Member) {
        let due = person.joined.map(|day| day.plus(Length { months, ..Length::default() }));
        let asked = person.associate_from.is_some() || !subject.stands_for(person, StandsFor::Employees);
        if let Some(due) = due.filter(|due| !asked && *due < subject.today && subject.keeps_shares()) {
            report.at(report::person(id).at("associate_from"), values![person = id.as_str(), due = due]);
        }
    }
}
