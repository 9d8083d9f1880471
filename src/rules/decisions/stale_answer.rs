//! DEC-06: an answer counts for the text it was given to.

use crate::bind::Standing;
use crate::model::{PersonId, Verdict};
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // While people name somebody, nothing is answered yet.
    if !matches!(standing.result, None | Some(Verdict::Adopted)) || standing.is_nominating() {
        return;
    }
    let missing = standing.missing();
    let stale = |p: &&PersonId| standing.voices.get(*p).filter(|voice| voice.stale);
    let people: Vec<String> = missing.iter().filter(|p| stale(p).is_some()).map(ToString::to_string).collect();
    // Who answered this very version did so under other rules.
    let now = standing.proposal.version;
    let rules = missing.iter().filter_map(|p| stale(&p)).all(|voice| voice.other_rules && voice.version == now);
    if !people.is_empty() {
        let version = standing.proposal.version;
        let values = values![
            count = people.len(),
            people = people,
            version = version,
            cause = if rules { "rules" } else { "text" },
            id = standing.id.as_str(),
            method = standing.manner.method.word()
        ];
        report.at(report::proposal(standing).at("version"), values);
    }
}
