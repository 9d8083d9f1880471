//! MEM-01: somebody who is here was let in by a decision.

use crate::model::{Status, Verdict};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, person) in subject.org.people.iter().filter(|(_, p)| p.status == Status::Member) {
        let fault = match (&person.admitted_by, subject.decided(person.admitted_by.as_ref())) {
            (None, _) => "unsaid",
            (Some(_), None) if subject.is_pending(person.admitted_by.as_ref()) => "not-adopted",
            (Some(_), Some(decided)) if decided.outcome.result != Verdict::Adopted => "not-adopted",
            (Some(_), Some(decided)) if !decided.is_of_kind("admission") => "other-kind",
            _ => continue,
        };
        let by = person.admitted_by.as_ref().map(ToString::to_string).unwrap_or_default();
        report.at(report::person(id).at("admitted_by"), values![person = id.as_str(), decision = by, fault = fault]);
    }
}
