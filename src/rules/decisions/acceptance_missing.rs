//! DEC-29: whose key it is says so with that key.

use crate::bind::{Standing, key_point};
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if !matches!(standing.result, None | Some(Verdict::Adopted)) {
        return;
    }
    for acceptance in standing.acceptances.iter().filter(|a| !a.given) {
        let key = ending(standing, &acceptance.key);
        let values = values![person = acceptance.person.as_str(), key = key, id = standing.id.as_str()];
        report.at(report::person(&acceptance.person).at("keys"), values);
    }
}

/// The end of a key's line, by which people tell it from others.
fn ending(standing: &Standing, point: &str) -> String {
    let keys = standing.changes.iter().filter_map(|change| change.people().1).flat_map(|person| &person.keys);
    let line = keys.map(|key| key.public.as_str()).find(|line| key_point(line) == point).unwrap_or(point);
    let from = line.chars().count().saturating_sub(8);
    line.chars().skip(from).collect()
}
