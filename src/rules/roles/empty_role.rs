//! ROL-01: a role says what it is for or what it does.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        let purpose = role.purpose.as_deref().is_some_and(|p| !p.trim().is_empty());
        if role.core.is_none() && !purpose && role.accountabilities.is_empty() && role.domains.is_empty() {
            report.at(report::role(id), values![role = &role.name, circle = id.circle.as_str()]);
        }
    }
}
