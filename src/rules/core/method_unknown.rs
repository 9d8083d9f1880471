//! COR-29: a kind of decision is decided by a method that is known here.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(rules) = &subject.org.rules else { return };
    for (kind, own) in &rules.decisions.kinds {
        if let Some(method) = own.method.as_ref().filter(|method| *method != "consent") {
            let place = report::rules().at("decisions").at("kinds").at(kind.word()).at("method");
            report.at(place, values![kind = kind.word(), method = method]);
        }
    }
}
