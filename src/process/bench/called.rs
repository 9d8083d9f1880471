//! Circles, roles and policies by the words people call them: an id, a path or a name, whatever its capitals and accents.

use std::sync::Arc;

use crate::bind::State;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, PersonId, Policy, PolicyRef, RoleRef, nearest, slugify};
use crate::trust::History;

/// A circle of the text in force.
///
/// # Errors
/// When none is called so.
pub fn circle_called(history: &History, word: &str) -> Attempt<CircleId> {
    if let Some(id) = CircleId::parse(word).filter(|id| history.lawful.circle(id).is_some()) {
        return Ok(id);
    }
    let circles = history.lawful.circles();
    let slug = slugify(word);
    let same = circles.iter().filter(|(id, it)| id.as_str() == slug || slugify(&it.name) == slug).collect::<Vec<_>>();
    if let [(id, _)] = same.as_slice() {
        return Ok(id.clone());
    }
    let all: Vec<String> = circles.iter().map(|(id, _)| id.to_string()).collect();
    let near = nearest(word, all.iter().map(String::as_str)).unwrap_or("").to_owned();
    Err(Failure::usage(message!("unknown-circle", id = word, near = near, all = all)))
}

/// Somebody of the text in force by their id or their name; `None` where nobody, or several, are called so.
pub fn person_called(history: &History, word: &str) -> Option<PersonId> {
    let known = |id: &PersonId| history.lawful.person(id).is_some();
    let slug = slugify(word);
    if let Some(id) = PersonId::parse(word).or_else(|| PersonId::parse(&slug)).filter(known) {
        return Some(id);
    }
    let called = |id: &PersonId| history.lawful.called(id).is_some_and(|name| slugify(&name) == slug);
    let people = history.lawful.people().into_iter();
    let mut same = people.filter(|(id, it)| slugify(&it.name) == slug || called(id)).map(|(id, _)| id);
    same.next().filter(|_| same.next().is_none())
}

/// A role of the text in force by its path, or by its id or name where no other has it.
///
/// # Errors
/// When none is called so, or several are.
pub fn role_called(history: &History, word: &str) -> Attempt<RoleRef> {
    let circles = history.lawful.circles();
    let open = circles.iter().filter(|(_, circle)| circle.dissolved.is_none());
    let roles: Vec<(RoleRef, String)> = open
        .flat_map(|(id, _)| history.lawful.roles_of(id).into_iter().map(|(role, it)| (role, it.name.clone())))
        .collect();
    if let Some(role) = RoleRef::parse(word).filter(|it| roles.iter().any(|(known, _)| known == it)) {
        return Ok(role);
    }
    let slug = slugify(word);
    let same = |(role, name): &&(RoleRef, String)| role.role.as_str() == slug || slugify(name) == slug;
    let found: Vec<&RoleRef> = roles.iter().filter(same).map(|(role, _)| role).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let names: Vec<String> = roles.iter().map(|(role, _)| role.role.to_string()).collect();
            let near = nearest(word, names.iter().map(String::as_str)).unwrap_or("").to_owned();
            Err(Failure::usage(message!("no-role", word = word, near = near)))
        }
        several => {
            let names: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::usage(message!("several-roles", word = word, roles = names)))
        }
    }
}

/// A policy of the text in force by its path, or by its id or title where no other has it.
///
/// # Errors
/// When none is called so, or several are.
pub fn policy_called(history: &History, word: &str) -> Attempt<(PolicyRef, Arc<Policy>)> {
    let circles = history.lawful.circles();
    let open = circles.iter().filter(|(_, circle)| circle.dissolved.is_none());
    let all: Vec<(PolicyRef, Arc<Policy>)> = open.flat_map(|(circle, _)| history.lawful.policies_of(circle)).collect();
    let slug = slugify(word);
    let same = |(id, policy): &&(PolicyRef, Arc<Policy>)| {
        id.to_string() == word || id.policy.as_str() == slug || slugify(&policy.title) == slug
    };
    let mut found = all.iter().filter(same);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.clone()),
        (Some(_), Some(_)) => {
            let names: Vec<String> = all.iter().filter(same).map(|(id, _)| id.to_string()).collect();
            Err(Failure::usage(message!("several-policies", word = word, policies = names)))
        }
        (None, _) => {
            let names: Vec<String> = all.iter().map(|(id, _)| id.policy.to_string()).collect();
            let near = nearest(word, names.iter().map(String::as_str)).unwrap_or("").to_owned();
            Err(Failure::usage(message!("no-policy", word = word, near = near)))
        }
    }
}

/// The name people know somebody by, with the id where that is not seen in the name or where somebody else has the same one:
/// two people of one name stay two. The id of whom nobody knows.
pub fn name_of(state: &dyn State, person: &PersonId) -> String {
    let Some(known) = state.person(person) else { return person.to_string() };
    let local = || state.called(person).filter(|_| known.name == person.as_str());
    let name = local().unwrap_or_else(|| known.name.clone());
    let slug = slugify(&name);
    let parts: Vec<&str> = slug.split('-').collect();
    let seen = person.as_str().split('-').all(|part| parts.contains(&part));
    let alike = |other: &str| other == name || slugify(other) == slug;
    let alone = || !state.people().iter().any(|(id, other)| id != person && alike(&other.name));
    if seen && alone() { name } else { format!("{name} ({person})") }
}
