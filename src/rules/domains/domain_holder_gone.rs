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
        // A dissolved circle that is still at work is told as such, its domains with it.
        if it.dissolved.is_some() && !subject.org.is_in_use(circle, subject.today) {
            let values = values![domain = &domain.name, holder = domain.holder.to_string(), what = what];
            report.both(report::domain(id).at("holder"), vec![report::circle(circle).at("dissolved")], values);
        }
    }
}
