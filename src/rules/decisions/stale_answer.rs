//! DEC-06: an answer counts for the text it was given to.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // While people name somebody, nothing is answered yet.
    if !matches!(standing.result, None | Some(Verdict::Adopted)) || standing.is_nominating() {
        return;
    }
    let people: Vec<String> = standing
        .missing()
        .iter()
        .filter(|p| standing.voices.get(p).is_some_and(|v| v.stale))
        .map(ToString::to_string)
        .collect();
    if !people.is_empty() {
        let version = standing.proposal.version;
        let values = values![
            count = people.len(),
            people = people,
            version = version,
            id = standing.id.as_str(),
            method = standing.manner.method.word()
        ];
        report.at(report::proposal(standing).at("version"), values);
    }
}
