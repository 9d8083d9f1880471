//! DOM-01: one thing is controlled by one circle or one role.

use std::collections::BTreeMap;

use crate::model::DomainId;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut named: BTreeMap<String, (&DomainId, String)> = BTreeMap::new();
    for (id, domain) in &subject.org.domains {
        let name = domain.name.trim().to_lowercase();
        match named.get(&name) {
            Some((other, holder)) if *holder != domain.holder.to_string() => {
                let values = values![domain = &domain.name, holder = domain.holder.to_string(), other = holder];
                report.both(report::domain(id).at("name"), vec![report::domain(other).at("name")], values);
            }
            Some(_) => {}
            None => drop(named.insert(name, (id, domain.holder.to_string()))),
        }
    }
    for (id, role) in &subject.org.roles {
        for (index, domain) in role.domains.iter().enumerate() {
            let Some((domain_id, it)) = subject.org.domains.iter().find(|(d, _)| d.as_str() == domain) else {
                continue;
            };
            let holder = it.holder.to_string();
            if holder != format!("role:{id}") {
                let place = report::role(id).at("domains").item(index, Some(domain));
                let values = values![domain = &it.name, holder = format!("role:{id}"), other = holder];
                report.both(place, vec![report::domain(domain_id).at("holder")], values);
            }
        }
    }
}
