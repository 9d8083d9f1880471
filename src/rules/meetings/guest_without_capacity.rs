//! MEM-13: who takes part without being a member says in what capacity.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, meeting) in &subject.org.meetings {
        for (index, guest) in meeting.guests.iter().enumerate() {
            let capacity = ["(", ",", ":", " - ", " – "]
                .iter()
                .any(|mark| guest.split_once(mark).is_some_and(|(_, rest)| rest.chars().any(char::is_alphabetic)));
            if !capacity {
                let place = report::record("meetings", stem).at("guests").item(index, Some(guest));
                report.at(place, values![guest = guest]);
            }
        }
    }
}
