//! TEN-01: a tension says what happened, and once resolved, how.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, tension) in &subject.org.tensions {
        let place = report::record("tensions", stem);
        let values = |fault: &str| values![id = stem, fault = fault];
        let blank = |text: &str| text.trim().is_empty();
        if blank(&tension.fact) {
            report.at(place.clone().at("fact"), values("no-fact"));
        }
        if !report::is_open(tension) && tension.outcome.as_deref().is_none_or(blank) {
            report.at(place.at("outcome"), values("no-outcome"));
        }
    }
}
