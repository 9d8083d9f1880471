//! Circle, role, person, policy, domain: scaffolded, edited, moved, ended.

use crate::cli::context::Context;
use crate::cli::verbs::{CircleVerb, DomainVerb, PersonVerb, PolicyVerb, RoleVerb};
use crate::cli::{out, usage, words};
use crate::finding::Attempt;
use crate::message;
use crate::model::{CircleId, DomainId, Holder, PersonId, PolicyRef, RoleRef, Slug, slugify};
use crate::process::{self, Addition, Admission, Heir, Seats, Shaping, policy_called, read_key, role_called};
use crate::render::changes_human;
use crate::store::LOCAL_PEOPLE;
use crate::trust::History;

/// The line that `join` prints, a name and a key, for who pastes it whole; another word is a name alone.
fn of_line(word: &str) -> (&str, Option<&str>) {
    let key = |at: usize| word[at + 1..].starts_with("ssh-") || word[at + 1..].starts_with("ecdsa-");
    let at = word.match_indices(' ').map(|(at, _)| at).find(|at| key(*at));
    at.map_or((word, None), |at| (&word[..at], Some(&word[at + 1..])))
}

/// An id, or a name from which one is made as everybody would.
fn id<T>(text: &str, parse: fn(&str) -> Option<T>) -> Attempt<T> {
    parse(text).or_else(|| parse(&slugify(text))).ok_or_else(|| usage("bad-id", text))
}

fn ids<T>(texts: &[String], parse: fn(&str) -> Option<T>) -> Attempt<Vec<T>> {
    texts.iter().map(|text| id(text, parse)).collect()
}

/// The name that somebody typed in the place of an id, where they said no other.
fn typed_name<T>(text: &str, name: Option<&String>, parse: fn(&str) -> Option<T>) -> Option<String> {
    name.cloned().or_else(|| parse(text).is_none().then(|| text.trim().to_owned()))
}

/// An id in a circle, or the names from which both are made.
fn inside<T>(text: &str, parse: fn(&str) -> Option<T>) -> Attempt<T> {
    let plain = || Some(text.split_once('/')?).map(|(circle, it)| format!("{}/{}", slugify(circle), slugify(it)));
    parse(text).or_else(|| parse(&plain()?)).ok_or_else(|| usage("bad-inner-id", text))
}

/// A role that is there, by its path or by its name alone.
fn role_of(context: &Context, text: &str) -> Attempt<RoleRef> {
    if text.contains('/') { inside(text, RoleRef::parse) } else { called(context, |it| role_called(it, text)) }
}

/// A policy that is there, by its path or by its title alone.
fn policy_of(context: &Context, text: &str) -> Attempt<PolicyRef> {
    if text.contains('/') {
        return inside(text, PolicyRef::parse);
    }
    called(context, |it| policy_called(it, text).map(|(id, _)| id))
}

fn called<T>(context: &Context, find: impl FnOnce(&History) -> Attempt<T>) -> Attempt<T> {
    find(&*context.workspace()?.history()?)
}

fn write(context: &Context, addition: &Addition) -> Attempt<u8> {
    let act = process::add(&context.workspace()?, addition, &context.say, context.global.dry_run)?;
    Ok(context.end(act, |paths| {
        for path in paths {
            out::data(&format!("{path}\n"));
        }
        let founded = context.workspace().and_then(|it| it.history()).is_ok_and(|it| it.founded.is_some());
        context.note(&message!(match founded {
            _ if context.global.dry_run => "dry-run",
            true => "add-next",
            false => "shape-next-founding",
        }));
    }))
}

/// Shows what becomes of what is there, then writes it.
fn change(context: &Context, shaping: &Shaping) -> Attempt<u8> {
    let done = process::shape(&context.workspace()?, shaping, context.global.dry_run)?;
    if done.paths.is_empty() {
        context.note(&message!("shape-nothing"));
        return Ok(0);
    }
    out::data(&changes_human(&done.told.changes, &context.page()));
    for path in &done.paths {
        context.note(&message!("shape-path", path = path));
    }
    let workspace = context.workspace()?;
    let next = match workspace.repo.head_branch() {
        _ if context.global.dry_run => "dry-run",
        _ if workspace.history()?.founded.is_none() => "shape-next-founding",
        Some(on) if on.starts_with("accord/") => "shape-next-amend",
        _ => "shape-next",
    };
    context.note(&message!(next));
    Ok(0)
}

fn optional<T>(text: Option<&String>, parse: fn(&str) -> Option<T>) -> Attempt<Option<T>> {
    text.map(|text| id(text, parse)).transpose()
}

fn holder_of(text: &str) -> Attempt<Holder> {
    Holder::parse(text).ok_or_else(|| usage("bad-holder", text))
}

pub fn circle(context: &Context, verb: &CircleVerb) -> Attempt<u8> {
    let shaping = match verb {
        CircleVerb::Add { id: name_id, name, parent, purpose, member, lead } => {
            let addition = Addition::Circle {
                id: id(name_id, CircleId::parse)?,
                name: typed_name(name_id, name.as_ref(), CircleId::parse),
                parent: optional(parent.as_ref(), CircleId::parse)?,
                purpose: purpose.clone(),
                members: ids(member, PersonId::parse)?,
                lead: optional(lead.as_ref(), PersonId::parse)?,
            };
            return write(context, &addition);
        }
        CircleVerb::Edit { id: name_id, name, purpose, member, without } => Shaping::EditCircle {
            id: id(name_id, CircleId::parse)?,
            name: name.clone(),
            purpose: purpose.clone(),
            with: ids(member, PersonId::parse)?,
            without: ids(without, PersonId::parse)?,
        },
        CircleVerb::Move { id: name_id, parent } => {
            Shaping::MoveCircle { id: id(name_id, CircleId::parse)?, parent: id(parent, CircleId::parse)? }
        }
        CircleVerb::End { id: name_id, into, drop } => {
            let heir = match optional(into.as_ref(), CircleId::parse)? {
                Some(to) => Heir::Circle(to),
                None if *drop => Heir::Nobody,
                None => Heir::Unsaid,
            };
            Shaping::EndCircle { id: id(name_id, CircleId::parse)?, heir }
        }
    };
    change(context, &shaping)
}

pub fn role(context: &Context, verb: &RoleVerb) -> Attempt<u8> {
    let shaping = match verb {
        RoleVerb::Add { id: name_id, name, core, purpose } => {
            let core = core.as_deref().map(|c| words::core(c).ok_or_else(|| usage("bad-core", c))).transpose()?;
            let id = inside(name_id, RoleRef::parse)?;
            return write(context, &Addition::Role { id, name: name.clone(), core, purpose: purpose.clone() });
        }
        RoleVerb::Edit { id, name, purpose, holder, without, until } => Shaping::EditRole {
            id: role_of(context, id)?,
            name: name.clone(),
            purpose: purpose.clone(),
            seats: Seats {
                with: ids(holder, PersonId::parse)?,
                without: ids(without, PersonId::parse)?,
                until: *until,
            },
        },
        RoleVerb::Move { id: name_id, to } => {
            Shaping::MoveRole { id: role_of(context, name_id)?, to: id(to, CircleId::parse)? }
        }
        RoleVerb::End { id } => Shaping::EndRole { id: role_of(context, id)? },
    };
    change(context, &shaping)
}

pub fn person(context: &Context, verb: &PersonVerb) -> Attempt<u8> {
    let shaping = match verb {
        PersonVerb::Add { id: name_id, name, key, circle, category } => {
            let (name_id, line) = of_line(name_id);
            let addition = Addition::Person {
                id: id(name_id, PersonId::parse)?,
                name: typed_name(name_id, name.as_ref(), PersonId::parse),
                key: key.as_deref().or(line).map(read_key).transpose()?,
                circles: ids(circle, CircleId::parse)?,
                category: optional(category.as_ref(), Slug::parse)?,
            };
            return write(context, &addition);
        }
        PersonVerb::Admit { id: name_id, name, key, circle, category, trial, driver } => {
            let (name_id, line) = of_line(name_id);
            let admission = Admission {
                id: id(name_id, PersonId::parse)?,
                name: typed_name(name_id, name.as_ref(), PersonId::parse),
                key: key.as_deref().or(line).map(read_key).transpose()?,
                circles: ids(circle, CircleId::parse)?,
                category: optional(category.as_ref(), Slug::parse)?,
                trial: *trial,
            };
            return super::part::admit(context, &admission, driver.clone());
        }
        PersonVerb::Edit { id: name_id, name, category } => {
            let id = id(name_id, PersonId::parse)?;
            let category = optional(category.as_ref(), Slug::parse)?;
            let workspace = context.workspace()?;
            let apart = name.as_ref().filter(|_| process::keeps_names_apart(&workspace) && !context.global.dry_run);
            if let Some(name) = apart {
                process::keep_name(&workspace, &id, name)?;
                context.note(&message!("name-kept-apart", person = name, path = LOCAL_PEOPLE));
                if category.is_none() {
                    return Ok(0);
                }
            }
            Shaping::EditPerson { id, name: name.clone().filter(|_| apart.is_none()), category }
        }
    };
    change(context, &shaping)
}

pub fn policy(context: &Context, verb: &PolicyVerb) -> Attempt<u8> {
    let shaping = match verb {
        PolicyVerb::Add { id, title, text, criterion, trial } => {
            let id = inside(id, PolicyRef::parse)?;
            let (title, text, criteria) = (title.clone(), text.clone(), criterion.clone());
            return write(context, &Addition::Policy { id, title, text, criteria, trial: *trial });
        }
        PolicyVerb::Edit { id, title, text, criterion, trial } => Shaping::EditPolicy {
            id: policy_of(context, id)?,
            title: title.clone(),
            text: text.clone(),
            criteria: criterion.clone(),
            trial: *trial,
        },
        PolicyVerb::Move { id: name_id, to } => {
            Shaping::MovePolicy { id: policy_of(context, name_id)?, to: id(to, CircleId::parse)? }
        }
        PolicyVerb::End { id } => Shaping::EndPolicy { id: policy_of(context, id)? },
    };
    change(context, &shaping)
}

pub fn domain(context: &Context, verb: &DomainVerb) -> Attempt<u8> {
    let shaping = match verb {
        DomainVerb::Add { id: name_id, name, within, holder } => {
            let addition = Addition::Domain {
                id: id(name_id, DomainId::parse)?,
                name: name.clone(),
                within: optional(within.as_ref(), DomainId::parse)?,
                holder: holder_of(holder)?,
            };
            return write(context, &addition);
        }
        DomainVerb::Edit { id: name_id, name, limits } => {
            Shaping::EditDomain { id: id(name_id, DomainId::parse)?, name: name.clone(), limits: limits.clone() }
        }
        DomainVerb::Move { id: name_id, holder, within } => Shaping::MoveDomain {
            id: id(name_id, DomainId::parse)?,
            holder: holder.as_deref().map(holder_of).transpose()?,
            within: optional(within.as_ref(), DomainId::parse)?,
        },
        DomainVerb::End { id: name_id } => Shaping::EndDomain { id: id(name_id, DomainId::parse)? },
    };
    change(context, &shaping)
}
