//! The register: what was decided, newest first; for a path, which decisions changed it.

use serde_json::{Value as Json, json};

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::{Attempt, Failure};
use crate::lang::{Value, visible};
use crate::message;
use crate::model::{DecisionId, Verdict};
use crate::process::{Entry, entry, is_entry, touches};
use crate::render::pretty;

pub fn run(context: &Context, path: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.history()?;
    let asked = path.and_then(|path| context.paths_here(&workspace, &[path.to_owned()]).pop());
    let asked = asked.as_deref().map(|path| path.trim_end_matches('/'));
    let mut all = vec![];
    let mut found = false;
    for at in (0..history.steps.len()).rev().filter(|at| is_entry(&history.steps[*at])) {
        if let Some(path) = asked
            && !touches(&workspace, &history.steps[at], path)?
        {
            continue;
        }
        found = true;
        let entry = entry(&workspace, &history, at)?;
        if context.global.json() {
            all.push(as_json(&entry));
        } else {
            out::data(&line(context, &entry));
        }
        if out::closed() {
            break;
        }
    }
    match path.filter(|_| !found) {
        Some(path) if !is_there(&workspace, asked.unwrap_or(path))? => {
            return Err(Failure::usage(message!("no-such-path", path = path)));
        }
        Some(path) => context.note(&message!("log-none", path = path)),
        None => {}
    }
    if context.global.json() {
        out::data(&pretty(&json!({ "version": 1, "decisions": all })));
    }
    Ok(0)
}

/// Whether a path is there now, though no decision changed it.
fn is_there(workspace: &crate::process::Workspace, path: &str) -> Attempt<bool> {
    let tree = workspace.repo.commit(workspace.main_tip()?)?.tree;
    let path = path.trim_end_matches('/');
    Ok(workspace.repo.entry(tree, path)?.is_some() || workspace.repo.folder(tree, path)?.is_some())
}

/// Number, day, result, title, circle, answers, and the id to type.
fn line(context: &Context, entry: &Entry) -> String {
    let page = context.page();
    let number = entry.number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    let result = entry.result.map(|result| page.say.text(&format!("state-{}", result.word()))).unwrap_or_default();
    let title = if entry.id.is_some() { visible(&entry.title) } else { page.say.text("log-founding") };
    let mut parts = vec![format!("{number:>4}  {}  {}", entry.day, page.bold(&title))];
    parts.extend((!result.is_empty()).then_some(result));
    // Where the title says it already, the circle is not said again.
    let circle = entry.circle.as_ref().filter(|circle| !entry.title.contains(*circle));
    parts.extend(circle.map(|circle| visible(circle)));
    if !entry.elected.is_empty() {
        parts.push(page.message(&message!("log-elected", people = entry.elected.clone())));
    }
    if entry.id.is_some() {
        parts.push(page.key("log-answers", &vec![("number", Value::from(entry.answers))]));
    }
    parts.extend(entry.id.as_ref().map(|id| page.dim(&format!("({id})"))));
    page.paragraph("", "      ", &parts.join(&page.dot()))
}

fn as_json(entry: &Entry) -> Json {
    json!({
        "number": entry.number,
        "id": entry.id.as_ref().map(DecisionId::as_str),
        "title": entry.title,
        "date": entry.day.to_string(),
        "circle": entry.circle,
        "elected": entry.elected,
        "result": entry.result.map(Verdict::word),
        "answers": entry.answers,
        "commit": entry.commit.to_string(),
    })
}
