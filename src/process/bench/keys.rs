//! Keys that people bring: read from a line or a file, made where there is none.

use std::path::{Path, PathBuf};

use crate::bind::{is_key, normal_key};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::store::{make_key, read_text};

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
