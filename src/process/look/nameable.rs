//! What can be named on a command line, for who completes a word: read from refs and trees, nothing judged, so that a key press
//! costs no audit.

use std::path::Path;

use crate::files::{Kind, Noun};
use crate::finding::Attempt;
use crate::model::{DecisionId, Instant};
use crate::process::bench::find::{PREFIX, dossiers_in};
use crate::process::bench::workspace::Workspace;
use crate::store::Id;

/// Sealed decisions that are offered, the newest.
const OFFERED: usize = 200;

/// Names, each with what it stands for where that is known.
#[derive(Default)]
pub struct Nameable {
    /// Proposals that are open.
    pub open: Vec<(String, String)>,
    /// These, and the newest of those that are sealed.
    pub decisions: Vec<(String, String)>,
    pub circles: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
}

/// What can be named in the organisation around a folder.
///
/// # Errors
/// Outside of a repository, or when an object is missing.
pub fn nameable(dir: &Path, now: Instant) -> Attempt<Nameable> {
    let workspace = Workspace::open(dir, now)?;
    let repo = &workspace.repo;
    let mut named = Nameable::default();
    let Some(head) = repo.head_tip() else { return Ok(named) };
    let tree = repo.commit(head)?.tree;
    let titled = |tree: Id, id: &DecisionId| title(&workspace, tree, id).unwrap_or_default();
    // Which branch is main by the lawful text is not judged for a key press: where the remote points to is near enough.
    let main = repo.branch(&repo.remote_head().unwrap_or_else(|| "main".to_owned()));
    let on_main =
        main.remote.or(main.local).map(|tip| repo.commit(tip)).transpose()?.map_or(tree, |commit| commit.tree);
    let closed = dossiers_in(&workspace, on_main)?;
    for branch in repo.branches(PREFIX)? {
        let Some(id) = branch.name.strip_prefix(PREFIX).and_then(DecisionId::parse) else { continue };
        if let Some(tip) = branch.local.or(branch.remote).filter(|_| !closed.contains(&id)) {
            named.open.push((id.to_string(), titled(repo.commit(tip)?.tree, &id)));
        }
    }
    named.decisions.clone_from(&named.open);
    let sealed = closed.into_iter().rev().take(OFFERED);
    named.decisions.extend(sealed.map(|id| (id.to_string(), titled(on_main, &id))));
    for (circle, _) in repo.folders_in(tree, "circles")? {
        named.circles.push((circle, String::new()));
    }
    for (file, _) in repo.files_in(tree, "people")? {
        named.people.extend(file.strip_suffix(".toml").map(|id| (id.to_owned(), String::new())));
    }
    Ok(named)
}

/// The title of a proposal as a tree has it.
fn title(workspace: &Workspace, tree: Id, id: &DecisionId) -> Option<String> {
    let kind = Kind::Proposal(id.clone());
    let blob = workspace.repo.entry(tree, &kind.path()?).ok()??;
    match workspace.memo().side(&kind, blob).ok()?.noun.as_deref() {
        Some(Noun::Proposal(proposal)) => Some(proposal.title.clone()),
        _ => None,
    }
}
