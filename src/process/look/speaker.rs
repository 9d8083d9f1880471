//! Who speaks on a proposal, and for whom.

use super::candidate::unknown;
use super::view::View;
use crate::bind::{ChangeKind, State, key_point, owner_of, speaks_for};
use crate::finding::Attempt;
use crate::model::{KeyState, PersonId, Said};
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
