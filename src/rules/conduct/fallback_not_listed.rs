//! DEC-21: one leaves the ordinary way only by a way agreed on before.

use crate::model::Verdict;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let way = match standing.result {
        Some(Verdict::Escalated) => "parent-circle",
        Some(Verdict::Postponed) => "status-quo",
        _ => return,
    };
    if !procedure.settings.numbers.fallback.iter().any(|listed| listed == way) {
        report.at(report::outcome(standing).at("result"), values![id = standing.id.as_str(), way = way]);
    }
}
