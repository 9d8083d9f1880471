//! ELE-09: nobody is elected without saying yes.

use crate::bind::{ChangeKind, Standing};
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let asked = matches!(standing.result, None | Some(Verdict::Adopted));
    if !asked || !standing.kinds.contains(&ChangeKind::Election) {
        return;
    }
    let elected = standing.groups.iter().filter(|g| g.circle.is_none()).flat_map(|g| &g.electors);
    for person in elected.filter(|p| !standing.has_answered(p)) {
        report.at(report::proposal(standing), values![person = person.as_str(), id = standing.id.as_str()]);
    }
}
