//! The audit, for a person and for a script.

use serde_json::{Value as Json, json};

use super::findings::{Sheet, findings_concise};
use super::findings_json::finding_value;
use super::json::pretty;
use super::page::Page;
use crate::finding::Finding;
use crate::lang::visible;
use crate::message;
use crate::trust::{Anchor, Audit, Judged, Verdict};

/// The register of what was decided (every commit of main with `quiet_too`), then what is wrong with it, then the verdict in one sentence.
pub fn audit_human(
    audit: &Audit,
    since: usize,
    quiet_too: bool,
    anchor: Anchor,
    more: &[Finding],
    page: &Page<'_>,
) -> String {
    let mut out = String::new();
    for judged in
        audit.commits[since..].iter().filter(|c| quiet_too || c.verdict != Verdict::Quiet || !c.findings.is_empty())
    {
        out.push_str(&line(judged, page));
        out.push_str(&indent(&findings_concise(&Sheet::of(&judged.findings), page)));
    }
    out.push_str(&findings_concise(&Sheet::of(more), page));
    let key = match (audit.founded.is_some(), audit.is_sound() && more.is_empty()) {
        (false, _) => "audit-not-founded",
        (true, true) => "audit-sound",
        (true, false) => "audit-faulty",
    };
    let told = message!(
        key,
        commits = audit.commits.len(),
        decisions = audit.decisions(),
        answers = audit.answers,
        open = audit.violations(false),
        healed = audit.violations(true),
    );
    out.push_str(&page.paragraph("", "", &page.bold(&page.message(&told))));
    let anchored = match anchor {
        Anchor::None => "audit-not-anchored",
        Anchor::Holds => "audit-anchored",
        Anchor::Broken => "audit-other-anchor",
    };
    out.push_str(&page.paragraph("", "", &page.say.text(anchored)));
    out
}

fn line(judged: &Judged, page: &Page<'_>) -> String {
    let id = judged.commit.id.to_string();
    let word =
        page.say.text(&format!("verdict-{}{}", judged.verdict.word(), if judged.healed { "-healed" } else { "" }));
    let word = match (judged.verdict, judged.healed) {
        (Verdict::Decision | Verdict::Founding, _) => page.green(&word),
        (Verdict::Violation, false) | (Verdict::Stripped, _) => page.red(&page.bold(&word)),
        (Verdict::Violation, true) | (Verdict::Form | Verdict::Quiet, _) => word,
    };
    let number = judged.number.map(|n| format!(" n° {n}")).unwrap_or_default();
    let title = judged.commit.message.lines().next().unwrap_or_default();
    page.paragraph(
        "",
        "  ",
        &format!("{} {word}{number} {} ({})", &id[..10], visible(title), visible(&judged.commit.author.name)),
    )
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// The frozen JSON of `audit`.
pub fn audit_json(audit: &Audit, since: usize, anchor: Anchor, more: &[Finding], page: &Page<'_>) -> String {
    let commits: Vec<Json> = audit.commits[since..].iter().map(|c| commit(c, page)).collect();
    pretty(&json!({
        "version": 1,
        "anchored": anchor == Anchor::Holds,
        "head": audit.head.to_string(),
        "commits": commits,
        "findings": more.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
        "summary": {
            "decisions": audit.decisions(),
            "answers": audit.answers,
            "open_violations": audit.violations(false),
            "healed_violations": audit.violations(true),
        },
    }))
}

fn commit(judged: &Judged, page: &Page<'_>) -> Json {
    json!({
        "commit": judged.commit.id.to_string(),
        "verdict": judged.verdict.word(),
        "number": judged.number,
        "decision": judged.decision.as_ref().map(ToString::to_string),
        "healed": judged.healed,
        "findings": judged.findings.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
    })
}
