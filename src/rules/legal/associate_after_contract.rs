//! SCOP-07: who stops working in it stops being an associate, but for a few cases that the law names.

use crate::model::{StandsFor, Status};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, person) in subject.org.people.iter().filter(|(_, p)| p.status == Status::Left) {
        if subject.stands_for(person, StandsFor::Employees)
            && person.associate_from.is_some()
            && person.associate_until.is_none()
        {
            report.at(report::person(id).at("associate_until"), values![person = id.as_str()]);
        }
    }
}
