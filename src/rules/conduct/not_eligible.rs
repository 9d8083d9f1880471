//! ELE-10: who is elected belongs to the circle, and does not sit on both ends of a double link.

use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    // While it is open, the files of the proposal tell the same at their own place.
    if procedure.outcome.is_none() {
        return;
    }
    let electors = standing.groups.iter().filter(|g| g.circle.is_some()).flat_map(|g| &g.electors);
    let electors: std::collections::BTreeSet<_> = electors.collect();
    for person in standing.newly_elected().into_iter().filter(|p| !electors.contains(p)) {
        let values = values![person = person.as_str(), circle = standing.proposal.circle.as_str()];
        report.at(report::proposal(standing).at("role"), values);
    }
}
