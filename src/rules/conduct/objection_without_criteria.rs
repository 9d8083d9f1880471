//! DEC-11: an objection says what it harms and that the proposal causes it.

use crate::bind::Weight;
use crate::model::Said;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    for (paper, weight) in &standing.papers {
        let answer = &paper.answer;
        if answer.answer != Said::Objection || *weight == Weight::Superseded {
            continue;
        }
        let said = |text: &Option<String>| text.as_deref().is_some_and(|t| !t.trim().is_empty());
        if !(said(&answer.harms) && said(&answer.caused_by_proposal)) {
            let key = if said(&answer.harms) { "caused_by_proposal" } else { "harms" };
            let place = report::answer(standing, &paper.stem).at(key);
            report.at(place, values![person = answer.person.as_str(), id = standing.id.as_str(), fault = key]);
        }
    }
}
