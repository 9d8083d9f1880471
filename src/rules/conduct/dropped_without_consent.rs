//! DEC-20: to drop a proposal is a decision too.

use crate::model::Verdict;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    if standing.result != Some(Verdict::Dropped) || standing.is_retracted() {
        return;
    }
    let missing: Vec<String> = standing.missing().iter().map(ToString::to_string).collect();
    if !missing.is_empty() {
        report.at(report::outcome(standing).at("result"), values![id = standing.id.as_str(), people = missing]);
    }
}
