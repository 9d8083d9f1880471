//! ELE-06: who is elected was named by somebody.

use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let named: Vec<_> = report::nominations(standing).filter_map(|p| p.answer.for_person.clone()).collect();
    for person in standing.newly_elected().into_iter().filter(|p| !named.is_empty() && !named.contains(p)) {
        report.at(report::proposal(standing), values![person = person.as_str(), id = standing.id.as_str()]);
    }
}
