//! An outcome that waits for a second signature, and how one types what ends a proposal.

use std::collections::BTreeSet;

use super::page::Page;
use crate::lang::{Message, visible};
use crate::message;
use crate::model::{PersonId, Verdict};
use crate::process::View;

/// Who signed the outcome, and who still may.
pub fn signed(view: &View, page: &Page<'_>) -> Message {
    let names = |people: &BTreeSet<PersonId>| people.iter().map(|it| name(view, it)).collect::<Vec<_>>();
    let (people, second) = (names(&view.signed.by), names(&view.signed.second));
    let key = if second.is_empty() { "show-signed-nobody" } else { "show-signed" };
    let how = page.say.text(result_option(view.signed.result));
    message!(key, people = people, second = second, id = view.id.as_str(), how = how, parent = &view.parent)
}

/// What one types to end a proposal in a way that has to be said.
pub fn result_option(result: Option<Verdict>) -> &'static str {
    match result {
        Some(Verdict::Failed) => "result-failed",
        Some(Verdict::Escalated) => "result-escalated",
        _ => "result-usual",
    }
}

/// What somebody is called in a decision.
pub fn name(view: &View, person: &PersonId) -> String {
    visible(view.names.get(person).map_or(person.as_str(), String::as_str))
}
