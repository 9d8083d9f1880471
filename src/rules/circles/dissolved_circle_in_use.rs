//! CIR-14: what was dissolved holds nothing any more.

use crate::finding::Place;
use crate::model::Date;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let org = subject.org;
    for (id, circle) in &org.circles {
        let Some(day) = circle.dissolved else { continue };
        let dissolved = report::circle(id).at("dissolved");
        let mut tell = |place: Place, what: &str, name: &str| {
            let values = values![circle = &circle.name, date = day, what = what, name = name];
            report.both(place, vec![dissolved.clone()], values);
        };
        if !circle.members.is_empty() {
            tell(report::circle(id).at("members"), "members", "");
        }
        for (role, it) in org.roles_of(id) {
            // A term may end with the circle, on its last day.
            let goes_on = |until: Option<Date>| until.is_none_or(|until| until > day);
            if it.holders.iter().any(|h| h.holds_on(subject.today) && goes_on(h.until)) {
                tell(report::role(role).at("holders"), "role", &it.name);
            }
        }
        for (policy, it) in org.policies_of(id) {
            tell(report::policy(policy), "policy", &it.title);
        }
        if !org.is_in_use(id, subject.today) {
            continue;
        }
        for (domain, it) in org.domains.iter().filter(|(_, d)| d.holder.circle() == id) {
            tell(report::domain(domain).at("holder"), "domain", &it.name);
        }
    }
}
