//! LNK-07: one delegate for a circle, unless a circle above agreed to more.

use crate::model::{Core, Policy, RoleRef};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles() {
        let count = subject.core_holders(id, Core::Delegate).len();
        let Some((role, _)) = subject.org.core_roles(id, Core::Delegate).next().filter(|_| count > 1) else { continue };
        let above = subject.org.ancestors(id);
        let agreed = above.iter().any(|up| subject.org.policies_of(up).any(|(_, policy)| names(policy, role)));
        if !agreed {
            let values = values![circle = &circle.name, count = count, role = role.to_string()];
            report.at(report::role(role).at("holders"), values);
        }
    }
}

/// A policy agrees to a link by naming it, `circle/role`.
pub fn names(policy: &Policy, role: &RoleRef) -> bool {
    let role = role.to_string();
    policy.text.contains(&role) || policy.title.contains(&role)
}
