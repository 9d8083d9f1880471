//! The rules in force, each with its level, its numbers and the line that says so.

use serde_json::{Value, json};

use super::findings::{Sources, position, why_a_rule};
use super::json::pretty;
use super::page::Page;
use crate::lang::visible;
use crate::model::{CustomRule, Level, OwnLevel};
use crate::rules::{Line, Origin, Parameter, place_of};

/// One line a rule; those that are off only when `all` are asked for.
pub fn rules_human(lines: &[Line], own: &[CustomRule], sources: &Sources<'_>, all: bool, page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut family = String::new();
    for line in lines.iter().filter(|line| all || line.level.is_some()) {
        let head = line.card.code.split('-').next().unwrap_or_default();
        if family != head {
            head.clone_into(&mut family);
            out.push_str(&format!("\n{}\n", page.bold(&page.say.text(&format!("family-{}", head.to_lowercase())))));
        }
        out.push_str(&entry(line, sources, page));
    }
    if !own.is_empty() {
        out.push_str(&format!("\n{}\n", page.bold(&page.say.text("family-own"))));
    }
    for rule in own {
        let level = rule.level.unwrap_or(OwnLevel::Warning).level().map_or("off", Level::word);
        let text = format!(
            "{} · {} · {}",
            visible(rule.id.as_str()),
            page.say.text(&format!("level-{level}")),
            visible(&rule.must)
        );
        out.push_str(&page.paragraph("  ", "      ", &plain(&text, page)));
    }
    let on = lines.iter().filter(|line| line.level.is_some()).count();
    let off = lines.len() - on;
    out.push('\n');
    out.push_str(&page.paragraph(
        "",
        "",
        &page.key("rules-count", &crate::values![on = on, off = off, own = own.len()]),
    ));
    out.trim_start().to_owned()
}

fn entry(line: &Line, sources: &Sources<'_>, page: &Page<'_>) -> String {
    let level = line.level.map_or("off", Level::word);
    let title = line.card.text(page.say.lang).title;
    let head = format!("{} {} · {}", line.card.code, line.card.slug, page.say.text(&format!("level-{level}")));
    let mut text = page.paragraph("  ", "      ", &plain(&head, page));
    text.push_str(&page.paragraph("      ", "      ", &page.say.reword(title)));
    let numbers = numbers_of(line, sources);
    if !numbers.is_empty() {
        text.push_str(&page.paragraph("      ", "      ", &numbers.join(", ")));
    }
    // What every tradition asks for needs no line of its own.
    if !matches!(line.origin, Origin::Base(_)) {
        text.push_str(&page.paragraph("      ", "      ", &page.dim(&why_a_rule(line, sources, page))));
    }
    text
}

/// The numbers and choices a rule goes by; those that the organisation wrote say where.
fn numbers_of(line: &Line, sources: &Sources<'_>) -> Vec<String> {
    let own = line.numbers.iter().map(|(name, number, origin)| match origin {
        Origin::Base(_) => format!("{name} = {number}"),
        written => format!("{name} = {number} ({})", position(&place_of(*written, line.card.slug), sources)),
    });
    let given = line.parameters.iter().map(|it| {
        let place = if it.written { format!(" ({})", position(&it.place(), sources)) } else { String::new() };
        format!("{} = {}{place}", it.key, it.value)
    });
    own.chain(given).collect()
}

fn plain(text: &str, page: &Page<'_>) -> String {
    if page.unicode { text.to_owned() } else { text.replace('·', "-") }
}

fn parameter(it: &Parameter, sources: &Sources<'_>) -> Value {
    let place = it.place();
    let line = sources.span(&place).map(|s| s.line);
    json!({ "key": it.key, "value": it.value, "because": { "path": place.path, "key": place.key_path(), "line": line } })
}

/// Every rule, those that are off too.
pub fn rules_json(lines: &[Line], own: &[CustomRule], sources: &Sources<'_>) -> String {
    let place = |origin: Origin, slug: &str| -> Value {
        let place = place_of(origin, slug);
        json!({ "path": place.path, "key": place.key_path(), "line": sources.span(&place).map(|s| s.line) })
    };
    let rules: Vec<Value> = lines
        .iter()
        .map(|line| {
            let numbers: Vec<Value> = line
                .numbers
                .iter()
                .map(|(name, number, origin)| json!({ "name": name, "value": number, "because": place(*origin, line.card.slug) }))
                .collect();
            let parameters: Vec<Value> = line.parameters.iter().map(|it| parameter(it, sources)).collect();
            json!({
                "rule": line.card.slug, "code": line.card.code, "level": line.level.map(Level::word),
                "numbers": numbers, "parameters": parameters, "because": place(line.origin, line.card.slug),
            })
        })
        .collect();
    let own: Vec<Value> = own
        .iter()
        .map(|rule| {
            let level = rule.level.unwrap_or(OwnLevel::Warning).level().map(Level::word);
            json!({ "rule": rule.id.as_str(), "level": level, "looks_at": rule.looks_at.word(), "when": rule.when, "must": rule.must })
        })
        .collect();
    pretty(&json!({ "version": 1, "rules": rules, "custom_rules": own }))
}
