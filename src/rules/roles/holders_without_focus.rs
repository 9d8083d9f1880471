//! ROL-07: several people in one role say who does what.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        let now: Vec<_> = role.holders.iter().filter(|h| h.holds_on(subject.today)).collect();
        if now.len() > 1 && now.iter().any(|h| h.focus.as_deref().is_none_or(|f| f.trim().is_empty())) {
            let values = values![role = &role.name, circle = id.circle.as_str(), count = now.len()];
            report.at(report::role(id).at("holders"), values);
        }
    }
}
