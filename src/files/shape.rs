//! One declaration per kind of file: from it come the reader, "did you mean", the canonical order, the JSON Schema and the documentation.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};
use toml_edit::{Array, InlineTable, Item, Table, Value as Toml};

use super::reader::{Fault, Reader};
use crate::model::{Core, KindWord};

/// The largest whole number that a file may hold, or a name of a file end with.
pub const LARGEST: i64 = 1_000_000;

/// What a key may hold, as the JSON Schema and the documentation tell it.
#[derive(Clone, Debug)]
pub enum Ty {
    Text,
    Integer,
    /// A share of a hundred, with a fraction or without.
    Percent,
    Boolean,
    Date,
    Instant,
    /// Text of one form; the word names the form (`slug`, `circle/role`, `2/3` …).
    Form(&'static str),
    Choice(&'static [&'static str]),
    List(Box<Ty>),
    Map(Box<Ty>),
    /// A table whose keys are words that are known.
    Named(&'static [&'static str], Box<Ty>),
    Table(&'static str, fn() -> Vec<KeySpec>),
    /// One or the other.
    Either(Box<Ty>, Box<Ty>),
}

impl Ty {
    /// Whether this is a list of tables that have a key of this name.
    pub fn lists(&self, name: &str) -> bool {
        matches!(self, Self::List(of) if matches!(&**of, Self::Table(_, keys) if keys().iter().any(|k| k.name == name)))
    }
}

/// One key of a shape.
#[derive(Clone, Debug)]
pub struct KeySpec {
    pub name: &'static str,
    pub ty: Ty,
    pub required: bool,
}

impl KeySpec {
    /// The spec of a field, read off the field's type.
    pub fn of<S, F: Field>(name: &'static str, _: fn(&S) -> &F) -> Self {
        Self { name, ty: F::ty(), required: F::absent().is_none() }
    }
}

/// A type that one key of a file can hold.
pub trait Field: Sized {
    fn ty() -> Ty;
    /// Reads the value, telling the reader of every fault; `None` when there is no value to go on with.
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self>;
    /// What a key left out means; `None` when it may not be left out.
    fn absent() -> Option<Self> {
        None
    }
    /// How it is written; `None` leaves the key out.
    fn write(&self) -> Option<Item>;
}

/// A table with known keys.
pub trait Shape: Sized {
    /// The catalogue's prefix for the meaning of its keys.
    const NAME: &'static str;
    fn keys() -> Vec<KeySpec>;
    fn names() -> &'static [&'static str];
    fn read_table(table: &DeTable<'_>, reader: &mut Reader) -> Option<Self>;
    fn write_table(&self) -> Table;
}

/// Declares the keys of a model type in their canonical order; types and presence are the fields' own, but for a key that
/// may be left out for a text (`name = ""`).
macro_rules! shape {
    ($ty:ident as $name:literal { $($key:ident $(= $default:literal)?),+ $(,)? }) => {
        $crate::files::shape::shape!($ty as $name, absent None, { $($key $(= $default)?),+ });
    };
    // A table that may be left out altogether, which then says nothing.
    ($ty:ident as $name:literal or_default { $($key:ident $(= $default:literal)?),+ $(,)? }) => {
        $crate::files::shape::shape!($ty as $name, absent Some(Default::default()), { $($key $(= $default)?),+ });
    };
    ($ty:ident as $name:literal, absent $absent:expr, { $($key:ident $(= $default:literal)?),+ }) => {
        impl $crate::files::shape::Shape for $ty {
            const NAME: &'static str = $name;
            fn keys() -> Vec<$crate::files::shape::KeySpec> {
                vec![$({
                    let spec = $crate::files::shape::KeySpec::of($crate::files::shape::plain(stringify!($key)), |s: &$ty| &s.$key);
                    $(let spec = $crate::files::shape::KeySpec { required: { let _: &str = $default; false }, ..spec };)?
                    spec
                }),+]
            }
            fn names() -> &'static [&'static str] {
                const NAMES: &[&str] = &[$($crate::files::shape::plain(stringify!($key))),+];
                NAMES
            }
            fn read_table(
                table: &toml::de::DeTable<'_>,
                reader: &mut $crate::files::reader::Reader,
            ) -> Option<Self> {
                reader.refuse_unknown(table, Self::names(), Self::keys);
                $(let $key = $crate::files::shape::read_key!(reader, table, $key $(= $default)?);)+
                Some($ty { $($key: $key?),+ })
            }
            fn write_table(&self) -> toml_edit::Table {
                let mut table = toml_edit::Table::new();
                $(if true $(&& self.$key != $default)? {
                    $crate::files::shape::put(&mut table, $crate::files::shape::plain(stringify!($key)), &self.$key);
                })+
                table
            }
        }
        impl $crate::files::shape::Field for $ty {
            fn ty() -> $crate::files::shape::Ty {
                $crate::files::shape::Ty::Table($name, <$ty as $crate::files::shape::Shape>::keys)
            }
            fn read(
                value: &toml::de::DeValue<'_>,
                reader: &mut $crate::files::reader::Reader,
            ) -> Option<Self> {
                $crate::files::shape::read_shape(value, reader)
            }
            fn absent() -> Option<Self> {
                $absent
            }
            fn write(&self) -> Option<toml_edit::Item> {
                $crate::files::shape::write_shape(self)
            }
        }
    };
}
pub(crate) use shape;

/// Reads one key, which may be left out where something else is meant then.
macro_rules! read_key {
    ($reader:ident, $table:ident, $key:ident) => {
        $reader.field($table, $crate::files::shape::plain(stringify!($key)))
    };
    ($reader:ident, $table:ident, $key:ident = $default:literal) => {
        $reader.field_or($table, $crate::files::shape::plain(stringify!($key)), $default.into())
    };
}
pub(crate) use read_key;

/// A field's name without the `r#` that a word of Rust needs (`for`).
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

pub(crate) fn read_shape<S: Shape>(value: &DeValue<'_>, reader: &mut Reader) -> Option<S> {
    match value {
        DeValue::Table(table) => S::read_table(table, reader),
        _ => reader.wrong("table"),
    }
}

pub(crate) fn write_shape<S: Shape>(shape: &S) -> Option<Item> {
    let table = shape.write_table();
    (!table.is_empty()).then_some(Item::Table(table))
}

pub(crate) fn put<F: Field>(table: &mut Table, key: &str, field: &F) {
    if let Some(item) = field.write() {
        table.insert(key, inline_when_small(item));
    }
}

/// `size = { min = 3, max = 8 }` reads better than a table of two lines.
fn inline_when_small(item: Item) -> Item {
    match item {
        Item::Table(table) if table.len() <= 2 && table.iter().all(|(_, item)| item.is_value()) => {
            Item::Value(Toml::InlineTable(table.into_inline_table()))
        }
        other => other,
    }
}

impl<F: Field> Field for Option<F> {
    fn ty() -> Ty {
        F::ty()
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        Some(F::read(value, reader))
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn write(&self) -> Option<Item> {
        self.as_ref().and_then(F::write)
    }
}

impl<F: Field> Field for Vec<F> {
    fn ty() -> Ty {
        Ty::List(Box::new(F::ty()))
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::Array(items) = value else { return reader.wrong("list") };
        let mut read = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let id = item_id(item.get_ref());
            if let Some(field) = reader.inside_item(index, id, |reader| F::read(item.get_ref(), reader)) {
                read.push(field);
            }
        }
        Some(read)
    }
    fn absent() -> Option<Self> {
        Some(vec![])
    }
    fn write(&self) -> Option<Item> {
        if self.is_empty() {
            return None;
        }
        let items: Vec<Item> = self.iter().filter_map(F::write).collect();
        if items.iter().all(Item::is_table) {
            let tables = items.into_iter().filter_map(|i| i.into_table().ok()).collect();
            return Some(Item::ArrayOfTables(tables));
        }
        Some(Item::Value(Toml::Array(lay_out(items))))
    }
}

/// A list on one line when it is short, one item a line when it is not.
fn lay_out(items: Vec<Item>) -> Array {
    let mut array: Array = items.into_iter().filter_map(|i| i.into_value().ok()).collect();
    let width: usize = array.iter().map(|v| v.to_string().len() + 2).sum();
    if width > 80 {
        for value in array.iter_mut() {
            value.decor_mut().set_prefix("\n    ");
            value.decor_mut().set_suffix("");
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array
}

/// The name by which an item of a list is known: its `id`, or the person it is about.
fn item_id(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Table(table) => ["id", "person", "title", "text"]
            .into_iter()
            .find_map(|key| table.get(key).and_then(|v| v.get_ref().as_str()).map(str::to_owned)),
        _ => None,
    }
}

/// What the keys of a table by name may be: anything, or words that are known.
pub trait MapKey: Ord + Sized {
    const WORDS: Option<&'static [&'static str]>;
    fn parse_key(text: &str) -> Option<Self>;
    fn key(&self) -> &str;
}

impl MapKey for String {
    const WORDS: Option<&'static [&'static str]> = None;
    fn parse_key(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
    fn key(&self) -> &str {
        self
    }
}

macro_rules! word_keys {
    ($($ty:ident),+ $(,)?) => {$(
        impl MapKey for $ty {
            const WORDS: Option<&'static [&'static str]> = Some(Self::WORDS);
            fn parse_key(text: &str) -> Option<Self> {
                Self::parse(text)
            }
            fn key(&self) -> &str {
                self.word()
            }
        }
    )+};
}

word_keys! { Core, KindWord }

impl<K: MapKey, F: Field> Field for BTreeMap<K, F> {
    fn ty() -> Ty {
        match K::WORDS {
            Some(words) => Ty::Named(words, Box::new(F::ty())),
            None => Ty::Map(Box::new(F::ty())),
        }
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::Table(table) = value else { return reader.wrong("table") };
        let mut map = Self::new();
        for (key, value) in table {
            let name = key.get_ref().to_string();
            let Some(known) = K::parse_key(&name) else {
                reader.refuse_key(&name, K::WORDS.unwrap_or_default());
                continue;
            };
            if let Some(field) = reader.inside(&name, |reader| F::read(value.get_ref(), reader)) {
                map.insert(known, field);
            }
        }
        Some(map)
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn write(&self) -> Option<Item> {
        if self.is_empty() {
            return None;
        }
        let written: Vec<(&str, Item)> = self.iter().filter_map(|(k, v)| Some((k.key(), v.write()?))).collect();
        if written.iter().any(|(_, item)| !item.is_value()) {
            let mut table = Table::new();
            table.set_implicit(true);
            for (key, item) in written {
                table.insert(key, item);
            }
            return Some(Item::Table(table));
        }
        let mut table = InlineTable::new();
        for (key, item) in written {
            if let Ok(value) = item.into_value() {
                table.insert(key, value);
            }
        }
        Some(Item::Value(Toml::InlineTable(table)))
    }
}

impl Field for bool {
    fn ty() -> Ty {
        Ty::Boolean
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        value.as_bool().or_else(|| reader.wrong("boolean"))
    }
    fn write(&self) -> Option<Item> {
        Some(Item::Value(Toml::from(*self)))
    }
}

impl Field for i64 {
    fn ty() -> Ty {
        Ty::Integer
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::Integer(number) = value else { return reader.wrong("integer") };
        let digits = number.as_str().replace('_', "");
        let read = Self::from_str_radix(&digits, number.radix()).ok().filter(|n| (0..=LARGEST).contains(n));
        read.or_else(|| reader.fault(Fault::Value("integer")))
    }
    fn write(&self) -> Option<Item> {
        Some(Item::Value(Toml::from(*self)))
    }
}

impl Field for String {
    fn ty() -> Ty {
        Ty::Text
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        match value {
            DeValue::String(text) => Some(text.to_string()),
            _ => reader.wrong("text"),
        }
    }
    fn write(&self) -> Option<Item> {
        Some(Item::Value(text_value(self)))
    }
}

/// A TOML string; a multi-line one opens on a line of its own.
fn text_value(text: &str) -> Toml {
    let plain = |c: char| c == '\n' || c == '\t' || !c.is_control();
    if text.contains('\n') && text.chars().all(plain) {
        let escaped = text.replace('\\', "\\\\").replace("\"\"\"", "\"\"\\\"");
        let escaped = if escaped.ends_with('"') { format!("{}\\\"", &escaped[..escaped.len() - 1]) } else { escaped };
        if let Ok(value) = format!("\"\"\"\n{escaped}\"\"\"").parse::<Toml>()
            && value.as_str() == Some(text)
        {
            return value;
        }
    }
    Toml::from(text)
}
