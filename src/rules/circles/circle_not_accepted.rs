//! CIR-15: a circle is created by its parent.

use crate::model::Verdict;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        let Some(parent) = &circle.parent else { continue };
        let place = report::circle(id).at("created_by");
        let mut tell = |fault: &str, decision: &str| {
            let values = values![circle = &circle.name, parent = parent.as_str(), decision = decision, fault = fault];
            report.at(place.clone(), values);
        };
        let Some(by) = &circle.created_by else {
            tell("unsaid", "");
            continue;
        };
        if subject.is_pending(Some(by)) {
            tell("not-adopted", by.as_str());
        }
        let Some(decided) = subject.decided(Some(by)) else { continue };
        if decided.outcome.result != Verdict::Adopted {
            tell("not-adopted", by.as_str());
        } else if !decided.is_of_kind("circle") {
            tell("other-kind", by.as_str());
        } else if !decided.concerns(parent) && !subject.org.ancestors(id).iter().any(|up| decided.concerns(up)) {
            tell("not-parent", by.as_str());
        }
    }
}
