//! MEM-08: a leave has a first and a last day.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, person) in &subject.org.people {
        for (index, leave) in person.leaves.iter().enumerate().filter(|(_, l)| l.until.is_none()) {
            let place = report::person(id).at("leaves").item(index, None).at("until");
            report.at(place, values![person = id.as_str(), from = leave.from]);
        }
    }
}
