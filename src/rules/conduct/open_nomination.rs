//! ELE-02: nobody stands, and nobody names somebody before the others have chosen.

use crate::bind::Weight;
use crate::model::Said;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let in_the_room = procedure.outcome.is_some_and(|o| o.meeting.is_some());
    for (paper, weight) in standing.papers.iter().filter(|(p, _)| p.answer.answer == Said::Nominate) {
        let named = paper.answer.for_person.is_some() && paper.answer.recorded_by.is_none();
        if named && !in_the_room && *weight != Weight::Superseded {
            let values = values![person = paper.answer.person.as_str(), id = standing.id.as_str()];
            report.at(report::answer(standing, &paper.stem).at("for_person"), values);
        }
    }
}
