//! DEC-13: an objection is lifted by who raised it, in their own words.

use crate::model::Said;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    for objection in standing.objections.iter().filter(|o| !o.open) {
        let after = |p: &&crate::bind::SignedAnswer| {
            p.answer.person == objection.person
                && p.answer.version >= objection.version
                && p.answer.answer != Said::Objection
        };
        let papers = standing.papers.iter().map(|(p, _)| p);
        let Some(lifting) = papers.rev().find(after) else { continue };
        if lifting.answer.recorded_by.as_ref() == Some(&standing.proposal.proposer) {
            let values = values![person = objection.person.as_str(), proposer = standing.proposal.proposer.as_str()];
            report.at(report::answer(standing, &lifting.stem).at("recorded_by"), values);
        }
    }
    for because in &standing.proposal.because {
        if !standing.objections.iter().any(|o| o.stem == *because) {
            let values = values![person = because, proposer = "nobody"];
            report.at(report::proposal(standing).at("because"), values);
        }
    }
}
