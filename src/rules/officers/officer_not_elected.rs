//! OFF-02: who facilitates and who keeps the record are elected by their circle.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        if matches!(role.core, Some(Core::Facilitator | Core::Secretary)) {
            report::elected(subject, id, role, report);
        }
    }
}
