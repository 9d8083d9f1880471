//! COR-04: a date that tells of the past is not in the future. (Dates that are no dates are told while reading.)

use crate::finding::Place;
use crate::model::Date;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut tell = |date: Option<Date>, place: Place, key: &'static str| {
        if let Some(date) = date.filter(|d| *d > subject.today) {
            report.at(place.at(key), values![fault = "future", key = key, date = date]);
        }
    };
    for (id, person) in &subject.org.people {
        tell(person.joined, report::person(id), "joined");
        tell(person.left, report::person(id), "left");
    }
    // A day of grace: an instant knows its offset, today does not.
    for (id, dossier) in &subject.org.decisions {
        let decided = dossier.outcome.as_ref().map(|o| o.decided.date()).filter(|d| d.days_since(subject.today) > 1);
        tell(decided, report::outcome_of(id), "decided");
    }
    for (id, circle) in &subject.org.circles {
        tell(circle.dissolved, report::circle(id), "dissolved");
    }
    for (stem, tension) in &subject.org.tensions {
        tell(Some(tension.raised), report::record("tensions", stem), "raised");
    }
    for (stem, evaluation) in &subject.org.evaluations {
        tell(Some(evaluation.held), report::record("evaluations", stem), "held");
    }
    for (stem, assembly) in &subject.org.assemblies {
        tell(assembly.called, report::record("assemblies", stem), "called");
    }
    for (stem, meeting) in &subject.org.meetings {
        tell(meeting.called, report::record("meetings", stem), "called");
        for (index, action) in meeting.actions.iter().enumerate() {
            tell(action.done, report::record("meetings", stem).at("actions").item(index, None), "done");
        }
    }
    for (index, office) in subject.org.constitution.iter().flat_map(|c| c.offices.iter().enumerate()) {
        let place = report::constitution().at("offices").item(index, Some(office.id.as_str()));
        tell(office.declared_on, place, "declared_on");
    }
    for (stem, assembly) in subject.org.assemblies.iter().filter(|(_, a)| !a.votes.is_empty()) {
        let _ = assembly;
        tell(report::day_of(stem), report::record("assemblies", stem), "votes");
    }
}
