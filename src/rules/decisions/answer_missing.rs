//! DEC-05: adopted means that everyone who has a say said yes to this very text.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // While people name somebody, nothing is answered yet.
    if !matches!(standing.result, None | Some(Verdict::Adopted)) || standing.is_nominating() {
        return;
    }
    // Where some are enough, the quorum tells how many.
    if !standing.manner.awaits_all() {
        return;
    }
    let nobody = |g: &crate::bind::Group| g.circle.is_some() && g.electors.is_empty();
    if standing.electors.is_empty() || standing.groups.iter().any(nobody) {
        let values = values![
            people = Vec::new(),
            count = 0usize,
            id = standing.id.as_str(),
            method = standing.manner.method.word()
        ];
        report.at(report::proposal(standing).at("circle"), values);
        return;
    }
    let objects = |p: &crate::model::PersonId| standing.open_objections().any(|o| o.person == *p);
    let people: Vec<String> = standing
        .missing()
        .iter()
        .filter(|p| !objects(p) && !standing.voices.get(p).is_some_and(|v| v.stale))
        .map(ToString::to_string)
        .collect();
    // Nobody decides alone for several, however few of them are waited for.
    let second = || standing.second().iter().map(ToString::to_string).collect();
    let people = if people.is_empty() { second() } else { people };
    if !people.is_empty() {
        let values = values![
            count = people.len(),
            people = people,
            id = standing.id.as_str(),
            method = standing.manner.method.word()
        ];
        report.at(report::proposal(standing), values);
    }
}
