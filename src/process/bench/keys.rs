//! Keys that people bring: read from a line or a file, made where there is none.

use std::path::{Path, PathBuf};

use super::parting::rewrite;
use super::workspace::Workspace;
use crate::bind::{State, is_key, key_point, normal_key};
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Key, KeyState, PersonId};
use crate::store::{Edits, make_key, read_text};

/// A public key from what people paste: a key line, a file, or the line that `join` prints.
///
/// # Errors
/// When it is none of them.
pub fn read_key(text: &str) -> Attempt<String> {
    let line = if text.contains(' ') { text.to_owned() } else { read_text(Path::new(text))? };
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|w| w.starts_with("ssh-") || w.starts_with("ecdsa-") || w.starts_with("sk-"));
    let key = at.map(|at| normal_key(&words[at..].join(" ")));
    key.filter(|k| is_key(k)).ok_or_else(|| Failure::usage(message!("no-key", text = text)))
}

/// The key a newcomer signs with: the one that is set, the usual one, or a new one. Gives its file.
///
/// # Errors
/// When `ssh-keygen` is missing or the folder cannot be written.
pub fn join_key(home: &Path, comment: &str) -> Attempt<(PathBuf, bool)> {
    let file = home.join(".ssh").join("id_ed25519");
    if read_text(&PathBuf::from(format!("{}.pub", file.display()))).is_ok() {
        return Ok((file, false));
    }
    crate::store::make_folder(&home.join(".ssh"))?;
    make_key(&file, comment)?;
    Ok((file, true))
}

/// What becomes of one's own keys.
pub enum OwnKeys {
    /// One more, beside those that speak.
    Add(String),
    /// Another in the place of the one that signs now.
    Rotate(String),
    /// The one that signs now, or another of one's own, speaks no more.
    Retire(Option<String>),
}

/// One's own keys as they are to be, as the edits of a proposal; and who one is.
///
/// # Errors
/// When the key is one's own already, or none would be left to speak.
pub fn own_keys(workspace: &Workspace, acting: Option<&PersonId>, change: &OwnKeys) -> Attempt<(PersonId, Edits)> {
    let history = workspace.lawful_to_act()?;
    let actor = workspace.act_as(&history.lawful, acting)?;
    let mut keys = history.lawful.person(&actor.person).map(|it| it.keys.clone()).unwrap_or_default();
    let signing = key_point(&actor.signer.public);
    let retire = |keys: &mut Vec<Key>, point: &str| {
        let own = keys.iter_mut().filter(|key| key_point(&key.public) == point && key.state == KeyState::Active);
        own.map(|key| key.state = KeyState::Retired).count() > 0
    };
    if let OwnKeys::Add(new) | OwnKeys::Rotate(new) = change {
        if keys.iter().any(|key| key_point(&key.public) == key_point(new) && key.state == KeyState::Active) {
            return Err(Failure::usage(message!("key-there", key = new)));
        }
        if matches!(change, OwnKeys::Rotate(_)) {
            retire(&mut keys, &signing);
        }
        keys.retain(|key| key_point(&key.public) != key_point(new));
        keys.push(Key { public: new.clone(), state: KeyState::Active });
    } else if let OwnKeys::Retire(old) = change {
        let point = old.as_ref().map_or_else(|| signing.clone(), |old| key_point(old));
        if !retire(&mut keys, &point) {
            return Err(Failure::usage(message!("key-not-yours", key = old.clone().unwrap_or_default())));
        }
        if keys.iter().all(|key| key.state != KeyState::Active) {
            return Err(Failure::usage(message!("last-key")));
        }
    }
    let mut edits = Edits::new();
    let write = |file: &mut crate::files::Edit| {
        file.set("keys", &keys);
    };
    rewrite(workspace, &history, &Kind::Person(actor.person.clone()), &write, &mut edits)?;
    Ok((actor.person, edits))
}
