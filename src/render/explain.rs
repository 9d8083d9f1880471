//! One rule as its card tells it.

use serde_json::json;

use super::json::pretty;
use super::page::Page;
use crate::lang::Lang;
use crate::rules::Card;

/// Title, message, reason, way out, source, cases.
pub fn explain_human(card: &Card, level: Option<&str>, page: &Page<'_>) -> String {
    let say = |part: &str| blanks(&page.say.text(&format!("rule-{}-{part}", card.slug)));
    let mut out = page.paragraph("", "", &page.bold(&format!("{} {} {}", card.code, page.mark("·", "-"), card.slug)));
    out.push_str(&page.paragraph("", "", &say("title")));
    let word = level.map_or_else(|| page.say.text("level-off"), |l| page.say.text(&format!("level-{l}")));
    for (key, text) in [
        ("explain-why", say("why")),
        ("explain-help", say("help")),
        ("explain-level", word),
        ("explain-source", card.source.to_owned()),
    ] {
        out.push_str(&format!("\n{}\n", page.bold(&page.say.text(key))));
        out.push_str(&page.paragraph("  ", "  ", &text));
    }
    let examples = |good: bool| card.cases.iter().filter(move |c| c.expect.is_empty() == good);
    for (key, good) in [("explain-good", true), ("explain-bad", false)] {
        let Some(case) = examples(good).find(|c| !c.files.is_empty()) else { continue };
        out.push_str(&format!("\n{}\n", page.bold(&page.say.text(key))));
        for (path, text) in case.files {
            out.push_str(&format!("  {path}\n"));
            out.extend(text.trim_end().lines().map(|line| format!("    {line}\n")));
        }
    }
    out
}

/// A pattern without its values: what a finding would name is left open.
fn blanks(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        out.push_str(before);
        out.push('…');
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The card with both languages.
pub fn explain_json(cards: &[&Card]) -> String {
    let texts = |card: &Card, lang: Lang| {
        let text = card.text(lang);
        json!({ "title": text.title, "message": text.message, "why": text.why, "help": text.help })
    };
    let rules: Vec<_> = cards
        .iter()
        .map(|card| {
            json!({
                "rule": card.slug, "code": card.code, "level": card.level.word(), "looks_at": card.looks_at,
                "profiles": card.profiles, "source": card.source,
                "fr": texts(card, Lang::Fr), "en": texts(card, Lang::En),
            })
        })
        .collect();
    pretty(&json!({ "version": 1, "rules": rules }))
}
