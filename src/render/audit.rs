//! The audit, for a person and for a script.

use serde_json::{Value as Json, json};

use super::findings::{Sheet, findings_concise};
use super::findings_json::finding_value;
use super::json::pretty;
use super::page::Page;
use crate::finding::Finding;
use crate::lang::visible;
use crate::message;
use crate::model::Level;
use crate::trust::{Anchor, History, Step, Verdict};

/// A history, and how it is looked at.
pub struct AuditView<'a> {
    pub history: &'a History,
    /// The first step that is told.
    pub since: usize,
    /// Whether commits of which there is nothing to say are told as well.
    pub quiet_too: bool,
    pub anchored: Anchor,
    /// What stands beside the history: a main that was taken back, what this user saw and is gone.
    pub more: &'a [Finding],
}

impl AuditView<'_> {
    fn has_fault(&self) -> bool {
        self.more.iter().any(|f| f.level == Level::Error)
    }
}

/// The register of what was decided (every commit of main with `quiet_too`), then what is wrong with it, then the verdict
/// in one sentence. What was judged before and is silent is counted, not told again.
pub fn audit_human(view: &AuditView<'_>, page: &Page<'_>) -> String {
    let history = view.history;
    let mut out = String::new();
    let told = |at: usize, step: &Step| {
        let known = at < history.remembered && !view.quiet_too;
        view.quiet_too || !step.is_silent() || (step.verdict != Verdict::Quiet && !known)
    };
    for (at, step) in history.steps.within(view.since..history.steps.len()).filter(|(at, step)| told(*at, step)) {
        out.push_str(&audit_line(history, at, step, page));
        out.push_str(&indent(&findings_concise(&Sheet::of(&history.findings(at)), page), page));
    }
    out.push_str(&findings_concise(&Sheet::of(view.more), page));
    if history.remembered > 0 {
        let told = message!("audit-remembered", commits = history.remembered);
        out.push_str(&page.paragraph("", "", &page.message(&told)));
    }
    out.push_str(&audit_sum(view, page));
    let anchored = match view.anchored {
        Anchor::None => "audit-not-anchored",
        Anchor::Holds => "audit-anchored",
        Anchor::Broken => "audit-other-anchor",
    };
    out.push_str(&page.paragraph("", "", &page.say.text(anchored)));
    out
}

/// The verdict in one sentence, with how much was looked at.
pub fn audit_sum(view: &AuditView<'_>, page: &Page<'_>) -> String {
    let history = view.history;
    let key = match (history.founded.is_some(), history.is_sound() && !view.has_fault()) {
        (false, _) => "audit-not-founded",
        (true, true) => "audit-sound",
        (true, false) => "audit-faulty",
    };
    let told = message!(
        key,
        commits = history.steps.len(),
        decisions = history.decisions(),
        answers = history.answers(),
        open = history.violations(false),
        healed = history.violations(true),
    );
    page.paragraph("", "", &page.bold(&page.message(&told)))
}

/// What a commit of main is, in a line.
pub fn audit_line(history: &History, at: usize, step: &Step, page: &Page<'_>) -> String {
    let id = step.commit.to_string();
    let healed = history.is_healed(at);
    let word = page.say.text(&format!("verdict-{}{}", step.verdict.word(), if healed { "-healed" } else { "" }));
    let word = match (step.verdict, healed) {
        (Verdict::Decision | Verdict::Founding, _) => page.green(&word),
        (Verdict::Violation, false) | (Verdict::Stripped, _) => page.red(&page.bold(&word)),
        (Verdict::Violation, true) | (Verdict::Form | Verdict::Quiet, _) => word,
    };
    let number = step.number.map(|n| format!(" n° {n}")).unwrap_or_default();
    // The commit that founds is its last founder's: its title says nothing more.
    let title = if step.verdict == Verdict::Founding { String::new() } else { visible(step.plain_title()) + " " };
    page.paragraph("", "  ", &format!("{} {word}{number} {title}({})", &id[..10], visible(&step.author)))
}

fn indent(text: &str, page: &Page<'_>) -> String {
    text.lines().map(|line| page.paragraph("    ", "      ", line)).collect()
}

/// The frozen JSON of `audit`.
pub fn audit_json(view: &AuditView<'_>, page: &Page<'_>) -> String {
    let history = view.history;
    let steps = history.steps.within(view.since..history.steps.len());
    let commits: Vec<Json> = steps.map(|(at, step)| commit(history, at, step, page)).collect();
    pretty(&json!({
        "version": 1,
        "anchored": view.anchored == Anchor::Holds,
        "head": history.head.to_string(),
        "commits": commits,
        "findings": view.more.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
        "summary": {
            "decisions": history.decisions(),
            "answers": history.answers(),
            "open_violations": history.violations(false),
            "healed_violations": history.violations(true),
        },
    }))
}

fn commit(history: &History, at: usize, step: &Step, page: &Page<'_>) -> Json {
    json!({
        "commit": step.commit.to_string(),
        "verdict": step.verdict.word(),
        "number": step.number,
        "decision": step.decision.as_ref().map(ToString::to_string),
        "healed": history.is_healed(at),
        "findings": history.findings(at).iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
    })
}
