//! The one way a file is laid out: keys in their declared order, comments kept, nothing said differently.

use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, RawString, Table, Value};

use super::layout::Kind;
use super::read::same_content;
use super::schema::documented;
use super::shape::{KeySpec, Ty};

/// Widest list that stays on one line, in columns.
const WIDTH: usize = 80;

/// What came of laying out a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tidied {
    /// It was laid out so already, or is no text of ours to lay out.
    Same,
    Changed(String),
    /// It cannot be read, or laying it out would change what it says: it is left as it is.
    Left,
}

/// Lays out one file. Decisions and the founding are signed as they stand and never touched.
pub fn tidy(kind: &Kind, bytes: &[u8]) -> Tidied {
    let Some(keys) = keys_of(kind) else { return Tidied::Same };
    let Ok(text) = std::str::from_utf8(bytes) else { return Tidied::Left };
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (head, body) = plain.split_at(head_of(&plain));
    let Ok(mut document) = body.parse::<DocumentMut>() else { return Tidied::Left };
    table(document.as_table_mut(), &keys, &mut 0);
    let end = comments(&format!("{}\n", document.trailing().as_str().unwrap_or_default()));
    document.set_trailing(end);
    let said = comments(head);
    let apart = if head.ends_with("\n\n") { "\n\n" } else { "\n" };
    let top = if said.trim().is_empty() { String::new() } else { format!("{}{apart}", said.trim()) };
    let body = document.to_string();
    let tidied = format!("{}\n", format!("{top}{}", body.trim_start_matches('\n')).trim_end());
    if tidied == text {
        Tidied::Same
    } else if same_content(kind, bytes, tidied.as_bytes()) {
        Tidied::Changed(tidied)
    } else {
        Tidied::Left
    }
}

/// The declared keys of a kind that people write and nobody signs.
fn keys_of(kind: &Kind) -> Option<Vec<KeySpec>> {
    let name = match kind {
        Kind::Constitution => "constitution",
        Kind::Rules => "rules",
        Kind::Words => "words",
        Kind::Person(_) => "person",
        Kind::Domain(_) => "domain",
        Kind::Circle(_) => "circle",
        Kind::Role(_) => "role",
        Kind::Policy(_) => "policy",
        Kind::Meeting(_) => "meeting",
        Kind::Tension(_) => "tension",
        Kind::Evaluation(_) => "evaluation",
        Kind::Assembly(_) => "assembly",
        Kind::Attributes | Kind::Article | Kind::Statute | Kind::OtherRecord => return None,
        Kind::Proposal(_) | Kind::Answer(..) | Kind::AnswerSignature(..) => return None,
        Kind::Outcome(_) | Kind::OutcomeSignature(..) | Kind::Founding(_) | Kind::FoundingSignature(_) => return None,
    };
    documented(name).map(|d| (d.keys)())
}

/// Where the head of a file ends: the comments above everything, up to their last empty line where there is one. They
/// belong to the file and not to whichever key comes first.
fn head_of(text: &str) -> usize {
    let mut block = 0;
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        if !said.is_empty() && !said.starts_with('#') {
            break;
        }
        block += line.len();
    }
    text[..block].rfind("\n\n").map_or(block, |at| at + 2)
}

/// Lays out one table: its keys, then the tables within it, each in the declared order.
fn table(table: &mut Table, keys: &[KeySpec], position: &mut isize) {
    let place = |name: &str| keys.iter().position(|k| k.name == name).unwrap_or(keys.len());
    table.sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
    let mut names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    names.sort_by_key(|name| place(name));
    for name in names {
        let inner = keys.iter().find(|k| k.name == name).map(|k| k.ty.clone());
        let Some((mut key, item)) = table.get_key_value_mut(&name) else { continue };
        match item {
            Item::Value(it) => {
                let leaf = key.leaf_decor_mut();
                leaf.set_prefix(comments(prefix_of(leaf)));
                leaf.set_suffix(" ");
                value(it, name.len() + 3);
            }
            Item::Table(it) => nested(it, inner.as_ref(), position),
            Item::ArrayOfTables(all) => {
                for it in all.iter_mut() {
                    nested(it, inner.as_ref(), position);
                }
            }
            Item::None => {}
        }
    }
}

fn nested(it: &mut Table, ty: Option<&Ty>, position: &mut isize) {
    if !it.is_implicit() && !it.is_dotted() {
        *position += 1;
        it.set_position(Some(*position));
        let said = comments(prefix_of(it.decor()));
        it.decor_mut().set_prefix(format!("\n{}", said.trim_start_matches('\n')));
        let suffix = beside(suffix_of(it.decor()));
        it.decor_mut().set_suffix(suffix);
    }
    table(it, &keys_within(ty), position);
}

/// The keys of what a key holds; a table of tables by name has none of its own.
fn keys_within(ty: Option<&Ty>) -> Vec<KeySpec> {
    match ty {
        Some(Ty::Table(_, keys)) => keys(),
        Some(Ty::List(item)) => keys_within(Some(item)),
        Some(Ty::Either(_, other)) => keys_within(Some(other)),
        Some(
            Ty::Map(_)
            | Ty::Named(..)
            | Ty::Text
            | Ty::Integer
            | Ty::Percent
            | Ty::Boolean
            | Ty::Date
            | Ty::Instant
            | Ty::Form(_)
            | Ty::Choice(_),
        )
        | None => vec![],
    }
}

fn value(it: &mut Value, before: usize) {
    let suffix = beside(suffix_of(it.decor()));
    match it {
        Value::Array(items) => array(items, before),
        Value::InlineTable(inner) => inline(inner),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
    it.decor_mut().set_prefix(" ");
    it.decor_mut().set_suffix(suffix);
}

fn inline(inner: &mut InlineTable) {
    if !inner.to_string().contains('#') {
        inner.fmt();
    }
}

/// A list on one line where it is short and holds no comment, else one item a line.
fn array(items: &mut Array, before: usize) {
    let has_suffix = items.iter().any(|v| suffix_of(v.decor()).contains('#'));
    if has_suffix {
        // A comment between an item and its comma has no better place than its own.
        return;
    }
    let commented = items.iter().any(|v| prefix_of(v.decor()).contains('#')) || trailing(items).contains('#');
    let width: usize = items.iter().map(|v| bare(v).chars().count() + 2).sum();
    let long = commented || before + width > WIDTH;
    for (index, item) in items.iter_mut().enumerate() {
        if let Value::InlineTable(inner) = item {
            inline(inner);
        }
        let said = indented(prefix_of(item.decor()));
        let prefix = match (long, index) {
            (true, _) => format!("\n{said}    "),
            (false, 0) => String::new(),
            (false, _) => " ".into(),
        };
        item.decor_mut().set_prefix(prefix);
        item.decor_mut().set_suffix("");
    }
    let end = if long { format!("\n{}", indented(&trailing(items))) } else { String::new() };
    items.set_trailing_comma(long && !items.is_empty());
    items.set_trailing(end);
}

fn trailing(items: &Array) -> String {
    items.trailing().as_str().unwrap_or_default().to_owned()
}

/// A value as it is written, without what stands around it.
fn bare(value: &Value) -> String {
    value.to_string().trim().to_owned()
}

fn indented(prefix: &str) -> String {
    comments(prefix).lines().filter(|l| !l.is_empty()).map(|l| format!("    {l}\n")).collect()
}

fn prefix_of(decor: &Decor) -> &str {
    decor.prefix().and_then(RawString::as_str).unwrap_or_default()
}

fn suffix_of(decor: &Decor) -> &str {
    decor.suffix().and_then(RawString::as_str).unwrap_or_default()
}

/// The comment lines of what stands before a key, with one empty line where there were any.
fn comments(prefix: &str) -> String {
    // What follows the last line break is the indentation of the key itself.
    let mut lines: Vec<&str> = vec![];
    for line in prefix.rsplit_once('\n').map_or("", |(lines, _)| lines).split('\n').map(str::trim) {
        if !(line.is_empty() && lines.last().is_some_and(|before| before.is_empty())) {
            lines.push(line);
        }
    }
    if !prefix.contains('\n') {
        return String::new();
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The comment beside a value.
fn beside(suffix: &str) -> String {
    let comment = suffix.trim();
    if comment.is_empty() { String::new() } else { format!(" {comment}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CircleId, RoleRef};

    fn circle(text: &str) -> Tidied {
        tidy(&Kind::Circle(CircleId::parse("web").expect("an id")), text.as_bytes())
    }

    fn changed(tidied: Tidied) -> String {
        match tidied {
            Tidied::Changed(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn keys_stand_in_their_order_and_comments_with_their_keys() {
        let messy = "#:schema ./x.json\n# The web circle\n\n\n\n# who\nmembers   = [ \"a\",\"b\" ] # all\n# what for\npurpose=\"x\"\nname = \"Web\"   \n\n\n";
        let tidied = changed(circle(messy));
        assert_eq!(
            tidied,
            "#:schema ./x.json\n# The web circle\n\nname = \"Web\"\n# what for\npurpose = \"x\"\n# who\nmembers = [\"a\", \"b\"] # all\n"
        );
        assert_eq!(circle(&tidied), Tidied::Same);
    }

    #[test]
    fn long_and_commented_lists_have_one_item_a_line() {
        let messy = "name = \"Web\"\nmembers = [\"a\", # first\n  \"b\"]\n";
        let tidied = changed(circle(messy));
        assert_eq!(tidied, "name = \"Web\"\nmembers = [\n    \"a\",\n    # first\n    \"b\",\n]\n");
        assert_eq!(circle(&tidied), Tidied::Same);
        let long: Vec<String> = (0..30).map(|n| format!("\"member-{n}\"")).collect();
        let tidied = changed(circle(&format!("name = \"Web\"\nmembers = [{}]", long.join(","))));
        assert_eq!(tidied.lines().count(), 33);
        assert_eq!(circle(&tidied), Tidied::Same);
    }

    #[test]
    fn tables_follow_their_keys_with_an_empty_line() {
        let kind = Kind::Role(RoleRef::parse("web/lead").expect("an id"));
        let messy =
            "[[holders]]\n# from the founding\nfrom = 2026-01-01\nperson = \"a\"\n[[holders]]\nperson = \"b\"\n";
        assert_eq!(tidy(&kind, messy.as_bytes()), Tidied::Left, "a role without a name cannot be read");
        let messy = format!("core = \"lead\"\nname = \"Lead\"\n{messy}# the end");
        let tidied = changed(tidy(&kind, messy.as_bytes()));
        assert_eq!(
            tidied,
            "name = \"Lead\"\ncore = \"lead\"\n\n[[holders]]\nperson = \"a\"\n# from the founding\nfrom = 2026-01-01\n\n[[holders]]\nperson = \"b\"\n# the end\n"
        );
        assert_eq!(tidy(&kind, tidied.as_bytes()), Tidied::Same);
    }

    #[test]
    fn foreign_line_endings_and_marks_go() {
        let tidied = changed(circle("\u{feff}name = \"Web\"\r\npurpose = \"x\"\r\n"));
        assert_eq!(tidied, "name = \"Web\"\npurpose = \"x\"\n");
    }

    #[test]
    fn what_cannot_be_read_is_left() {
        assert_eq!(circle("name = \"Web\npurpose"), Tidied::Left);
        assert_eq!(circle("nam=\"Web\"\n"), Tidied::Left);
    }
}
