//! ROL-04: a role that nobody holds.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let longest = report.number("vacant_days");
    for (id, role) in &subject.org.roles {
        let held = role.holders.iter().any(|h| h.until.is_none_or(|until| subject.today <= until));
        if role.core.is_some() || held || !subject.org.is_active(&id.circle) {
            continue;
        }
        let since = role.holders.iter().filter_map(|h| h.until).max();
        let days = since.map_or(0, |day| subject.today.days_since(day));
        if since.is_some() && days <= longest {
            continue;
        }
        let values = values![role = &role.name, circle = id.circle.as_str(), days = days];
        report.at(report::role(id).at("holders"), values);
    }
}
