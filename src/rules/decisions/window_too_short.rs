//! DEC-08: there is time to answer, unless everyone has.

use crate::bind::Standing;
use crate::rules::report::{self, Report};

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if standing.result.is_none() {
        report::window(standing, report);
    }
}
