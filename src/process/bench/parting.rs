//! What somebody leaves behind: every membership, term, voice and key of theirs, ended in one change.

use super::workspace::Workspace;
use crate::bind::{State, given_up, may_sign_again, recorders, represented_by, root};
use crate::files::{Edit, Kind};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Date, Holding, KeyState, Person, PersonId, Role, RoleRef, Status};
use crate::store::Edits;
use crate::trust::History;

/// What somebody leaves.
#[derive(Clone)]
pub enum Place {
    Organisation,
    /// A circle, with the roles that they hold in it.
    Circle(CircleId),
    Role(RoleRef),
}

/// Somebody's leaving, as the edits of a proposal.
pub struct Parting {
    pub name: String,
    /// What they leave, by its name; nothing where it is the organisation.
    pub place: String,
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
        place: String::new(),
        root: root_circle(workspace)?,
        edits,
        offices: offices.map(|office| office.id.to_string()).collect(),
    })
}

/// Ends what a person has and holds in one circle, or one role, and nothing else.
///
/// # Errors
/// When nobody is called so, or they are not in it.
pub fn stepping_back(workspace: &Workspace, person: &PersonId, place: &Place) -> Attempt<Parting> {
    let history = workspace.lawful_to_act()?;
    let lawful = &history.lawful;
    let mut edits = Edits::new();
    let (circle, role) = match place {
        Place::Organisation => return parting(workspace, person, workspace.now.date()),
        Place::Circle(circle) => (circle, None),
        Place::Role(role) => (&role.circle, Some(role)),
    };
    let it = lawful.circle(circle);
    if let Some(it) = it.as_ref().filter(|it| role.is_none() && it.members.contains(person)) {
        let members: Vec<PersonId> = it.members.iter().filter(|m| *m != person).cloned().collect();
        let write = |file: &mut Edit| {
            file.set("members", &members);
        };
        rewrite(workspace, &history, &Kind::Circle(circle.clone()), &write, &mut edits)?;
    }
    let roles = lawful.roles_of(circle);
    for (id, held) in roles.iter().filter(|(id, _)| role.is_none_or(|role| role == id)) {
        // A mandate lasts until a decision takes it away: a last day alone would not.
        let rest = given_up(held, person);
        if rest.len() < held.holders.len() {
            let write = |file: &mut Edit| {
                file.set("holders", &rest);
            };
            rewrite(workspace, &history, &Kind::Role(id.clone()), &write, &mut edits)?;
        }
    }
    let role_name = role.and_then(|role| roles.iter().find(|(id, _)| id == role)).map(|(_, it)| it.name.clone());
    let place = role_name.unwrap_or_else(|| it.map_or_else(|| circle.to_string(), |it| it.name.clone()));
    let name = lawful.person(person).map_or_else(|| person.to_string(), |it| it.name.clone());
    if edits.is_empty() {
        return Err(Failure::usage(message!("not-in-it", person = name, place = place)));
    }
    Ok(Parting { name, place, root: root_circle(workspace)?, edits, offices: vec![] })
}

/// Whether a letter of somebody may be written down by who acts: a recorder, where its author cannot sign.
///
/// # Errors
/// When it may not.
pub fn may_write_letter(workspace: &Workspace, acting: Option<&PersonId>, person: &PersonId) -> Attempt<()> {
    let history = workspace.lawful_to_act()?;
    let lawful = &history.lawful;
    let actor = workspace.act_as(lawful, acting)?;
    let name = |id: &PersonId| lawful.person(id).map_or_else(|| id.to_string(), |it| it.name.clone());
    if may_sign_again(lawful, person) {
        return Err(Failure::usage(message!("letter-of-signer", person = name(person))));
    }
    let numbers = workspace.numbers(lawful)?;
    let all = recorders(lawful, &root_circle(workspace)?, &numbers);
    if all.contains(&actor.person) {
        return Ok(());
    }
    let people: Vec<String> = all.iter().map(name).collect();
    Err(Failure::usage(message!("letter-by-recorder", person = name(person), people = people)))
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
