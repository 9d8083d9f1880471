//! DOM-03: domains lie within each other without going round.

use crate::model::DomainId;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        if subject.org.goes_round(id) {
            let within = domain.within.as_ref().map(DomainId::to_string).unwrap_or_default();
            report.at(report::domain(id).at("within"), values![domain = &domain.name, within = within]);
        }
    }
}
