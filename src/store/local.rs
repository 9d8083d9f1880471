//! Names that stay out of the repository: `people.local.toml` beside the governed files, which git ignores, or the file that
//! `ACCORD_PEOPLE` names, in another repository say.

use std::fs;
use std::path::PathBuf;

use super::fault::unwritable;
use super::repo::Repo;
use crate::finding::Attempt;

/// Its name in the working folder.
pub const LOCAL_PEOPLE: &str = "people.local.toml";
/// The variable that names another place for it.
const ELSEWHERE: &str = "ACCORD_PEOPLE";

impl Repo {
    /// Whether git keeps it, so that it is in the history of everybody: then it is nobody's own, and not believed.
    pub fn tracks_local_people(&self) -> bool {
        let tree = self.head_tip().and_then(|tip| self.commit(tip).ok()).map(|commit| commit.tree);
        tree.is_some_and(|tree| !matches!(self.entry(tree, LOCAL_PEOPLE), Ok(None)))
    }

    /// Whether names are meant to stay out of git here: its own list of what it ignores says so.
    pub fn ignores_local_people(&self) -> bool {
        let ignored = self.workdir().and_then(|dir| fs::read_to_string(dir.join(".gitignore")).ok());
        ignored.is_some_and(|text| text.lines().any(|line| line.trim() == LOCAL_PEOPLE))
    }

    /// The names that are kept here; `None` where none are.
    pub fn local_people(&self) -> Option<String> {
        if let Some(file) = elsewhere() {
            return fs::read_to_string(file).ok();
        }
        let text = fs::read_to_string(self.workdir()?.join(LOCAL_PEOPLE)).ok()?;
        (!self.tracks_local_people()).then_some(text)
    }

    /// Keeps names here.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_local_people(&self, text: &str) -> Attempt<()> {
        match elsewhere() {
            Some(file) => fs::write(&file, text).map_err(|error| unwritable(&file, &error)),
            None => self.write(LOCAL_PEOPLE, text.as_bytes()),
        }
    }
}

fn elsewhere() -> Option<PathBuf> {
    std::env::var_os(ELSEWHERE).filter(|value| !value.is_empty()).map(PathBuf::from)
}
