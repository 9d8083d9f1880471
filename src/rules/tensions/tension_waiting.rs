//! TEN-02: a tension that waits, or that keeps coming back.

use std::collections::BTreeMap;

use crate::model::{CircleId, Level, RoleRef};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Days within which tensions about the same are counted together.
const YEAR: i64 = 365;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (longest, often) = (report.number("open_days"), report.number("same_subject"));
    let mut same: BTreeMap<(Option<&CircleId>, &RoleRef), i64> = BTreeMap::new();
    for (stem, tension) in &subject.org.tensions {
        let days = subject.today.days_since(tension.raised);
        let circle = tension.circle.as_ref().map_or("", |c| c.as_str());
        let place = report::record("tensions", stem);
        if report::is_open(tension) && days > longest {
            let values = values![id = stem, circle = circle, days = days, fault = "waiting", count = 1i64];
            report.at(place.at("raised"), values);
            continue;
        }
        let Some(role) = tension.role.as_ref().filter(|_| days <= YEAR) else { continue };
        let count = same.entry((tension.circle.as_ref(), role)).or_default();
        *count += 1;
        if *count == often {
            let values = values![id = role.to_string(), circle = circle, days = days, fault = "again", count = often];
            report.at_most(Level::Info, place.at("role"), values);
        }
    }
}
