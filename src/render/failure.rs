//! A failure as a person reads it: what, why, what next.

use serde_json::json;

use super::json::pretty;
use super::page::Page;
use crate::finding::Failure;

/// The sentence, then the way out.
pub fn failure_human(failure: &Failure, page: &Page<'_>) -> String {
    let mut text = format!("{} ", page.bold(&page.red(&page.say.text("failure-word"))));
    text.push_str(&page.message(&failure.message));
    page.paragraph("", "  ", &text) + &failure_advice(failure, page)
}

/// The way out alone; empty where there is none to tell.
pub fn failure_advice(failure: &Failure, page: &Page<'_>) -> String {
    let line = |help| page.paragraph("", "  ", &format!("{} {help}", page.say.text("help-word")));
    help(failure, page).map(line).unwrap_or_default()
}

fn help(failure: &Failure, page: &Page<'_>) -> Option<String> {
    let key = format!("{}-help", failure.message.key);
    page.say.has(&key).then(|| page.key(&key, &failure.message.args))
}

/// `{"version":1,"error":{"kind","message","help"}}`.
pub fn failure_json(failure: &Failure, page: &Page<'_>) -> String {
    pretty(&json!({ "version": 1, "error": {
        "kind": failure.kind.word(),
        "message": page.message(&failure.message),
        "help": help(failure, page),
    }}))
}
