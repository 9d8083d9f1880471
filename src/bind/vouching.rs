//! Keys that others vouch for: who they are, when the circle decides instead, and how long an announced key waits.

use std::collections::BTreeSet;

use super::case::Case;
use super::change::Change;
use super::concerned::everybody;
use super::electors::human;
use super::key::key_point;
use super::key_change::completed;
use super::kinds::ChangeKind;
use super::numbers::Numbers;
use super::standing::Standing;
use super::state::{State, has_active_key};
use super::unheld::Unheld;
use crate::files::Kind;
use crate::model::{DecisionId, Instant, Key, KeyState, PersonId, Said, Status};

/// Who says what becomes of somebody's keys.
pub enum Vouch {
    /// Some others, as many as the rules ask for.
    Others { people: BTreeSet<PersonId>, enough: usize },
    /// The root circle: somebody whose key was suspended before says no, or too few are left who did not suspend it.
    Root,
}

/// Who vouches for a change of somebody's keys; `None` where it is nothing of that kind.
pub fn vouch(kinds: &BTreeSet<ChangeKind>, case: &Case<'_>, state: &dyn State, numbers: &Numbers) -> Option<Vouch> {
    let kind = kinds.iter().next().filter(|_| kinds.len() == 1)?;
    let person = kind.vouched()?;
    let mut people = everybody(state);
    people.remove(person);
    // Where there are fewer, all; whoever may not vouch makes it no fewer.
    let enough = numbers.vouchers.min(people.len()).max(1);
    if matches!(kind, ChangeKind::Recovery(_)) {
        let silenced = suspenders(state, person);
        people.retain(|other| !silenced.contains(other));
        if people.len() < enough || appeals(person, case, state) {
            return Some(Vouch::Root);
        }
    }
    Some(Vouch::Others { people, enough })
}

/// Whether somebody says no with a key that others suspended.
fn appeals(person: &PersonId, case: &Case<'_>, state: &dyn State) -> bool {
    let suspended = suspended_keys(state, person);
    let organisation = state.constitution().map(|it| it.id.clone()).unwrap_or_default();
    case.papers.iter().any(|paper| {
        let own = paper.answer.person == *person && paper.answer.recorded_by.is_none();
        let by = |key: &Key| paper.key.as_ref() == Some(&key_point(&key.public));
        let here = paper.is_of(&organisation, case.id.as_str()) && paper.answer.answer == Said::Objection;
        own && here && suspended.iter().any(by)
    })
}

/// Whether others silenced all that speaks for somebody: they are waited for until they have a key again.
pub fn is_silenced(state: &dyn State, person: &PersonId) -> bool {
    let hand = human(state, person);
    !has_active_key(state, &hand) && !suspenders(state, &hand).is_empty()
}

fn suspended_keys(state: &dyn State, person: &PersonId) -> Vec<Key> {
    let keys = state.person(person).map(|it| it.keys.clone()).unwrap_or_default();
    keys.into_iter().filter(|key| key.state == KeyState::Suspended).collect()
}

/// The humans who suspended a key of somebody's: they neither give them another nor write down what they say.
pub fn suspenders(state: &dyn State, person: &PersonId) -> BTreeSet<PersonId> {
    let decisions: BTreeSet<_> =
        suspended_keys(state, &human(state, person)).into_iter().filter_map(|key| key.by).collect();
    let past = decisions.iter().filter_map(|id| state.past(id)?.adopted());
    past.flat_map(|past| past.by).map(|other| human(state, &other)).filter(|other| other != person).collect()
}

/// From when on an announced key may speak, where a change lets one; why it may not at all, otherwise.
///
/// # Errors
/// When no decision announced it.
pub fn waits_until(standing: &Standing, state: &dyn State, numbers: &Numbers) -> Result<Option<Instant>, Unheld> {
    if standing.kinds.iter().all(|kind| !matches!(kind, ChangeKind::Recovery(_))) {
        return Ok(None);
    }
    let mut latest = None;
    for key in standing.changes.iter().flat_map(completed) {
        let announced = key.by.as_ref().and_then(|id| state.past(id)?.adopted());
        let announced = announced.filter(|past| past.kinds.iter().any(|kind| kind == "recovery"));
        let decided = announced.ok_or(Unheld::Unannounced)?.decided;
        let until = decided.seconds().checked_add(numbers.pause.seconds()).and_then(Instant::from_seconds);
        latest = latest.max(Some(until.ok_or(Unheld::Unannounced)?));
    }
    Ok(latest)
}

/// Whether a suspension leaves too few who speak: of those who have a key more than half keep one. So no two people silence all
/// the others.
pub fn silences_too_many(after: &dyn State) -> bool {
    let speaks = everybody(after).len();
    let people = after.people().into_iter().filter(|(_, it)| it.status == Status::Member);
    let silent = |(id, _): &(PersonId, _)| !has_active_key(after, id) && !suspended_keys(after, id).is_empty();
    let silent = people.filter(silent).count();
    silent >= speaks
}

/// Why a key may not be suspended or announced as a change would: only what decides it names itself as the decision that
/// did, and so the next one knows who decided it, and when.
pub fn misnamed(change: &Change, id: &DecisionId, kinds: &BTreeSet<ChangeKind>) -> Option<Unheld> {
    let (old, Some(new)) = change.people() else { return None };
    let Some(Kind::Person(person)) = &change.file else { return None };
    let waits = |key: &&Key| matches!(key.state, KeyState::Suspended | KeyState::Pending);
    // What is one's own to say needs no announcement.
    let own = |key: &Key| key.state == KeyState::Suspended && kinds.contains(&ChangeKind::Keys(person.clone()));
    let known = |key: &Key| old.is_some_and(|old| old.keys.contains(key));
    let decides = |kind: &ChangeKind| kind.vouched() == Some(person);
    let named = |key: &Key| key.by.as_ref() == Some(id) && (own(key) || kinds.iter().any(decides));
    new.keys.iter().filter(waits).any(|key| !known(key) && !named(key)).then_some(Unheld::Unnamed)
}
