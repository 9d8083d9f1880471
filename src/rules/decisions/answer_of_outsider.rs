//! DEC-07: only those who have a say are counted.

use crate::bind::{Standing, Weight};
use crate::model::Level;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    for (paper, weight) in &standing.papers {
        let fault = match weight {
            Weight::Outsider => "outsider",
            Weight::Unverified if paper.key.is_some() && paper.answer.recorded_by.is_some() => "not-recorder",
            Weight::Unverified => "unverified",
            Weight::Ended => "ended",
            Weight::Foreign => "foreign",
            Weight::Counted | Weight::Stale | Weight::Superseded => continue,
            Weight::Talk | Weight::Nomination | Weight::Acceptance => continue,
        };
        let recorder = paper.answer.recorded_by.as_ref().map(ToString::to_string).unwrap_or_default();
        let person = paper.answer.person.as_str();
        let values = values![person = person, file = &paper.stem, fault = fault, recorder = recorder];
        report.at_most(Level::Warning, report::answer(standing, &paper.stem).at("person"), values);
    }
}
