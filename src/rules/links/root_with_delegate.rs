//! LNK-08: above the root there is nobody to send a delegate to.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(root) = subject.org.root() else { return };
    for (role, it) in subject.org.core_roles(root, Core::Delegate) {
        report.at(report::role(role).at("core"), values![role = &it.name, circle = root.as_str()]);
    }
}
