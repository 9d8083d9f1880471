//! Looking: status, show, go, whoami.

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::Attempt;
use crate::message;
use crate::model::DecisionId;
use crate::process::{
    self, Workspace, changes_of, complete, find_to_look, numbered, open_proposals, rivals, signatures, since_mine, view,
};
use crate::render::{
    changes_markdown, pretty, seat_human, seat_json, show_human, show_json, status_human, status_json,
};

pub fn status(context: &Context) -> Attempt<u8> {
    let status = process::status(&context.workspace()?, context.acting()?.as_ref())?;
    let page = context.page();
    let text = match context.global.format.as_deref() {
        Some("json") => status_json(&status, &page),
        _ => status_human(&status, &page),
    };
    out::data(&text);
    Ok(0)
}

pub fn show(context: &Context, id: Option<&str>, only_since: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.lawful()?;
    let mut view = view(&workspace, &history, &find_to_look(&workspace, id)?)?;
    complete(&workspace, &mut view)?;
    view.signed = signatures(&history, &view)?;
    view.told.extend(rivals(&workspace, &history, &view)?);
    if let Some((number, other)) = id.filter(|_| view.number.is_some()).and_then(|word| other_of(&workspace, word)) {
        let title = other.as_str();
        context.note(&message!("show-other-number", title = title, number = number, id = other.as_str()));
    }
    let told = changes_of(&workspace, &view)?;
    let me = workspace.act_as(&history.lawful, context.acting()?.as_ref()).ok();
    view.reader = me.map(|me| me.person);
    let since = view.reader.as_ref().map(|me| since_mine(&workspace, &view, me)).transpose()?.flatten();
    let page = context.page();
    let text = match context.global.format.as_deref() {
        Some("json") => show_json(&view, &told, since.as_ref(), &page),
        Some("markdown") => changes_markdown(&told.changes, &page),
        _ => show_human(&view, &told, since.as_ref(), only_since, &page),
    };
    out::data(&text);
    Ok(0)
}

/// The open proposal that `status` calls by a number that the register gave to a decision.
fn other_of(workspace: &Workspace, word: &str) -> Option<(usize, DecisionId)> {
    let number: usize = word.parse().ok()?;
    let named = numbered(workspace, &open_proposals(workspace).ok()?).ok()?;
    named.into_iter().find(|(_, known)| *known == number).map(|(id, number)| (number, id))
}

pub fn go(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let gone = process::go(&context.workspace()?, id)?;
    context.note(&match &gone.on {
        Some((title, version)) => message!("go-proposal", title = title, version = *version),
        None if gone.in_force => message!("go-in-force", branch = &gone.branch),
        None => message!("go-branch", branch = &gone.branch),
    });
    if !gone.edits.is_empty() {
        context.note(&message!("go-edits", paths = gone.edits.clone()));
    }
    if let Some(aside) = &gone.set_aside {
        context.note(&message!("go-set-aside", branch = aside));
    }
    Ok(0)
}

pub fn whoami(context: &Context) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.history()?;
    let actor = workspace.act_as(&history.lawful, context.acting()?.as_ref())?;
    let seat = process::seat(&history.lawful, &actor.person)?;
    let page = context.page();
    if context.global.json() {
        let mut told = seat_json(&seat);
        told["version"] = 1.into();
        told["key"] = actor.signer.public.clone().into();
        out::data(&pretty(&told));
    } else {
        out::data(&format!("{} {}\n", actor.person, actor.signer.public));
        out::data(&seat_human(&seat, &page));
    }
    Ok(0)
}
