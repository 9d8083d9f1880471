//! What changed between two states, in the domain's verbs.

use crate::cli::context::Context;
use crate::cli::out;
use crate::files::Source;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::process::{Compared, Workspace, changes_of, compared_with, find_to_look, view};
use crate::render::{changes_human, changes_json, changes_markdown, pretty};
use crate::store::{Disk, Id};

/// `A..B`, or two revisions apart: between them. `A...B`: from where they parted to the second. `A`: from there to the files
/// on disk. Nothing: from what they started from to the files on disk. A decision's number or a word of its title: what it changes.
pub fn run(context: &Context, range: Option<&str>, to: Option<&str>, exit_code: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let named = |rev: &str| if rev.is_empty() { workspace.main_tip() } else { workspace.resolve(rev) };
    let range = range.unwrap_or_default();
    let (old, new) = match (range.split_once("..."), range.split_once(".."), to) {
        (_, _, Some(to)) => (named(range)?, Some(named(to)?)),
        (Some((one, other)), _, None) => {
            let (one, other) = (named(one)?, named(other)?);
            let apart = || Failure::usage(message!("no-common-history"));
            (workspace.repo.merge_bases(one, other)?.first().copied().ok_or_else(apart)?, Some(other))
        }
        (None, Some((from, to)), None) => (named(from)?, if to.is_empty() { None } else { Some(named(to)?) }),
        (None, None, None) if range.is_empty() => (workspace.started_from()?, None),
        (None, None, None) => match named(range) {
            Ok(from) => (from, None),
            Err(failure) => return of_decision(context, &workspace, range, exit_code).unwrap_or(Err(failure)),
        },
    };
    let old = at(&workspace, old)?;
    let new = match new {
        Some(commit) => at(&workspace, commit)?,
        None => on_disk(&workspace)?,
    };
    let told = compared_with(&*old, &*new, workspace.memo().local_names())?;
    Ok(tell(context, &told, exit_code))
}

/// What a decision changes, called by its number or a word of its title; nothing where no decision is called so.
fn of_decision(context: &Context, workspace: &Workspace, word: &str, exit_code: bool) -> Option<Attempt<u8>> {
    let known = match find_to_look(workspace, Some(word)) {
        Ok(known) => known,
        // That several are called so helps more than that no commit is.
        Err(failure) => return (failure.message.key == "ambiguous-decision").then_some(Err(failure)),
    };
    let told = || changes_of(workspace, &view(workspace, &*workspace.history()?, &known)?);
    Some(told().map(|told| tell(context, &told, exit_code)))
}

/// The changes in the format that was asked for, and the exit code.
fn tell(context: &Context, told: &Compared, exit_code: bool) -> u8 {
    let page = context.page();
    let text = match context.global.format.as_deref() {
        Some("markdown") => changes_markdown(&told.changes, &page),
        Some("json") => pretty(&serde_json::json!({ "version": 1, "changes": changes_json(&told.changes, &page) })),
        _ => changes_human(&told.changes, &page),
    };
    out::data(&text);
    context.tell(&told.unreadable);
    if told.changes.is_empty() && told.unreadable.is_empty() {
        context.note(&message!("diff-nothing"));
    }
    u8::from(!told.unreadable.is_empty() || exit_code && !told.changes.is_empty())
}

fn at(workspace: &Workspace, commit: Id) -> Attempt<Box<dyn Source>> {
    Ok(Box::new(workspace.repo.tree(workspace.repo.commit(commit)?.tree, &|path| path == "decisions")?))
}

fn on_disk(workspace: &Workspace) -> Attempt<Box<dyn Source>> {
    Ok(Box::new(Disk::new(workspace.repo.needs_workdir()?)))
}
