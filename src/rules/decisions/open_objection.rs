//! DEC-04: nothing is adopted over an objection.

use crate::bind::{ChangeKind, Objection, Standing};
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
            gone = gone(standing, objection),
            now = standing.proposal.version,
        ];
        report.at(report::answer(standing, &objection.stem).at("answer"), values);
    }
}

/// Whether who objects has no say any more: they cannot lift it. Whose own key it is says no for good. Where the text was
/// amended since, they have it to read.
fn gone(standing: &Standing, objection: &Objection) -> &'static str {
    let owner = standing.kinds.contains(&ChangeKind::Recovery(objection.person.clone()));
    match standing.electors.contains(&objection.person) {
        _ if owner => "owner",
        true if objection.version < standing.proposal.version => "reads",
        true => "no",
        false => "yes",
    }
}
