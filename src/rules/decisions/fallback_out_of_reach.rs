//! DEC-49: what was not adopted is taken up by a way that the rules list, and with what it asked for.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    // What is taken back goes no way any more.
    let closed = matches!(standing.result, Some(Verdict::Withdrawn | Verdict::Dropped | Verdict::Postponed));
    let Some(stray) = standing.stray.filter(|_| !closed) else { return };
    let proposal = &standing.proposal;
    let follows = proposal.follows.as_ref().map(ToString::to_string).unwrap_or_default();
    let way = proposal.fallback.map_or("", |way| way.word());
    let key = if proposal.fallback.is_some() { "fallback" } else { "follows" };
    let values = values![id = standing.id.as_str(), follows = follows, way = way, fault = stray.word()];
    report.at(report::proposal(standing).at(key), values);
}
