//! MTG-08: a guest speaks and does not consent.

use crate::model::PersonId;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, meeting) in &subject.org.meetings {
        for (index, person) in meeting.present.iter().enumerate().filter(|(_, p)| is_guest(subject, p, &meeting.guests))
        {
            let place = report::record("meetings", stem).at("present").item(index, Some(person.as_str()));
            let guests = report::record("meetings", stem).at("guests");
            report.both(place, vec![guests], values![person = person.as_str(), circle = meeting.circle.as_str()]);
        }
    }
}

/// Whether somebody is among the guests, by id or by name.
fn is_guest(subject: &Subject<'_>, person: &PersonId, guests: &[String]) -> bool {
    let name = subject.org.people.get(person).map(|p| p.name.as_str());
    let known = |guest: &String| {
        let guest = guest.split(['(', ',', ':']).next().unwrap_or_default().trim();
        guest == person.as_str() || Some(guest) == name
    };
    guests.iter().any(known)
}
