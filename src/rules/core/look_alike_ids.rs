//! COR-13: two ids that look the same to a reader.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let org = subject.org;
    alike(org.people.keys().map(|id| (id.as_str(), report::person(id))), report);
    alike(org.circles.keys().map(|id| (id.as_str(), report::circle(id))), report);
    alike(org.domains.keys().map(|id| (id.as_str(), report::domain(id))), report);
    for circle in org.circles.keys() {
        alike(org.roles_of(circle).map(|(id, _)| (id.role.as_str(), report::role(id))), report);
    }
}

fn alike<'a>(ids: impl Iterator<Item = (&'a str, Place)>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<String, (&str, Place)> = BTreeMap::new();
    for (id, place) in ids {
        match seen.get(&skeleton(id)) {
            Some((other, first)) => report.both(place, vec![first.clone()], values![id = id, other = *other]),
            None => drop(seen.insert(skeleton(id), (id, place))),
        }
    }
}

/// What remains of an id for a hurried eye (after UTS 39, restricted to what an id may hold).
fn skeleton(id: &str) -> String {
    id.replace("rn", "m").replace("vv", "w").replace(['1', 'i'], "l").replace('0', "o").replace("--", "-")
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn look_alikes_share_a_skeleton() {
        assert_eq!(skeleton("cerc1e"), skeleton("cercle"));
        assert_eq!(skeleton("rnarie"), skeleton("marie"));
        assert_ne!(skeleton("web"), skeleton("wed"));
    }
}
