//! DOM-03: domains lie within each other without going round.

use crate::model::{Base, DomainId, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        // The whole ring is told once, at the first of its domains.
        let ring = subject.org.ring(id);
        if ring.first() == ring.iter().min() && !ring.is_empty() {
            let fault = if ring.len() == 1 { "itself" } else { "round" };
            let within = domain.within.as_ref().map(DomainId::to_string).unwrap_or_default();
            report.at(report::domain(id).at("within"), values![domain = &domain.name, within = within, fault = fault]);
        }
        // What nobody delegated is the root's; another circle holds only what lies within something.
        let holder = domain.holder.circle();
        let elsewhere = subject.org.root().is_some_and(|root| {
            root != holder && subject.org.circles.contains_key(root) && subject.org.circles.contains_key(holder)
        });
        let plain = subject.settings.numbers.base == Base::Plain;
        if domain.within.is_none() && elsewhere && !plain {
            let values = values![domain = &domain.name, within = holder.as_str(), fault = "top"];
            report.at_most(Level::Warning, report::domain(id).at("within"), values);
        }
    }
}
