//! CIR-18: a circle controls something of its own.

use std::collections::BTreeSet;

use crate::model::CircleId;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let holders: BTreeSet<&CircleId> = subject.org.domains.values().map(|d| d.holder.circle()).collect();
    if holders.is_empty() {
        return;
    }
    for (id, circle) in subject.org.active_circles().filter(|(id, _)| !holders.contains(id)) {
        report.at(report::circle(id), values![circle = &circle.name, id = id.as_str()]);
    }
}
