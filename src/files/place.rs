//! A symbolic place into bytes, lines and columns, when somebody wants to see it.

use std::cell::OnceCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::{Key, Part, Place};

/// A stretch of a text. Lines and columns count from 1, columns in Unicode scalar values; ends are exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// Where a place stands in the text of its file; the file's first line when the place has no bytes of its own.
pub fn resolve(place: &Place, text: &str) -> Span {
    resolve_all(&[place], text)[0]
}

/// The same of several places in one text, which is parsed once.
pub fn resolve_all(places: &[&Place], text: &str) -> Vec<Span> {
    let table = OnceCell::new();
    let find_in_table = |place: &Place| {
        let table = table.get_or_init(|| DeTable::parse(text).ok());
        find(table.as_ref()?.get_ref(), &place.keys, place.part)
    };
    let lines = Lines::of(text);
    places.iter().map(|place| shown(place, &lines, place.bytes.or_else(|| find_in_table(place)))).collect()
}

fn shown(place: &Place, lines: &Lines<'_>, bytes: Option<(usize, usize)>) -> Span {
    let (start, end) = match bytes {
        Some(bytes) => inside(lines.text, bytes, place.inside),
        None => first_said(lines.text),
    };
    lines.span(start, end)
}

/// A part of a string as it stands between its quotes; the whole of it where escapes make places differ.
fn inside(text: &str, (start, end): (usize, usize), part: Option<(usize, usize)>) -> (usize, usize) {
    let (Some((from, to)), Some(written)) = (part, text.get(start..end)) else { return (start, end) };
    let opens = ["\"\"\"\n", "\"\"\"", "'''\n", "'''", "\"", "'"].into_iter().find(|quote| written.starts_with(quote));
    let opens = opens.map_or(0, str::len);
    let literal = written.starts_with('\'');
    match written.get(opens..opens + to) {
        Some(before) if literal || !before.contains('\\') => (start + opens + from, start + opens + to),
        _ => (start, end),
    }
}

/// The first line that says something: of a file as a whole, no comment is the place.
fn first_said(text: &str) -> (usize, usize) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        if !said.is_empty() && !said.starts_with('#') {
            return (start, start + line.trim_end().len());
        }
        start += line.len();
    }
    (0, text.find('\n').unwrap_or(text.len()))
}

fn find(table: &DeTable<'_>, keys: &[Key], part: Part) -> Option<(usize, usize)> {
    let (Key::Name(name), rest) = keys.split_first()? else { return None };
    let (key, value) = table.get_key_value(name.as_str())?;
    if rest.is_empty() && part == Part::Key {
        let span = key.span();
        return Some((span.start, span.end));
    }
    Some(find_in(value, rest, part).unwrap_or((key.span().start, key.span().end)))
}

fn find_in(value: &Spanned<DeValue<'_>>, keys: &[Key], part: Part) -> Option<(usize, usize)> {
    let here = || Some((value.span().start, value.span().end)).filter(|(s, e)| e > s);
    match (keys, value.get_ref()) {
        ([], _) => here(),
        ([Key::Item(index, _), rest @ ..], DeValue::Array(items)) => {
            items.get(*index).and_then(|item| find_in(item, rest, part)).or_else(here)
        }
        (keys, DeValue::Table(table)) => find(table, keys, part).or_else(here),
        _ => here(),
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// A text with the place where each of its lines begins: thousands of places are found without counting from its first
/// line each time.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    ascii: bool,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after).collect(), ascii: text.is_ascii() }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let start = boundary(self.text, start);
        let end = boundary(self.text, end.max(start));
        let ((line, column), (end_line, end_column)) = (self.line_column(start), self.line_column(end));
        Span { start, end, line, column, end_line, end_column }
    }

    /// Line and column, both from 1; a column is a character.
    fn line_column(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        (line, 1 + if self.ascii { at - start } else { self.text[start..at].chars().count() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "name = \"é\"\n[[holders]]\nperson = \"a\"\n[[holders]]\nperson = \"b\"\nuntil = 2026-01-01\n";

    #[test]
    fn a_place_by_name_is_found_in_the_text() {
        let place = Place::file("x").at("holders").item(1, Some("b")).at("until");
        let span = resolve(&place, TEXT);
        assert_eq!(&TEXT[span.start..span.end], "2026-01-01");
        assert_eq!((span.line, span.column), (6, 9));
    }

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let span = resolve(&Place::key("x", "name"), TEXT);
        assert_eq!((span.column, span.end_column), (8, 11));
    }

    #[test]
    fn a_key_that_is_absent_points_to_what_holds_it() {
        let span = resolve(&Place::key("x", "purpose"), TEXT);
        assert_eq!((span.line, span.column), (1, 1));
    }
}
