//! DOM-03: domains lie within each other without going round.

use crate::model::{DomainId, Organisation};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        if goes_round(subject.org, id) {
            let within = domain.within.as_ref().map(DomainId::to_string).unwrap_or_default();
            report.at(report::domain(id).at("within"), values![domain = &domain.name, within = within]);
        }
    }
}

fn goes_round(org: &Organisation, start: &DomainId) -> bool {
    let mut seen = vec![start];
    let mut at = org.domains.get(start).and_then(|d| d.within.as_ref());
    while let Some(id) = at {
        if id == start {
            return true;
        }
        if seen.contains(&id) {
            return false;
        }
        seen.push(id);
        at = org.domains.get(id).and_then(|d| d.within.as_ref());
    }
    false
}
