//! DOM-07: a domain lent for a time is lent by both circles, and comes back.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        let Some(until) = domain.until else { continue };
        let from = domain.within.as_ref().and_then(|w| subject.org.domains.get(w)).map(|d| d.holder.circle());
        let to = domain.holder.circle();
        let mut tell = |key: &str, fault: &str| {
            let values = values![
                domain = &domain.name,
                from = from.map_or("", |c| c.as_str()),
                to = to.as_str(),
                until = until,
                fault = fault,
            ];
            report.at(report::domain(id).at(key), values);
        };
        if until < subject.today {
            tell("until", "over");
        } else if domain.delegated_by.is_none() {
            tell("delegated_by", "unsaid");
        }
        if let (Some(decided), Some(from)) = (subject.decided(domain.delegated_by.as_ref()), from)
            && !(decided.concerns(from) && decided.concerns(to))
        {
            tell("delegated_by", "one-side");
        }
    }
}
