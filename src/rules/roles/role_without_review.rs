//! ROL-05: what was delegated is looked at again, and its limits are known.

use crate::model::Base;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        if role.core.is_none() && role.review.is_none() && subject.org.is_active(&id.circle) {
            let values = values![role = &role.name, circle = id.circle.as_str(), fault = "review"];
            report.at(report::role(id).at("review"), values);
        }
    }
    if subject.settings.numbers.base != Base::Sociocracy3 {
        return;
    }
    for (id, domain) in subject.org.domains.iter().filter(|(_, d)| d.within.is_some() && d.limits.is_none()) {
        let values = values![role = &domain.name, circle = domain.holder.to_string(), fault = "limits"];
        report.at(report::domain(id).at("limits"), values);
    }
}
