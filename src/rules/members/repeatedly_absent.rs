//! MEM-07: somebody who no longer comes, and never said why.

use std::collections::BTreeMap;

use crate::model::{CircleId, Meeting};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let absences = usize::try_from(report.number("absences")).unwrap_or(1).max(1);
    let mut held: BTreeMap<&CircleId, Vec<(&String, &Meeting)>> = BTreeMap::new();
    for (stem, meeting) in &subject.org.meetings {
        if meeting.starts.is_some_and(|s| s.date() <= subject.today) {
            held.entry(&meeting.circle).or_default().push((stem, meeting));
        }
    }
    for (circle, mut meetings) in held {
        meetings.sort_by_key(|(stem, m)| (m.starts, *stem));
        if meetings.len() < absences || !subject.org.is_active(circle) {
            continue;
        }
        let last = &meetings[meetings.len() - absences..];
        let (stem, newest) = last[last.len() - 1];
        for (index, person) in newest.absent.iter().enumerate() {
            let always = last.iter().all(|(_, m)| m.absent.contains(person));
            if always && subject.members(circle).contains(person) {
                let place = report::record("meetings", stem).at("absent").item(index, Some(person.as_str()));
                report.at(place, values![person = person.as_str(), circle = circle.as_str(), count = absences]);
            }
        }
    }
}
