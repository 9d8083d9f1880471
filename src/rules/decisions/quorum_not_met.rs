//! DEC-16: enough of those who have a say have spoken.

use crate::bind::Standing;
use crate::finding::Place;
use crate::model::{PersonId, Verdict};
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // While people name somebody, nothing is answered yet.
    if !matches!(standing.result, None | Some(Verdict::Adopted)) || standing.is_nominating() {
        return;
    }
    let missing = standing.missing();
    // Where everybody answered, it is the objection that holds, and no answer is to be asked for.
    let objects = |person: &PersonId| {
        standing.open_objections().any(|o| o.person == *person && o.version == standing.proposal.version)
    };
    if !missing.is_empty() && missing.iter().all(objects) {
        return;
    }
    let several = standing.groups.iter().filter(|group| group.circle.is_some()).count() > 1;
    for short in &standing.short {
        // Of people beside any circle, who is missing is told by name, where all of them are waited for.
        let all = standing.manner.awaits_all();
        let beside = standing.groups.iter().filter(|group| short.circle.is_none() && group.circle.is_none());
        let told = all && beside.flat_map(|group| &group.electors).any(|person| missing.contains(person));
        if told {
            continue;
        }
        // People beside any circle are no circle's; where one circle is asked, it needs no name.
        let circle = short.circle.as_ref().filter(|_| several).map(|circle| format!(" ({circle})")).unwrap_or_default();
        let values = values![answered = short.answered, electors = short.of, quorum = short.quorum, where = circle];
        let number = if all {
            Place::key("rules.toml", "decisions").at("quorum")
        } else {
            Place::key("rules.toml", "recovery").at("by")
        };
        report.both(report::proposal(standing), vec![number], values);
    }
}
