//! ASSO-01: each office that the statutes name has somebody in it.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    for (index, office) in constitution.offices.iter().enumerate() {
        let place = report::constitution().at("offices").item(index, Some(office.id.as_str()));
        let values =
            |fault: &str| values![office = office.id.as_str(), until = report::day(office.until), fault = fault];
        if office.holder.is_none() {
            report.at(place.at("holder"), values("nobody"));
        } else if office.until.is_some_and(|until| until < subject.today && !report::is_followed(constitution, until)) {
            report.at(place.at("until"), values("over"));
        }
    }
}
