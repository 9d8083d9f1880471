//! What a sealed tree holds: the version's texts, and what becomes of those that their subject changed meanwhile.

use super::workspace::Workspace;
use crate::bind::Change;
use crate::files::{Edit, Mode, Noun, parse};
use crate::finding::Attempt;
use crate::store::{Blob, Files, Grafts};
use crate::trust::{BranchView, History, leaving, overtaken};

/// What the sealed tree holds besides the lawful content: each entry, the dossier.
///
/// # Errors
/// When an object is missing or damaged.
pub fn content(
    workspace: &Workspace,
    history: &History,
    branch: &BranchView,
    dossier: &Files,
    adopted: bool,
) -> Attempt<Grafts> {
    let repo = &workspace.repo;
    let mut grafts = Grafts::new();
    grafts.extend(dossier.iter().map(|(path, blob)| (path.clone(), Some(*blob))));
    if adopted {
        let written = repo.commit(branch.written)?.tree;
        for change in &branch.changes {
            let new = change.new.as_ref().map(|_| repo.entry(written, &change.path)).transpose()?.flatten();
            let over = sealed_over(workspace, history, branch, change)?;
            grafts.insert(change.path.clone(), over.or(new));
        }
    }
    Ok(grafts)
}

/// A file as it is sealed where its subject changed something of it meanwhile, alone, that the version does not say otherwise;
/// nothing where the version's own text is sealed.
///
/// # Errors
/// When an object is missing or damaged.
pub fn sealed_over(
    workspace: &Workspace,
    history: &History,
    branch: &BranchView,
    change: &Change,
) -> Attempt<Option<Blob>> {
    let Some(from) = history.position(branch.base) else { return Ok(None) };
    let sealed = overtaken(history, &branch.id, from, change, &leaving(&branch.changes))?;
    let Some(sealed) = sealed.filter(|sealed| change.new_noun() != Some(sealed)) else { return Ok(None) };
    let repo = &workspace.repo;
    let written = repo.entry(repo.commit(branch.written)?.tree, &change.path)?;
    // Of the text in force and the version's, the one that says all the rest is edited.
    for blob in [history.lawful.file(&change.path)?, written].into_iter().flatten() {
        let text = repo.bytes(blob.id)?;
        let mut file = Edit::open(&change.path, &String::from_utf8_lossy(&text))?;
        match &sealed {
            Noun::Person(person) => file.set("keys", &person.keys).set("leaves", &person.leaves),
            Noun::Role(role) => file.set("holders", &role.holders),
            Noun::Circle(circle) => file.set("members", &circle.members),
            _ => return Ok(None),
        };
        let says = change.file.as_ref().and_then(|kind| parse(kind, &change.path, file.text().as_bytes()).0);
        if says.as_ref() == Some(&sealed) {
            return Ok(Some(Blob { id: repo.put_blob(file.text().as_bytes())?, mode: Mode::File }));
        }
    }
    Ok(None)
}
