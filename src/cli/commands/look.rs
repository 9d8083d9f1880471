//! Looking: status, show, go, whoami.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::diff::{Change, compare};
use crate::files::{Memory, load};
use crate::finding::Attempt;
use crate::message;
use crate::process::{self, View, Workspace, find, view};
use crate::render::{changes_markdown, show_human, show_json, status_human};
use crate::store::Files;

pub fn status(context: &Context) -> Attempt<u8> {
    let status = process::status(&context.workspace()?, context.acting()?.as_ref())?;
    out::data(&status_human(&status, &context.page()));
    Ok(0)
}

pub fn show(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let audit = workspace.lawful()?;
    let view = view(&workspace, &audit, &find(&workspace, id)?)?;
    let changes = changes(&workspace, &view)?;
    let page = context.page();
    let text = match context.global.format.as_deref() {
        None | Some("text") => show_human(&view, &changes, &page),
        Some("json") => show_json(&view, &changes, &page),
        Some("markdown") => changes_markdown(&changes, &page),
        Some(other) => return Err(usage("unknown-format", other)),
    };
    out::data(&text);
    Ok(0)
}

/// What a decision changes, in the domain's verbs.
pub fn changes(workspace: &Workspace, view: &View) -> Attempt<Vec<Change>> {
    let (old, new) = (sources(workspace, &view.before)?, sources(workspace, &view.after)?);
    Ok(compare(&load(&old)?.organisation, &load(&new)?.organisation))
}

fn sources(workspace: &Workspace, files: &Files) -> Attempt<Memory> {
    let mut memory = Memory::default();
    for (path, blob) in files.iter().filter(|(path, _)| !path.starts_with("decisions/")) {
        memory.put(path.clone(), workspace.repo.blob(blob.id)?);
    }
    Ok(memory)
}

pub fn go(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let gone = process::go(&context.workspace()?, id)?;
    let key = if gone.in_force { "go-in-force" } else { "go-proposal" };
    context.note(&message!(key, branch = &gone.branch));
    Ok(0)
}

pub fn whoami(context: &Context) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let audit = workspace.audit()?;
    let actor = workspace.act_as(&audit.lawful, context.acting()?.as_ref())?;
    out::data(&format!("{} {}\n", actor.person, actor.signer.public));
    context.note(&message!("whoami", person = &actor.name));
    Ok(0)
}
