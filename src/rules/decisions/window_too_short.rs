//! DEC-08: there is time to answer, unless everyone has.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let asked = matches!(standing.result, None | Some(Verdict::Adopted));
    let shortened = !standing.everyone_answered() && !standing.window_passed;
    if asked && shortened {
        let until = standing.window_ends.map(|d| d.to_string()).unwrap_or_default();
        let values = values![days = standing.min_open_days, until = until, id = standing.id.as_str()];
        report.at(report::proposal(standing).at("opened"), values);
    }
}
