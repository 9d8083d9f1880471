//! DEC-28: a version exists once its proposer has signed it.

use crate::bind::Standing;
use crate::finding::Place;
use crate::lang::Args;
use crate::model::{Level, Verdict};
use crate::rules::report::{self, Report};
use crate::values;

fn values(standing: &Standing, fault: &str, path: &str) -> Args {
    let (person, version) = (standing.proposal.proposer.as_str(), standing.proposal.version);
    values![person = person, version = version, id = standing.id.as_str(), path = path, fault = fault]
}

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // Who left signs nothing any more: what they left behind is closed as it lies.
    let left_behind = standing.abandoned && standing.result == Some(Verdict::Withdrawn);
    if !standing.version_exists && !left_behind {
        let fault = if standing.abandoned { "left" } else { "unsigned" };
        report.at(report::proposal(standing).at("version"), values(standing, fault, ""));
    }
    // What was written after the signature is no part of what is decided: the decision may go on without it.
    for path in &standing.unsigned {
        report.at_most(Level::Warning, Place::file(path), values(standing, "later", path));
    }
}
