//! DEC-48: a key that others announced waits until its person has had the time to say no.

use crate::bind::Standing;
use crate::rules::may_become;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let until = standing.waits_until.filter(|_| standing.waits);
    if let Some(until) = until.filter(|_| may_become(standing)) {
        report.at(report::proposal(standing), values![until = until.date(), seen = "announced"]);
    }
}
