//! Slips of elections, in the user's own state: one's own until it is handed over, everybody's with whoever facilitates. They
//! are in no repository, and go when the election is over.

use super::find::exactly;
use super::workspace::Workspace;
use crate::bind::{SLIP, Standing, State, read_slips, slip_digest, slip_line};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, PersonId, Slip};
use crate::store::{UserState, entropy, read_text};
use crate::trust::History;

const FOLDER: &str = "slips";

/// Each slip has its own file: whoever names somebody anew keeps the one before until the new one stands.
fn file(id: &DecisionId, slip: &Slip) -> String {
    let digest = slip_digest(slip);
    format!("{FOLDER}/{id}/{}-{}", slip.person, &digest[digest.len() - 12..])
}

fn state(history: &History) -> Attempt<UserState> {
    history.state().ok_or_else(|| Failure::surroundings(message!("no-user-state")))
}

/// What somebody hands over to whoever facilitates, and what their answer says of it.
///
/// # Errors
/// When the system gives no randomness.
pub fn sealed(organisation: &str, id: &DecisionId, person: &PersonId, nominee: &PersonId, why: &str) -> Attempt<Slip> {
    Ok(Slip {
        organisation: organisation.to_owned(),
        decision: id.to_string(),
        person: person.clone(),
        for_person: nominee.clone(),
        reason: why.to_owned(),
        salt: entropy()?,
    })
}

/// Keeps a slip.
///
/// # Errors
/// When the user's state cannot be written.
pub fn keep(history: &History, id: &DecisionId, slip: &Slip) -> Attempt<()> {
    state(history)?.write(&file(id, slip), &format!("{}\n", slip_line(slip)))
}

/// The slips at hand whose digest is that of a nomination that stands.
pub fn at_hand(history: &History, standing: &Standing) -> Vec<Slip> {
    let Some(state) = history.state() else { return vec![] };
    let folder = format!("{FOLDER}/{}", standing.id);
    let texts = state.names(&folder).into_iter().filter_map(|name| state.read(&format!("{folder}/{name}")));
    let slips = texts.flat_map(|text| read_slips(&text));
    slips.filter(|slip| fits(standing, slip)).collect()
}

/// Whether a slip is that of a nomination that stands.
fn fits(standing: &Standing, slip: &Slip) -> bool {
    let named = standing.nominations();
    let known = named.get(&slip.person).and_then(|paper| paper.answer.slip.clone());
    slip.decision == standing.id.as_str() && known == Some(slip_digest(slip))
}

/// Takes in slips that were handed over: lines, or files that hold some. Gives whose they are.
///
/// # Errors
/// When a text holds none, or one that is not what its author sealed.
pub fn take_in(history: &History, standing: &Standing, given: &[String]) -> Attempt<Vec<PersonId>> {
    let mut people = vec![];
    for text in given {
        let held = if text.contains(SLIP) { text.clone() } else { read_text(std::path::Path::new(text))? };
        let slips = read_slips(&held);
        if slips.is_empty() {
            return Err(Failure::usage(message!("no-slip", text = text)));
        }
        let sound: Vec<&Slip> = slips.iter().filter(|slip| fits(standing, slip)).collect();
        // An older slip beside the one that stands is passed over.
        let stale = |slip: &&Slip| sound.iter().all(|other| other.person != slip.person);
        if let Some(slip) = slips.iter().find(stale) {
            let name =
                history.lawful.person(&slip.person).map_or_else(|| slip.person.to_string(), |it| it.name.clone());
            return Err(Failure::usage(message!("slip-differs", person = name)));
        }
        for slip in sound {
            keep(history, &standing.id, slip)?;
            people.push(slip.person.clone());
        }
    }
    Ok(people)
}

/// Lets go of the slips of elections that are over.
///
/// # Errors
/// When main cannot be read.
pub fn forget_closed(workspace: &Workspace) -> Attempt<()> {
    let Some(state) = workspace.history()?.state() else { return Ok(()) };
    for name in state.names(FOLDER) {
        let known = DecisionId::parse(&name).map(|id| exactly(workspace, &id)).transpose()?.flatten();
        if known.is_some_and(|known| known.closed) {
            state.remove(&format!("{FOLDER}/{name}"));
        }
    }
    Ok(())
}
