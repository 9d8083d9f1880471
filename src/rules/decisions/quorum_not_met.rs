//! DEC-16: enough of those who have a say have spoken.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !matches!(standing.result, None | Some(Verdict::Adopted)) {
        return;
    }
    for group in &standing.groups {
        let answered = standing.answered(group);
        if answered < group.quorum {
            // People beside any circle are no circle's.
            let circle = group.circle.as_ref().map(|circle| format!(" ({circle})")).unwrap_or_default();
            let values =
                values![answered = answered, electors = group.electors.len(), quorum = group.quorum, where = circle];
            report.both(
                report::proposal(standing),
                vec![crate::finding::Place::key("rules.toml", "decisions").at("quorum")],
                values,
            );
        }
    }
}
