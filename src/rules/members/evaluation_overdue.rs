//! MEM-10: once a year, each member is looked at by others, with kindness.

use std::collections::BTreeMap;

use crate::model::{Date, Length, PersonId, PersonKind, Status};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Where nobody has ever been evaluated, the practice is not this organisation's.
    let Some(began) = subject.org.evaluations.values().map(|e| e.held).min() else { return };
    let months = i16::try_from(report.number("every_months")).unwrap_or(12);
    let grace = report.number("grace_days");
    let mut last: BTreeMap<&PersonId, (Date, Option<Date>, &String)> = BTreeMap::new();
    for (stem, evaluation) in &subject.org.evaluations {
        let known = last.entry(&evaluation.person).or_insert((evaluation.held, evaluation.next, stem));
        if known.0 < evaluation.held {
            *known = (evaluation.held, evaluation.next, stem);
        }
    }
    for (id, person) in &subject.org.people {
        if person.status != Status::Member || person.kind == Some(PersonKind::Organisation) {
            continue;
        }
        let year = Length { months, ..Length::default() };
        let known = last.get(id);
        let due = known.map(|(held, next, _)| next.unwrap_or_else(|| held.plus(year)));
        // Nobody is late by what was not done before the practice began.
        let never = || Some(person.joined?.max(began).plus(year));
        let Some(due) = due.or_else(never) else { continue };
        let late = subject.today.days_since(due);
        if late > grace {
            let place = known.map_or_else(
                || report::person(id),
                |(_, next, stem)| report::record("evaluations", stem).at(if next.is_some() { "next" } else { "held" }),
            );
            let fault = if known.is_some() { "late" } else { "never" };
            report.at(place, values![person = id.as_str(), due = due, days = late, fault = fault]);
        }
    }
}
