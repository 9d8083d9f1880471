//! Looking: status, show, go, whoami.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::diff::{Change, compare};
use crate::files::{Memory, load};
use crate::finding::Attempt;
use crate::message;
use crate::process::{self, Desk, View, find, view};
use crate::render::{changes_markdown, show_human, show_json, status_human};
use crate::store::Files;

pub fn status(context: &Context) -> Attempt<u8> {
    let status = process::status(&context.desk()?, context.acting()?.as_ref())?;
    out::data(&status_human(&status, &context.page()));
    Ok(0)
}

pub fn show(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let desk = context.desk()?;
    let audit = desk.lawful()?;
    let view = view(&desk, &audit, &find(&desk, id)?)?;
    let changes = changes(&desk, &view)?;
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
pub fn changes(desk: &Desk, view: &View) -> Attempt<Vec<Change>> {
    let (old, new) = (sources(desk, &view.before)?, sources(desk, &view.after)?);
    Ok(compare(&load(&old)?.organisation, &load(&new)?.organisation))
}

fn sources(desk: &Desk, files: &Files) -> Attempt<Memory> {
    let mut memory = Memory::default();
    for (path, blob) in files.iter().filter(|(path, _)| !path.starts_with("decisions/")) {
        memory.put(path.clone(), desk.repo.blob(blob.id)?);
    }
    Ok(memory)
}

pub fn go(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let gone = process::go(&context.desk()?, id)?;
    let key = if gone.in_force { "go-in-force" } else { "go-proposal" };
    context.note(&message!(key, branch = &gone.branch));
    Ok(0)
}

pub fn whoami(context: &Context) -> Attempt<u8> {
    let desk = context.desk()?;
    let audit = desk.audit()?;
    let seat = desk.seat(&audit.lawful, context.acting()?.as_ref())?;
    out::data(&format!("{} {}\n", seat.person, seat.signer.public));
    context.note(&message!("whoami", person = &seat.name));
    Ok(0)
}
