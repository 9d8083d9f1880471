//! Looking: status, show, go, whoami.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::finding::Attempt;
use crate::message;
use crate::process::{self, changes_of, find, view};
use crate::render::{changes_markdown, show_human, show_json, status_human};

pub fn status(context: &Context) -> Attempt<u8> {
    let status = process::status(&context.workspace()?, context.acting()?.as_ref())?;
    out::data(&status_human(&status, &context.page()));
    Ok(0)
}

pub fn show(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.lawful()?;
    let view = view(&workspace, &history, &find(&workspace, id)?)?;
    let told = changes_of(&workspace, &view)?;
    let page = context.page();
    let text = match context.global.format.as_deref() {
        None | Some("text") => show_human(&view, &told, &page),
        Some("json") => show_json(&view, &told, &page),
        Some("markdown") => changes_markdown(&told.changes, &page),
        Some(other) => return Err(usage("unknown-format", other)),
    };
    out::data(&text);
    Ok(0)
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
