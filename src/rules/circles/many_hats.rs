//! CIR-13: nobody everywhere, and no more circles than people can carry.

use std::collections::BTreeMap;

use crate::model::{Level, PersonId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (mut circles, mut roles): (BTreeMap<&PersonId, i64>, BTreeMap<&PersonId, i64>) = Default::default();
    let mut peopled = 0;
    for (id, _) in subject.org.active_circles() {
        let members = subject.members(id);
        peopled += i64::from(!members.is_empty());
        for person in members {
            *circles.entry(person).or_default() += 1;
        }
    }
    for (id, role) in subject.org.roles.iter().filter(|(id, _)| subject.org.is_active(&id.circle)) {
        let _ = id;
        for held in role.holders.iter().filter(|h| h.holds_on(subject.today)) {
            *roles.entry(&held.person).or_default() += 1;
        }
    }
    for (counts, fault, most) in
        [(&circles, "circles", report.number("max_circles")), (&roles, "roles", report.number("max_roles"))]
    {
        for (person, count) in counts.iter().filter(|(_, count)| **count > most) {
            let values = values![person = person.as_str(), count = *count, most = most, fault = fault];
            report.at(report::person(person), values);
        }
    }
    let people = i64::try_from(circles.len()).unwrap_or(i64::MAX);
    if let Some(root) = subject.org.root().filter(|_| peopled >= report.number("some_circles") && peopled * 3 > people)
    {
        let values = values![person = root.as_str(), count = peopled, most = people / 3, fault = "many-circles"];
        report.at_most(Level::Info, report::circle(root), values);
    }
}
