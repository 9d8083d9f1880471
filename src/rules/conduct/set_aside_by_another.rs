//! DEC-12: an objection is set aside only by who the rules name, and in most traditions by nobody.

use crate::model::{Judge, Said};
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let judge = procedure.settings.numbers.judge;
    for (paper, _) in standing.papers.iter().filter(|(p, _)| p.answer.answer == Said::SetAside) {
        let allowed = match judge {
            Judge::Circle => false,
            Judge::Group => true,
            Judge::Facilitator => {
                procedure.outcome.is_none_or(|o| o.facilitator.as_ref() == Some(&paper.answer.person))
            }
        };
        let whose = paper.answer.for_person.as_ref().map(ToString::to_string).unwrap_or_default();
        if !allowed || whose == paper.answer.person.as_str() {
            let values = values![person = paper.answer.person.as_str(), other = whose, judge = judge.word()];
            report.at(report::answer(standing, &paper.stem).at("answer"), values);
        }
    }
}
