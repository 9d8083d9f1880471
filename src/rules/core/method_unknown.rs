//! COR-29: a kind of decision is decided by a method that is known here.

use crate::bind::fits;
use crate::model::{Method, nearest};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(rules) = &subject.org.rules else { return };
    for (kind, own) in &rules.decisions.kinds {
        let Some(named) = &own.method else { continue };
        let fault = match Method::parse(named) {
            Some(method) if fits(method, kind.word()) => continue,
            Some(_) => "unfit",
            None => "unknown",
        };
        let place = report::rules().at("decisions").at("kinds").at(kind.word()).at("method");
        let near = nearest(named, Method::WORDS.iter().copied()).filter(|_| fault == "unknown").unwrap_or("consent");
        let known = Method::WORDS.join(", ");
        report.at(place, values![kind = kind.word(), method = named, fault = fault, known = known, near = near]);
    }
}
