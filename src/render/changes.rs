//! Changes in sentences, in Markdown and in JSON; prose with the words that went and came.

use serde_json::{Value as Json, json};

use super::findings_json::iso;
use super::page::Page;
use crate::diff::{Change, Subject, Verb, Word, words};
use crate::lang::{Value, visible};
use crate::message;
use crate::model::Date;

/// Words of unchanged prose that are shown around a change.
const AROUND: usize = 6;

/// One change as a sentence, without the prose itself.
pub fn change_line(change: &Change, page: &Page<'_>) -> String {
    let mut args = vec![("subject", Value::Message(subject(&change.subject)))];
    args.extend(values(&change.verb, page));
    page.key(&format!("change-{}", change.verb.word()), &args)
}

fn subject(subject: &Subject) -> crate::lang::Message {
    message!(format!("subject-{}", subject.kind()), name = subject.name(), id = subject.id())
}

/// The word people read for a key; a key without one is shown as it is written.
fn label(key: &str, page: &Page<'_>) -> Value {
    let id = format!("label-{}", key.replace(['_', '.'], "-"));
    if page.say.has(&id) { Value::Text(page.say.text(&id)) } else { Value::from(key) }
}

fn term(date: Option<Date>, page: &Page<'_>) -> Value {
    date.map_or_else(|| Value::Text(page.say.text("no-date")), Value::from)
}

fn values(verb: &Verb, page: &Page<'_>) -> crate::lang::Args {
    let text = |text: &String| Value::from(text);
    match verb {
        Verb::Created | Verb::Removed => vec![],
        Verb::Renamed { from, to } | Verb::Moved { from, to } => vec![("from", text(from)), ("to", text(to))],
        Verb::TextChanged { key, .. } => vec![("key", label(key, page))],
        Verb::Set { key, to } => vec![("key", label(key, page)), ("to", text(to))],
        Verb::Cleared { key, from } => vec![("key", label(key, page)), ("from", text(from))],
        Verb::Changed { key, from, to } => vec![("key", label(key, page)), ("from", text(from)), ("to", text(to))],
        Verb::Gained { key, item } | Verb::Lost { key, item } => {
            vec![("key", Value::Text(page.say.text(&format!("item-{key}")))), ("item", text(item))]
        }
        Verb::Dissolved { on } => vec![("on", Value::from(*on))],
        Verb::MemberJoined { person } | Verb::MemberLeft { person } | Verb::Released { person } => {
            vec![("person", text(person))]
        }
        Verb::Assigned { person, from, until } => {
            vec![("person", text(person)), ("from", term(*from, page)), ("until", term(*until, page))]
        }
        Verb::TermChanged { person, from, to } => {
            vec![("person", text(person)), ("from", term(*from, page)), ("to", term(*to, page))]
        }
        Verb::ReviewMoved { from, to } => vec![("from", term(*from, page)), ("to", term(*to, page))],
        Verb::KeyAdded { key } | Verb::KeyRemoved { key } => vec![("key", text(key))],
        Verb::KeyState { key, state } => vec![("key", text(key)), ("state", Value::from(*state))],
    }
}

fn prose(change: &Change) -> Option<(&str, &str)> {
    match &change.verb {
        Verb::TextChanged { from, to, .. } => Some((from, to)),
        _ => None,
    }
}

/// For a terminal: a sentence a change, prose below it with `[-gone-]` and `{+new+}`.
pub fn changes_human(changes: &[Change], page: &Page<'_>) -> String {
    let mut out = String::new();
    let dot = page.mark("•", "-");
    for change in changes {
        out.push_str(&page.paragraph(&format!("{dot} "), "  ", &change_line(change, page)));
        if let Some((from, to)) = prose(change) {
            let marked = marked(from, to, &|w| page.red(&format!("[-{w}-]")), &|w| page.green(&format!("{{+{w}+}}")));
            out.push_str(&page.paragraph("    ", "    ", &marked));
        }
    }
    out
}

/// For a forge: the same sentences with `~~gone~~` and `**new**`.
pub fn changes_markdown(changes: &[Change], page: &Page<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        out.push_str(&format!("- {}\n", escape(&change_line(change, page))));
        if let Some((from, to)) = prose(change) {
            let marked = marked(&escape(from), &escape(to), &|w| around(w, "~~"), &|w| around(w, "**"));
            for line in marked.lines() {
                out.push_str(&format!("  > {line}\n"));
            }
        }
    }
    out
}

/// Emphasis that Markdown recognises: marks touch the words, spaces stay outside.
fn around(words: &str, mark: &str) -> String {
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return words.to_owned();
    }
    words.replacen(trimmed, &format!("{mark}{trimmed}{mark}"), 1)
}

/// Text of data that cannot become markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn marked(from: &str, to: &str, gone: &dyn Fn(&str) -> String, new: &dyn Fn(&str) -> String) -> String {
    let told = words(from, to);
    let last = told.len().saturating_sub(1);
    let mut out = String::new();
    for (at, word) in told.iter().enumerate() {
        match word {
            Word::Same(text) => out.push_str(&lines(&shorten(text, at == 0, at == last))),
            Word::Gone(text) => out.push_str(&gone(&lines(text))),
            Word::New(text) => out.push_str(&new(&lines(text))),
        }
    }
    out
}

fn lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// Keeps what stands near a change.
fn shorten(text: &str, first: bool, last: bool) -> String {
    let parts: Vec<&str> = text.split_inclusive(' ').collect();
    if parts.len() <= AROUND * 2 + 2 {
        return text.to_owned();
    }
    let head = if first { String::new() } else { parts[..AROUND].concat() };
    let tail = if last { String::new() } else { parts[parts.len() - AROUND..].concat() };
    format!("{head}[…] {tail}")
}

/// The changes as JSON values.
pub fn changes_json(changes: &[Change], page: &Page<'_>) -> Vec<Json> {
    let one = |change: &Change| {
        let values: serde_json::Map<String, Json> = match &change.verb {
            Verb::TextChanged { key, from, to } => [("key", *key), ("from", from.as_str()), ("to", to.as_str())]
                .map(|(k, v)| (k.to_owned(), v.into()))
                .into_iter()
                .collect(),
            verb => values(verb, page).into_iter().map(|(name, v)| (name.to_owned(), plain(&v, page))).collect(),
        };
        json!({
            "subject": { "kind": change.subject.kind(), "id": change.subject.id(), "name": change.subject.name() },
            "verb": change.verb.word(),
            "values": values,
            "text": change_line(change, page),
        })
    };
    changes.iter().map(one).collect()
}

fn plain(value: &Value, page: &Page<'_>) -> Json {
    match value {
        Value::Day(day) => iso(*day).into(),
        Value::Text(text) => text.clone().into(),
        other => page.say.plain(other).into(),
    }
}
