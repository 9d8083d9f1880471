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
        let word = if matches!(kind, ChangeKind::OthersKeys(_)) { "others-keys" } else { kind.word() };
        report.at(report::proposal(standing), values![kind = word]);
    }
    if !standing.methods.is_empty() {
        let methods: Vec<&str> = standing.methods.iter().map(String::as_str).collect();
        report.at(report::proposal(standing), values![kind = "method", methods = methods.join(", ")]);
    }
    if !standing.reseated.is_empty() {
        let people: Vec<String> = standing.reseated.iter().map(ToString::to_string).collect();
        report.at(report::proposal(standing), values![kind = "say", people = people]);
    }
    // Too few are there to admit somebody, to part from them, to take them back or to say whose voice it is, and no circle above
    // them can.
    let admits = |kind: &ChangeKind| matches!(kind, ChangeKind::Admission(_));
    let by_two = standing.kinds.iter().find(|kind| standing.strict || admits(kind));
    if let Some(kind) = by_two.filter(|_| !standing.unjudged.is_empty()) {
        report.at(report::proposal(standing), values![kind = kind.word()]);
    }
}
