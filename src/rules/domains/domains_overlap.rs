//! DOM-06: two domains side by side that name nearly the same thing, or two roles that answer for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{DomainId, RoleRef, slugify};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Words that make no difference between two names.
const SMALL: [&str; 22] = [
    "a", "and", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "l", "la", "le", "les", "of", "our", "pour",
    "the", "to", "un", "une",
];

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<(Option<&DomainId>, String), &DomainId> = BTreeMap::new();
    for (id, domain) in &subject.org.domains {
        let key = (domain.within.as_ref(), gist(&domain.name));
        let Some(other) = seen.insert(key, id) else { continue };
        let twin = &subject.org.domains[other];
        // The very same name with two holders is a fault of its own.
        if twin.name.trim().to_lowercase() == domain.name.trim().to_lowercase() && twin.holder != domain.holder {
            continue;
        }
        let values = values![
            name = &domain.name,
            other = if twin.name == domain.name { other.as_str() } else { twin.name.as_str() },
            fault = "domains"
        ];
        report.both(report::domain(id).at("name"), vec![report::domain(other).at("name")], values);
    }
    // Roles that share a list share it whole: one fault for each pair of them.
    let mut told: BTreeSet<(&RoleRef, &RoleRef)> = BTreeSet::new();
    let mut answered: BTreeMap<(&str, &str, String), (&RoleRef, usize)> = BTreeMap::new();
    for (id, role) in &subject.org.roles {
        for (list, texts) in [("accountabilities", &role.accountabilities), ("domains", &role.domains)] {
            for (index, text) in texts.iter().enumerate().filter(|(_, t)| !gist(t).is_empty()) {
                let key = (id.circle.as_str(), list, gist(text));
                let Some((other, at)) = answered.insert(key, (id, index)).filter(|(other, _)| *other != id) else {
                    continue;
                };
                if !told.insert((id, other)) {
                    continue;
                }
                let twin = report::role(other).at(list).item(at, None);
                let name = &subject.org.roles[other].name;
                let place = report::role(id).at(list).item(index, None);
                report.both(place, vec![twin], values![name = &role.name, other = name, fault = "roles"]);
            }
        }
    }
}

/// What two ways of saying the same share: words without accents, plurals, small words or order.
fn gist(text: &str) -> String {
    let slug = slugify(text);
    let mut words: Vec<&str> =
        slug.split('-').filter(|w| !SMALL.contains(w)).map(|w| w.trim_end_matches('s')).collect();
    words.sort_unstable();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::gist;

    #[test]
    fn nearly_the_same_is_the_same() {
        assert_eq!(gist("Le site web"), gist("Sites web"));
        assert_eq!(gist("Comptabilité et paie"), gist("paie, comptabilité"));
        assert_ne!(gist("Site web"), gist("Site d'accueil"));
    }
}
