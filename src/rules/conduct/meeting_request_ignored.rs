//! DEC-23: who asks to meet is not decided without.

use crate::bind::Weight;
use crate::rules::may_become;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let met = procedure.outcome.is_some_and(|o| o.meeting.is_some());
    if met || !may_become(standing) {
        return;
    }
    for (paper, weight) in standing.papers.iter().filter(|(p, _)| p.answer.asks_meeting == Some(true)) {
        if !matches!(weight, Weight::Superseded | Weight::Stale) && standing.electors.contains(&paper.answer.person) {
            let values = values![person = paper.answer.person.as_str(), id = standing.id.as_str()];
            report.at(report::answer(standing, &paper.stem).at("asks_meeting"), values);
        }
    }
}
