//! DOM-05: a domain is delegated by who held it.

use crate::model::{Level, Verdict};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        let Some(above) = domain.within.as_ref().and_then(|w| subject.org.domains.get(w)) else { continue };
        let from = above.holder.circle();
        // Who holds the wider domain is not known: that is told there. What one decision made together, it may divide.
        let together = domain.delegated_by.is_some() && above.delegated_by == domain.delegated_by;
        if together || !subject.org.circles.contains_key(from) {
            continue;
        }
        let place = report::domain(id).at("delegated_by");
        let by = domain.delegated_by.as_ref().map(ToString::to_string).unwrap_or_default();
        let values = |fault: &str| values![domain = &domain.name, from = from.as_str(), decision = &by, fault = fault];
        match (&domain.delegated_by, subject.decided(domain.delegated_by.as_ref())) {
            (Some(_), None) if subject.is_pending(domain.delegated_by.as_ref()) => {
                report.at(place, values("not-adopted"));
            }
            (None, _) if domain.holder.circle() != from => report.at_most(Level::Info, place, values("unsaid")),
            (Some(_), Some(decided)) if decided.outcome.result != Verdict::Adopted => {
                report.at(place, values("not-adopted"));
            }
            (Some(_), Some(decided)) if !decided.concerns(from) => report.at(place, values("other-circle")),
            _ => {}
        }
    }
}
