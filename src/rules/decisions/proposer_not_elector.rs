//! DEC-01: who proposes is of the circle that decides.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // Whoever was moved away since may still take it back.
    if !matches!(standing.result, None | Some(Verdict::Adopted)) {
        return;
    }
    let proposer = &standing.proposal.proposer;
    let separated = standing.kinds.iter().any(|k| matches!(k, crate::bind::ChangeKind::Separation(p) if p == proposer));
    // Who left had a say when they proposed it; that nobody carries it now is told by itself.
    if !standing.may_propose.contains(proposer) && !separated && !standing.abandoned {
        let circle = standing.proposal.circle.as_str();
        report.at(report::proposal(standing).at("proposer"), values![person = proposer.as_str(), circle = circle]);
    }
}
