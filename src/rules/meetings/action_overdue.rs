//! MTG-07: what was promised has a name and a day, and so has the next meeting.

use std::collections::BTreeMap;

use crate::model::{CircleId, Meeting};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, meeting) in &subject.org.meetings {
        for (index, action) in meeting.actions.iter().enumerate().filter(|(_, a)| a.done.is_none()) {
            let place = report::record("meetings", stem).at("actions").item(index, None);
            let who = action.who.as_ref().map(ToString::to_string).unwrap_or_default();
            let values =
                |fault: &str| values![what = &action.what, who = &who, due = report::day(action.due), fault = fault];
            if action.who.is_none() {
                report.at(place.at("who"), values("nobody"));
            } else if action.due.is_none() {
                report.at(place.at("due"), values("no-day"));
            } else if action.due.is_some_and(|due| due < subject.today) {
                report.at(place.at("due"), values("late"));
            }
        }
    }
    // A circle that has noted a day for its next meeting before is missed when it no longer does.
    let mut newest: BTreeMap<&CircleId, (&String, &Meeting)> = BTreeMap::new();
    for (stem, meeting) in &subject.org.meetings {
        newest.insert(&meeting.circle, (stem, meeting));
    }
    for (circle, (stem, meeting)) in newest {
        let noted = subject.org.meetings.values().any(|m| m.circle == *circle && m.next.is_some());
        if noted && meeting.next.is_none() && report::was_held(meeting, subject.today) {
            let values = values![what = circle.as_str(), who = "", due = "", fault = "no-next"];
            report.at(report::record("meetings", stem).at("next"), values);
        }
    }
}
