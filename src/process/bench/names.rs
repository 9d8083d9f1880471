//! Names of people that stay out of git, where an organisation keeps them apart.

use super::workspace::Workspace;
use crate::files::with_local_name;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::PersonId;
use crate::store::LOCAL_PEOPLE;

/// Whether names are kept beside the repository here: new ones are too.
pub fn keeps_names_apart(workspace: &Workspace) -> bool {
    workspace.repo.local_people().is_some()
}

/// Keeps somebody's name beside the repository.
///
/// # Errors
/// When the file cannot be read or written.
pub fn keep_name(workspace: &Workspace, person: &PersonId, name: &str) -> Attempt<()> {
    let text = workspace.repo.local_people().unwrap_or_default();
    let text = with_local_name(&text, person, name)
        .ok_or_else(|| Failure::surroundings(message!("file-does-not-parse", path = LOCAL_PEOPLE)))?;
    workspace.repo.write_local_people(&text)
}
