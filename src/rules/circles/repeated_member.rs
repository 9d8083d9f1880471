//! CIR-06: membership is written out, each person once.

use std::collections::BTreeSet;

use crate::model::Status;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let explicit = subject.settings.numbers.explicit_members();
    for (id, circle) in subject.org.active_circles() {
        let members = report::circle(id).at("members");
        let mut seen = BTreeSet::new();
        for (index, person) in circle.members.iter().enumerate() {
            let place = || members.clone().item(index, Some(person.as_str()));
            if !seen.insert(person) {
                report.at(place(), values![circle = &circle.name, person = person.as_str(), fault = "twice"]);
            } else if subject.org.people.get(person).is_some_and(|p| p.status == Status::Joining) {
                report.at(place(), values![circle = &circle.name, person = person.as_str(), fault = "joining"]);
            }
        }
        let works = subject.org.roles_of(id).any(|(_, role)| role.holders.iter().any(|h| h.holds_on(subject.today)));
        if explicit && circle.members.is_empty() && works {
            report.at(members, values![circle = &circle.name, person = "", fault = "none"]);
        }
    }
}
