//! Embeds every rule card as plain data, so that a card is registered by being there and costs nothing to read.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and speaks to cargo"
)]

use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

fn main() {
    println!("cargo:rerun-if-changed=schema/rules");
    println!("cargo:rerun-if-changed=src/build.rs");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut files: Vec<_> = fs::read_dir(Path::new(&root).join("schema/rules"))
        .expect("schema/rules is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort_by_key(|path| path.file_stem().map(std::ffi::OsStr::to_owned));
    let cards: String = files.iter().map(|path| card(path)).collect();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("cards.rs");
    fs::write(out, format!("&[\n{cards}]\n")).expect("OUT_DIR can be written");
}

/// One card as a Rust expression; a card that cannot be read stops the build and says which.
fn card(path: &Path) -> String {
    let slug = path.file_stem().and_then(|s| s.to_str()).expect("an ASCII slug");
    let text = fs::read_to_string(path).expect("a readable card");
    let card = Card { slug, table: text.parse().unwrap_or_else(|error| panic!("{slug}: {error}")) };
    card.knows(
        &card.table,
        &["code", "level", "also", "looks_at", "profiles", "since", "source", "numbers", "fr", "en", "case", "played"],
    );
    let level = |word: &str| match word {
        "error" => "Level::Error",
        "warning" => "Level::Warning",
        "info" => "Level::Info",
        other => panic!("{slug}: level {other}"),
    };
    let also: Vec<&str> = card.list(&card.table, "also").iter().map(|word| level(word)).collect();
    let level = level(card.text(&card.table, "level"));
    format!(
        "Card {{ slug: {slug:?}, code: {:?}, level: {level}, also: &[{}], looks_at: {:?}, profiles: &{:?}, since: {}, \
         source: {:?}, numbers: &{:?}, fr: {}, en: {}, played: &{:?}, cases: &[{}] }},\n",
        card.text(&card.table, "code"),
        also.join(", "),
        card.text(&card.table, "looks_at"),
        card.list(&card.table, "profiles"),
        card.table.get("since").map_or(1, |v| v.as_integer().expect("since is a number")),
        card.text(&card.table, "source"),
        card.numbers(),
        card.sentences("fr"),
        card.sentences("en"),
        card.list(&card.table, "played"),
        card.cases(),
    )
}

struct Card<'a> {
    slug: &'a str,
    table: Table,
}

impl Card<'_> {
    fn knows(&self, table: &Table, keys: &[&str]) {
        for key in table.keys() {
            assert!(keys.contains(&key.as_str()), "{}: there is no key {key}", self.slug);
        }
    }

    fn text<'t>(&self, table: &'t Table, key: &str) -> &'t str {
        table.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{}: {key} is missing", self.slug))
    }

    fn list<'t>(&self, table: &'t Table, key: &str) -> Vec<&'t str> {
        let items = table.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        items.iter().map(|v| v.as_str().unwrap_or_else(|| panic!("{}: {key} holds texts", self.slug))).collect()
    }

    fn numbers(&self) -> Vec<(&str, i64)> {
        let numbers = self.table.get("numbers").and_then(Value::as_table);
        let number = |(key, value): (&'_ String, &Value)| (key.clone(), value.as_integer().expect("a whole number"));
        let all: Vec<(String, i64)> = numbers.into_iter().flatten().map(number).collect();
        all.into_iter().map(|(key, number)| (&*key.leak(), number)).collect()
    }

    fn sentences(&self, lang: &str) -> String {
        let table = self.table.get(lang).and_then(Value::as_table);
        let table = table.unwrap_or_else(|| panic!("{}: [{lang}] is missing", self.slug));
        self.knows(table, &["title", "message", "why", "help", "source", "numbers"]);
        let part = |key: &str| {
            let text =
                table.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty() && text.trim() != "…");
            text.unwrap_or_else(|| panic!("{}: {key} is missing in [{lang}]", self.slug))
        };
        format!(
            "Text {{ title: {:?}, message: {:?}, why: {:?}, help: {:?}, source: {:?}, numbers: &{:?} }}",
            part("title"),
            part("message"),
            part("why"),
            part("help"),
            // Many a source has one name in every language.
            table.get("source").map_or_else(|| self.text(&self.table, "source"), |_| part("source")),
            self.meanings(table),
        )
    }

    /// What each number means, in the order of the numbers.
    fn meanings<'t>(&self, table: &'t Table) -> Vec<&'t str> {
        let said = table.get("numbers").and_then(Value::as_table);
        let known = self.numbers();
        assert_eq!(said.map_or(0, Table::len), known.len(), "{}: each number says what it means", self.slug);
        known.iter().map(|(name, _)| self.text(said.expect("the meanings"), name)).collect()
    }

    fn cases(&self) -> String {
        let cases = self.table.get("case").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        cases
            .iter()
            .map(|case| {
                let case = case.as_table().unwrap_or_else(|| panic!("{}: a case is a table", self.slug));
                self.knows(case, &["name", "org", "files", "remove", "said", "proposal", "closed", "outcome", "expect"]);
                let or_empty = |key: &str| case.get(key).and_then(Value::as_str).unwrap_or_default();
                let files = case.get("files").and_then(Value::as_table);
                let files: Vec<(&str, &str)> =
                    files.into_iter().flatten().map(|(path, _)| (path.as_str(), self.text(files.expect("files"), path))).collect();
                let org = case.get("org").map_or("atelier", |_| self.text(case, "org"));
                format!(
                    "CardCase {{ name: {:?}, org: {org:?}, files: &{files:?}, remove: &{:?}, said: &{:?}, proposal: {:?}, \
                     closed: {:?}, outcome: {:?}, expect: &{:?} }}, ",
                    self.text(case, "name"),
                    self.list(case, "remove"),
                    self.list(case, "said"),
                    or_empty("proposal"),
                    or_empty("closed"),
                    or_empty("outcome"),
                    self.list(case, "expect"),
                )
            })
            .collect()
    }
}
