//! POL-07: governance constrains, grants, delimits and sets processes; it does not give out tasks.

use crate::model::{Level, Scope};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let place = report::policy(id).at("scope");
        match policy.scope {
            Some(Scope::Constraint | Scope::Grant | Scope::Domain | Scope::Process) => {}
            Some(Scope::Agreement) => report.at(place, values![policy = &policy.title, fault = "agreement"]),
            None => report.at_most(Level::Warning, place, values![policy = &policy.title, fault = "unsaid"]),
        }
    }
}
