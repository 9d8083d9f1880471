//! DEC-04: nothing is adopted over an objection.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !matches!(standing.result, None | Some(Verdict::Adopted)) {
        return;
    }
    for objection in standing.open_objections() {
        let values = values![
            person = objection.person.as_str(),
            version = objection.version,
            reason = &objection.reason,
            id = standing.id.as_str(),
            gone = if standing.electors.contains(&objection.person) { "no" } else { "yes" },
        ];
        report.at(report::answer(standing, &objection.stem).at("answer"), values);
    }
}
