//! One file's bytes into one noun of the model, with everything that is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::layout::{Kind, split_stem};
use super::reader::{INVALID_FILE, Reader};
use super::shape::{Field, Shape};
use crate::finding::{Finding, Place};
use crate::lang::{Args, TERMS};
use crate::model::{
    Answer, Assembly, Circle, Constitution, Domain, Evaluation, Founding, Level, Meeting, Outcome, Person, PersonId,
    Policy, Proposal, Role, Rules, Tension, Word, Words,
};
use crate::values;

/// Deepest nesting of lists and tables that is read.
const MAX_DEPTH: usize = 16;
/// How often a faulty line is set aside to look for faults behind it.
const MAX_FAULTS: usize = 5;
/// The slug of the card for foreign line endings.
const LINE_ENDINGS: &str = "foreign-line-endings";

/// What a file says; shared, because many ask for the same file.
#[derive(Clone, Debug, PartialEq)]
pub enum Noun {
    Constitution(Arc<Constitution>),
    Rules(Arc<Rules>),
    Words(Words),
    Person(Arc<Person>),
    Domain(Arc<Domain>),
    Circle(Arc<Circle>),
    Role(Arc<Role>),
    Policy(Arc<Policy>),
    Proposal(Arc<Proposal>),
    Answer(Arc<Answer>),
    Outcome(Arc<Outcome>),
    Founding(Arc<Founding>),
    Meeting(Arc<Meeting>),
    Tension(Arc<Tension>),
    Evaluation(Arc<Evaluation>),
    Assembly(Arc<Assembly>),
    Prose(String),
    /// A file whose text is not read as TOML: signatures, attributes, other records.
    Opaque,
}

/// Reads one file. `None` when what is there cannot be gone on with; the findings say why.
pub fn parse(kind: &Kind, path: &str, bytes: &[u8]) -> (Option<Noun>, Vec<Finding>) {
    let (noun, mut findings) = read(kind, path, bytes);
    for finding in findings.iter_mut().filter(|f| f.rule == INVALID_FILE) {
        finding.values.push(("type", kind.schema().unwrap_or_default().into()));
    }
    (noun, findings)
}

/// One table of known keys from a text that is no governed file; `None` when it is not exactly that.
pub fn read_plain<S: Shape>(text: &str) -> Option<S> {
    let table = DeTable::parse(text).ok()?;
    let mut reader = Reader::new("", false);
    let read = S::read_table(table.get_ref(), &mut reader);
    read.filter(|_| reader.findings.is_empty())
}

fn read(kind: &Kind, path: &str, bytes: &[u8]) -> (Option<Noun>, Vec<Finding>) {
    if opaque(kind) {
        return (Some(Noun::Opaque), vec![]);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return (None, vec![not_utf8(path, error.valid_up_to())]),
    };
    if matches!(kind, Kind::Article | Kind::Statute) {
        return (Some(Noun::Prose(text.to_owned())), line_endings(path, text));
    }
    let (noun, mut findings) = parse_toml(kind, path, text);
    findings.extend(line_endings(path, text));
    (noun, findings)
}

fn opaque(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::AnswerSignature(..)
            | Kind::OutcomeSignature(..)
            | Kind::FoundingSignature(_)
            | Kind::Attributes
            | Kind::OtherRecord
    )
}

fn not_utf8(path: &str, at: usize) -> Finding {
    let place = Place { bytes: Some((at, at + 1)), ..Place::file(path) };
    Finding::error(INVALID_FILE, place, values![fault = "not-utf8"])
}

fn line_endings(path: &str, text: &str) -> Vec<Finding> {
    let mut found = vec![];
    let mut tell = |fault: &str, at: usize| {
        let place = Place { bytes: Some((at, at + 1)), ..Place::file(path) };
        let finding = Finding::error(LINE_ENDINGS, place, values![fault = fault]);
        found.push(Finding { level: Level::Warning, ..finding });
    };
    if text.starts_with('\u{feff}') {
        tell("bom", 0);
    }
    if let Some(at) = text.find('\r') {
        tell("crlf", at);
    }
    found
}

fn parse_toml(kind: &Kind, path: &str, text: &str) -> (Option<Noun>, Vec<Finding>) {
    if let Ok(table) = DeTable::parse(text) {
        return walk(kind, path, &table, false);
    }
    let mut text = text.to_owned();
    let mut findings = vec![];
    for _ in 0..MAX_FAULTS {
        match DeTable::parse(&text) {
            Ok(table) => {
                let (_, more) = walk(kind, path, &table, true);
                findings.extend(more);
                return (None, findings);
            }
            Err(error) => {
                let at = error.span().map_or(0, |s| s.start.min(text.len()));
                let place = Place { bytes: Some((at, error.span().map_or(at, |s| s.end))), ..Place::file(path) };
                if findings.iter().any(|f: &Finding| f.place.as_ref() == Some(&place)) {
                    break;
                }
                findings.push(Finding::error(INVALID_FILE, place, syntax(error.message(), line_at(&text, at))));
                if !blank_line(&mut text, at) {
                    break;
                }
            }
        }
    }
    (None, findings)
}

/// The faults of syntax that people make, by how the TOML library's sentence begins.
const SYNTAX: [(&str, &str); 14] = [
    ("duplicate key", "duplicate"),
    ("invalid boolean", "boolean"),
    ("invalid date", "bad-date"),
    ("invalid time", "bad-date"),
    ("invalid basic string", "quote"),
    ("invalid literal string", "quote"),
    ("invalid multi-line", "quote"),
    ("invalid unquoted key", "bad-key"),
    ("key with no value", "no-equals"),
    ("missing comma", "bracket"),
    ("string values must be quoted", "quote"),
    ("unclosed", "bracket"),
    ("unquoted keys", "bad-key"),
    ("cannot recurse further", "too-deep"),
];

/// What the TOML library says of a fault of syntax; where we have no sentence for it, its English is passed on.
fn syntax(message: &str, line: &str) -> Args {
    let detail = message.lines().next().unwrap_or_default();
    if let Some(fault) = habit(line) {
        return values![fault = fault, detail = detail];
    }
    let known = SYNTAX.iter().find(|(begins, _)| detail.starts_with(begins)).map(|(_, fault)| *fault);
    let deep = || if message.contains("recursion") { "too-deep" } else { "syntax" };
    values![fault = known.unwrap_or_else(deep), detail = detail]
}

/// What people write from habit, which the library takes for something else.
fn habit(line: &str) -> Option<&'static str> {
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !key.is_empty() && !key.starts_with(['"', '\'', '#', '[']) && !key.chars().all(plain) {
        return Some("bad-key");
    }
    if ["oui", "non", "vrai", "faux", "yes", "no"].contains(&value.to_lowercase().as_str()) {
        return Some("boolean");
    }
    let dated = value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(['/', '-', '.']);
    (dated && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ' '))).then_some("bad-date")
}

fn line_at(text: &str, at: usize) -> &str {
    let at = floor(text, at);
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// Blanks the line of a fault, places kept, so that faults behind it show; `false` when it is blank already.
fn blank_line(text: &mut String, at: usize) -> bool {
    let start = text[..floor(text, at)].rfind('\n').map_or(0, |n| n + 1);
    let end = text[start..].find('\n').map_or(text.len(), |n| start + n);
    if text[start..end].trim().is_empty() {
        return false;
    }
    text.replace_range(start..end, &" ".repeat(end - start));
    true
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

fn walk(kind: &Kind, path: &str, table: &Spanned<DeTable<'_>>, lenient: bool) -> (Option<Noun>, Vec<Finding>) {
    let mut reader = Reader::new(path, lenient);
    if table_depth(table.get_ref()) > MAX_DEPTH {
        reader.report(INVALID_FILE, Place::file(path), values![fault = "too-deep", detail = ""]);
        return (None, reader.findings);
    }
    let noun = read_noun(kind, table.get_ref(), &mut reader);
    (noun, reader.findings)
}

fn read_noun(kind: &Kind, table: &DeTable<'_>, reader: &mut Reader) -> Option<Noun> {
    fn boxed<S: Shape>(table: &DeTable<'_>, reader: &mut Reader) -> Option<Arc<S>> {
        S::read_table(table, reader).map(Arc::new)
    }
    Some(match kind {
        Kind::Constitution => Noun::Constitution(boxed(table, reader)?),
        Kind::Rules => Noun::Rules(boxed(table, reader)?),
        Kind::Words => Noun::Words(words(table, reader)),
        Kind::Person(id) => Noun::Person(Arc::new(person(id, table, reader)?)),
        Kind::Domain(_) => Noun::Domain(boxed(table, reader)?),
        Kind::Circle(_) => Noun::Circle(boxed(table, reader)?),
        Kind::Role(_) => Noun::Role(boxed(table, reader)?),
        Kind::Policy(_) => Noun::Policy(boxed(table, reader)?),
        Kind::Proposal(_) => Noun::Proposal(boxed(table, reader)?),
        Kind::Answer(_, stem) => Noun::Answer(answer(stem, table, reader)?),
        Kind::Outcome(_) => Noun::Outcome(boxed(table, reader)?),
        Kind::Founding(_) => Noun::Founding(boxed(table, reader)?),
        Kind::Meeting(_) => Noun::Meeting(boxed(table, reader)?),
        Kind::Tension(_) => Noun::Tension(boxed(table, reader)?),
        Kind::Evaluation(_) => Noun::Evaluation(boxed(table, reader)?),
        Kind::Assembly(_) => Noun::Assembly(boxed(table, reader)?),
        Kind::Article | Kind::Statute | Kind::Attributes | Kind::OtherRecord => Noun::Opaque,
        Kind::AnswerSignature(..) | Kind::OutcomeSignature(..) | Kind::FoundingSignature(_) => Noun::Opaque,
    })
}

/// Whose name the file does not say is called by their id.
fn person(id: &PersonId, table: &DeTable<'_>, reader: &mut Reader) -> Option<Person> {
    let mut person = Person::read_table(table, reader)?;
    if person.name.trim().is_empty() {
        person.name = id.to_string();
    }
    Some(person)
}

/// Our own words, at the top of the file or under `[words]` for every language, under `[fr]` and `[en]` for each.
fn words(table: &DeTable<'_>, reader: &mut Reader) -> Words {
    let mut words = Words::default();
    let known: Vec<&str> = TERMS.iter().map(|t| t.key).chain(["words", "fr", "en"]).collect();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let inner = match name {
            "words" => &mut words.every,
            "fr" => &mut words.fr,
            "en" => &mut words.en,
            _ if known.contains(&name) => {
                let word = reader.inside(name, |reader| Word::read(value.get_ref(), reader));
                words.every.extend(word.map(|word| (name.to_owned(), word)));
                continue;
            }
            _ => {
                reader.refuse_key(name, &known);
                continue;
            }
        };
        let read = reader.inside(name, |reader| match value.get_ref() {
            DeValue::Table(table) => list_of_words(table, reader),
            _ => reader.wrong("table").unwrap_or_default(),
        });
        inner.extend(read);
    }
    words
}

fn list_of_words(table: &DeTable<'_>, reader: &mut Reader) -> BTreeMap<String, Word> {
    let known: Vec<&str> = TERMS.iter().map(|t| t.key).collect();
    let mut words = BTreeMap::new();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if known.contains(&name) {
            let word = reader.inside(name, |reader| Word::read(value.get_ref(), reader));
            words.extend(word.map(|word| (name.to_owned(), word)));
        } else {
            reader.refuse_key(name, &known);
        }
    }
    words
}

/// An answer whose file name says another version or person than its text is refused: names are what people look at.
fn answer(stem: &str, table: &DeTable<'_>, reader: &mut Reader) -> Option<Arc<Answer>> {
    let answer = Answer::read_table(table, reader)?;
    let (version, person, _) = split_stem(stem)?;
    if version == answer.version && person == answer.person {
        return Some(Arc::new(answer));
    }
    let place = reader.place();
    reader.report(INVALID_FILE, place, values![fault = "name-differs", key = stem]);
    None
}

fn table_depth(table: &DeTable<'_>) -> usize {
    1 + table.values().map(|v| depth(v.get_ref())).max().unwrap_or(0)
}

fn depth(value: &DeValue<'_>) -> usize {
    match value {
        DeValue::Table(table) => table_depth(table),
        DeValue::Array(items) => 1 + items.iter().map(|v| depth(v.get_ref())).max().unwrap_or(0),
        _ => 0,
    }
}

/// Whether two texts of one kind say the same: only comments and layout differ.
pub fn same_content(kind: &Kind, one: &[u8], other: &[u8]) -> bool {
    if opaque(kind) || matches!(kind, Kind::Article | Kind::Statute) {
        return one == other;
    }
    match (parse(kind, "", one), parse(kind, "", other)) {
        ((Some(one), faults), (Some(other), more)) => {
            let sound = |faults: &[Finding]| faults.iter().all(|f| f.level != Level::Error);
            one == other && sound(&faults) && sound(&more)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Value;
    use crate::model::{CircleId, PersonId};

    fn circle(text: &str) -> (Option<Noun>, Vec<Finding>) {
        let kind = Kind::Circle(CircleId::parse("web").expect("an id"));
        parse(&kind, "circles/web/circle.toml", text.as_bytes())
    }

    fn faults(findings: &[Finding]) -> Vec<String> {
        let fault = |f: &Finding| match &f.values[0].1 {
            Value::Text(text) => format!("{text} {}", f.place.as_ref().map(Place::key_path).unwrap_or_default()),
            _ => String::new(),
        };
        findings.iter().map(fault).collect()
    }

    #[test]
    fn every_fault_of_a_file_is_told() {
        let (_, found) = circle("nome = \"x\"\nmembers = [\"Bad Id\", 3]\nkind = \"circel\"\nsize = { min = \"a\" }\n");
        let mut found = faults(&found);
        found.sort();
        assert_eq!(
            found,
            [
                "bad-value members[Bad Id]",
                "missing-key size",
                "unknown-key nome",
                "unknown-word kind",
                "wrong-type members[1]",
                "wrong-type size.min",
            ]
        );
    }

    #[test]
    fn two_broken_lines_are_two_faults_and_not_twenty() {
        let (noun, found) = circle("name = \"x\npurpose = \"y\"\nuntil = 2026-13-45\nextra = 1\n");
        assert!(noun.is_none());
        assert_eq!(faults(&found), ["quote ", "bad-date ", "unknown-key extra"]);
    }

    #[test]
    fn layout_is_not_content() {
        let kind = Kind::Person(PersonId::parse("a").expect("an id"));
        assert!(same_content(&kind, b"name='A'\nstatus='member'", b"# c\nstatus = \"member\"\nname = \"A\"\n"));
        assert!(!same_content(&kind, b"name='A'\nstatus='member'", b"name='B'\nstatus='member'"));
    }

    #[test]
    fn deep_and_foreign_text_ends_in_a_finding() {
        let deep = format!("a = {}{}", "[".repeat(4000), "]".repeat(4000));
        assert!(circle(&deep).0.is_none());
        let kind = Kind::Circle(CircleId::parse("web").expect("an id"));
        let (noun, found) = parse(&kind, "p", b"name = \"caf\xe9\"\n");
        assert!(noun.is_none());
        assert_eq!(faults(&found), ["not-utf8 "]);
    }
}
