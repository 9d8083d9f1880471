//! POL-10: somebody looks after each agreement, and one knows why it was made.

use crate::model::Level;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let values = |fault: &str| values![policy = &policy.title, circle = id.circle.as_str(), fault = fault];
        if policy.responsible.as_deref().is_none_or(|r| r.trim().is_empty()) {
            report.at(report::policy(id).at("responsible"), values("nobody"));
        }
        let driver = subject.decided(policy.adopted_by.as_ref()).map(|d| d.proposal.driver.is_some());
        if driver == Some(false) {
            report.at_most(Level::Info, report::policy(id).at("adopted_by"), values("no-driver"));
        }
    }
}
