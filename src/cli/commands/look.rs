//! Looking: status, show, go, whoami.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::diff::{Change, compare};
use crate::files::{Memory, load};
use crate::finding::Attempt;
use crate::message;
use crate::process::{self, View, Workspace, find, view};
use crate::render::{changes_markdown, show_human, show_json, status_human};
use crate::store::{Grafts, Id};

pub fn status(context: &Context) -> Attempt<u8> {
    let status = process::status(&context.workspace()?, context.acting()?.as_ref())?;
    out::data(&status_human(&status, &context.page()));
    Ok(0)
}

pub fn show(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.lawful()?;
    let view = view(&workspace, &history, &find(&workspace, id)?)?;
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
    let (tree, grafts) = &view.after;
    let (old, new) = (source(workspace, view.before, &Grafts::new())?, source(workspace, *tree, grafts)?);
    Ok(compare(&load(&old)?.organisation, &load(&new)?.organisation))
}

/// The files of a tree that people write, with what is put into it.
fn source(workspace: &Workspace, tree: Option<Id>, grafts: &Grafts) -> Attempt<Memory> {
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

pub fn go(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let gone = process::go(&context.workspace()?, id)?;
    let key = if gone.in_force { "go-in-force" } else { "go-proposal" };
    context.note(&message!(key, branch = &gone.branch));
    if let Some(aside) = &gone.set_aside {
        context.note(&message!("go-set-aside", branch = aside));
    }
    Ok(0)
}

pub fn whoami(context: &Context) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.history()?;
    let actor = workspace.act_as(&history.lawful, context.acting()?.as_ref())?;
    out::data(&format!("{} {}\n", actor.person, actor.signer.public));
    context.note(&message!("whoami", person = &actor.name));
    Ok(0)
}
