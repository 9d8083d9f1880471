//! DEC-17: what is decided is decided until it is looked at again.

use crate::bind::ChangeKind;
use crate::rules::may_become;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let lasting = |kind: &ChangeKind| matches!(kind, ChangeKind::Policy | ChangeKind::Role | ChangeKind::Circle);
    let dated = standing.proposal.review.is_some() || procedure.outcome.is_some_and(|o| o.review.is_some());
    if !may_become(standing) || dated || !standing.kinds.iter().any(lasting) || standing.changes.is_empty() {
        return;
    }
    // A date in the text itself does as well; what only goes away needs none.
    if !standing.changes.iter().any(report::adds_without_review) {
        return;
    }
    report.at(report::proposal(standing).at("review"), values![id = standing.id.as_str()]);
}
