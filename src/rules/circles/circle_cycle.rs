//! CIR-03: going up from any circle, one arrives at the root.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(root) = subject.org.root() else { return };
    for (id, circle) in &subject.org.circles {
        let up = subject.org.ancestors(id);
        let last = up.last().copied().unwrap_or(id);
        let above = subject.org.circles.get(last).and_then(|c| c.parent.as_ref());
        // The whole ring is told once, at the first of its circles; what hangs from it only follows.
        let first = up.iter().all(|other| id < *other && *other != root);
        if above == Some(id) && first && id != root {
            let fault = if up.is_empty() { "itself" } else { "ring" };
            let through: Vec<String> = up.iter().map(ToString::to_string).collect();
            let related = up.iter().map(|c| report::circle(c).at("parent")).collect();
            report.both(
                report::circle(id).at("parent"),
                related,
                values![circle = &circle.name, through = through, fault = fault],
            );
        }
    }
}
