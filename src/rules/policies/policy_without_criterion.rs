//! POL-04: one knows beforehand how one will tell that a policy failed.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let said = |text: &Option<String>| text.as_deref().is_some_and(|t| !t.trim().is_empty());
        if policy.criteria.iter().any(|c| said(&c.unsuccessful_if)) {
            continue;
        }
        let fault = if policy.criteria.is_empty() { "none" } else { "no-threshold" };
        report.at(
            report::policy(id).at("criteria"),
            values![policy = &policy.title, circle = id.circle.as_str(), fault = fault],
        );
    }
}
