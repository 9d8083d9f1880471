//! Edits that keep comments, and the one canonical form of a new file.

use toml_edit::{DocumentMut, Item, Table};

use super::shape::{Field, Shape};
use crate::finding::{Attempt, Failure};
use crate::message;

/// A file being edited; what is not touched keeps its comments and its layout.
pub struct Edit {
    document: DocumentMut,
}

impl Edit {
    /// Opens a text.
    ///
    /// # Errors
    /// When it is not TOML: `check` says what is wrong with it.
    pub fn open(path: &str, text: &str) -> Attempt<Self> {
        match text.parse() {
            Ok(document) => Ok(Self { document }),
            Err(_) => Err(Failure::surroundings(message!("file-does-not-parse", path = path))),
        }
    }

    /// Sets a key, or removes it when the value is one that is left out. The comment beside the old value stays.
    pub fn set<F: Field>(&mut self, key: &str, value: &F) -> &mut Self {
        let Some(mut item) = value.write() else {
            self.document.remove(key);
            return self;
        };
        if let (Some(old), Some(new)) = (self.document.get(key).and_then(Item::as_value), item.as_value_mut()) {
            *new.decor_mut() = old.decor().clone();
        }
        match self.document.get_mut(key) {
            Some(old) => *old = item,
            None => self.insert(key, item),
        }
        self
    }

    /// A new plain key goes before the first table, where TOML wants it.
    fn insert(&mut self, key: &str, item: Item) {
        self.document.insert(key, item);
    }

    /// Sets a value in one table of a list of tables, `[[holders]]` or inline.
    pub fn set_in<F: Field>(&mut self, list: &str, index: usize, key: &str, value: &F) -> &mut Self {
        let Some(Item::Value(value)) = value.write() else { return self };
        match self.document.get_mut(list) {
            Some(Item::ArrayOfTables(tables)) => {
                if let Some(table) = tables.get_mut(index) {
                    table.insert(key, Item::Value(value));
                }
            }
            Some(Item::Value(toml_edit::Value::Array(items))) => {
                if let Some(table) = items.get_mut(index).and_then(toml_edit::Value::as_inline_table_mut) {
                    table.insert(key, value);
                }
            }
            Some(Item::None | Item::Value(_) | Item::Table(_)) | None => {}
        }
        self
    }

    pub fn text(&self) -> String {
        self.document.to_string()
    }
}

/// The line that lets an editor complete and check a file of this kind.
pub fn schema_line(path: &str, kind: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    format!(
        "#:schema {}{}\n",
        if up.is_empty() { "./" } else { &up },
        format_args!(".accord/schema/{kind}.schema.json")
    )
}

/// A new file in canonical form: the schema line, comments, then every key that says something.
pub fn canonical<S: Shape>(path: &str, comments: &[String], shape: &S) -> String {
    let mut text = schema_line(path, S::NAME);
    for comment in comments {
        text.push_str(&format!("# {comment}\n"));
    }
    let mut document = DocumentMut::new();
    *document.as_table_mut() = ordered(shape.write_table());
    text.push_str(&document.to_string());
    text
}

/// Plain keys before tables, each group in its declared order: TOML would otherwise swallow them.
fn ordered(table: Table) -> Table {
    let (mut plain, mut tables) = (Table::new(), vec![]);
    for (key, item) in table {
        if item.is_value() { drop(plain.insert(&key, item)) } else { tables.push((key, item)) }
    }
    for (key, item) in tables {
        plain.insert(&key, item);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Circle, PersonId};

    #[test]
    fn edits_keep_comments_and_layout() {
        let text = "# ours\nname = \"Web\" # short\nmembers = [\"a\"]\n";
        let mut edit = Edit::open("x", text).expect("TOML");
        let members = vec![PersonId::parse("a").expect("id"), PersonId::parse("b").expect("id")];
        edit.set("members", &members).set("name", &"Net".to_owned());
        assert_eq!(edit.text(), "# ours\nname = \"Net\" # short\nmembers = [\"a\", \"b\"]\n");
    }

    #[test]
    fn what_is_written_reads_back() {
        let circle = Circle {
            purpose: Some("une\nraison\n".into()),
            accountabilities: vec!["a".repeat(90)],
            meetings_per_year: Some(6),
            ..Circle::new("L'été \"x\" \\ \n fin\"")
        };
        let text = canonical("circles/x/circle.toml", &[], &circle);
        let kind = super::super::Kind::Circle(crate::model::CircleId::parse("x").expect("id"));
        let (noun, findings) = super::super::parse(&kind, "x", text.as_bytes());
        assert_eq!(findings, vec![]);
        assert_eq!(noun, Some(super::super::Noun::Circle(std::sync::Arc::new(circle))));
    }
}
