//! ROL-01: a role says what it is for or what it does.

use crate::model::Holder;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        let purpose = role.purpose.as_deref().is_some_and(|p| !p.trim().is_empty());
        let says = purpose || !role.accountabilities.is_empty() || !role.domains.is_empty();
        let holds = || subject.org.domains.values().any(|d| d.holder == Holder::Role(id.clone()));
        if role.core.is_none() && !says && !holds() {
            report.at(report::role(id), values![role = &role.name, circle = id.circle.as_str()]);
        }
    }
}
