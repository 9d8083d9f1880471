//! MTG-04: each item of an agenda says what it is for, and what was decided can be found.

use crate::model::{Aim, DecisionId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, meeting) in subject.org.meetings.iter().filter(|(_, m)| report::was_held(m, subject.today)) {
        for (index, item) in meeting.items.iter().enumerate() {
            let place = report::record("meetings", stem).at("items").item(index, Some(&item.title));
            let about = item.about.as_deref().map(report::stem_of).and_then(DecisionId::parse);
            let known = about.is_some_and(|id| subject.org.decisions.contains_key(&id));
            match item.aim {
                None => report.at(place.at("aim"), values![item = &item.title, fault = "no-aim"]),
                Some(Aim::Decide) if !known => {
                    report.at(place.at("about"), values![item = &item.title, fault = "no-decision"]);
                }
                Some(Aim::Decide | Aim::Inform | Aim::Explore) => {}
            }
        }
    }
}
