//! Somebody's arrival, or return, as the edits of a proposal: their file, and the circles that receive them.

use super::names::keeps_names_apart;
use super::parting::{rewrite, root_circle};
use super::skeleton::{Founder, person};
use super::workspace::Workspace;
use crate::bind::{State, has_active_key};
use crate::files::{Kind, canonical};
use crate::finding::{Attempt, Failure};
use crate::lang::Catalogue;
use crate::message;
use crate::model::{CircleId, DecisionId, Key, Person, PersonId, Slug, Status};
use crate::store::Edits;

/// Who is to be admitted, and by whom.
pub struct Admission {
    pub id: PersonId,
    pub name: Option<String>,
    pub key: Option<String>,
    pub circles: Vec<CircleId>,
    pub category: Option<Slug>,
    /// Whether they come for a time of trial first: without a say.
    pub trial: bool,
}

/// An admission, ready to be proposed.
pub struct Admitting {
    pub name: String,
    pub edits: Edits,
    /// The circle that is asked, and those that receive them besides.
    pub circle: CircleId,
    pub with: Vec<CircleId>,
    /// What is said next: whether a key of theirs has to say that it is theirs, speaks already, or is none.
    pub next: &'static str,
}

/// Admits somebody who is new, comes back, or ends their time of trial.
///
/// # Errors
/// When they are a member already, or a circle is none.
pub fn admitting(workspace: &Workspace, admission: &Admission, say: &Catalogue) -> Attempt<Admitting> {
    let history = workspace.lawful_to_act()?;
    let (lawful, today) = (&history.lawful, workspace.now.date());
    let kind = Kind::Person(admission.id.clone());
    let known = lawful.person(&admission.id);
    if let Some(it) = known.as_ref().filter(|it| it.status == Status::Member) {
        return Err(Failure::usage(message!("member-already", person = &it.name, id = admission.id.as_str())));
    }
    let id = admission.id.as_str();
    match (admission.trial, admission.circles.is_empty()) {
        (true, false) => return Err(Failure::usage(message!("trial-without-circle", id = id))),
        (false, true) => return Err(Failure::usage(message!("admit-circle", id = id))),
        (true, true) | (false, false) => {}
    }
    let status = if admission.trial { Status::Joining } else { Status::Member };
    let mut edits = Edits::new();
    let name = match &known {
        Some(it) => {
            let keys: Option<Vec<Key>> = admission.key.as_ref().map(|key| {
                let others = it.keys.iter().filter(|known| known.public != *key).cloned();
                others.chain([Key::active(key.clone())]).collect()
            });
            let write = |file: &mut crate::files::Edit| {
                file.set("status", &status).set("joined", &today).set("left", &None::<crate::model::Date>);
                file.set("admitted_by", &None::<DecisionId>);
                if let Some(keys) = &keys {
                    file.set("keys", keys);
                }
            };
            rewrite(workspace, &history, &kind, &write, &mut edits)?;
            it.name.clone()
        }
        None => {
            let founder = Founder {
                id: admission.id.clone(),
                category: admission.category.clone(),
                key: admission.key.clone(),
                name: admission.name.clone(),
                apart: keeps_names_apart(workspace),
            };
            let new = Person { admitted_by: None, status, ..person(&founder, today) };
            let path = kind.path().unwrap_or_default();
            let text = canonical(&path, &[say.text("init-person")], &new);
            edits.insert(path, Some(text.into_bytes()));
            founder.called()
        }
    };
    for circle in &admission.circles {
        let Some(it) = lawful.circle(circle).filter(|it| it.dissolved.is_none()) else {
            return Err(Failure::usage(message!("unknown-circle", id = circle.as_str(), near = "", all = Vec::new())));
        };
        let mut members = it.members.clone();
        if !members.contains(&admission.id) {
            members.push(admission.id.clone());
            let write = |file: &mut crate::files::Edit| {
                file.set("members", &members);
            };
            rewrite(workspace, &history, &Kind::Circle(circle.clone()), &write, &mut edits)?;
        }
    }
    // Who comes back, or brings no circle along, is the root's to admit.
    let root = root_circle(workspace)?;
    let mut asked = admission.circles.clone();
    if known.is_some() || asked.is_empty() {
        asked.retain(|circle| *circle != root);
        asked.insert(0, root);
    }
    let circle = asked.remove(0);
    let next = match (admission.trial, &admission.key) {
        (true, _) => "admit-next-trial",
        (false, Some(_)) => "admit-next-key",
        (false, None) if has_active_key(lawful, &admission.id) => "admit-next-known",
        (false, None) => "admit-next",
    };
    Ok(Admitting { name, edits, circle, with: asked, next })
}
