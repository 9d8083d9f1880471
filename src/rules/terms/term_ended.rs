//! TRM-04: a term that ends soon, or that has ended while its holder goes on.

use crate::model::Level;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (soon, grace) = (report.number("soon_days"), report.number("grace_days"));
    let vacant = report.number("vacant_days");
    for (id, role) in &subject.org.roles {
        let continued = role.holders.iter().any(|h| h.until.is_none_or(|u| subject.today.plus_days(soon) < u));
        if continued || !subject.org.is_active(&id.circle) {
            continue;
        }
        let ends = role.holders.iter().enumerate().filter_map(|(i, h)| Some((h.until?, i, h)));
        let Some((until, index, held)) = ends.max_by_key(|(until, _, _)| *until) else { continue };
        let late = subject.today.days_since(until);
        let place = report::role(id).at("holders").item(index, Some(held.person.as_str())).at("until");
        let fault = if late > 0 { "ended" } else { "soon" };
        let values = values![
            role = &role.name,
            circle = id.circle.as_str(),
            person = held.person.as_str(),
            until = until,
            days = late.abs(),
            fault = fault,
        ];
        let operational = role.core.is_none();
        match late {
            // A role without a holder for long is told as vacant.
            late if operational && late > vacant => {}
            late if operational && late > 0 => report.at_most(Level::Warning, place, values),
            late if late > grace => report.at_least(Level::Error, place, values),
            late if late > 0 => report.at(place, values),
            _ => report.at_most(Level::Info, place, values),
        }
    }
}
