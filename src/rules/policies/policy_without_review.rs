//! POL-01: every policy comes up again one day.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in subject.org.policies.iter().filter(|(_, p)| p.review.is_none()) {
        report.at(report::policy(id), values![policy = &policy.title, circle = id.circle.as_str()]);
    }
}
