//! POL-11: a policy says something.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        if policy.text.trim().is_empty() {
            report.at(report::policy(id).at("text"), values![policy = &policy.title, circle = id.circle.as_str()]);
        }
    }
}
