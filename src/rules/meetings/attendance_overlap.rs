//! MTG-02: a member was present, excused or absent: one of the three.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::model::{CircleId, Level, Meeting};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut newest: BTreeMap<&CircleId, &String> = BTreeMap::new();
    let held = |m: &Meeting| report::was_held(m, subject.today);
    for (stem, meeting) in subject.org.meetings.iter().filter(|(_, m)| held(m)) {
        newest.insert(&meeting.circle, stem);
    }
    for (stem, meeting) in &subject.org.meetings {
        let path = format!("meetings/{stem}.toml");
        let lists = [("present", &meeting.present), ("excused", &meeting.excused), ("absent", &meeting.absent)];
        for (at, (key, people)) in lists.iter().enumerate() {
            for (index, person) in people.iter().enumerate() {
                if people[..index].contains(person) {
                    let place = Place::key(&path, key).item(index, Some(person.as_str()));
                    report.at(place, values![person = person.as_str(), fault = "twice", one = *key, other = *key]);
                    continue;
                }
                let Some((other, _)) = lists[at + 1..].iter().find(|(_, others)| others.contains(person)) else {
                    continue;
                };
                let place = Place::key(&path, key).item(index, Some(person.as_str()));
                let values = values![person = person.as_str(), fault = "twice", one = *key, other = *other];
                report.both(place, vec![Place::key(&path, other)], values);
            }
        }
        // Who belonged to a circle long ago cannot be told from who belongs to it now: the newest record is judged.
        let Some(circle) =
            subject.org.circles.get(&meeting.circle).filter(|_| newest.get(&meeting.circle) == Some(&stem))
        else {
            continue;
        };
        let named = |person| lists.iter().any(|(_, people)| people.contains(person));
        let away = |person| {
            let leaves = subject.org.people.get(person).map(|p| p.leaves.as_slice()).unwrap_or_default();
            let day = meeting.starts.map(crate::model::Instant::date);
            day.is_some_and(|day| leaves.iter().any(|l| l.from <= day && l.until.is_none_or(|until| day <= until)))
        };
        let later = |person| {
            let joined = subject.org.people.get(person).and_then(|p| p.joined);
            meeting.starts.is_some_and(|s| joined.is_some_and(|day| day > s.date()))
        };
        for person in circle.members.iter().filter(|p| !named(p) && !later(p) && !away(p)) {
            let values = values![person = person.as_str(), fault = "nowhere", one = "", other = ""];
            report.at_most(Level::Warning, Place::key(&path, "present"), values);
        }
    }
}
