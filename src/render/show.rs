//! One decision, for a person and for a script.

use serde_json::json;

use super::changes::{changes_human, changes_json};
use super::findings::finding_message;
use super::findings_json::finding_value;
use super::json::pretty;
use super::page::Page;
use crate::bind::{Standing, Weight};
use crate::lang::visible;
use crate::message;
use crate::model::PersonId;
use crate::process::{Compared, View};

/// The word of the state a decision is in.
fn state(view: &View) -> &'static str {
    match &view.outcome {
        Some(outcome) => outcome.result.word(),
        None if view.standing.is_retracted() => "retracted",
        None if view.standing.open_objections().next().is_some() => "objection",
        None if view.missing.is_empty() => "ready",
        None => "open",
    }
}

/// What one needs to know before answering.
pub fn show_human(view: &View, told: &Compared, page: &Page<'_>) -> String {
    let standing = &view.standing;
    let proposal = &standing.proposal;
    let mut out = page.paragraph("", "", &page.bold(&visible(&proposal.title)));
    let words: Vec<String> = match &view.outcome {
        Some(outcome) => outcome.kinds.clone(),
        None => standing.kinds.iter().map(|k| k.word().to_owned()).collect(),
    };
    let kinds: Vec<String> = words.iter().map(|word| page.say.text(&format!("kind-{word}"))).collect();
    let state = page.say.text(&format!("state-{}", state(view)));
    let facts = message!(
        "show-facts",
        id = view.id.as_str(),
        circle = proposal.circle.as_str(),
        proposer = proposal.proposer.as_str(),
        version = proposal.version,
        state = state,
    );
    out.push_str(&page.paragraph("", "", &page.message(&facts)));
    if !kinds.is_empty() {
        out.push_str(&page.paragraph("", "", &page.message(&message!("show-kinds", kinds = kinds))));
    }
    if let Some(driver) = &proposal.driver {
        out.push_str(&page.paragraph("", "  ", &page.message(&message!("show-driver", driver = driver))));
    }
    out.push_str(&section("show-changes", page));
    if told.changes.is_empty() && told.unreadable.is_empty() {
        out.push_str(&page.paragraph("  ", "  ", &page.say.text("show-no-change")));
    }
    out.push_str(&changes_human(&told.changes, page));
    for finding in &told.unreadable {
        let line = format!("{} {}", page.mark("✗", "x"), finding_message(finding, page));
        out.push_str(&page.paragraph("", "  ", &page.red(&line)));
    }
    if !standing.unsigned.is_empty() {
        let told = message!("show-foreign", paths = standing.unsigned.clone());
        out.push_str(&page.paragraph("  ", "  ", &page.yellow(&page.message(&told))));
    }
    out.push_str(&section("show-answers", page));
    out.push_str(&answers(standing, page));
    for objection in &standing.objections {
        let key = if objection.open { "show-objection-open" } else { "show-objection-lifted" };
        let told =
            message!(key, person = objection.person.as_str(), version = objection.version, reason = &objection.reason);
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
    }
    for finding in &view.told {
        let line = format!("{} {}", page.mark("⚠", "!"), finding_message(finding, page));
        out.push_str(&page.paragraph("  ", "    ", &page.yellow(&line)));
    }
    if view.outcome.is_none() {
        out.push_str(&next(view, page));
    }
    out
}

fn section(key: &str, page: &Page<'_>) -> String {
    format!("\n{}\n", page.bold(&page.say.text(key)))
}

fn answers(standing: &Standing, page: &Page<'_>) -> String {
    let mut out = String::new();
    for person in &standing.electors {
        let (mark, text) = answer(standing, person, page);
        let line = format!("{mark} {person} {} {text}", page.mark("—", "-"));
        out.push_str(&page.paragraph("  ", "    ", &line));
    }
    for (paper, weight) in &standing.papers {
        let said = page.say.text(&format!("answer-{}", paper.answer.answer.word()));
        let key = match weight {
            Weight::Talk => "show-talk",
            Weight::Unverified => "show-unverified",
            Weight::Outsider => "show-outsider",
            Weight::Acceptance => "show-acceptance",
            Weight::Counted | Weight::Stale | Weight::Superseded | Weight::Foreign => continue,
        };
        let reason = paper.answer.reason.clone().unwrap_or_default();
        let told = message!(key, person = paper.answer.person.as_str(), answer = said, reason = reason);
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
    }
    out
}

fn answer(standing: &Standing, person: &PersonId, page: &Page<'_>) -> (String, String) {
    let Some(voice) = standing.voices.get(person) else {
        return (page.mark("○", "o").to_owned(), page.say.text("show-waiting"));
    };
    let said = page.say.text(&format!("answer-{}", voice.answer.word()));
    let mut text = said;
    if voice.stale {
        text = page.message(&message!("show-stale", answer = text, version = voice.version));
    }
    if let Some(recorder) = &voice.recorded_by {
        text = page.message(&message!("show-recorded", answer = text, recorder = recorder.as_str()));
    }
    let mark = match (voice.stale, voice.answer.lets_pass()) {
        (true, _) => page.yellow(page.mark("◌", "~")),
        (false, true) => page.green(page.mark("✓", "+")),
        (false, false) => page.red(page.mark("✗", "x")),
    };
    (mark, text)
}

fn next(view: &View, page: &Page<'_>) -> String {
    if view.missing.is_empty() {
        return format!(
            "\n{}",
            page.paragraph("", "  ", &page.message(&message!("show-may-decide", id = view.id.as_str())))
        );
    }
    let mut out = section("show-missing", page);
    let dot = page.mark("•", "-");
    for finding in &view.missing {
        out.push_str(&page.paragraph(&format!("{dot} "), "  ", &finding_message(finding, page)));
    }
    out.push_str(&page.paragraph("", "  ", &page.message(&message!("show-how-to-answer", id = view.id.as_str()))));
    out
}

/// The frozen JSON of `show`.
pub fn show_json(view: &View, told: &Compared, page: &Page<'_>) -> String {
    let standing = &view.standing;
    let elector = |person: &PersonId| {
        let voice = standing.voices.get(person);
        json!({
            "person": person.as_str(),
            "answer": voice.map(|v| v.answer.word()),
            "stale": voice.is_some_and(|v| v.stale),
            "verified": voice.is_some(),
            "recorded_by": voice.and_then(|v| v.recorded_by.as_ref()).map(PersonId::as_str),
        })
    };
    let objections = standing
        .objections
        .iter()
        .map(|o| json!({ "person": o.person.as_str(), "version": o.version, "reason": o.reason, "open": o.open }));
    let outcome_kinds = view.outcome.as_ref().map(|o| o.kinds.clone());
    pretty(&json!({
        "version": 1,
        "id": view.id.as_str(),
        "title": standing.proposal.title,
        "circle": standing.proposal.circle.as_str(),
        "kinds": outcome_kinds.unwrap_or_else(|| standing.kind_words()),
        "state": state(view),
        "proposal_version": standing.proposal.version,
        "change": standing.change,
        "electors": standing.electors.iter().map(elector).collect::<Vec<_>>(),
        "objections": objections.collect::<Vec<_>>(),
        "missing": view.missing.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
        "told": view.told.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
        "may_decide": view.outcome.is_none() && view.missing.is_empty(),
        "changes": changes_json(&told.changes, page),
        "unreadable": told.unreadable.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
    }))
}
