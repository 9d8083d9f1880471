//! Walks a parsed file, keeps the place where it stands, and collects every fault instead of the first.

use toml::de::DeValue;

use crate::finding::{Finding, Key, Part, Place};
use crate::lang::Value;
use crate::model::nearest;
use crate::values;

/// The slug of the card for files that cannot be read as they should.
pub const INVALID_FILE: &str = "invalid-file";
/// The slug of the card for ids.
pub const INVALID_ID: &str = "invalid-id";
/// The slug of the card for dates.
pub const IMPOSSIBLE_DATE: &str = "impossible-date";

/// What can be wrong with one value.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// It should have been of this type.
    Type(&'static str),
    /// It is of the right type and not of this form.
    Value(&'static str),
}

/// Where the walk is, and what it found so far.
pub struct Reader {
    at: Place,
    /// Set when lines had to be skipped: a key that is absent may have stood there.
    pub(super) lenient: bool,
    pub findings: Vec<Finding>,
}

impl Reader {
    pub fn new(path: &str, lenient: bool) -> Self {
        Self { at: Place::file(path), lenient, findings: vec![] }
    }

    pub fn place(&self) -> Place {
        self.at.clone()
    }

    pub fn report(&mut self, rule: &'static str, place: Place, values: crate::lang::Args) {
        self.findings.push(Finding::error(rule, place, values));
    }

    /// Runs `walk` one key further in.
    pub fn inside<T>(&mut self, key: &str, walk: impl FnOnce(&mut Self) -> T) -> T {
        self.at.keys.push(Key::Name(key.to_owned()));
        let result = walk(self);
        self.at.keys.pop();
        result
    }

    /// Runs `walk` inside one item of a list.
    pub fn inside_item<T>(&mut self, index: usize, id: Option<String>, walk: impl FnOnce(&mut Self) -> T) -> T {
        self.at.keys.push(Key::Item(index, id));
        let result = walk(self);
        self.at.keys.pop();
        result
    }

    /// Tells of one key that does not exist, with the nearest one that does.
    pub fn refuse_key(&mut self, name: &str, names: &[&str]) {
        let mut place = self.place().at(name);
        place.part = Part::Key;
        let near = nearest(name, names.iter().copied()).unwrap_or("");
        let words = if near.is_empty() { names.join(", ") } else { String::new() };
        self.report(INVALID_FILE, place, values![fault = "unknown-key", key = name, near = near, words = words]);
    }

    /// Whether a key of this table was refused that was meant to be `key`: one fault, told once.
    pub(super) fn misspelt(&self, key: &str) -> bool {
        let here =
            |f: &Finding| f.place.as_ref().is_some_and(|p| p.keys.split_last().is_some_and(|(_, k)| k == self.at.keys));
        let meant = |f: &Finding| f.values.iter().any(|(name, value)| *name == "near" && *value == Value::from(key));
        self.findings.iter().any(|f| here(f) && meant(f))
    }

    /// Tells that the value is of another type than `expected`.
    pub fn wrong<T>(&mut self, expected: &'static str) -> Option<T> {
        self.fault(Fault::Type(expected))
    }

    pub fn fault<T>(&mut self, fault: Fault) -> Option<T> {
        let (word, expected) = match fault {
            Fault::Type(expected) => ("wrong-type", expected),
            Fault::Value(expected) => ("bad-value", expected),
        };
        let key = self.key_name();
        let place = self.place();
        self.report(INVALID_FILE, place, values![fault = word, key = key, expected = expected]);
        None
    }

    /// Reads a text of one form, or tells which rule it breaks.
    pub fn form<T>(
        &mut self,
        value: &DeValue<'_>,
        form: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let DeValue::String(text) = value else { return self.wrong("text") };
        parse(text).or_else(|| {
            let (place, key) = (self.place(), self.key_name());
            let rule = if matches!(form, "slug" | "circle/name") { INVALID_ID } else { INVALID_FILE };
            let expected = match form {
                "holder" => "circle:…, role:…/…",
                "circle/name" => "…/…",
                "slug" => "a-z 0-9 -",
                "majority" => "1/2, 2/3, > 2/3",
                "window" => "72h, 7d",
                "length" => "1y, 6m, 30d",
                "fraction" => "2/3",
                other => other,
            };
            let values = values![fault = "bad-value", key = key, expected = expected, found = text.as_ref()];
            self.report(rule, place, values);
            None
        })
    }

    /// The nearest named key around the place.
    pub fn key_name(&self) -> String {
        let names = self.at.keys.iter().rev().find_map(|key| match key {
            Key::Name(name) => Some(name.clone()),
            Key::Item(..) => None,
        });
        names.unwrap_or_default()
    }
}
