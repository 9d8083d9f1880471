//! What changed between two states, in the domain's verbs.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::files::Source;
use crate::finding::Attempt;
use crate::message;
use crate::process::{Workspace, compared};
use crate::render::{changes_human, changes_json, changes_markdown, pretty};
use crate::store::Disk;

/// `A..B`: two revisions. `A`: from there to the files on disk. Nothing: from main to the files on disk.
pub fn run(context: &Context, range: Option<&str>, exit_code: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let (old, new) = match range.map(|r| r.split_once("..").unwrap_or((r, ""))) {
        None => (at(&workspace, "")?, on_disk(&workspace)?),
        Some((from, "")) => (at(&workspace, from)?, on_disk(&workspace)?),
        Some((from, to)) => (at(&workspace, from)?, at(&workspace, to)?),
    };
    let told = compared(&*old, &*new)?;
    let page = context.page();
    let text = match context.global.format.as_deref() {
        None | Some("text") => changes_human(&told.changes, &page),
        Some("markdown") => changes_markdown(&told.changes, &page),
        Some("json") => pretty(&serde_json::json!({ "version": 1, "changes": changes_json(&told.changes, &page) })),
        Some(other) => return Err(usage("unknown-format", other)),
    };
    out::data(&text);
    context.tell(&told.unreadable);
    if told.changes.is_empty() && told.unreadable.is_empty() {
        context.note(&message!("diff-nothing"));
    }
    Ok(u8::from(!told.unreadable.is_empty() || exit_code && !told.changes.is_empty()))
}

fn at(workspace: &Workspace, rev: &str) -> Attempt<Box<dyn Source>> {
    let commit = if rev.is_empty() { workspace.main_tip()? } else { workspace.repo.resolve(rev)? };
    Ok(Box::new(workspace.repo.tree(workspace.repo.commit(commit)?.tree, &|path| path == "decisions")?))
}

fn on_disk(workspace: &Workspace) -> Attempt<Box<dyn Source>> {
    Ok(Box::new(Disk::new(workspace.repo.needs_workdir()?)))
}
