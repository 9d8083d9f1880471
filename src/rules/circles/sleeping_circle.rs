//! CIR-17: a circle of which nothing is heard any more.

use std::collections::BTreeMap;

use crate::model::{CircleId, Date, Organisation};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let traces = traces(subject.org, subject.today);
    let longest = report.number("asleep_days");
    for (id, circle) in subject.org.active_circles() {
        let Some(last) = traces.get(id) else { continue };
        let days = subject.today.days_since(*last);
        if days > longest {
            let place = report::circle(id);
            // Silence below is the business of the circle above, which hears it last.
            let parent = circle.parent.iter().map(report::circle).collect();
            report.both(place, parent, values![circle = &circle.name, days = days, last = *last]);
        }
    }
}

/// The last day on which something of each circle was written down; a circle that never kept a record is not judged.
fn traces(org: &Organisation, today: Date) -> BTreeMap<&CircleId, Date> {
    let mut last: BTreeMap<&CircleId, Date> = BTreeMap::new();
    let mut note = |circle, day: Option<Date>| {
        if let Some(day) = day.filter(|d| *d <= today) {
            let known = last.entry(circle).or_insert(day);
            *known = (*known).max(day);
        }
    };
    for meeting in org.meetings.values() {
        note(&meeting.circle, meeting.starts.map(crate::model::Instant::date));
    }
    for dossier in org.decisions.values() {
        let Some(proposal) = &dossier.proposal else { continue };
        let decided = dossier.outcome.as_ref().map(|o| o.decided).or(proposal.opened);
        for circle in std::iter::once(&proposal.circle).chain(&proposal.with) {
            note(circle, decided.map(crate::model::Instant::date));
        }
    }
    for tension in org.tensions.values() {
        let open = report::is_open(tension);
        if let Some(circle) = tension.circle.as_ref() {
            note(circle, if open { Some(today) } else { Some(tension.raised) });
        }
    }
    last
}
