//! DEC-16: enough of those who have a say have spoken.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // While people name somebody, nothing is answered yet.
    if !matches!(standing.result, None | Some(Verdict::Adopted)) || standing.is_nominating() {
        return;
    }
    let missing = standing.missing();
    for group in &standing.groups {
        let answered = standing.answered(group);
        // Of people beside any circle, who is missing is told by name.
        let told = group.circle.is_none() && group.electors.iter().any(|person| missing.contains(person));
        if answered < group.quorum && !told {
            // People beside any circle are no circle's.
            let circle = group.circle.as_ref().map(|circle| format!(" ({circle})")).unwrap_or_default();
            let values = values![answered = answered, electors = standing.counted(group).len(), quorum = group.quorum, where = circle];
            report.both(
                report::proposal(standing),
                vec![crate::finding::Place::key("rules.toml", "decisions").at("quorum")],
                values,
            );
        }
    }
}
