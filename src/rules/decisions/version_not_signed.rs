//! DEC-28: a version exists once its proposer has signed it.

use crate::bind::Standing;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !standing.version_exists {
        let values = values![person = standing.proposal.proposer.as_str(), version = standing.proposal.version, id = standing.id.as_str()];
        report.at(report::proposal(standing).at("version"), values);
    }
}
