//! CIR-01: every circle but the root has one parent; the root has none.

use crate::finding::Place;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // A root that nobody knows is told where it is named.
    let Some(root) = subject.org.root().filter(|root| subject.org.circles.contains_key(root)) else { return };
    let said = Place::key("constitution.toml", "root");
    for (id, circle) in subject.org.active_circles() {
        if id == root && circle.parent.is_some() {
            let place = report::circle(id).at("parent");
            report.both(place, vec![said.clone()], values![circle = &circle.name, fault = "root"]);
        } else if id != root && circle.parent.is_none() {
            report.both(report::circle(id), vec![said.clone()], values![circle = &circle.name, fault = "none"]);
        }
    }
}
