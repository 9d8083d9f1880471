//! COR-08: somebody must stand at the beginning.

use crate::finding::Place;
use crate::model::Level;
use crate::rules::report::{Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let org = subject.org;
    let Some(constitution) = &org.constitution else {
        if !org.broken.contains("constitution.toml") {
            report.at(Place::file("constitution.toml"), values![fault = "no-constitution"]);
        }
        return;
    };
    if constitution.founders.is_empty() {
        // A step that is still to come, where something was imported or only begun.
        let place = Place::key("constitution.toml", "founders");
        report.at_most(Level::Warning, place, values![fault = "no-founders"]);
    }
    if org.rules.is_none() && !org.broken.contains("rules.toml") {
        report.at(Place::file("rules.toml"), values![fault = "no-rules"]);
    }
}
