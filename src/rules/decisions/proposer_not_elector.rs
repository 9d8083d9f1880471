//! DEC-01: who proposes is of the circle that decides.

use crate::bind::Standing;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let proposer = &standing.proposal.proposer;
    let separated = standing.kinds.iter().any(|k| matches!(k, crate::bind::ChangeKind::Separation(p) if p == proposer));
    if !standing.electors.contains(proposer) && !separated {
        let circle = standing.proposal.circle.as_str();
        report.at(report::proposal(standing).at("proposer"), values![person = proposer.as_str(), circle = circle]);
    }
}
