//! TRM-01: no term ends before it begins; one of a single day is one.

use crate::finding::Place;
use crate::model::Date;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut turned = vec![];
    let mut tell = |from: Option<Date>, until: Option<Date>, place: Place, who: &str| {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let related = vec![place.clone().at("from")];
            report.both(place.at("until"), related, values![from = from, until = until, who = who]);
        }
    };
    for (id, role) in &subject.org.roles {
        for (index, held) in role.holders.iter().enumerate() {
            let person = held.person.as_str();
            tell(held.from, held.until, report::role(id).at("holders").item(index, Some(person)), person);
        }
    }
    for (id, person) in &subject.org.people {
        for (from, until, first, last) in [
            (person.joined, person.left, "joined", "left"),
            (person.associate_from, person.associate_until, "associate_from", "associate_until"),
        ] {
            if let (Some(from), Some(until)) = (from, until)
                && until < from
            {
                let values = values![from = from, until = until, who = id.as_str()];
                turned.push((report::person(id).at(last), report::person(id).at(first), values));
            }
        }
        for (index, leave) in person.leaves.iter().enumerate() {
            tell(Some(leave.from), leave.until, report::person(id).at("leaves").item(index, None), id.as_str());
        }
    }
    let offices = subject.org.constitution.iter().flat_map(|c| c.offices.iter().enumerate());
    for (index, office) in offices {
        let place = Place::key("constitution.toml", "offices").item(index, Some(office.id.as_str()));
        tell(office.from, office.until, place, office.id.as_str());
    }
    for (place, other, values) in turned {
        report.both(place, vec![other], values);
    }
}
