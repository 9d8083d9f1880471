//! ELE-04: one names somebody for a reason, for a role that was described first.

use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let mut any = false;
    for paper in report::nominations(standing) {
        any = true;
        if paper.answer.for_person.is_some() && paper.answer.reason.as_deref().is_none_or(|r| r.trim().is_empty()) {
            let values = values![person = paper.answer.person.as_str(), fault = "reason"];
            report.at(report::answer(standing, &paper.stem).at("reason"), values);
        }
    }
    let proposal = &standing.proposal;
    let described = [
        ("role", proposal.role.is_some()),
        ("term", proposal.term.is_some()),
        ("criteria", !proposal.criteria.is_empty()),
    ];
    for (key, _) in described.into_iter().filter(|(_, said)| any && !said) {
        report.at(report::proposal(standing).at(key), values![person = "", fault = key]);
    }
}
