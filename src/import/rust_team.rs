//! The people and teams of the Rust project, as its `team` repository keeps them.

use serde::Deserialize;

use super::build::{Builder, Imported, Known, RoleData};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Core, Date};

#[derive(Deserialize)]
struct PersonToml {
    name: String,
    github: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct TeamToml {
    name: String,
    #[serde(default)]
    subteam_of: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    people: TeamPeople,
    #[serde(default)]
    website: Option<Website>,
    #[serde(default)]
    roles: Vec<TeamRole>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct TeamPeople {
    #[serde(default)]
    leads: Vec<String>,
    #[serde(default)]
    members: Vec<Member>,
    #[serde(default)]
    alumni: Vec<Member>,
    #[serde(default)]
    included_teams: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Member {
    Handle(String),
    WithRoles {
        github: String,
        #[serde(default)]
        roles: Vec<String>,
    },
}

impl Member {
    fn handle(&self) -> &str {
        match self {
            Self::Handle(handle) | Self::WithRoles { github: handle, .. } => handle,
        }
    }

    fn has_role(&self, role: &str) -> bool {
        matches!(self, Self::WithRoles { roles, .. } if roles.iter().any(|r| r == role))
    }
}

#[derive(Deserialize)]
struct Website {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    description: Option<String>,
}

#[derive(Deserialize)]
struct TeamRole {
    id: String,
    description: String,
}

/// The circle above the top-level teams; the data has none.
const ROOT: &str = "rust-project";

/// Reads `people/*.toml` and `teams/**/*.toml`, given by their paths.
///
/// # Errors
/// When there is no team among the files.
pub fn from_rust_team(files: &[(String, Vec<u8>)], known: &Known, today: Date) -> Attempt<Imported> {
    let mut build = Builder::new(today);
    let mut broken = vec![];
    let mut newer = vec![];
    let mut teams: Vec<(TeamToml, bool)> = vec![];
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        if is_toml_1_1(&text) {
            newer.push(path.clone());
        }
        if path.starts_with("people/") {
            match toml::from_str::<PersonToml>(&text) {
                Ok(person) => build.person(&person.github, &person.name, Some("github")),
                Err(_) => broken.push(path.clone()),
            }
        } else if path.starts_with("teams/") {
            match toml::from_str::<TeamToml>(&text) {
                Ok(team) => teams.push((team, path.contains("/archive/"))),
                Err(_) => broken.push(path.clone()),
            }
        }
    }
    if teams.is_empty() {
        return Err(Failure::usage(message!("no-teams")));
    }
    let root = build.circle(ROOT, "Rust Project").ok_or_else(|| Failure::usage(message!("no-teams")))?;
    for (team, _) in &teams {
        let name = team.website.as_ref().and_then(|w| w.name.clone()).unwrap_or_else(|| team.name.clone());
        build.circle(&team.name, &name);
    }
    let mut everybody = vec![];
    for (team, archived) in &teams {
        let Some(id) = build.circle_id(&team.name) else { continue };
        let parent = team.subteam_of.as_ref().and_then(|p| build.circle_id(p)).unwrap_or_else(|| root.clone());
        build.edit(&id, |circle| circle.parent = Some(parent.clone()));
        if *archived {
            let day = known.dissolved.get(&id).copied().unwrap_or(today);
            build.edit(&id, |circle| circle.dissolved = Some(day));
            build.former(&id, undated(&team.people.members));
        } else {
            describe(&mut build, &id, team);
            if team.name == "leadership-council" {
                everybody = team.people.members.iter().map(|m| m.handle().to_owned()).collect();
            }
        }
    }
    // The council decides for the whole; it is the root's membership.
    build.members(&root, &everybody);
    build.describe(&root, None, vec![]);
    for (team, _) in &teams {
        let Some(id) = build.circle_id(&team.name) else { continue };
        build.former(&id, undated(&team.people.alumni));
    }
    notes(&mut build, &teams, broken, newer);
    Ok(build.finish("Rust Project".into(), root))
}

fn undated(members: &[Member]) -> Vec<(String, Option<Date>, Option<Date>)> {
    members.iter().map(|member| (member.handle().to_owned(), None, None)).collect()
}

fn describe(build: &mut Builder, id: &CircleId, team: &TeamToml) {
    build.describe(id, team.website.as_ref().and_then(|w| w.description.clone()), vec![]);
    let handles: Vec<String> =
        team.people.members.iter().map(|m| m.handle().to_owned()).chain(team.people.leads.clone()).collect();
    build.members(id, &handles);
    if !team.people.leads.is_empty() {
        let holders = team.people.leads.iter().map(|h| (h.clone(), None, None)).collect();
        build.role(id, "lead", Some(Core::Lead), RoleData { name: "Lead".into(), holders, ..RoleData::default() });
    }
    for role in &team.roles {
        let with = team.people.members.iter().filter(|m| m.has_role(&role.id));
        let holders = with.map(|m| (m.handle().to_owned(), None, None)).collect();
        build.role(id, &role.id, None, RoleData { name: role.description.clone(), holders, ..RoleData::default() });
    }
}

fn notes(build: &mut Builder, teams: &[(TeamToml, bool)], broken: Vec<String>, newer: Vec<String>) {
    let archived = teams.iter().filter(|(_, archived)| *archived).count();
    let markers = teams.iter().filter(|(t, _)| t.kind.as_deref() == Some("marker-team")).count();
    let including = teams.iter().filter(|(t, _)| !t.people.included_teams.is_empty()).count();
    for (key, number) in [("import-archived", archived), ("import-markers", markers), ("import-including", including)] {
        if number > 0 {
            build.notes.push(message!(key, number = number));
        }
    }
    for (key, list) in [("import-broken", broken), ("import-toml-1-1", newer)] {
        if !list.is_empty() {
            build.notes.push(message!(key, number = list.len(), list = list.join(", ")));
        }
    }
}

/// Whether an inline table runs over several lines or ends in a comma, which TOML 1.0 readers refuse.
fn is_toml_1_1(text: &str) -> bool {
    for line in text.lines() {
        let (mut depth, mut quoted, mut last) = (0_usize, false, ' ');
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                '#' if !quoted => break,
                '{' if !quoted => depth += 1,
                '}' if !quoted && last == ',' => return true,
                '}' if !quoted => depth = depth.saturating_sub(1),
                _ => {}
            }
            if !c.is_whitespace() {
                last = c;
            }
        }
        if depth > 0 && !quoted {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_toml_1_1;

    #[test]
    fn what_toml_1_0_refuses_is_told() {
        assert!(is_toml_1_1("a = {\n  b = 1,\n}\n"));
        assert!(is_toml_1_1("a = [{ b = 1, }]\n"));
        assert!(!is_toml_1_1("a = [\n  { b = \"{\" },\n]\n# {\n"));
    }
}
