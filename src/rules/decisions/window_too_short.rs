//! DEC-08: there is time to answer, unless everyone has.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let asked = matches!(standing.result, None | Some(Verdict::Adopted));
    // A separation takes its time even when everyone has answered.
    let shortened = !standing.window_passed && (standing.strict || !standing.everyone_answered());
    if asked && shortened {
        let until = standing.window_ends.map(|d| d.to_string()).unwrap_or_default();
        let values = values![days = standing.min_open_days, until = until, id = standing.id.as_str()];
        report.at(report::proposal(standing).at("opened"), values);
    }
}
