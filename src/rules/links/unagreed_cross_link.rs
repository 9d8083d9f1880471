//! LNK-09: a link into another circle than the parent rests on that circle's own policy.

use super::too_many_delegates::names;
use crate::model::{Base, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let base = subject.settings.numbers.base;
    for (id, role) in &subject.org.roles {
        let Some(into) = role.links_to.as_ref().filter(|c| subject.org.is_active(c)) else { continue };
        let place = report::role(id).at("links_to");
        let values =
            |fault: &str| values![role = &role.name, circle = id.circle.as_str(), into = into.as_str(), fault = fault];
        let parent = subject.org.circles.get(&id.circle).and_then(|c| c.parent.as_ref());
        if parent == Some(into) {
            continue;
        }
        match base {
            _ if *into == id.circle => report.at(place, values("itself")),
            Base::Sociocracy => report.at_most(Level::Info, place, values("sideways")),
            Base::Sociocracy3 => {
                let back = subject.org.roles_of(into).find(|(_, other)| other.links_to.as_ref() == Some(&id.circle));
                let people = |r: &crate::model::Role| r.holders.iter().map(|h| h.person.clone()).collect::<Vec<_>>();
                match back {
                    None => report.at_most(Level::Warning, place, values("one-way")),
                    Some((_, other)) if people(other).iter().any(|p| people(role).contains(p)) => {
                        report.at_most(Level::Warning, place, values("same-person"));
                    }
                    Some(_) => {}
                }
            }
            Base::Holacracy4 | Base::Holacracy5 | Base::Plain => {
                if !subject.org.policies_of(into).any(|(_, policy)| names(policy, id)) {
                    report.at(place, values("no-policy"));
                }
            }
        }
    }
}
