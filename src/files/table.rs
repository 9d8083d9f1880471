//! The keys of one table, as its shape declares them: what is there, what is missing, what was misspelt.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::reader::{INVALID_FILE, Reader};
use super::shape::{Field, KeySpec};
use crate::finding::{Part, Place};
use crate::values;

impl Reader {
    /// Tells of every key that the shape does not have, with the nearest one it has, or with the list under whose header
    /// it belongs.
    pub fn refuse_unknown(&mut self, table: &DeTable<'_>, names: &[&str], specs: fn() -> Vec<KeySpec>) {
        // One header is missing, however many lines stood under it: the first of them shows where.
        let mut lost: BTreeMap<&'static str, (usize, String)> = BTreeMap::new();
        for key in table.keys() {
            let name: &str = key.get_ref();
            if names.contains(&name) {
                continue;
            }
            match specs().iter().find(|spec| spec.ty.lists(name)) {
                Some(list) => {
                    let here = (key.span().start, name.to_owned());
                    let first = lost.entry(list.name).or_insert_with(|| here.clone());
                    *first = here.min(first.clone());
                }
                None => self.refuse_key(name, names),
            }
        }
        for (under, (_, name)) in lost {
            let place = Place { part: Part::Key, ..self.place().at(&name) };
            self.report(INVALID_FILE, place, values![fault = "lost-header", key = name, under = under]);
        }
    }

    /// One key of a table. A required one that is absent is a fault of the table.
    pub fn field_or<F: Field>(&mut self, table: &DeTable<'_>, key: &'static str, absent: F) -> Option<F> {
        if table.contains_key(key) { self.field(table, key) } else { Some(absent) }
    }

    pub fn field<F: Field>(&mut self, table: &DeTable<'_>, key: &'static str) -> Option<F> {
        let Some(value) = table.get(key) else {
            let absent = F::absent();
            if absent.is_none() && !self.lenient && !self.misspelt(key) {
                let place = self.place();
                self.report(INVALID_FILE, place, values![fault = "missing-key", key = key]);
            }
            return absent;
        };
        self.inside(key, |reader| F::read(value.get_ref(), reader)).or_else(F::absent)
    }
}
