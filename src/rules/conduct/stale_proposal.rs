//! DEC-19: a proposal that drags on needs another way.

use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    if standing.result.is_some() {
        return;
    }
    let version = standing.proposal.version;
    let days = standing.proposal.opened.map_or(0, |o| procedure.settings.today.days_since(o.date()));
    let (most, longest) = (standing.max_rounds, report.number("stale_days"));
    let way = procedure.settings.numbers.fallback.first().cloned().unwrap_or_default();
    let values = |fault: &str| {
        values![id = standing.id.as_str(), days = days, version = version, most = most, way = &way, fault = fault]
    };
    if version > most {
        report.at(report::proposal(standing).at("version"), values("rounds"));
    } else if days > longest {
        report.at(report::proposal(standing).at("opened"), values("old"));
    }
}
