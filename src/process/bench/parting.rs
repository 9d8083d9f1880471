//! What somebody leaves behind: every membership, term, voice and key of theirs, ended in one change.

use super::workspace::Workspace;
use crate::bind::{State, represented_by, root};
use crate::files::{Edit, Kind};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Date, Holding, KeyState, Person, PersonId, Role, Status};
use crate::store::Edits;
use crate::trust::History;

/// Somebody's leaving, as the edits of a proposal.
pub struct Parting {
    pub name: String,
    /// Who holds what concerns people: the circle that is asked, unless they leave by their own word.
    pub root: CircleId,
    pub edits: Edits,
    /// Legal mandates of theirs, which an assembly ends.
    pub offices: Vec<String>,
}

/// Ends all that a person has and holds on a day, which is their last one.
///
/// # Errors
/// When nobody is called so, or they left already.
pub fn parting(workspace: &Workspace, person: &PersonId, day: Date) -> Attempt<Parting> {
    let history = workspace.lawful_to_act()?;
    let lawful = &history.lawful;
    let Some(it) = lawful.person(person).filter(|it| it.status != Status::Left) else {
        return Err(Failure::usage(message!("unknown-person", id = person.as_str(), near = "")));
    };
    let mut edits = Edits::new();
    let mut edit = |kind: Kind, change: &dyn Fn(&mut Edit)| rewrite(workspace, &history, &kind, change, &mut edits);
    edit(Kind::Person(person.clone()), &|file| leaves(file, &it, day))?;
    for (id, other) in lawful.people() {
        if represented_by(&other) == Some(person) {
            edit(Kind::Person(id), &|file| {
                file.set("represented_by", &None::<PersonId>);
            })?;
        }
    }
    for (id, circle) in lawful.circles() {
        if circle.members.contains(person) {
            let members: Vec<PersonId> = circle.members.iter().filter(|m| *m != person).cloned().collect();
            edit(Kind::Circle(id.clone()), &|file| {
                file.set("members", &members);
            })?;
        }
        for (role, it) in lawful.roles_of(&id) {
            if it.holders.iter().any(|held| held.person == *person && !is_over(held, day)) {
                edit(Kind::Role(role), &|file| terms(file, &it, person, day))?;
            }
        }
    }
    let offices = lawful.constitution().map(|it| it.offices.clone()).unwrap_or_default();
    let offices = offices.into_iter().filter(|office| office.holder.as_ref() == Some(person));
    Ok(Parting {
        name: it.name.clone(),
        root: root_circle(workspace)?,
        edits,
        offices: offices.map(|office| office.id.to_string()).collect(),
    })
}

/// The circle that holds what concerns people.
///
/// # Errors
/// When the text in force cannot be read.
pub fn root_circle(workspace: &Workspace) -> Attempt<CircleId> {
    root(&workspace.lawful()?.lawful).ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))
}

fn is_over(held: &Holding, day: Date) -> bool {
    held.until.is_some_and(|until| until <= day)
}

/// A governed file of the text in force, changed, among the edits of a proposal.
///
/// # Errors
/// When it cannot be read.
pub fn rewrite(
    workspace: &Workspace,
    history: &History,
    kind: &Kind,
    change: &dyn Fn(&mut Edit),
    edits: &mut Edits,
) -> Attempt<()> {
    let path = kind.path().unwrap_or_default();
    let Some(blob) = history.lawful.file(&path)? else { return Ok(()) };
    let text = workspace.repo.bytes(blob.id)?;
    let mut file = Edit::open(&path, &String::from_utf8_lossy(&text))?;
    change(&mut file);
    edits.insert(path, Some(file.text().into_bytes()));
    Ok(())
}

fn leaves(file: &mut Edit, it: &Person, day: Date) {
    file.set("status", &Status::Left).set("left", &day);
    if it.associate_from.is_some() && it.associate_until.is_none() {
        file.set("associate_until", &day);
    }
    for index in (0..it.keys.len()).filter(|index| it.keys[*index].state == KeyState::Active) {
        file.set_in("keys", index, "state", &KeyState::Retired);
    }
}

/// Ends the terms of somebody in a role. One that has not begun is struck out: it never will.
fn terms(file: &mut Edit, role: &Role, person: &PersonId, day: Date) {
    let ahead = |held: &Holding| held.person == *person && held.from.is_some_and(|from| from > day);
    if role.holders.iter().any(ahead) {
        let last = |held: &Holding| if held.person == *person && !is_over(held, day) { Some(day) } else { held.until };
        let ended = |held: &Holding| Holding { until: last(held), ..held.clone() };
        file.set("holders", &role.holders.iter().filter(|held| !ahead(held)).map(ended).collect::<Vec<_>>());
        return;
    }
    for (index, held) in role.holders.iter().enumerate() {
        if held.person == *person && !is_over(held, day) {
            file.set_in("holders", index, "until", &day);
        }
    }
}
