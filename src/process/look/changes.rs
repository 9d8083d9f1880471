//! What differs between two states of the governed files, whole: what cannot be read is named, and what only looks
//! different, too.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{Change, Subject, Verb, compare};
use crate::files::{Content, Memory, Region, Source, classify, load, same_content};
use crate::finding::{Attempt, Finding};
use crate::model::PersonId;
use crate::process::bench::workspace::Workspace;
use crate::process::look::view::View;
use crate::store::{Grafts, Id};
use crate::trust::is_entry;

/// Two states, compared.
pub struct Compared {
    pub changes: Vec<Change>,
    /// Why files of either state could not be read: what they say is neither there nor gone.
    pub unreadable: Vec<Finding>,
}

/// Names that are kept beside the repository, by id.
pub type LocalNames = BTreeMap<PersonId, String>;

/// Compares the governed files of two sources, but for dossiers and the founding, with the names that are known beside them.
///
/// # Errors
/// When a source cannot be read.
pub fn compared_with(old: &dyn Source, new: &dyn Source, names: &LocalNames) -> Attempt<Compared> {
    let (mut before, mut after) = (load(old)?, load(new)?);
    before.organisation.lend_names(names);
    after.organisation.lend_names(names);
    let mut changes = compare(&before.organisation, &after.organisation);
    let broken: BTreeSet<&String> = before.organisation.broken.iter().chain(&after.organisation.broken).collect();
    let told: BTreeSet<String> = changes.iter().map(|change| change.subject.path()).collect();
    let (listed, held) = (paths(old)?, paths(new)?);
    for path in listed.union(&held).filter(|path| !told.contains(*path) && !broken.contains(path)) {
        let Region::Governed(kind) = classify(path) else { continue };
        let read = |source: &dyn Source, there: &BTreeSet<String>| {
            there.contains(path).then(|| source.read(path, kind.cap())).transpose()
        };
        let verb = match (read(old, &listed)?, read(new, &held)?) {
            (None, _) => Verb::Created,
            (_, None) => Verb::Removed,
            (from, to) if from == to => continue,
            (Some(Content::Bytes(from)), Some(Content::Bytes(to))) if !same_content(&kind, &from, &to) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                Verb::TextChanged { key: vec!["text".to_owned()], from: text(&from), to: text(&to) }
            }
            _ => Verb::Layout,
        };
        changes.push(Change { subject: Subject::File(path.clone()), verb });
    }
    let twice = |one: &Finding| after.unreadable().any(|new| (new.rule, &new.place) == (one.rule, &one.place));
    let unreadable = before.unreadable().filter(|one| !twice(one)).chain(after.unreadable()).cloned().collect();
    Ok(Compared { changes, unreadable })
}

/// The same with the names that the files say alone.
///
/// # Errors
/// When a source cannot be read.
pub fn compared(old: &dyn Source, new: &dyn Source) -> Attempt<Compared> {
    compared_with(old, new, &LocalNames::new())
}

/// The files that a decision may be about.
fn paths(source: &dyn Source) -> Attempt<BTreeSet<String>> {
    Ok(source.list()?.into_iter().map(|entry| entry.path).filter(|path| is_entry(path)).collect())
}

/// What a decision changes.
///
/// # Errors
/// When an object is missing or damaged.
pub fn changes_of(workspace: &Workspace, view: &View) -> Attempt<Compared> {
    let (tree, grafts) = &view.after;
    // What moved underneath is no part of what it asks for: it is shown against the text it started from.
    let moved = view.missing.iter().any(|finding| finding.rule == "text-moved");
    let base = view.branch.as_ref().filter(|_| moved).map(|branch| workspace.repo.commit(branch.base)).transpose()?;
    let (before, tree) = match base {
        Some(base) => (Some(base.tree), Some(base.tree)),
        None => (view.before, *tree),
    };
    let (before, after) = (state(workspace, before, &Grafts::new())?, state(workspace, tree, grafts)?);
    compared_with(&before, &after, workspace.memo().local_names())
}

/// The files of a tree that people write, with what is put into it.
///
/// # Errors
/// When an object is missing or damaged.
pub fn state(workspace: &Workspace, tree: Option<Id>, grafts: &Grafts) -> Attempt<Memory> {
    let mut memory = Memory::default();
    let files = tree.map(|tree| workspace.repo.files_but(tree, &|path| path == "decisions")).transpose()?;
    for (path, blob) in files.unwrap_or_default() {
        if !grafts.contains_key(&path) {
            memory.put(path, workspace.repo.blob(blob.id)?.unwrap_or_default());
        }
    }
    for (path, blob) in grafts {
        if let Some(blob) = blob {
            memory.put(path.clone(), workspace.repo.blob(blob.id)?.unwrap_or_default());
        }
    }
    Ok(memory)
}
