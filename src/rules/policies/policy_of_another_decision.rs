//! POL-05: a text in force names the decision that adopted it.

use crate::model::{Level, Verdict};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Kinds of change by which the text of a policy comes into force.
const KINDS: [&str; 3] = ["policy", "review", "circle"];

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let place = report::policy(id).at("adopted_by");
        let by = policy.adopted_by.as_ref().map(ToString::to_string).unwrap_or_default();
        let values =
            |fault: &str| values![policy = &policy.title, circle = id.circle.as_str(), decision = &by, fault = fault];
        let Some(decided) = subject.decided(policy.adopted_by.as_ref()) else {
            if subject.is_pending(policy.adopted_by.as_ref()) {
                report.at(place, values("not-adopted"));
            } else if policy.adopted_by.is_none() {
                report.at_most(Level::Warning, place, values("unsaid"));
            }
            continue;
        };
        let above = subject.org.ancestors(&id.circle);
        if decided.outcome.result != Verdict::Adopted {
            report.at(place, values("not-adopted"));
        } else if !KINDS.iter().any(|kind| decided.is_of_kind(kind)) {
            report.at(place, values("other-kind"));
        } else if !decided.concerns(&id.circle) && !above.iter().any(|up| decided.concerns(up)) {
            report.at(place, values("other-circle"));
        }
    }
}
