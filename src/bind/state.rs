//! What a lawful state answers, one file at a time.

use std::sync::Arc;

use super::digest::Digest;
use crate::files::Noun;
use crate::model::{
    Circle, CircleId, Constitution, Domain, DomainId, KeyState, Person, PersonId, Role, RoleRef, Rules,
};

/// The lawful content, asked for single files. Nothing is ever assumed for a file that is missing.
pub trait State {
    fn constitution(&self) -> Option<Arc<Constitution>>;
    fn rules(&self) -> Option<Arc<Rules>>;
    /// `sha256:` of the bytes of `rules.toml`.
    fn rules_digest(&self) -> String;
    fn person(&self, id: &PersonId) -> Option<Arc<Person>>;
    fn people(&self) -> Vec<(PersonId, Arc<Person>)>;
    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>>;
    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)>;
    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)>;
    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>>;
}

/// One side of an entry: the digest of its bytes and what they say, where they can be read.
#[derive(Clone, Debug)]
pub struct Side {
    pub digest: Digest,
    pub noun: Option<Arc<Noun>>,
}

/// A public key line without its comment: what two lines of the same key share.
pub fn normal_key(line: &str) -> String {
    line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// The keys that speak for a person, with their state; a legal person speaks through who represents it.
pub fn keys_of(state: &dyn State, id: &PersonId) -> Vec<(String, KeyState)> {
    let own = |person: &Person| person.keys.iter().map(|k| (normal_key(&k.public), k.state)).collect::<Vec<_>>();
    let Some(person) = state.person(id) else { return vec![] };
    let mut keys = own(&person);
    if keys.is_empty()
        && let Some(represented) = person.represented_by.as_ref().and_then(|r| state.person(r))
    {
        keys = own(&represented);
    }
    keys
}

/// Whose key it is. A key belongs to one person; the first by id where files say otherwise.
pub fn owner_of(state: &dyn State, key: &str) -> Option<(PersonId, KeyState)> {
    let key = normal_key(key);
    state.people().into_iter().find_map(|(id, person)| {
        person.keys.iter().find(|k| normal_key(&k.public) == key).map(|k| (id.clone(), k.state))
    })
}
