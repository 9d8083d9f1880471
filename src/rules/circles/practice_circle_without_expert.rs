//! CIR-11: a practice circle learns under the eye of somebody accredited.

use crate::model::CircleKind;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles().filter(|(_, c)| c.kind == Some(CircleKind::Practice)) {
        let expert = circle.expert.as_deref().filter(|e| !e.trim().is_empty());
        let (key, fault) = match (expert, circle.accredited_until) {
            (None, _) => ("expert", "nobody"),
            (Some(_), None) => ("accredited_until", "no-date"),
            (Some(_), Some(until)) if until < subject.today => ("accredited_until", "over"),
            (Some(_), Some(_)) => continue,
        };
        let values = values![
            circle = &circle.name,
            expert = expert.unwrap_or(""),
            until = report::day(circle.accredited_until),
            fault = fault
        ];
        report.at(report::circle(id).at(key), values);
    }
}
