//! COR-04: a date that tells of the past is not in the future. (Dates that are no dates are told while reading.)

use crate::finding::Place;
use crate::model::Date;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut tell = |date: Option<Date>, place: Place, key: &'static str| {
        if let Some(date) = date.filter(|d| *d > subject.today) {
            report.at(place.at(key), values![fault = "future", key = key, date = date]);
        }
    };
    for (id, person) in &subject.org.people {
        tell(person.joined, report::person(id), "joined");
        tell(person.left, report::person(id), "left");
    }
    for (id, circle) in &subject.org.circles {
        tell(circle.dissolved, report::circle(id), "dissolved");
    }
}
