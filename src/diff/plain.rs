//! The keys that no verb of the domain tells, compared as they stand in the file: a key that is declared cannot be silent.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{Item, Table, TableLike, Value};

use super::{KeyPath, Verb};

/// Keys by which an item of a list is known, the first that it has.
const NAMES: [&str; 6] = ["id", "person", "title", "text", "public", "from"];
/// From this many words on, a value is prose.
const PROSE: usize = 4;

/// What a key holds once tables are opened.
#[derive(Clone, Debug, PartialEq)]
enum Leaf {
    One(String),
    Many(Vec<String>),
}

/// Keys in the order of their declaration, and what they hold.
#[derive(Default)]
struct Flat {
    order: Vec<KeyPath>,
    leaves: BTreeMap<KeyPath, Leaf>,
}

/// What differs between two tables in the keys that were not told, below a path.
pub fn plain(old: Option<&Table>, new: &Table, told: &[&str], below: &[String]) -> Vec<Verb> {
    let (before, after) = (flat(old, told, below), flat(Some(new), told, below));
    let mut verbs = vec![];
    let mut lost: BTreeSet<KeyPath> = BTreeSet::new();
    let gone = before.order.iter().filter(|key| !after.leaves.contains_key(*key));
    for key in after.order.iter().chain(gone) {
        if (1..key.len()).any(|depth| lost.contains(&key[..depth])) {
            continue;
        }
        match (before.leaves.get(key), after.leaves.get(key)) {
            (Some(Leaf::One(from)), Some(Leaf::One(to))) if from != to => verbs.push(one(key, from, to)),
            (None, Some(Leaf::One(to))) => verbs.push(Verb::Set { key: key.clone(), to: to.trim_end().to_owned() }),
            (Some(Leaf::One(from)), None) => verbs.push(Verb::Cleared { key: key.clone(), from: from.clone() }),
            (from, to) => {
                let (from, to) = (items(from), items(to));
                lost.extend(
                    from.iter().filter(|i| !to.contains(i)).map(|i| [key.as_slice(), std::slice::from_ref(i)].concat()),
                );
                many(key, &from, &to, &mut verbs);
            }
        }
    }
    verbs
}

fn one(key: &KeyPath, from: &str, to: &str) -> Verb {
    let (key, from, to) = (key.clone(), from.to_owned(), to.to_owned());
    let prose = |text: &str| text.split_whitespace().nth(PROSE - 1).is_some();
    if prose(&from) || prose(&to) { Verb::TextChanged { key, from, to } } else { Verb::Changed { key, from, to } }
}

fn items(leaf: Option<&Leaf>) -> Vec<String> {
    match leaf {
        Some(Leaf::Many(items)) => items.clone(),
        Some(Leaf::One(one)) => vec![one.clone()],
        None => vec![],
    }
}

fn many(key: &KeyPath, from: &[String], to: &[String], verbs: &mut Vec<Verb>) {
    let (had, has): (BTreeSet<&String>, BTreeSet<&String>) = (from.iter().collect(), to.iter().collect());
    let gained = to.iter().filter(|item| !had.contains(item));
    verbs.extend(gained.map(|item| Verb::Gained { key: key.clone(), item: item.clone() }));
    let lost = from.iter().filter(|item| !has.contains(item));
    verbs.extend(lost.map(|item| Verb::Lost { key: key.clone(), item: item.clone() }));
    if had == has && from != to {
        verbs.push(Verb::Reordered { key: key.clone(), to: to.join(", ") });
    }
}

fn flat(table: Option<&Table>, told: &[&str], below: &[String]) -> Flat {
    let mut flat = Flat::default();
    let open = table.into_iter().flat_map(Table::iter).filter(|(key, _)| !told.contains(key));
    for (key, item) in open {
        flat.item([below, &[key.to_owned()]].concat(), item);
    }
    flat
}

impl Flat {
    fn put(&mut self, key: KeyPath, leaf: Leaf) {
        self.order.push(key.clone());
        self.leaves.insert(key, leaf);
    }

    fn item(&mut self, key: KeyPath, item: &Item) {
        match item {
            Item::None => {}
            Item::Value(value) => self.value(key, value),
            Item::Table(table) => self.table(&key, table, None),
            Item::ArrayOfTables(tables) => self.tables(key, tables.iter().map(|table| table as &dyn TableLike)),
        }
    }

    fn value(&mut self, key: KeyPath, value: &Value) {
        match value {
            Value::InlineTable(table) => self.table(&key, table, None),
            Value::Array(array) if array.iter().any(Value::is_inline_table) => {
                self.tables(key, array.iter().filter_map(|v| v.as_inline_table().map(|t| t as &dyn TableLike)));
            }
            Value::Array(array) => self.put(key, Leaf::Many(array.iter().map(text).collect())),
            one => self.put(key, Leaf::One(text(one))),
        }
    }

    fn table(&mut self, key: &[String], table: &dyn TableLike, named: Option<&str>) {
        for (name, item) in table.iter().filter(|(name, _)| Some(*name) != named) {
            self.item([key, &[name.to_owned()]].concat(), item);
        }
    }

    /// A list of tables: which there are, then what each holds besides its name.
    fn tables<'t>(&mut self, key: KeyPath, tables: impl Iterator<Item = &'t dyn TableLike>) {
        let mut names: Vec<String> = vec![];
        let mut inside = vec![];
        for table in tables {
            let by = NAMES.into_iter().find(|name| table.get(name).is_some_and(Item::is_value));
            let called = by.and_then(|name| table.get(name)?.as_value().map(text));
            let called = called.unwrap_or_else(|| (names.len() + 1).to_string());
            let mut free = called.clone();
            let mut number = 1;
            while names.contains(&free) {
                number += 1;
                free = format!("{called} ({number})");
            }
            let called = free;
            inside.push(([key.as_slice(), std::slice::from_ref(&called)].concat(), table, by));
            names.push(called);
        }
        self.put(key, Leaf::Many(names));
        for (key, table, by) in inside {
            self.table(&key, table, by);
        }
    }
}

/// A value as one reads it, without quotes.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.clone().decorated("", "").to_string(), str::to_owned)
}
