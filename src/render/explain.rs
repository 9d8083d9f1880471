//! One rule as its card tells it: on a terminal, as a page, for scripts.

use serde_json::{Value, json};

use super::json::pretty;
use super::page::Page;
use crate::lang::{Catalogue, Lang, visible};
use crate::message;
use crate::model::{CustomRule, Level, OwnLevel};
use crate::rules::{Card, CardCase, Line, Parameter, Text};

/// Title, what it says, reason, way out, level, numbers, source, cases.
pub fn explain_human(card: &Card, line: Option<&Line>, page: &Page<'_>) -> String {
    let text = card.text(page.say.lang);
    let mut out = page.paragraph("", "", &page.bold(&[card.code, card.slug].join(&page.dot())));
    out.push_str(&page.paragraph("", "", &page.say.reword(text.title)));
    let mut part = |key: &str, texts: &[String]| {
        out.push_str(&format!("\n{}\n", page.bold(&page.say.text(key))));
        for text in texts {
            out.push_str(&page.paragraph("  ", "  ", text));
        }
    };
    let own = |texts: Vec<String>| -> Vec<String> { texts.iter().map(|t| page.say.reword(t)).collect() };
    part("explain-why", &own(vec![text.why.to_owned()]));
    part("explain-says", &own(sayings(text.message)));
    part("explain-help", &own(sayings(text.help)));
    let level = line.map_or(Some(card.level), |line| line.level);
    let word = |level: Option<Level>| page.say.text(&format!("level-{}", level.map_or("off", Level::word)));
    let also: Vec<String> = card.also.iter().filter(|it| Some(**it) != level).map(|it| word(Some(*it))).collect();
    part(
        "explain-level",
        &[match level {
            Some(_) if !also.is_empty() => {
                page.message(&message!("explain-level-also", level = word(level), also = also))
            }
            _ => word(level),
        }],
    );
    let here = |at: usize| line.and_then(|line| line.numbers.get(at)).map(|(_, number, _)| *number);
    let colon = page.say.text("colon");
    let mut numbers: Vec<String> =
        numbers(card, text, here).map(|(number, said)| format!("{number}{colon} {}", page.say.reword(said))).collect();
    let given = line.into_iter().flat_map(|line| &line.parameters);
    let source = |it: &Parameter| if it.written { " (rules.toml)" } else { "" };
    numbers.extend(given.map(|it| format!("{} = {}{}", it.key, it.value, source(it))));
    if !numbers.is_empty() {
        part("explain-numbers", &numbers);
    }
    part("explain-source", &sources(card, text, page.say));
    for (key, good) in [("explain-good", true), ("explain-bad", false)] {
        let Some(case) = example(card, good) else { continue };
        out.push_str(&format!("\n{}\n", page.bold(&page.say.text(key))));
        for (path, text) in case_files(case) {
            out.push_str(&page.paragraph("  ", "  ", &path));
            out.extend(text.lines().map(|line| format!("    {line}\n")));
        }
    }
    out
}

/// Where a rule comes from, and whose mark that is.
fn sources(card: &Card, text: &Text, say: &Catalogue) -> Vec<String> {
    let mut all = vec![text.source.to_owned()];
    all.extend(card.source.contains("Holacracy").then(|| say.text("explain-trademark")));
    all
}

/// Each number with what it means; `here` gives those that are in force where one stands.
fn numbers(
    card: &Card,
    text: &Text,
    here: impl Fn(usize) -> Option<i64>,
) -> impl Iterator<Item = (String, &'static str)> {
    let all = card.numbers.iter().zip(text.numbers).enumerate();
    all.map(move |(at, ((name, usual), said))| (format!("{name} = {}", here(at).unwrap_or(*usual)), *said))
}

/// A rule of the organisation's own, as it wrote it.
pub fn explain_own(rule: &CustomRule, page: &Page<'_>) -> String {
    let said = crate::lang::Value::Told(rule.message.fr.clone(), rule.message.en.clone());
    let mut out = page.paragraph("", "", &page.bold(rule.id.as_str()));
    out.push_str(&page.paragraph("", "", &visible(page.say.told(&said).unwrap_or_default())));
    let level = rule.level.unwrap_or(OwnLevel::Warning).level().map_or("off", Level::word);
    for (key, text) in [
        ("explain-looks-at", rule.looks_at.word().to_owned()),
        ("explain-when", rule.when.clone().unwrap_or_default()),
        ("explain-must", rule.must.clone()),
        ("explain-level", page.say.text(&format!("level-{level}"))),
        ("explain-source", format!("rules.toml, [[custom_rules]] {}", rule.id)),
    ] {
        if !text.is_empty() {
            out.push_str(&format!("\n{}\n", page.bold(&page.say.text(key))));
            out.push_str(&page.paragraph("  ", "  ", &visible(&text)));
        }
    }
    out
}

/// The first case of a kind that shows something.
fn example(card: &Card, good: bool) -> Option<&'static CardCase> {
    let shows = |c: &&CardCase| !c.files.is_empty() || !c.said.is_empty();
    card.cases.iter().find(|c| c.expect.is_empty() == good && shows(c))
}

/// What a case lays out: files, and for a dossier who answered what.
fn case_files(case: &CardCase) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        case.files.iter().map(|(path, text)| ((*path).to_owned(), text.trim_end().to_owned())).collect();
    if !case.proposal.is_empty() {
        files.push(("decisions/…/proposal.toml".into(), case.proposal.to_owned()));
    }
    if !case.said.is_empty() {
        files.push(("decisions/…/answers/".into(), case.said.join("\n")));
    }
    if !case.closed.is_empty() {
        files.push(("decisions/…/outcome.toml".into(), format!("result = \"{}\"\n{}", case.closed, case.outcome)));
    }
    files
}

/// Every way a message may go, with what a finding would name left open.
fn sayings(message: &str) -> Vec<String> {
    let text = message.trim();
    let Some((start, end)) = first_selector(text) else { return vec![blanks(text).trim().to_owned()] };
    let (before, inner, after) = (&text[..start], &text[start + 1..end], &text[end + 1..]);
    let variants = variants(inner.split_once("->").map_or("", |(_, variants)| variants));
    let of_number = variants.iter().any(|(key, _)| *key == "one" || key.parse::<i64>().is_ok());
    let kept = if of_number { &variants[variants.len().saturating_sub(1)..] } else { &variants[..] };
    let mut all: Vec<String> = vec![];
    for saying in kept.iter().flat_map(|(_, variant)| sayings(&format!("{before}{}{after}", variant.trim()))) {
        if !all.contains(&saying) {
            all.push(saying);
        }
    }
    all
}

/// The braces of the first placeable that chooses between variants.
fn first_selector(text: &str) -> Option<(usize, usize)> {
    let mut open = vec![];
    for (at, c) in text.char_indices() {
        match c {
            '{' => open.push(at),
            '}' => {
                let start = open.pop()?;
                if open.is_empty() && text[start..at].contains("->") {
                    return Some((start, at));
                }
            }
            _ => {}
        }
    }
    None
}

/// The variants of a selector, each with its key; those of a selector within one belong to it.
fn variants(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = vec![];
    let mut depth = 0usize;
    for line in text.lines() {
        let head = line.trim_start().trim_start_matches('*');
        match head.strip_prefix('[').and_then(|h| h.split_once(']')).filter(|_| depth == 0) {
            Some((key, rest)) => found.push((key, rest.to_owned())),
            None => {
                if let Some((_, text)) = found.last_mut() {
                    text.push('\n');
                    text.push_str(line);
                }
            }
        }
        depth = (depth + line.matches('{').count()).saturating_sub(line.matches('}').count());
    }
    found
}

/// A pattern without its values: what a finding would name is left open.
fn blanks(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let quoted = after.trim_start().strip_prefix('"').and_then(|text| text.split_once('"'));
        let next = match quoted {
            Some((literal, next)) => {
                out.push_str(literal);
                next.split_once('}').map_or("", |(_, next)| next)
            }
            None => {
                let (name, next) = after.split_once('}').unwrap_or((after, ""));
                out.push_str(if name.trim() == "$hint" { "" } else { "…" });
                next
            }
        };
        rest = next;
    }
    // Plain spaces are never doubled; no-break ones stay.
    let all = out + rest;
    all.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The page of one rule in one language, from the card alone.
pub fn rule_page(card: &Card, say: &Catalogue) -> String {
    let text = card.text(say.lang);
    let mut out = format!("# {} · `{}`\n\n**{}**\n\n{}\n", card.code, card.slug, text.title, text.why);
    out.push_str(&format!("\n## {}\n\n", say.text("explain-says")));
    out.extend(sayings(text.message).iter().map(|s| format!("- {s}\n")));
    let helps = sayings(text.help);
    out.push_str(&format!("\n## {}\n\n", say.text("explain-help")));
    match helps.as_slice() {
        [one] => out.push_str(&format!("{one}\n")),
        several => out.extend(several.iter().map(|help| format!("- {help}\n"))),
    }
    out.push_str(&format!("\n## {}\n\n", say.text("summary-level")));
    let named: Vec<String> = card.profiles.iter().map(|p| format!("`{p}`")).collect();
    let profiles = if card.profiles.contains(&"all") { say.text("profiles-all") } else { named.join(", ") };
    let word = |level: Level| say.text(&format!("level-{}", level.word()));
    let level = match card.also {
        [] => word(card.level),
        also => {
            let also: Vec<String> = also.iter().map(|level| word(*level)).collect();
            say.say(&message!("explain-level-also", level = word(card.level), also = also))
        }
    };
    out.push_str(&format!("{level} ({profiles})\n"));
    if !card.numbers.is_empty() {
        out.push_str(&format!("\n## {}\n\n", say.text("explain-numbers")));
        let colon = say.text("colon");
        out.extend(numbers(card, text, |_| None).map(|(number, said)| format!("- `{number}`{colon} {said}\n")));
    }
    out.push_str(&format!("\n## {}\n\n{}\n", say.text("explain-source"), sources(card, text, say).join("\n\n")));
    for (key, good) in [("explain-good", true), ("explain-bad", false)] {
        let Some(case) = example(card, good) else { continue };
        out.push_str(&format!("\n## {}\n", say.text(key)));
        for (path, text) in case_files(case) {
            out.push_str(&format!("\n`{path}`\n\n```toml\n{text}\n```\n"));
        }
    }
    out
}

/// The list of all pages of one language.
pub fn rule_index(cards: &[&Card], say: &Catalogue) -> String {
    let mut out = format!("# {}\n\n{}\n", say.text("pages-title"), say.text("pages-head"));
    let mut family = "";
    for card in cards {
        let head = card.code.split('-').next().unwrap_or_default();
        if head != family {
            family = head;
            out.push_str(&format!("\n## {}\n\n", say.text(&format!("family-{}", head.to_lowercase()))));
        }
        let (title, colon) = (card.text(say.lang).title, say.text("colon"));
        out.push_str(&format!("- [{} `{}`]({}.md){colon} {title}\n", card.code, card.slug, card.slug));
    }
    out
}

/// The cards with both languages.
pub fn explain_json(cards: &[&Card]) -> String {
    let texts = |card: &Card, lang: Lang| {
        let text = card.text(lang);
        let numbers: serde_json::Map<String, Value> = card
            .numbers
            .iter()
            .zip(text.numbers)
            .map(|((name, _), said)| ((*name).to_owned(), (*said).into()))
            .collect();
        json!({ "title": text.title, "message": text.message, "why": text.why, "help": text.help, "numbers": numbers })
    };
    let rules: Vec<Value> = cards
        .iter()
        .map(|card| {
            let numbers: serde_json::Map<String, Value> =
                card.numbers.iter().map(|(name, number)| ((*name).to_owned(), (*number).into())).collect();
            json!({
                "rule": card.slug, "code": card.code, "level": card.level.word(),
                "also": card.also.iter().map(|level| level.word()).collect::<Vec<_>>(), "looks_at": card.looks_at,
                "profiles": card.profiles, "since": card.since, "source": card.source, "numbers": numbers,
                "fr": texts(card, Lang::Fr), "en": texts(card, Lang::En),
            })
        })
        .collect();
    pretty(&json!({ "version": 1, "rules": rules }))
}

#[cfg(test)]
mod tests {
    use super::{blanks, sayings};

    #[test]
    fn every_way_a_message_may_go_is_told() {
        let message = "{ $person } { $fault ->\n[late] is late\n*[other] never came\n}: { $count ->\n[one] one\n*[other] { $count } times\n}";
        assert_eq!(sayings(message), ["… is late: … times", "… never came: … times"]);
        let nested = "{ $fault ->\n[far] far\n*[other] late, { $days ->\n    [one] one day\n    *[other] { $days } days\n    } ago\n}";
        assert_eq!(sayings(nested), ["far", "late, … days ago"]);
        assert_eq!(blanks("write { \"{\" } x { \"}\" } to { $id }. { $hint }"), "write { x } to ….");
    }
}
