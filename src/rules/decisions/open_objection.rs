//! DEC-04: nothing is adopted over an objection.

use crate::bind::{ChangeKind, Standing};
use crate::model::{PersonId, Verdict};
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
            gone = gone(standing, &objection.person),
        ];
        report.at(report::answer(standing, &objection.stem).at("answer"), values);
    }
}

/// Whether who objects has no say any more: they cannot lift it. Whose own key it is says no for good.
fn gone(standing: &Standing, person: &PersonId) -> &'static str {
    let owner = standing.kinds.contains(&ChangeKind::Recovery(person.clone()));
    match standing.electors.contains(person) {
        _ if owner => "owner",
        true => "no",
        false => "yes",
    }
}
