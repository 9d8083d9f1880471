//! DEC-27: one person, one answer at a time.

use crate::bind::Standing;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    for person in &standing.equivocations {
        report.at(report::proposal(standing), values![person = person.as_str(), id = standing.id.as_str()]);
    }
}
