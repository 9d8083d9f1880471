//! MTG-02: a member was present, excused or absent: one of the three.

use crate::finding::Place;
use crate::rules::report::{Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, meeting) in &subject.org.meetings {
        let path = format!("meetings/{stem}.toml");
        let lists = [("present", &meeting.present), ("excused", &meeting.excused), ("absent", &meeting.absent)];
        for (at, (key, people)) in lists.iter().enumerate() {
            for (index, person) in people.iter().enumerate() {
                let Some((other, _)) = lists[at + 1..].iter().find(|(_, others)| others.contains(person)) else { continue };
                let place = Place::key(&path, key).item(index, Some(person.as_str()));
                let values = values![person = person.as_str(), fault = "twice", one = *key, other = *other];
                report.both(place, vec![Place::key(&path, other)], values);
            }
        }
        let Some(circle) = subject.org.circles.get(&meeting.circle) else { continue };
        let named = |person| lists.iter().any(|(_, people)| people.contains(person));
        for person in circle.members.iter().filter(|p| !named(p)) {
            let values = values![person = person.as_str(), fault = "nowhere", one = "", other = ""];
            report.at(Place::key(&path, "present"), values);
        }
    }
}
