//! DOM-02: who holds a domain is there to care for it.

use crate::model::Holder;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        let circle = domain.holder.circle();
        let Some(it) = subject.org.circles.get(circle) else { continue };
        let what = match &domain.holder {
            Holder::Circle(_) => "circle",
            Holder::Role(_) => "role",
        };
        if it.dissolved.is_some() {
            let values = values![domain = &domain.name, holder = domain.holder.to_string(), what = what];
            report.both(report::domain(id).at("holder"), vec![report::circle(circle).at("dissolved")], values);
        }
    }
}
