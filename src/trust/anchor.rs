//! What ties a clone to the organisation one was introduced to: the pinned line, and the tip last audited.

use super::audit::Audit;
use crate::bind::{introduction, read_introduction};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::Level;
use crate::store::{Git, Id, Repo, read_pin, write_pin};
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
pub fn anchor(git: &Git, audit: &Audit) -> Attempt<Anchor> {
    let Some(founded) = &audit.founded else { return Ok(Anchor::None) };
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

/// Compares the head with the tip this user last audited, and keeps the new one when it follows.
///
/// # Errors
/// When an object is missing, or the pin cannot be written.
pub fn rollback(repo: &Repo, audit: &Audit) -> Attempt<Option<Finding>> {
    let Some(founded) = &audit.founded else { return Ok(None) };
    let organisation = founded.organisation.as_str();
    let tell = |rule, pin: Id| {
        let values = values![pin = pin.to_string(), head = audit.head.to_string()];
        Ok(Some(Finding::nowhere(rule, Level::Error, values)))
    };
    if let Some(pin) = read_pin(organisation) {
        let on_chain = audit.commits.iter().any(|c| c.commit.id == pin);
        if !on_chain {
            let contained = repo.has_object(pin) && repo.contains(audit.head, pin)?;
            return tell(if contained { "foxtrot" } else { "rollback" }, pin);
        }
    }
    write_pin(organisation, audit.head)?;
    Ok(None)
}
