//! CIR-16: a circle does not move, end or change another by itself.

use crate::bind::Standing;
use crate::finding::Place;
use crate::rules::report::{self, Matter, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let proposal = report::proposal(standing).at("circle");
    for (path, circle) in report::outside(standing, Matter::Circle) {
        let values = values![path = path, holder = circle.as_str(), circle = standing.proposal.circle.as_str()];
        report.both(Place::file(path), vec![proposal.clone()], values);
    }
}
