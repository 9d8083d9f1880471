//! Changes in sentences, in Markdown and in JSON; prose with the words that went and came.

use serde_json::{Value as Json, json};

use super::findings_json::iso;
use super::page::Page;
use crate::diff::{Change, KeyPath, Subject, Verb, Word, words};
use crate::lang::{Value, visible};
use crate::message;
use crate::model::Date;

/// Words of unchanged prose that are shown around a change.
const AROUND: usize = 6;

/// One change as a sentence, without the prose itself.
pub fn change_line(change: &Change, page: &Page<'_>) -> String {
    let mut args = vec![("subject", Value::Message(subject(&change.subject, page)))];
    args.extend(values(&change.verb, page));
    let plain = match &change.verb {
        Verb::Gained { key, .. } | Verb::Lost { key, .. } if item_word(key, page).is_none() => "-plain",
        _ => "",
    };
    page.key(&format!("change-{}{plain}", change.verb.word()), &args)
}

/// What a change is about, with the word for its kind where its name does not begin with it.
fn subject(subject: &Subject, page: &Page<'_>) -> crate::lang::Message {
    let key = format!("subject-{}", subject.kind());
    let said = page.say.say(&message!(key.clone(), name = "", id = ""));
    let begins = !said.trim().is_empty() && subject.name().to_lowercase().starts_with(&said.trim().to_lowercase());
    message!(if begins { "subject-file".to_owned() } else { key }, name = subject.name(), id = subject.id())
}

/// What one item of a list is called, with its article.
fn item_word(key: &KeyPath, page: &Page<'_>) -> Option<String> {
    let [key] = key.as_slice() else { return None };
    let id = format!("item-{}", slug(key));
    page.say.has(&id).then(|| page.say.text(&id))
}

/// The words people read for a key, outermost first; a key without one, such as an id, is shown as it is written.
fn label(key: &KeyPath, page: &Page<'_>) -> String {
    let known = |id: String| page.say.has(&id).then(|| page.say.text(&id));
    let segment = |at: usize| {
        let (outer, name) = (at.checked_sub(1).map(|at| key[at].as_str()), key[at].as_str());
        let inside = outer.and_then(|outer| known(format!("label-{}-{}", slug(outer), slug(name))));
        inside.or_else(|| known(format!("label-{}", slug(name)))).unwrap_or_else(|| name.to_owned())
    };
    known(format!("label-{}", slug(&key.join("-"))))
        .unwrap_or_else(|| (0..key.len()).map(segment).collect::<Vec<_>>().join(", "))
}

fn slug(key: &str) -> String {
    key.replace(['_', '.'], "-")
}

/// What a key holds, in the reader's words where the file has a word of the tool's.
fn held(key: &[String], text: &str, page: &Page<'_>) -> String {
    let name = key.last().map(|name| slug(name)).unwrap_or_default();
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    let plain = !text.is_empty() && text.bytes().all(word);
    let ids = [format!("value-{name}-{}", slug(text)), format!("value-{}", slug(text))];
    if let Some(day) = Date::parse(text) {
        return page.say.plain(&Value::from(day));
    }
    let known = ids.into_iter().find(|id| plain && page.say.has(id));
    known.map_or_else(|| text.to_owned(), |id| page.say.text(&id))
}

fn term(date: Option<Date>, page: &Page<'_>) -> Value {
    date.map_or_else(|| Value::Text(page.say.text("no-date")), Value::from)
}

fn values(verb: &Verb, page: &Page<'_>) -> crate::lang::Args {
    let text = |text: &String| Value::from(text);
    let key_of = |key: &KeyPath| ("key", Value::Text(label(key, page)));
    let value = |key: &KeyPath, text: &String| Value::Text(held(key, text, page));
    match verb {
        Verb::Created | Verb::Removed | Verb::Layout => vec![],
        Verb::Renamed { from, to } | Verb::Moved { from, to } => vec![("from", text(from)), ("to", text(to))],
        Verb::TextChanged { key, .. } => vec![key_of(key)],
        Verb::Set { key, to } | Verb::Reordered { key, to } => vec![key_of(key), ("to", value(key, to))],
        Verb::Cleared { key, from } => vec![key_of(key), ("from", value(key, from))],
        Verb::Changed { key, from, to } => vec![key_of(key), ("from", value(key, from)), ("to", value(key, to))],
        Verb::Gained { key, item } | Verb::Lost { key, item } => {
            let word = item_word(key, page).unwrap_or_else(|| label(key, page));
            vec![("key", Value::Text(word)), ("item", value(key, item))]
        }
        Verb::Dissolved { on } => vec![("on", Value::from(*on))],
        Verb::MemberJoined { person }
        | Verb::MemberLeft { person }
        | Verb::Released { person }
        | Verb::HeldAgain { person } => {
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
        Verb::KeyState { key, state } => {
            let state = held(&["state".to_owned()], state, page);
            vec![("key", text(key)), ("state", Value::Text(state))]
        }
    }
}

fn prose(change: &Change) -> Option<(&str, &str)> {
    match &change.verb {
        Verb::TextChanged { from, to, .. } => Some((from, to)),
        _ => None,
    }
}

/// Prose in which nothing passes for a mark of ours.
fn unmarked(text: &str) -> String {
    let signs = [("[-", "[ -"), ("-]", "- ]"), ("{+", "{ +"), ("+}", "+ }")];
    signs.iter().fold(text.to_owned(), |text, (mark, plain)| text.replace(mark, plain))
}

/// For a terminal: a sentence a change, prose below it with `[-gone-]` and `{+new+}`.
pub fn changes_human(changes: &[Change], page: &Page<'_>) -> String {
    let mut out = String::new();
    let dot = page.mark("•", "-");
    for change in changes {
        out.push_str(&page.paragraph(&format!("{dot} "), "  ", &change_line(change, page)));
        if let Some((from, to)) = prose(change) {
            let (from, to) = (&unmarked(from), &unmarked(to));
            let marked = marked(from, to, &|w| page.red(&format!("[-{w}-]")), &|w| page.green(&format!("{{+{w}+}}")));
            out.push_str(&page.paragraph("    ", "    ", &marked));
        }
    }
    out
}

/// What changed in a few words a line: of prose, what came and what went.
pub fn changes_brief(changes: &[Change], page: &Page<'_>) -> Vec<String> {
    let mut told = vec![];
    for change in changes {
        let Some((from, to)) = prose(change) else {
            told.push(change_line(change, page));
            continue;
        };
        for word in words(from, to) {
            let (sign, text) = match &word {
                Word::Same(_) => continue,
                Word::Gone(text) => (page.red(page.mark("−", "-")), text),
                Word::New(text) => (page.green("+"), text),
            };
            if !text.trim().is_empty() {
                told.push(format!("{sign} {}", page.message(&message!("quoted", text = text.trim()))));
            }
        }
    }
    told
}

/// For a forge: the same sentences with `~~gone~~` and `**new**`.
pub fn changes_markdown(changes: &[Change], page: &Page<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        out.push_str(&format!("- {}\n", escape_markdown(&change_line(change, page))));
        if let Some((from, to)) = prose(change) {
            let marked =
                marked(&escape_markdown(from), &escape_markdown(to), &|w| around(w, "~~"), &|w| around(w, "**"));
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
pub(super) fn escape_markdown(text: &str) -> String {
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
    // Marks touch the words; what separates them from the next stays outside.
    let around = |text: &str, mark: &dyn Fn(&str) -> String| {
        let words = text.trim_end();
        let after = &text[words.len()..];
        if words.is_empty() { after.to_owned() } else { format!("{}{after}", mark(&lines(words))) }
    };
    for (at, word) in told.iter().enumerate() {
        match word {
            Word::Same(text) => out.push_str(&lines(&shorten(text, at == 0, at == last))),
            Word::Gone(text) => {
                let replaced = matches!(told.get(at + 1), Some(Word::New(_)));
                match text.trim_end() {
                    "" if replaced => {}
                    // What comes in its place is read as a word of its own.
                    words if replaced && words.len() == text.len() => {
                        out.push_str(&format!("{} ", gone(&lines(words))));
                    }
                    _ => out.push_str(&around(text, gone)),
                }
            }
            Word::New(text) => out.push_str(&around(text, new)),
        }
    }
    out.trim_end().to_owned()
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
            Verb::TextChanged { key, from, to } | Verb::Changed { key, from, to } => {
                written(key, &[("from", from), ("to", to)])
            }
            Verb::Set { key, to } | Verb::Reordered { key, to } => written(key, &[("to", to)]),
            Verb::Cleared { key, from } => written(key, &[("from", from)]),
            Verb::Gained { key, item } | Verb::Lost { key, item } => written(key, &[("item", item)]),
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

/// A key and what it holds, as the file has them.
fn written(key: &KeyPath, values: &[(&str, &String)]) -> serde_json::Map<String, Json> {
    let mut all = serde_json::Map::from_iter([("key".to_owned(), Json::from(key.join(".")))]);
    all.extend(values.iter().map(|(name, text)| ((*name).to_owned(), Json::from(text.as_str()))));
    all
}

fn plain(value: &Value, page: &Page<'_>) -> Json {
    match value {
        Value::Day(day) => iso(*day).into(),
        Value::Text(text) => text.clone().into(),
        other => page.say.plain(other).into(),
    }
}
