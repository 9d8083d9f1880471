//! DEC-14: one says yes, or why not; nobody abstains where the rules do not offer it.

use crate::model::Said;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    if standing.manner.stand_aside {
        return;
    }
    for (paper, _) in standing.papers.iter().filter(|(p, _)| p.answer.answer == Said::StandAside) {
        let values = values![person = paper.answer.person.as_str(), id = standing.id.as_str()];
        report.at(report::answer(standing, &paper.stem).at("answer"), values);
    }
}
