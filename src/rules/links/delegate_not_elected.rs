//! LNK-05: who speaks for a circle was chosen by it.

use crate::model::Core;
use crate::rules::report::{self, Report, Subject};

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in subject.org.roles.iter().filter(|(_, role)| role.core == Some(Core::Delegate)) {
        report::elected(subject, id, role, report);
    }
}
