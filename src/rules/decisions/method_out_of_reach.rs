//! DEC-30: some changes need a method that consent from afar cannot replace.

use crate::bind::{ChangeKind, Standing};
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !matches!(standing.result, None | Some(Verdict::Adopted)) {
        return;
    }
    for kind in standing.kinds.iter().filter(|k| k.is_out_of_reach()) {
        report.at(report::proposal(standing), values![kind = kind.word()]);
    }
    if !standing.methods.is_empty() {
        report.at(report::proposal(standing), values![kind = "method"]);
    }
    // Too few are left to part from somebody, and no circle above them can.
    let separation = standing.kinds.iter().any(|k| matches!(k, ChangeKind::Separation(_)));
    if separation && !standing.unjudged.is_empty() {
        report.at(report::proposal(standing), values![kind = "separation"]);
    }
}
