//! MEM-14: a key belongs to one person for ever, and is of a kind that can be verified.

use std::collections::BTreeMap;

use crate::bind::{MAX_KEYS, is_key, key_point};
use crate::finding::Place;
use crate::model::KeyState;
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// The kinds of key that every signature check understands.
const KINDS: [&str; 4] =
    ["ssh-ed25519", "ecdsa-sha2-nistp256", "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"];

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut owners: BTreeMap<String, (&str, Place)> = BTreeMap::new();
    for (id, person) in &subject.org.people {
        if person.keys.len() > MAX_KEYS {
            let values = values![person = id.as_str(), other = "", kind = "", fault = "many"];
            report.at(report::person(id).at("keys"), values);
        }
        for (index, key) in person.keys.iter().take(MAX_KEYS).enumerate() {
            let place = report::person(id).at("keys").item(index, None).at("public");
            let kind = key.public.split_whitespace().next().unwrap_or_default().to_owned();
            if !KINDS.contains(&kind.as_str()) || !is_key(&key.public) {
                let values = values![person = id.as_str(), other = "", kind = kind, fault = "kind"];
                report.at(place, values);
                continue;
            }
            // One that was only announced is nobody's yet.
            if key.state == KeyState::Pending {
                continue;
            }
            match owners.get(&key_point(&key.public)) {
                Some((other, first)) => {
                    let values = values![person = id.as_str(), other = *other, kind = kind, fault = "shared"];
                    report.both(place, vec![first.clone()], values);
                }
                None => drop(owners.insert(key_point(&key.public), (id.as_str(), place))),
            }
        }
    }
}
