//! What ties a clone to the organisation one was introduced to: the pinned line, and the tip last audited.

use super::history::History;
use crate::bind::{introduction, read_introduction};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::Level;
use crate::store::{Git, Id};
use crate::values;

/// Whether this user pinned the organisation, and whether this clone is it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// No line is pinned.
    None,
    Holds,
    /// The line names another founding.
    Broken,
}

fn setting(organisation: &str) -> String {
    format!("accord.{organisation}.introduction")
}

/// Compares an audit with the line this user pinned.
///
/// # Errors
/// When `git` is not there.
pub fn anchor(git: &Git, history: &History) -> Attempt<Anchor> {
    let Some(founded) = &history.founded else { return Ok(Anchor::None) };
    let Some(pinned) = git.user_setting(&setting(&founded.organisation))? else { return Ok(Anchor::None) };
    let here = introduction(&founded.organisation, &founded.commit.to_string(), &founded.state);
    Ok(if pinned.trim() == here { Anchor::Holds } else { Anchor::Broken })
}

/// Pins an introduction in the user's own settings; gives the organisation's id.
///
/// # Errors
/// When the line is none, or the settings cannot be written.
pub fn pin_introduction(git: &Git, line: &str) -> Attempt<String> {
    let Some((organisation, _, _)) = read_introduction(line) else {
        return Err(Failure::usage(message!("no-introduction", line = line)));
    };
    git.set_user_setting(&setting(&organisation), line.trim())?;
    Ok(organisation)
}

/// Compares the head with the commit that this user last found lawful, and keeps the newest lawful one when it follows.
///
/// # Errors
/// When an object is missing, or the pin cannot be written.
pub fn rollback(history: &History) -> Attempt<Option<Finding>> {
    let Some(state) = history.state() else { return Ok(None) };
    if let Some(found) = moved_back(history)? {
        return Ok(Some(found));
    }
    if let Some(lawful) = history.last_lawful() {
        // That it cannot be kept denies no verdict.
        if let Err(failure) = state.set_pin(lawful) {
            history.lawful.memo.repo().later(failure);
        }
    }
    Ok(None)
}

/// What is wrong with the head beside the pin; nothing is written.
///
/// # Errors
/// When an object is missing.
pub fn moved_back(history: &History) -> Attempt<Option<Finding>> {
    let Some(pin) = history.state().and_then(|state| state.pin()) else { return Ok(None) };
    if history.position(pin).is_some() {
        return Ok(None);
    }
    let repo = history.lawful.memo.repo();
    let contained = repo.has_object(pin) && repo.contains(history.head, pin)?;
    let values = values![pin = pin.to_string(), head = history.head.to_string()];
    let rule = if contained { "foxtrot" } else { "rollback" };
    Ok(Some(Finding::nowhere(rule, Level::Error, values)))
}

/// Moves the pin to where main is now, and lets go of what was remembered; gives the pin that was.
///
/// # Errors
/// When the state cannot be written.
pub fn pin_again(history: &History) -> Attempt<Option<Id>> {
    let Some(state) = history.state() else { return Ok(None) };
    let before = state.pin();
    state.remove("history");
    state.remove("there");
    if let Some(lawful) = history.last_lawful() {
        state.set_pin(lawful)?;
    }
    Ok(before)
}
