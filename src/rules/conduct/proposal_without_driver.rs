//! DEC-02: one knows why a proposal was made, and who led the round.

use crate::bind::ChangeKind;
use crate::model::{Base, Level};
use crate::rules::may_become;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    if !may_become(standing) {
        return;
    }
    let proposal = &standing.proposal;
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|t| t.trim().is_empty());
    let said = standing.is_about_somebody() || standing.kinds.iter().all(ChangeKind::is_own);
    let holacracy = matches!(procedure.settings.numbers.base, Base::Holacracy4 | Base::Holacracy5);
    let missing = [
        // Why somebody comes, goes or gets another key is said, and not written.
        ("driver", !said && blank(&proposal.driver) && blank(&proposal.tension)),
        ("example", holacracy && blank(&proposal.example)),
    ];
    if let Some((key, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        report.at(report::proposal(standing).at(key), values![id = standing.id.as_str(), fault = key]);
    }
    let facilitator = procedure.outcome.and_then(|o| o.facilitator.as_ref());
    if facilitator == Some(&proposal.proposer) {
        let values = values![id = standing.id.as_str(), fault = "facilitator"];
        report.at_most(Level::Warning, report::outcome(standing).at("facilitator"), values);
    }
}
