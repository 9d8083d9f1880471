//! Scaffolds a file that one may as well write by hand; nothing is committed.

use super::desk::Desk;
use super::init::{Founder, person};
use crate::files::{Edit, Kind, canonical};
use crate::finding::{Attempt, Failure};
use crate::lang::Catalogue;
use crate::message;
use crate::model::{
    Circle, CircleId, CircleKind, Core, Domain, DomainId, Holder, Person, PersonId, Policy, PolicyRef, Role, RoleRef,
    Scope, Slug, Status,
};
use crate::store::read_text;

/// What is to be added.
pub enum Addition {
    Circle {
        id: CircleId,
        name: Option<String>,
        parent: Option<CircleId>,
        purpose: Option<String>,
        members: Vec<PersonId>,
    },
    Role {
        id: RoleRef,
        name: Option<String>,
        core: Option<Core>,
        purpose: Option<String>,
    },
    Person {
        id: PersonId,
        name: Option<String>,
        key: Option<String>,
        circles: Vec<CircleId>,
        category: Option<Slug>,
    },
    Policy {
        id: PolicyRef,
        title: Option<String>,
        text: Option<String>,
    },
    Domain {
        id: DomainId,
        name: Option<String>,
        within: Option<DomainId>,
        holder: Holder,
    },
}

/// Writes the file, and for a person the `members` of the receiving circles. Gives the paths.
///
/// # Errors
/// When the file exists already, or a circle does not.
pub fn add(desk: &Desk, addition: &Addition, say: &Catalogue, dry_run: bool) -> Attempt<Vec<String>> {
    desk.standing_on()?;
    let (path, text) = scaffold(desk, addition, say)?;
    let mut written = vec![(path, text)];
    if let Addition::Person { id, circles, .. } = addition {
        for circle in circles {
            written.push(with_member(desk, circle, id)?);
        }
    }
    if !dry_run {
        for (path, text) in &written {
            desk.repo.write(path, text.as_bytes())?;
        }
    }
    Ok(written.into_iter().map(|(path, _)| path).collect())
}

fn scaffold(desk: &Desk, addition: &Addition, say: &Catalogue) -> Attempt<(String, String)> {
    let kind = match addition {
        Addition::Circle { id, .. } => Kind::Circle(id.clone()),
        Addition::Role { id, .. } => Kind::Role(id.clone()),
        Addition::Person { id, .. } => Kind::Person(id.clone()),
        Addition::Policy { id, .. } => Kind::Policy(id.clone()),
        Addition::Domain { id, .. } => Kind::Domain(id.clone()),
    };
    let path = kind.path().unwrap_or_default();
    let root = desk.repo.needs_workdir()?;
    if read_text(&root.join(&path)).is_ok() {
        return Err(Failure::usage(message!("file-exists", path = path)));
    }
    if let Addition::Role { id: RoleRef { circle, .. }, .. } | Addition::Policy { id: PolicyRef { circle, .. }, .. } =
        addition
    {
        circle_text(desk, circle)?;
    }
    let text = match addition {
        Addition::Circle { id, name, parent, purpose, members } => {
            let new = circle(
                name.clone().unwrap_or_else(|| id.to_string()),
                parent.clone(),
                purpose.clone(),
                members.clone(),
            );
            canonical(&path, &[say.text("init-circle")], &new)
        }
        Addition::Role { id, name, core, purpose } => {
            let new = role(name.clone().unwrap_or_else(|| id.role.to_string()), *core, purpose.clone());
            canonical(&path, &[say.text("init-role")], &new)
        }
        Addition::Person { id, name, key, category, .. } => {
            let founder = Founder { id: id.clone(), category: category.clone(), key: key.clone() };
            let plain = person(&founder, desk.now.date());
            let name = name.clone().unwrap_or_else(|| plain.name.clone());
            let new = Person { name, status: Status::Member, admitted_by: None, ..plain };
            canonical(&path, &[say.text("init-person")], &new)
        }
        Addition::Policy { id, title, text } => {
            let title = title.clone().unwrap_or_else(|| id.policy.to_string());
            canonical(
                &path,
                &[say.text("init-policy")],
                &policy(title, text.clone().unwrap_or_else(|| say.text("init-policy-text")), desk.now.date()),
            )
        }
        Addition::Domain { id, name, within, holder } => {
            let name = name.clone().unwrap_or_else(|| id.to_string());
            let new = Domain {
                name,
                within: within.clone(),
                holder: holder.clone(),
                delegated_by: None,
                limits: None,
                source: None,
            };
            canonical(&path, &[say.text("init-domain")], &new)
        }
    };
    Ok((path, text))
}

/// A circle with nothing but what one must say of it.
pub fn circle(name: String, parent: Option<CircleId>, purpose: Option<String>, members: Vec<PersonId>) -> Circle {
    Circle {
        name,
        parent,
        kind: Some(CircleKind::Circle),
        purpose,
        accountabilities: vec![],
        members,
        meetings_per_year: None,
        size: None,
        until: None,
        expert: None,
        accredited_until: None,
        created_by: None,
        source: None,
        dissolved: None,
    }
}

/// A role that nobody holds yet.
pub fn role(name: String, core: Option<Core>, purpose: Option<String>) -> Role {
    Role {
        name,
        core,
        purpose,
        accountabilities: vec![],
        domains: vec![],
        seats: None,
        review: None,
        source: None,
        holders: vec![],
    }
}

/// A policy to be looked at again in a year.
fn policy(title: String, text: String, today: crate::model::Date) -> Policy {
    let year = crate::model::Length { years: 1, ..crate::model::Length::default() };
    Policy {
        title,
        domain: None,
        scope: Some(Scope::Agreement),
        text,
        adopted_by: None,
        in_force_from: None,
        review: Some(today.plus(year)),
        on_expiry: None,
        supersedes: None,
        responsible: None,
        source: None,
        criteria: vec![],
        sealed: None,
    }
}

fn circle_text(desk: &Desk, circle: &CircleId) -> Attempt<(String, String)> {
    let path = Kind::Circle(circle.clone()).path().unwrap_or_default();
    let text = read_text(&desk.repo.needs_workdir()?.join(&path));
    let none = String::new();
    text.map(|text| (path, text))
        .map_err(|_| Failure::usage(message!("unknown-circle", id = circle.as_str(), near = none, all = Vec::new())))
}

fn with_member(desk: &Desk, circle: &CircleId, person: &PersonId) -> Attempt<(String, String)> {
    let (path, text) = circle_text(desk, circle)?;
    let kind = Kind::Circle(circle.clone());
    let (noun, _) = crate::files::parse(&kind, &path, text.as_bytes());
    let Some(crate::files::Noun::Circle(it)) = noun else {
        return Err(Failure::surroundings(message!("file-does-not-parse", path = path)));
    };
    let mut members = it.members.clone();
    if !members.contains(person) {
        members.push(person.clone());
    }
    let mut edit = Edit::open(&path, &text)?;
    edit.set("members", &members);
    Ok((path, edit.text()))
}
