//! DEC-29: whose key it is says so with that key.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !matches!(standing.result, None | Some(Verdict::Adopted)) {
        return;
    }
    for acceptance in standing.acceptances.iter().filter(|a| !a.given) {
        let key: String = acceptance.key.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
        let values = values![person = acceptance.person.as_str(), key = key, id = standing.id.as_str()];
        report.at(report::person(&acceptance.person).at("keys"), values);
    }
}
