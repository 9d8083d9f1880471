//! ELE-07: who has most nominations is proposed, or the tie is told.

use std::collections::BTreeMap;

use crate::model::PersonId;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let mut counts: BTreeMap<&PersonId, i64> = BTreeMap::new();
    for person in report::nominations(standing).filter_map(|p| p.answer.for_person.as_ref()) {
        *counts.entry(person).or_default() += 1;
    }
    let Some(most) = counts.values().max().copied() else { return };
    for person in standing.newly_elected() {
        let count = counts.get(&person).copied().unwrap_or(0);
        if count > 0 && count < most {
            let leaders: Vec<String> = counts.iter().filter(|(_, n)| **n == most).map(|(p, _)| p.to_string()).collect();
            let values = values![person = person.as_str(), count = count, most = most, people = leaders];
            report.at(report::proposal(standing), values);
        }
    }
}
