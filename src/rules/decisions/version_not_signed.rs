//! DEC-28: a version exists once its proposer has signed it.

use crate::bind::Standing;
use crate::finding::Place;
use crate::lang::Args;
use crate::model::Level;
use crate::rules::report::{self, Report};
use crate::values;

fn values(standing: &Standing, fault: &str, path: &str) -> Args {
    let (person, version) = (standing.proposal.proposer.as_str(), standing.proposal.version);
    values![person = person, version = version, id = standing.id.as_str(), path = path, fault = fault]
}

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !standing.version_exists {
        report.at(report::proposal(standing).at("version"), values(standing, "unsigned", ""));
    }
    // What was written after the signature is no part of what is decided: the decision may go on without it.
    for path in &standing.unsigned {
        report.at_most(Level::Warning, Place::file(path), values(standing, "later", path));
    }
}
