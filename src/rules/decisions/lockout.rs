//! COR-27: whatever is decided, the organisation can decide again.

use crate::bind::Standing;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if let Some(lock) = standing.lock {
        report.at(report::proposal(standing), values![lock = lock.word(), id = standing.id.as_str()]);
    }
}
