//! What changed between two states, in the domain's verbs.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::diff::compare;
use crate::files::load;
use crate::finding::Attempt;
use crate::message;
use crate::model::Organisation;
use crate::process::Workspace;
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
    let changes = compare(&old, &new);
    let page = context.page();
    let text = match context.global.format.as_deref() {
        None | Some("text") => changes_human(&changes, &page),
        Some("markdown") => changes_markdown(&changes, &page),
        Some("json") => pretty(&serde_json::json!({ "version": 1, "changes": changes_json(&changes, &page) })),
        Some(other) => return Err(usage("unknown-format", other)),
    };
    out::data(&text);
    if changes.is_empty() {
        context.note(&message!("diff-nothing"));
    }
    Ok(u8::from(exit_code && !changes.is_empty()))
}

fn at(workspace: &Workspace, rev: &str) -> Attempt<Organisation> {
    let commit = if rev.is_empty() { workspace.main_tip()? } else { workspace.repo.resolve(rev)? };
    let tree = workspace.repo.tree(workspace.repo.commit(commit)?.tree, &|path| path == "decisions")?;
    Ok(load(&tree)?.organisation)
}

fn on_disk(workspace: &Workspace) -> Attempt<Organisation> {
    Ok(load(&Disk::new(workspace.repo.needs_workdir()?))?.organisation)
}
