//! MTG-07: what was promised has a name and a day.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, meeting) in &subject.org.meetings {
        for (index, action) in meeting.actions.iter().enumerate().filter(|(_, a)| a.done.is_none()) {
            let place = report::record("meetings", stem).at("actions").item(index, None);
            let who = action.who.as_ref().map(ToString::to_string).unwrap_or_default();
            let values = |fault: &str| values![what = &action.what, who = &who, due = report::day(action.due), fault = fault];
            if action.who.is_none() {
                report.at(place.at("who"), values("nobody"));
            } else if action.due.is_none() {
                report.at(place.at("due"), values("no-day"));
            } else if action.due.is_some_and(|due| due < subject.today) {
                report.at(place.at("due"), values("late"));
            }
        }
    }
}
