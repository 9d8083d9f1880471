//! TRM-04: a term that ends soon, or that has ended while its holder goes on.

use crate::model::{Date, Holding, Level, Role, RoleRef};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (soon, grace) = (report.number("soon_days"), report.number("grace_days"));
    let vacant = report.number("vacant_days");
    for (id, role) in &subject.org.roles {
        if !subject.org.is_active(&id.circle) {
            continue;
        }
        for (until, index, held) in ending(role, subject.today.plus_days(soon)) {
            tell(subject, report, (id, role), (until, index, held), (grace, vacant));
        }
    }
}

/// The terms that end by a day and that nobody else's goes on in the place of: in a role of several seats each seat for
/// itself, so that a board renewed in part is told of each.
fn ending(role: &Role, by: Date) -> Vec<(Date, usize, &Holding)> {
    let continues = |h: &Holding| h.until.is_none_or(|until| by < until);
    let mut ends: Vec<(Date, usize, &Holding)> = role
        .holders
        .iter()
        .enumerate()
        .filter(|(_, h)| !continues(h) && !role.holders.iter().any(|o| o.person == h.person && continues(o)))
        .filter_map(|(index, h)| Some((h.until?, index, h)))
        .collect();
    ends.sort_by_key(|(until, _, _)| std::cmp::Reverse(*until));
    let open = role.seats().max(1).saturating_sub(role.holders.iter().filter(|h| continues(h)).count());
    ends.truncate(open);
    ends
}

fn tell(
    subject: &Subject<'_>,
    report: &mut Report<'_>,
    (id, role): (&RoleRef, &Role),
    (until, index, held): (Date, usize, &Holding),
    (grace, vacant): (i64, i64),
) {
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
