//! MTG-06: minutes are agreed before the next meeting goes on.

use std::collections::BTreeMap;

use crate::model::{CircleId, Instant};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut latest: BTreeMap<&CircleId, Instant> = BTreeMap::new();
    for meeting in subject.org.meetings.values().filter(|m| report::was_held(m, subject.today)) {
        if let Some(starts) = meeting.starts {
            let known = latest.entry(&meeting.circle).or_insert(starts);
            *known = (*known).max(starts);
        }
    }
    for (stem, meeting) in &subject.org.meetings {
        let followed =
            meeting.starts.is_some_and(|s| latest.get(&meeting.circle).is_some_and(|last| s.date() < last.date()));
        let unknown =
            meeting.approved_in.as_ref().filter(|other| !subject.org.meetings.contains_key(report::stem_of(other)));
        // Only a later meeting of the same circle agrees to what this one wrote.
        let known = meeting.approved_in.as_ref().and_then(|other| subject.org.meetings.get(report::stem_of(other)));
        let elsewhere = known.is_some_and(|it| {
            it.circle != meeting.circle || it.starts.is_some_and(|s| meeting.starts.is_some_and(|own| s <= own))
        });
        let fault = match (unknown, &meeting.approved_in) {
            (Some(_), _) => "unknown",
            (None, Some(_)) if elsewhere => "elsewhere",
            (None, None) if followed => "waiting",
            (None, _) => continue,
        };
        let values = values![
            circle = meeting.circle.as_str(),
            meeting = stem,
            fault = fault,
            other = meeting.approved_in.as_deref().unwrap_or_default(),
        ];
        report.at(report::record("meetings", stem).at("approved_in"), values);
    }
}
