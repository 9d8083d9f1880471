//! Who speaks on a proposal, and for whom.

use super::candidate::unknown;
use super::view::View;
use crate::bind::{ChangeKind, Numbers, State, facilitates, key_point, owner_of, speaks_for};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Judge, KeyState, Method, PersonId, Said};
use crate::process::bench::workspace::{Actor, Workspace};
use crate::store::Signer;
use crate::trust::History;

/// Who answers for whom, and whether a new key thereby accepts its admission.
pub struct Speaker {
    pub actor: Actor,
    pub person: PersonId,
    pub recorder: Option<PersonId>,
    pub accepting: bool,
}

/// Whose suspended key says no to another one for them: it is heard in this alone.
fn appellant(history: &History, signer: &Signer, said: Said, seen: &View) -> Option<PersonId> {
    let (person, state) = owner_of(&history.lawful, &key_point(&signer.public))?;
    let about = seen.standing.kinds.contains(&ChangeKind::Recovery(person.clone()));
    (about && state == KeyState::Suspended && said == Said::Objection).then_some(person)
}

/// Who speaks here: whose key signs, or, where they write for somebody, for whom.
///
/// # Errors
/// When the key is nobody's here, or nobody is called so.
pub fn speaker(
    workspace: &Workspace,
    history: &History,
    (person, said): (Option<&PersonId>, Said),
    seen: &View,
) -> Attempt<Speaker> {
    let signer = workspace.signer(person)?;
    let demo = person.is_some_and(|p| workspace.demo_key(p).is_some());
    let new_key = seen.standing.acceptances.iter().find(|a| a.key == key_point(&signer.public));
    if let Some(acceptance) = new_key {
        let actor = workspace.actor(acceptance.person.clone(), &history.lawful, signer)?;
        return Ok(Speaker { person: actor.person.clone(), actor, recorder: None, accepting: true });
    }
    if let Some(appellant) = appellant(history, &signer, said, seen) {
        let actor = workspace.actor(appellant, &history.lawful, signer)?;
        return Ok(Speaker { person: actor.person.clone(), actor, recorder: None, accepting: false });
    }
    let actor = workspace.act_as(&history.lawful, person)?;
    Ok(match person {
        Some(person) if !demo && *person != actor.person => {
            if history.lawful.person(person).is_none() {
                return Err(unknown(history, person));
            }
            // Who acts for a legal person speaks with its voice, and writes down nobody's.
            let own = speaks_for(&history.lawful, person, &key_point(&actor.signer.public));
            let recorder = (!own).then(|| actor.person.clone());
            Speaker { person: person.clone(), recorder, actor, accepting: false }
        }
        _ => Speaker { person: actor.person.clone(), actor, recorder: None, accepting: false },
    })
}

/// Whether somebody may set another's objection aside: only where the rules name who does, with a reason.
///
/// # Errors
/// When they may not.
pub fn may_set_aside(
    history: &History,
    speaker: &Speaker,
    (whom, why): (Option<&PersonId>, Option<&str>),
    seen: &View,
    numbers: &Numbers,
) -> Attempt<()> {
    let id = seen.id.as_str();
    let open = |person: &PersonId| seen.standing.open_objections().any(|objection| objection.person == *person);
    let own = speaker.recorder.is_none() && whom != Some(&speaker.person);
    match whom {
        _ if numbers.judge == Judge::Circle || seen.standing.manner.method != Method::Consent || !own => {
            Err(Failure::usage(message!("nobody-sets-aside", base = numbers.base.word(), id = id)))
        }
        _ if numbers.judge == Judge::Facilitator && !leads_round(seen, &speaker.person, history) => {
            Err(Failure::usage(message!("facilitator-sets-aside", id = id)))
        }
        Some(person) if open(person) && why.is_some_and(|why| !why.trim().is_empty()) => Ok(()),
        Some(person) if open(person) => Err(Failure::usage(message!("aside-without-reason", id = id))),
        person => {
            let person = person.map(ToString::to_string).unwrap_or_default();
            Err(Failure::usage(message!("no-such-objection", person = person, id = id)))
        }
    }
}

/// Whether somebody facilitates a circle that decides, and this is not their own proposal.
fn leads_round(seen: &View, person: &PersonId, history: &History) -> bool {
    let own = seen.standing.proposal.proposer == *person;
    !own && seen.standing.groups.iter().any(|group| facilitates(group, person, &history.lawful))
}
