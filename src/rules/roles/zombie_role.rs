//! ROL-10: a role that nothing happens to, in a circle that is alive.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, RoleRef};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let longest = report.number("zombie_days");
    let org = subject.org;
    let recent = |day: Date| subject.today.days_since(day) <= longest;
    // A circle that writes nothing down says nothing about its roles either.
    let meetings = org.meetings.values().filter(|m| m.starts.is_some_and(|s| recent(s.date())));
    let alive: BTreeSet<_> = meetings.map(|m| &m.circle).collect();
    let mut touched: BTreeMap<&RoleRef, Date> = BTreeMap::new();
    let tensions = org.tensions.values().filter_map(|t| Some((t.role.as_ref()?, t.raised)));
    let asked = org
        .decisions
        .values()
        .filter_map(|d| d.proposal.as_ref())
        .filter_map(|p| Some((p.role.as_ref()?, p.opened?.date())));
    for (role, day) in tensions.chain(asked) {
        let last = touched.entry(role).or_insert(day);
        *last = (*last).max(day);
    }
    for (id, role) in org.roles.iter().filter(|(id, r)| r.core.is_none() && alive.contains(&id.circle)) {
        let held = role.holders.iter().flat_map(|h| [h.from, h.until]).flatten().filter(|d| *d <= subject.today);
        let last = held.chain(touched.get(id).copied()).max();
        if let Some(last) = last.filter(|day| !recent(*day)) {
            let days = subject.today.days_since(last);
            report.at(
                report::role(id),
                values![role = &role.name, circle = id.circle.as_str(), days = days, last = last],
            );
        }
    }
}
