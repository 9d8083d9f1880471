//! MEM-04: in Holacracy, who is in a circle leads it, fills a role of it or represents a circle below it.

use std::collections::BTreeSet;

use crate::model::{Core, PersonId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles().filter(|(_, c)| !c.members.is_empty()) {
        let roles = subject.org.roles_of(id).flat_map(|(_, role)| &role.holders);
        let holders = roles.filter(|h| h.holds_on(subject.today)).map(|h| &h.person);
        let links = subject.children(id).iter().flat_map(|(child, _)| {
            [Core::Lead, Core::Delegate].into_iter().flat_map(|core| subject.core_holders(child, core)).copied()
        });
        let known: BTreeSet<&PersonId> = holders.chain(links).collect();
        for (index, person) in circle.members.iter().enumerate() {
            if !known.contains(person) && subject.org.people.contains_key(person) && !subject.org.has_left(person) {
                let place = report::circle(id).at("members").item(index, Some(person.as_str()));
                report.at(place, values![person = person.as_str(), circle = &circle.name]);
            }
        }
    }
}
