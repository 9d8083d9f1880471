//! DEC-44: those who are asked are still the circle.

use crate::bind::Standing;
use crate::rules::may_become;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    for circle in standing.outdated.iter().filter(|_| may_become(standing)) {
        let values = values![circle = circle.as_str(), id = standing.id.as_str()];
        report.at(report::proposal(standing).at("base"), values);
    }
}
