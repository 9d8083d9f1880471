//! Scaffolds: circle, role, person, policy, domain.

use crate::cli::context::Context;
use crate::cli::verbs::{CircleVerb, DomainVerb, PersonVerb, PolicyVerb, RoleVerb};
use crate::cli::{out, usage};
use crate::finding::Attempt;
use crate::message;
use crate::model::{CircleId, Core, DomainId, Holder, PersonId, PolicyRef, RoleRef, Slug};
use crate::process::{self, Addition, read_key};

fn id<T>(text: &str, parse: fn(&str) -> Option<T>) -> Attempt<T> {
    parse(text).ok_or_else(|| usage("bad-id", text))
}

fn ids<T>(texts: &[String], parse: fn(&str) -> Option<T>) -> Attempt<Vec<T>> {
    texts.iter().map(|text| id(text, parse)).collect()
}

fn inside<T>(text: &str, parse: fn(&str) -> Option<T>) -> Attempt<T> {
    parse(text).ok_or_else(|| usage("bad-inner-id", text))
}

fn write(context: &Context, addition: &Addition) -> Attempt<u8> {
    let act = process::add(&context.workspace()?, addition, &context.say, context.global.dry_run)?;
    Ok(context.end(act, |paths| {
        for path in paths {
            out::data(&format!("{path}\n"));
        }
        context.note(&message!(if context.global.dry_run { "dry-run" } else { "add-next" }));
    }))
}

pub fn circle(context: &Context, verb: &CircleVerb) -> Attempt<u8> {
    let CircleVerb::Add { id: name_id, name, parent, purpose, member } = verb;
    write(
        context,
        &Addition::Circle {
            id: id(name_id, CircleId::parse)?,
            name: name.clone(),
            parent: parent.as_deref().map(|p| id(p, CircleId::parse)).transpose()?,
            purpose: purpose.clone(),
            members: ids(member, PersonId::parse)?,
        },
    )
}

pub fn role(context: &Context, verb: &RoleVerb) -> Attempt<u8> {
    let RoleVerb::Add { id: name_id, name, core, purpose } = verb;
    let core = core.as_deref().map(|c| Core::parse(c).ok_or_else(|| usage("bad-core", c))).transpose()?;
    write(
        context,
        &Addition::Role { id: inside(name_id, RoleRef::parse)?, name: name.clone(), core, purpose: purpose.clone() },
    )
}

pub fn person(context: &Context, verb: &PersonVerb) -> Attempt<u8> {
    let PersonVerb::Add { id: name_id, name, key, circle, category } = verb;
    write(
        context,
        &Addition::Person {
            id: id(name_id, PersonId::parse)?,
            name: name.clone(),
            key: key.as_deref().map(read_key).transpose()?,
            circles: ids(circle, CircleId::parse)?,
            category: category.as_deref().map(|c| id(c, Slug::parse)).transpose()?,
        },
    )
}

pub fn policy(context: &Context, verb: &PolicyVerb) -> Attempt<u8> {
    let PolicyVerb::Add { id: name_id, title, text } = verb;
    write(
        context,
        &Addition::Policy { id: inside(name_id, PolicyRef::parse)?, title: title.clone(), text: text.clone() },
    )
}

pub fn domain(context: &Context, verb: &DomainVerb) -> Attempt<u8> {
    let DomainVerb::Add { id: name_id, name, within, holder } = verb;
    write(
        context,
        &Addition::Domain {
            id: id(name_id, DomainId::parse)?,
            name: name.clone(),
            within: within.as_deref().map(|w| id(w, DomainId::parse)).transpose()?,
            holder: Holder::parse(holder).ok_or_else(|| usage("bad-holder", holder))?,
        },
    )
}
