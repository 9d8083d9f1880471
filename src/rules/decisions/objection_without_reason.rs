//! DEC-10: an objection says what harm it sees.

use crate::bind::Standing;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // About a person, reasons are said and not written.
    if standing.is_about_somebody() {
        return;
    }
    for objection in standing.open_objections().filter(|o| o.reason.trim().is_empty()) {
        let place = report::answer(standing, &objection.stem).at("reason");
        report.at(place, values![person = objection.person.as_str(), id = standing.id.as_str()]);
    }
}
