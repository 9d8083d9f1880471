//! SCIC-02: one person alone holds up the legal form.

use crate::model::{Level, Slug, StandsFor};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Categories of associates that the law asks for at least.
const LEAST: usize = 3;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    let associates = subject.associates(subject.today);
    if associates.is_empty() {
        return;
    }
    let employed = constitution.categories.iter().any(|c| c.stands_for == StandsFor::Employees);
    let workers = if employed { StandsFor::Employees } else { StandsFor::Producers };
    let peopled = |id: &Slug| associates.iter().any(|(_, p)| p.category.as_ref() == Some(id));
    let filled = constitution.categories.iter().filter(|category| peopled(&category.id)).count();
    for (index, category) in constitution.categories.iter().enumerate() {
        let people: Vec<String> = associates
            .iter()
            .filter(|(_, p)| p.category.as_ref() == Some(&category.id))
            .map(|(id, _)| id.to_string())
            .collect();
        let place = report::constitution().at("categories").item(index, Some(category.id.as_str()));
        let fault = if people.is_empty() { "empty" } else { "one" };
        let values = values![category = category.id.as_str(), people = people.clone(), fault = fault];
        // The law asks for those who work, those who benefit, and a third kind, whichever that is.
        let asked = category.stands_for == workers || category.stands_for == StandsFor::Beneficiaries;
        if !asked && (!people.is_empty() || filled >= LEAST) {
            continue;
        }
        match people.len() {
            0 | 1 if subject.is_young(report.number("young_days")) => report.at_most(Level::Info, place, values),
            0 => report.at_least(Level::Error, place, values),
            1 => report.at(place, values),
            _ => {}
        }
    }
}
