//! ELE-03: each elector names one person.

use std::collections::BTreeMap;

use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let mut named: BTreeMap<&crate::model::PersonId, Vec<String>> = BTreeMap::new();
    for paper in report::nominations(standing) {
        let Some(person) = &paper.answer.for_person else { continue };
        let all = named.entry(&paper.answer.person).or_default();
        if !all.contains(&person.to_string()) {
            all.push(person.to_string());
        }
        if all.len() == 2 {
            let values = values![person = paper.answer.person.as_str(), people = all.clone(), fault = "several"];
            report.at(report::answer(standing, &paper.stem).at("for_person"), values);
        }
    }
    let passes = report.number("pass") > 0 || named.is_empty() || procedure.outcome.is_none();
    for person in standing.electors.iter().filter(|p| !passes && !named.contains_key(p)) {
        let values = values![person = person.as_str(), people = Vec::new(), fault = "none"];
        report.at(report::proposal(standing), values);
    }
}
