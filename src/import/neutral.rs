//! The neutral JSON shape: what `import json` accepts and `export json` writes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::build::{Builder, Imported, Known, RoleData};
use crate::files::{Content, Source, governed};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Core, Date, Holder, Organisation, slugify};

#[derive(Deserialize, Serialize)]
struct Neutral {
    #[serde(default)]
    version: Option<u8>,
    #[serde(default)]
    organisation: About,
    #[serde(default)]
    people: Vec<PersonJson>,
    #[serde(default)]
    circles: Vec<CircleJson>,
    #[serde(default)]
    roles: Vec<RoleJson>,
    #[serde(default)]
    policies: Vec<PolicyJson>,
    /// The exact text of every governed file: ours alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<FileJson>,
}

#[derive(Default, Deserialize, Serialize)]
struct About {
    #[serde(default)]
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    date: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct PersonJson {
    id: String,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct CircleJson {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    parent: Option<String>,
    #[serde(default)]
    purpose: Option<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    accountabilities: Vec<String>,
    #[serde(default)]
    members: Vec<String>,
    /// Who was in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    former: Vec<HolderJson>,
    #[serde(default)]
    archived: bool,
}

#[derive(Deserialize, Serialize)]
struct RoleJson {
    id: String,
    circle: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    core: Option<String>,
    #[serde(default)]
    purpose: Option<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    accountabilities: Vec<String>,
    #[serde(default)]
    holders: Vec<HolderJson>,
}

#[derive(Deserialize, Serialize)]
struct HolderJson {
    person: String,
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    until: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct PolicyJson {
    id: String,
    circle: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct FileJson {
    path: String,
    text: String,
}

/// The keys of what was given that nothing was read from, each once: `people[].email`.
fn unread(given: &Json, read: &Json, at: &str, found: &mut BTreeSet<String>) {
    match (given, read) {
        (Json::Object(given), Json::Object(read)) => {
            for (key, value) in given.iter().filter(|(_, value)| !is_empty(value)) {
                let name = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                match read.get(key) {
                    Some(known) => unread(value, known, &name, found),
                    None => drop(found.insert(name)),
                }
            }
        }
        (Json::Array(given), Json::Array(read)) => {
            given.iter().zip(read).for_each(|(given, read)| unread(given, read, &format!("{at}[]"), found));
        }
        _ => {}
    }
}

/// Whether a value says nothing that could be lost.
fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Array(all) => all.is_empty(),
        Json::Object(all) => all.is_empty(),
        Json::String(text) => text.trim().is_empty(),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

/// Reads the neutral shape. With `files`, the very same bytes are restored.
///
/// # Errors
/// When it is not that shape.
pub fn from_json(text: &str, known: &Known, today: Date) -> Attempt<Imported> {
    let wrong = |e: serde_json::Error| Failure::usage(message!("not-neutral", detail = e.to_string()));
    let given: Json = serde_json::from_str(text).map_err(wrong)?;
    let data: Neutral = serde_json::from_str(text).map_err(wrong)?;
    let mut unknown = BTreeSet::new();
    unread(&given, &serde_json::to_value(&data).map_err(wrong)?, "", &mut unknown);
    if !data.files.is_empty() {
        return restore(data);
    }
    let mut build = Builder::new(today);
    for key in unknown {
        build.lose(key);
    }
    for person in &data.people {
        build.person(&person.id, person.name.as_deref().unwrap_or_default(), None);
    }
    for circle in &data.circles {
        build.circle(&circle.id, circle.name.as_deref().unwrap_or_default());
    }
    let date = data.organisation.date.as_deref().and_then(|d| Date::parse(d.get(..10)?)).unwrap_or(today);
    for circle in data.circles.iter().filter(|c| !c.archived) {
        describe(&mut build, circle);
    }
    for circle in data.circles.iter().filter(|c| c.archived) {
        let Some(id) = build.circle_id(&circle.id) else { continue };
        let parent = circle.parent.as_ref().and_then(|p| build.circle_id(p));
        let dissolved = known.dissolved.get(&id).copied().unwrap_or(date);
        build.edit(&id, |c| (c.parent, c.dissolved) = (parent, Some(dissolved)));
        build.former(&id, circle.members.iter().map(|person| (person.clone(), None, None)).collect());
        build.former(&id, dated(&circle.former));
    }
    for role in data.roles {
        add_role(&mut build, role, &data.circles);
    }
    for policy in data.policies {
        let Some(circle) = build.circle_id(&policy.circle) else {
            build.lose(format!("{} ({})", policy.id, policy.circle));
            continue;
        };
        let word = policy.id.rsplit('/').next().unwrap_or(&policy.id).to_owned();
        build.policy(&circle, &word, policy.name.as_deref().unwrap_or(&word), policy.text.unwrap_or_default());
    }
    let root = data.circles.iter().find(|c| c.parent.is_none()).and_then(|c| build.circle_id(&c.id));
    let root = root.ok_or_else(|| Failure::usage(message!("not-neutral", detail = "circles: no root")))?;
    let name = if data.organisation.name.is_empty() { root.to_string() } else { data.organisation.name };
    Ok(build.finish(name, root))
}

fn describe(build: &mut Builder, circle: &CircleJson) {
    let Some(id) = build.circle_id(&circle.id) else { return };
    let parent = circle.parent.as_ref().and_then(|p| build.circle_id(p));
    if let Some(named) = circle.parent.as_ref().filter(|_| parent.is_none()) {
        build.lose(format!("{} → {named}", circle.id));
    }
    build.edit(&id, |c| c.parent = parent);
    build.describe(&id, circle.purpose.clone(), circle.accountabilities.clone());
    build.members(&id, &circle.members);
    build.former(&id, dated(&circle.former));
    for domain in &circle.domains {
        build.domain(domain, Holder::Circle(id.clone()));
    }
}

/// People with the days of theirs.
fn dated(all: &[HolderJson]) -> Vec<(String, Option<Date>, Option<Date>)> {
    let day = |text: &Option<String>| text.as_deref().and_then(Date::parse);
    all.iter().map(|it| (it.person.clone(), day(&it.since), day(&it.until))).collect()
}

fn add_role(build: &mut Builder, role: RoleJson, circles: &[CircleJson]) {
    if circles.iter().any(|c| c.id == role.circle && c.archived) {
        return;
    }
    let Some(circle) = build.circle_id(&role.circle) else {
        build.lose(format!("{} ({})", role.id, role.circle));
        return;
    };
    let word = role.id.rsplit('/').next().unwrap_or(&role.id).to_owned();
    for holder in &role.holders {
        for text in [&holder.since, &holder.until] {
            if let Some(text) = text.as_ref().filter(|text| Date::parse(text).is_none()) {
                build.lose(format!("{}: {} {text}", role.id, holder.person));
            }
        }
    }
    let core = role.core.as_deref().and_then(Core::parse).or_else(|| core_of(&word));
    let data = RoleData {
        name: role.name.unwrap_or_else(|| word.clone()),
        purpose: role.purpose,
        accountabilities: role.accountabilities,
        domains: role.domains,
        holders: dated(&role.holders),
    };
    build.role(&circle, &word, core, data);
}

/// The core function that a role's usual name tells.
pub fn core_of(word: &str) -> Option<Core> {
    match slugify(word).as_str() {
        "lead" | "lead-link" | "circle-lead" => Some(Core::Lead),
        "facilitator" => Some(Core::Facilitator),
        "secretary" => Some(Core::Secretary),
        "rep-link" | "circle-rep" | "representative" => Some(Core::Delegate),
        _ => None,
    }
}

fn restore(data: Neutral) -> Attempt<Imported> {
    let mut out = Imported {
        name: data.organisation.name,
        people: data.people.len(),
        circles: data.circles.len(),
        roles: data.roles.len(),
        ..Imported::default()
    };
    for file in data.files {
        if !governed(&file.path) || matches!(crate::files::classify(&file.path), crate::files::Region::Stray(_)) {
            return Err(Failure::usage(message!("not-neutral", detail = file.path)));
        }
        out.files.insert(file.path, file.text.into_bytes());
    }
    Ok(out)
}

/// The model in the neutral shape, and the exact text of every governed file.
///
/// # Errors
/// When a file cannot be read.
pub fn to_json(org: &Organisation, source: &dyn Source) -> Attempt<String> {
    let mut files = vec![];
    for entry in source.list()?.into_iter().filter(|e| governed(&e.path)) {
        if let Content::Bytes(bytes) = source.read(&entry.path, 1 << 20)? {
            files.push(FileJson { path: entry.path, text: String::from_utf8_lossy(&bytes).into_owned() });
        }
    }
    let domains = |holder: &str| -> Vec<String> {
        org.domains.values().filter(|d| d.holder.to_string() == holder).map(|d| d.name.clone()).collect()
    };
    let circle = |(id, c): (&CircleId, &crate::model::Circle)| CircleJson {
        id: id.to_string(),
        name: Some(c.name.clone()),
        parent: c.parent.as_ref().map(ToString::to_string),
        purpose: c.purpose.clone(),
        domains: domains(&format!("circle:{id}")),
        accountabilities: c.accountabilities.clone(),
        members: c.members.iter().map(ToString::to_string).collect(),
        former: c.former.iter().map(was).collect(),
        archived: c.dissolved.is_some(),
    };
    let role = |(id, r): (&crate::model::RoleRef, &crate::model::Role)| RoleJson {
        id: id.to_string(),
        circle: id.circle.to_string(),
        name: Some(r.name.clone()),
        core: r.core.map(|c| c.word().to_owned()),
        purpose: r.purpose.clone(),
        domains: domains(&format!("role:{id}")),
        accountabilities: r.accountabilities.clone(),
        holders: r.holders.iter().map(holder).collect(),
    };
    let about = org.constitution.as_ref().map(|c| About { id: c.id.clone(), name: c.name.clone(), date: None });
    let data = Neutral {
        version: Some(1),
        organisation: about.unwrap_or_default(),
        people: org
            .people
            .iter()
            .map(|(id, p)| PersonJson { id: id.to_string(), name: Some(p.name.clone()) })
            .collect(),
        circles: org.circles.iter().map(circle).collect(),
        roles: org.roles.iter().map(role).collect(),
        policies: org
            .policies
            .iter()
            .map(|(id, p)| PolicyJson {
                id: id.to_string(),
                circle: id.circle.to_string(),
                name: Some(p.title.clone()),
                text: Some(p.text.clone()),
            })
            .collect(),
        files,
    };
    Ok(serde_json::to_string_pretty(&data).unwrap_or_default() + "\n")
}

fn holder(held: &crate::model::Holding) -> HolderJson {
    let day = |d: Option<Date>| d.map(|d| d.to_string());
    HolderJson { person: held.person.to_string(), since: day(held.from), until: day(held.until) }
}

fn was(former: &crate::model::Former) -> HolderJson {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    HolderJson { person: former.person.to_string(), since: day(former.from), until: day(former.until) }
}
