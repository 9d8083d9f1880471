//! Who cannot sign leaves by a letter: a recorder writes it down with its day, and the root circle signs for it.

use std::collections::BTreeSet;

use super::electors::{all_electors, recorders};
use super::kinds::ChangeKind;
use super::numbers::Numbers;
use super::standing::Standing;
use super::state::{State, has_active_key, keys_of, root};
use crate::model::{Answer, KeyState, PersonId, Recording, Said};

/// Who leaves, or takes a leave, by their own word alone.
fn own_word(standing: &Standing) -> Option<&PersonId> {
    let own = |kind: &ChangeKind| matches!(kind, ChangeKind::Departure(_) | ChangeKind::Leave(_));
    standing.kinds.iter().find(|kind| standing.kinds.len() == 1 && own(kind)).and_then(ChangeKind::about)
}

/// Who may write such a letter down: the recorders of the root circle, for whom no key speaks.
pub fn letter_writers(
    standing: &Standing,
    state: &dyn State,
    numbers: &Numbers,
) -> Option<(PersonId, BTreeSet<PersonId>)> {
    let person = own_word(standing).filter(|person| !may_sign_again(state, person))?;
    let root = root(state).filter(|_| numbers.recording == Recording::Recorder)?;
    Some((person.clone(), recorders(state, &root, numbers)))
}

/// Whether what was written down says of which day the letter is; nothing else asks for one.
pub fn names_its_letter(standing: &Standing, answer: &Answer) -> bool {
    own_word(standing).is_none() || answer.answer != Said::Propose || answer.letter.is_some()
}

/// Who signs what a letter asks for, in the place of whoever cannot; nobody where no letter does.
pub fn signs_for_letter(standing: &Standing, state: &dyn State, numbers: &Numbers) -> BTreeSet<PersonId> {
    let written = own_word(standing).filter(|person| standing.is_recorded(person));
    let (Some(person), Some(root)) = (written, root(state)) else { return BTreeSet::new() };
    let all = all_electors(state, &root, numbers).into_iter();
    all.filter(|other| other != person && has_active_key(state, other)).collect()
}

/// Whether somebody has a key that speaks, or may again: what they say is theirs to sign, and nobody's letter is theirs.
pub fn may_sign_again(state: &dyn State, person: &PersonId) -> bool {
    keys_of(state, person).iter().any(|(_, key)| *key != KeyState::Retired)
}
