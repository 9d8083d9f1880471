//! Concerns, each offered as a criterion of the policy that they are about: they stop nothing, and are not forgotten.

use super::page::Page;
use crate::bind::Weight;
use crate::files::{Kind, Noun};
use crate::lang::visible;
use crate::message;
use crate::model::Said;
use crate::process::View;

/// What one types to take up each concern about a policy that says nothing of it yet.
pub fn concerns(view: &View, page: &Page<'_>) -> String {
    let standing = &view.standing;
    let policies = standing.changes.iter().filter_map(|change| match (&change.file, change.new_noun()) {
        (Some(Kind::Policy(id)), Some(Noun::Policy(policy))) => Some((id.clone(), policy)),
        _ => None,
    });
    let Some((id, policy)) = policies.into_iter().next() else { return String::new() };
    let counted =
        standing.papers.iter().filter(|(_, weight)| *weight == Weight::Counted).map(|(paper, _)| &paper.answer);
    let said = counted.filter(|answer| answer.answer == Said::Concern);
    let mut out = String::new();
    for answer in said {
        let reason = answer.reason.clone().unwrap_or_default();
        if reason.trim().is_empty() || policy.criteria.iter().any(|criterion| criterion.text == reason) {
            continue;
        }
        let person = visible(view.names.get(&answer.person).map_or(answer.person.as_str(), String::as_str));
        let told = message!("show-concern", person = person, reason = reason, policy = id.to_string());
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
    }
    out
}
