//! What this user last saw of an organisation, kept outside every clone: the witness against a rollback.

use std::fs;
use std::path::{Path, PathBuf};

use super::Id;
use super::disk::unwritable;
use crate::finding::Attempt;
use crate::model::Instant;

fn file(organisation: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let state = set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local/state")))?;
    crate::model::is_slug(organisation).then(|| state.join("accord").join(format!("{organisation}.pin")))
}

/// The tip of main that was last audited; `None` before the first audit.
pub fn read_pin(organisation: &str) -> Option<Id> {
    let text = fs::read_to_string(file(organisation)?).ok()?;
    Id::from_str(text.trim()).ok()
}

/// Keeps the tip that was audited.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_pin(organisation: &str, tip: Id) -> Attempt<()> {
    let Some(file) = file(organisation) else { return Ok(()) };
    let folder = file.parent().map(PathBuf::from).unwrap_or_default();
    let write = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, format!("{tip}\n")));
    write.map_err(|e| unwritable(&file, &e))
}

/// When this clone first saw something, by its name; now, when it is the first time.
///
/// # Errors
/// When the folder cannot be written.
pub fn first_sight(own_dir: &Path, name: &str, now: Instant) -> Attempt<Instant> {
    let file = own_dir.join("seen").join(name);
    if let Some(seen) = fs::read_to_string(&file).ok().and_then(|text| Instant::parse(text.trim())) {
        return Ok(seen);
    }
    let write = fs::create_dir_all(own_dir.join("seen")).and_then(|()| fs::write(&file, format!("{now}\n")));
    write.map(|()| now).map_err(|e| unwritable(&file, &e))
}
