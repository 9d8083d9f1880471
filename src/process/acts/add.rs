//! Scaffolds a file that one may as well write by hand; nothing is committed.

use crate::files::{Edit, Kind, Memory, Overlaid, Region, Source, canonical, classify};
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::Catalogue;
use crate::message;
use crate::model::{
    Circle, CircleId, CircleKind, Core, Criterion, Date, Domain, DomainId, Holder, Holding, Length, Level, OnExpiry,
    Person, PersonId, Policy, PolicyRef, Role, RoleRef, Scope, Slug, nearest, slugify,
};
use crate::process::bench::names::{keep_name, keeps_names_apart};
use crate::process::bench::parting::root_circle;
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::skeleton::{Founder, person};
use crate::process::bench::workspace::Workspace;
use crate::process::look::check::{brought, check_source};
use crate::rules::AtHand;
use crate::store::{Disk, read_text};

/// What is to be added.
pub enum Addition {
    Circle {
        id: CircleId,
        name: Option<String>,
        parent: Option<CircleId>,
        purpose: Option<String>,
        members: Vec<PersonId>,
        /// Who leads it: the parent names them as it makes the circle.
        lead: Option<PersonId>,
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
        criteria: Vec<String>,
        /// For a time of trial: until when.
        trial: Option<Date>,
    },
    Domain {
        id: DomainId,
        name: Option<String>,
        within: Option<DomainId>,
        holder: Holder,
    },
}

impl Addition {
    /// A text to be adopted, of which nothing else is said.
    pub fn policy(id: PolicyRef, title: String, text: String) -> Self {
        Self::Policy { id, title: Some(title), text: Some(text), criteria: vec![], trial: None }
    }
}

/// Writes the file, and for a person the `members` of the receiving circles. Gives the paths. A word that names nothing, or
/// that a rule forbids, is refused at once: nobody could adopt it. What is still to be written is no such word.
///
/// # Errors
/// When the file exists already, or a circle does not.
pub fn add(workspace: &Workspace, addition: &Addition, say: &Catalogue, dry_run: bool) -> Acted<Vec<String>> {
    workspace.standing_on()?;
    let (path, text) = scaffold(workspace, addition, say)?;
    let mut written = vec![(path, text)];
    if let Addition::Person { id, circles, .. } = addition {
        for circle in circles {
            written.push(with_member(workspace, circle, id)?);
        }
    }
    if let Addition::Circle { id, lead: Some(lead), .. } = addition {
        let lead = lead_of(id, lead, workspace.now.date(), say);
        let root = workspace.repo.needs_workdir()?;
        if let Some((path, _)) = lead.as_ref().filter(|(path, _)| read_text(&root.join(path)).is_ok()) {
            return Err(Failure::usage(message!("file-exists", path = path)));
        }
        written.extend(lead);
    }
    let errors = brings(workspace, &written)?;
    if !errors.is_empty() {
        return Ok(Act::Refused(errors));
    }
    if !dry_run {
        for (path, text) in &written {
            workspace.repo.write(path, text.as_bytes())?;
        }
        if let Addition::Person { id, name: Some(name), .. } = addition
            && keeps_names_apart(workspace)
        {
            keep_name(workspace, id, name)?;
        }
    }
    Ok(Act::Done(written.into_iter().map(|(path, _)| path).collect()))
}

/// The errors that some files would bring to those on disk by a key that stands in them.
fn brings(workspace: &Workspace, written: &[(String, String)]) -> Attempt<Vec<Finding>> {
    // What is decided already says nothing of what is added: ten years of it are not read for that.
    let disk = Disk::without(workspace.repo.needs_workdir()?, &["decisions"]);
    let mut above = Memory::default();
    for (path, text) in written {
        above.put(path, text.as_bytes());
    }
    let (at_hand, today) = (AtHand::default(), workspace.now.date());
    let before = check_source(&disk, &at_hand, today)?;
    let after = check_source(&Overlaid { below: &disk, above: &above }, &at_hand, today)?;
    let says = |finding: &Finding| {
        let Some(place) = &finding.place else { return false };
        let text = written.iter().find(|(path, _)| *path == place.path).map(|(_, text)| text.as_str());
        let table = text.and_then(|text| text.parse::<toml::Table>().ok());
        let key = place.key_path();
        let first = key.split(['.', '[']).next().unwrap_or_default();
        table.is_some_and(|table| table.contains_key(first))
    };
    let new = brought(&before, &after).0.into_iter();
    Ok(new.filter(|finding| finding.level == Level::Error && says(finding)).collect())
}

fn scaffold(workspace: &Workspace, addition: &Addition, say: &Catalogue) -> Attempt<(String, String)> {
    let kind = match addition {
        Addition::Circle { id, .. } => Kind::Circle(id.clone()),
        Addition::Role { id, .. } => Kind::Role(id.clone()),
        Addition::Person { id, .. } => Kind::Person(id.clone()),
        Addition::Policy { id, .. } => Kind::Policy(id.clone()),
        Addition::Domain { id, .. } => Kind::Domain(id.clone()),
    };
    let path = kind.path().unwrap_or_default();
    let root = workspace.repo.needs_workdir()?;
    if read_text(&root.join(&path)).is_ok() {
        return Err(Failure::usage(message!("file-exists", path = path)));
    }
    if let Addition::Role { id: RoleRef { circle, .. }, .. } | Addition::Policy { id: PolicyRef { circle, .. }, .. } =
        addition
    {
        circle_text(workspace, circle)?;
    }
    let comment = |key: &str| [say.text(key)];
    let text = match addition {
        Addition::Circle { id, name, parent, purpose, members, .. } => {
            let new = Circle {
                kind: Some(CircleKind::Circle),
                // Below the root, where none is named.
                parent: parent.clone().or_else(|| root_circle(workspace).ok().filter(|root| root != id)),
                purpose: purpose.clone(),
                members: members.clone(),
                ..Circle::new(name.as_deref().unwrap_or(id.as_str()))
            };
            canonical(&path, &comment("init-circle"), &new)
        }
        Addition::Role { id, name, core, purpose } => {
            let plain = Role::new(name.as_deref().unwrap_or(id.role.as_str()));
            canonical(&path, &comment("init-role"), &Role { core: *core, purpose: purpose.clone(), ..plain })
        }
        Addition::Person { id, name, key, category, .. } => {
            let (id, apart) = (id.clone(), keeps_names_apart(workspace));
            let founder = Founder { id, category: category.clone(), key: key.clone(), name: name.clone(), apart };
            let plain = person(&founder, workspace.now.date());
            canonical(&path, &comment("init-person"), &Person { admitted_by: None, ..plain })
        }
        Addition::Policy { id, title, text, criteria, trial } => {
            let title = title.as_deref().unwrap_or(id.policy.as_str());
            // What is still to be written is said beside: nobody adopts it by mistake.
            let todo = text.is_none().then(|| say.text("init-policy-text"));
            let comments: Vec<String> = [Some(say.text("init-policy")), todo].into_iter().flatten().collect();
            let plain = policy(title, text.clone().unwrap_or_default(), workspace.now.date());
            let criteria = criteria.iter().map(Criterion::new).collect();
            let new =
                Policy { criteria, review: trial.or(plain.review), on_expiry: trial.map(|_| OnExpiry::Lapse), ..plain };
            canonical(&path, &comments, &new)
        }
        Addition::Domain { id, name, within, holder } => {
            let plain = Domain::new(name.as_deref().unwrap_or(id.as_str()), holder.clone());
            canonical(&path, &comment("init-domain"), &Domain { within: within.clone(), ..plain })
        }
    };
    Ok((path, text))
}

/// The role of whoever leads a new circle, for a year.
fn lead_of(circle: &CircleId, person: &PersonId, today: Date, say: &Catalogue) -> Option<(String, String)> {
    let name = say.text("add-lead-name");
    let id = RoleRef { circle: circle.clone(), role: Slug::parse(&slugify(&name))? };
    let path = Kind::Role(id).path()?;
    let year = Length { years: 1, ..Length::default() };
    let held = Holding {
        person: person.clone(),
        from: Some(today),
        until: Some(today.plus(year).plus_days(-1)),
        by: None,
        focus: None,
        interim: None,
    };
    let purpose = Some(say.text("add-lead-purpose"));
    let role = Role { core: Some(Core::Lead), purpose, holders: vec![held], ..Role::new(name) };
    let text = canonical(&path, &[say.text("init-role")], &role);
    Some((path, text))
}

/// A policy to be looked at again in a year.
fn policy(title: &str, text: String, today: Date) -> Policy {
    let year = Length { years: 1, ..Length::default() };
    Policy { scope: Some(Scope::Agreement), review: Some(today.plus(year)), ..Policy::new(title, text) }
}

fn circle_text(workspace: &Workspace, circle: &CircleId) -> Attempt<(String, String)> {
    let path = Kind::Circle(circle.clone()).path().unwrap_or_default();
    let workdir = workspace.repo.needs_workdir()?;
    let text = read_text(&workdir.join(&path));
    text.map(|text| (path, text)).map_err(|_| {
        let entries = Disk::new(workdir).list().unwrap_or_default();
        let circles = entries.iter().filter_map(|entry| match classify(&entry.path) {
            Region::Governed(Kind::Circle(id)) => Some(id.to_string()),
            _ => None,
        });
        let all: Vec<String> = circles.collect();
        let near = nearest(circle.as_str(), all.iter().map(String::as_str)).unwrap_or("").to_owned();
        Failure::usage(message!("unknown-circle", id = circle.as_str(), near = near, all = all))
    })
}

fn with_member(workspace: &Workspace, circle: &CircleId, person: &PersonId) -> Attempt<(String, String)> {
    let (path, text) = circle_text(workspace, circle)?;
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
