//! POL-06: a circle sets policies on what it controls.

use crate::model::{CircleId, DomainId, Organisation};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let Some(domain) = policy.domain.as_deref().and_then(DomainId::parse) else { continue };
        let Some(it) = subject.org.domains.get(&domain) else { continue };
        if !holds(subject.org, &domain, &id.circle) {
            let values = values![
                policy = &policy.title,
                circle = id.circle.as_str(),
                domain = &it.name,
                holder = it.holder.to_string(),
            ];
            report.both(report::policy(id).at("domain"), vec![report::domain(&domain).at("holder")], values);
        }
    }
}

/// Whether a circle holds a domain, or one that it lies in: who delegates may still set limits.
fn holds(org: &Organisation, domain: &DomainId, circle: &CircleId) -> bool {
    let mut seen = vec![];
    let mut at = Some(domain);
    while let Some(id) = at.filter(|id| !seen.contains(id)) {
        let Some(it) = org.domains.get(id) else { return false };
        if it.holder.circle() == circle {
            return true;
        }
        seen.push(id);
        at = it.within.as_ref();
    }
    false
}
