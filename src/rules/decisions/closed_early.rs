//! DEC-09: a proposal is closed before its time only when everyone has answered.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if standing.result == Some(Verdict::Adopted) {
        report::window(standing, report);
    }
}
