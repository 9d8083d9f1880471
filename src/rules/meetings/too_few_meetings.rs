//! MTG-01: a circle meets often enough to be one.

use std::collections::BTreeMap;

use crate::model::{CircleId, Date, Layer};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Days of a year, over which meetings are counted.
const YEAR: i64 = 365;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut held: BTreeMap<&CircleId, Vec<Date>> = BTreeMap::new();
    for meeting in subject.org.meetings.values() {
        if let Some(day) = meeting.starts.map(crate::model::Instant::date).filter(|d| *d <= subject.today) {
            held.entry(&meeting.circle).or_default().push(day);
        }
    }
    let from_rules = subject.settings.rules.circles.meetings_per_year;
    let usual = from_rules.unwrap_or(subject.profile().meetings_per_year);
    for (id, circle) in subject.org.active_circles() {
        let Some(days) = held.get(id) else { continue };
        let practice = subject.settings.has(Layer::PracticeCircle);
        let joined = subject.members(id).iter().filter_map(|p| subject.org.people.get(*p)?.joined).min();
        let born = joined.filter(|_| practice).map_or(0, |day| subject.today.days_since(day));
        let age = days.iter().map(|d| subject.today.days_since(*d)).max().unwrap_or(0).max(born).min(YEAR);
        let wanted = circle.meetings_per_year.unwrap_or(usual);
        // Of a circle whose records begin within the year, as many as that part of the year asks for.
        let expected = (wanted * age + YEAR / 2) / YEAR;
        let count = days.iter().filter(|d| subject.today.days_since(**d) < YEAR).count();
        if i64::try_from(count).unwrap_or(i64::MAX) < expected {
            let values = values![circle = &circle.name, count = count, wanted = wanted, days = age];
            report.at(report::circle(id).at("meetings_per_year"), values);
        }
    }
}
