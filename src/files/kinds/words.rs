//! `words.toml`: our own words, each in one form or in several.

use toml::de::DeValue;
use toml_edit::{InlineTable, Item, Value};

use crate::files::reader::Reader;
use crate::files::shape::{Field, KeySpec, Ty};
use crate::lang::TERMS;
use crate::model::Word;

const FORMS: &[&str] = &["one", "many", "feminine"];

fn forms() -> Vec<KeySpec> {
    let key = |name, ty, required| KeySpec { name, ty, required };
    vec![key("one", Ty::Text, true), key("many", Ty::Text, false), key("feminine", Ty::Boolean, false)]
}

fn terms() -> Vec<KeySpec> {
    TERMS.iter().map(|term| KeySpec { name: term.key, ty: Word::ty(), required: false }).collect()
}

/// Every key of the file: the words, and the tables that hold them by language.
pub fn words_keys() -> Vec<KeySpec> {
    let mut keys = terms();
    for name in ["words", "fr", "en"] {
        keys.push(KeySpec { name, ty: Ty::Table("words", terms), required: false });
    }
    keys
}

impl Field for Word {
    fn ty() -> Ty {
        Ty::Either(Box::new(Ty::Text), Box::new(Ty::Table("word", forms)))
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        match value {
            DeValue::String(text) => Some(Self { one: text.to_string(), many: None, feminine: None }),
            DeValue::Table(table) => {
                reader.refuse_unknown(table, FORMS, Vec::new);
                let (one, many, feminine) =
                    (reader.field(table, "one"), reader.field(table, "many"), reader.field(table, "feminine"));
                Some(Self { one: one?, many: many?, feminine: feminine? })
            }
            _ => reader.wrong("text"),
        }
    }
    fn write(&self) -> Option<Item> {
        if self.many.is_none() && self.feminine.is_none() {
            return self.one.write();
        }
        let mut table = InlineTable::new();
        table.insert("one", Value::from(&self.one));
        if let Some(many) = &self.many {
            table.insert("many", Value::from(many));
        }
        if let Some(feminine) = self.feminine {
            table.insert("feminine", Value::from(feminine));
        }
        Some(Item::Value(Value::InlineTable(table)))
    }
}
