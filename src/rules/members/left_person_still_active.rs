//! MEM-05: who has left holds nothing any more.

use crate::finding::Place;
use crate::model::{KeyState, PersonId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let org = subject.org;
    let mut tell = |person: &PersonId, place: Place, what: &str, name: &str| {
        let values = values![person = person.as_str(), what = what, name = name];
        report.both(place, vec![report::person(person).at("status")], values);
    };
    for (id, circle) in org.active_circles() {
        for (index, person) in circle.members.iter().enumerate().filter(|(_, p)| org.has_left(p)) {
            tell(person, report::circle(id).at("members").item(index, Some(person.as_str())), "member", &circle.name);
        }
    }
    for (id, role) in &org.roles {
        for (index, held) in role.holders.iter().enumerate() {
            // Their last day is the one on which they leave.
            let ended = held.until.is_some_and(|until| until <= subject.today);
            if !ended && held.holds_on(subject.today) && org.has_left(&held.person) {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
                tell(&held.person, place, "role", &role.name);
            }
        }
    }
    for (index, office) in org.constitution.iter().flat_map(|c| c.offices.iter().enumerate()) {
        let ended = office.until.is_some_and(|until| until <= subject.today);
        if let Some(holder) = office.holder.as_ref().filter(|p| !ended && org.has_left(p)) {
            let place = report::constitution().at("offices").item(index, Some(office.id.as_str())).at("holder");
            tell(holder, place, "office", office.id.as_str());
        }
    }
    for (id, person) in &org.people {
        if let Some(other) = person.represented_by.as_ref().filter(|p| !org.has_left(id) && org.has_left(p)) {
            tell(other, report::person(id).at("represented_by"), "represents", &person.name);
        }
    }
    for (id, person) in org.people.iter().filter(|(id, _)| org.has_left(id)) {
        for (index, _) in person.keys.iter().enumerate().filter(|(_, k)| k.state == KeyState::Active) {
            tell(id, report::person(id).at("keys").item(index, None).at("state"), "key", "");
        }
    }
}
