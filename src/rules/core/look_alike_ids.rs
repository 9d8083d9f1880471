//! COR-13: two ids that look the same to a reader.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::finding::Place;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let org = subject.org;
    alike(org.people.keys().map(|id| (id.as_str(), id)), report::person, report);
    alike(org.circles.keys().map(|id| (id.as_str(), id)), report::circle, report);
    alike(org.domains.keys().map(|id| (id.as_str(), id)), report::domain, report);
    for circle in org.circles.keys() {
        alike(org.roles_of(circle).map(|(id, _)| (id.role.as_str(), id)), report::role, report);
    }
}

fn alike<'a, I: Copy>(ids: impl Iterator<Item = (&'a str, I)>, place: impl Fn(I) -> Place, report: &mut Report<'_>) {
    let mut seen: BTreeMap<String, (&str, I)> = BTreeMap::new();
    for (id, it) in ids {
        match seen.entry(skeleton(id)) {
            Entry::Occupied(first) => {
                let (other, twin) = first.get();
                report.both(place(it), vec![place(*twin)], values![id = id, other = *other]);
            }
            Entry::Vacant(free) => drop(free.insert((id, it))),
        }
    }
}

/// What remains of an id for a hurried eye (after UTS 39, restricted to what an id may hold).
fn skeleton(id: &str) -> String {
    let mut shape = String::with_capacity(id.len());
    let mut rest = id.bytes().peekable();
    while let Some(byte) = rest.next() {
        let pair = (byte, rest.peek().copied());
        let seen = match pair {
            (b'r', Some(b'n')) => 'm',
            (b'v', Some(b'v')) => 'w',
            (b'-', Some(b'-')) => '-',
            (b'1' | b'i', _) => 'l',
            (b'0', _) => 'o',
            (other, _) => char::from(other),
        };
        if matches!(pair, (b'r', Some(b'n')) | (b'v', Some(b'v')) | (b'-', Some(b'-'))) {
            rest.next();
        }
        shape.push(seen);
    }
    shape
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
