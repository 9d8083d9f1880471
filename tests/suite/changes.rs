//! Every change is told: a key that is declared cannot be silent, whatever it holds.

use std::collections::BTreeSet;

use git_accord::diff::{Change, Verb};
use git_accord::files::{KeySpec, Memory, Ty, documented};
use git_accord::lang::{Catalogue, Lang};
use git_accord::process::compared;
use git_accord::render::{Page, changes_human};
use toml::{Table, Value};

/// The kinds of file that decisions change.
const GOVERNED: [(&str, &str); 8] = [
    ("constitution", "constitution.toml"),
    ("rules", "rules.toml"),
    ("words", "words.toml"),
    ("person", "people/ana.toml"),
    ("domain", "domains/site.toml"),
    ("circle", "circles/web/circle.toml"),
    ("role", "circles/web/roles/host.toml"),
    ("policy", "circles/web/policies/hours.toml"),
];

fn keys(kind: &str) -> Vec<KeySpec> {
    // `[words]` is another way to write what stands at the top.
    let all = (documented(kind).expect("a documented kind").keys)();
    all.into_iter().filter(|key| kind != "words" || key.name != "words").collect()
}

/// A value that a key may hold; another one where `other` says so.
fn value(ty: &Ty, other: bool) -> Value {
    let pick = |one: &str, two: &str| Value::String(if other { two } else { one }.to_owned());
    match ty {
        Ty::Text => pick("one", "two"),
        Ty::Integer => Value::Integer(if other { 4 } else { 1 }),
        Ty::Percent => Value::Integer(if other { 40 } else { 30 }),
        Ty::Boolean => Value::Boolean(other),
        Ty::Date => Value::Datetime(if other { "2026-02-02" } else { "2026-01-01" }.parse().expect("a day")),
        Ty::Instant => Value::Datetime(
            if other { "2026-02-02T10:00:00Z" } else { "2026-01-01T10:00:00Z" }.parse().expect("an instant"),
        ),
        Ty::Form("circle/name") => pick("web/one", "web/two"),
        Ty::Form("holder") => pick("circle:one", "circle:two"),
        Ty::Form("length") => pick("1y", "2y"),
        Ty::Form("fraction") => pick("1/2", "2/3"),
        Ty::Form(_) => pick("2026-01-01-one", "2026-01-01-two"),
        Ty::Choice(words) => pick(words[0], words[1]),
        Ty::List(item) => Value::Array(vec![value(item, other)]),
        Ty::Map(item) => Value::Table(Table::from_iter([("some".to_owned(), value(item, other))])),
        Ty::Named(words, item) => Value::Table(Table::from_iter([(words[0].to_owned(), value(item, other))])),
        Ty::Table(_, keys) => Value::Table(table(&keys())),
        Ty::Either(one, _) => value(one, other),
    }
}

fn table(keys: &[KeySpec]) -> Table {
    keys.iter().map(|key| (key.name.to_owned(), value(&key.ty, false))).collect()
}

/// The paths to every key that a value can be put at.
fn leaves(keys: &[KeySpec], at: &[String], found: &mut Vec<(Vec<String>, Ty)>) {
    for key in keys {
        below(&key.ty, &[at, &[key.name.to_owned()]].concat(), found);
    }
}

fn below(ty: &Ty, at: &[String], found: &mut Vec<(Vec<String>, Ty)>) {
    match ty {
        Ty::Table(_, keys) => leaves(&keys(), at, found),
        Ty::List(item) if matches!(**item, Ty::Table(..)) => below(item, &[at, &["0".to_owned()]].concat(), found),
        Ty::Map(item) => below(item, &[at, &["some".to_owned()]].concat(), found),
        Ty::Named(words, item) => below(item, &[at, &[words[0].to_owned()]].concat(), found),
        ty => found.push((at.to_vec(), ty.clone())),
    }
}

fn put(table: &mut Table, path: &[String], new: Option<Value>) {
    let (first, rest) = path.split_first().expect("a key");
    if rest.is_empty() {
        match new {
            Some(new) => table.insert(first.clone(), new),
            None => table.remove(first),
        };
        return;
    }
    match table.get_mut(first).expect("a key of the sample") {
        Value::Table(inner) => put(inner, rest, new),
        Value::Array(items) => put(items[0].as_table_mut().expect("a table"), &rest[1..], new),
        other => panic!("{first} holds {other}"),
    }
}

fn told(path: &str, old: &Table, new: &Table) -> Vec<Change> {
    let source = |table: &Table| {
        let mut memory = Memory::default();
        memory.put(path, toml::to_string(table).expect("TOML"));
        memory
    };
    let told = compared(&source(old), &source(new)).expect("files in memory");
    assert!(told.unreadable.is_empty(), "{path}: {:?}\n{new}", told.unreadable);
    told.changes
}

#[test]
fn every_key_of_every_kind_is_told_when_it_changes() {
    let mut tried = 0;
    for (kind, path) in GOVERNED {
        let mut sample = table(&keys(kind));
        if kind == "constitution" {
            sample.insert("format".to_owned(), Value::Integer(1));
        }
        let mut all = vec![];
        leaves(&keys(kind), &[], &mut all);
        for (key, ty) in all {
            if key == ["format"] {
                continue;
            }
            let mut changed = sample.clone();
            put(&mut changed, &key, Some(value(&ty, true)));
            let changes = told(path, &sample, &changed);
            assert!(!changes.is_empty(), "{path}: {} changes and nothing is told", key.join("."));
            let looks = changes.iter().any(|change| change.verb == Verb::Layout);
            assert!(!looks, "{path}: {} is told as layout", key.join("."));
            tried += 1;
        }
    }
    assert!(tried > 120, "only {tried} keys were tried");
}

#[test]
fn a_file_that_comes_or_goes_is_told() {
    for (kind, path) in GOVERNED {
        let mut sample = table(&keys(kind));
        if kind == "constitution" {
            sample.insert("format".to_owned(), Value::Integer(1));
        }
        let (empty, mut full) = (Memory::default(), Memory::default());
        full.put(path, toml::to_string(&sample).expect("TOML"));
        for (old, new) in [(&empty, &full), (&full, &empty)] {
            assert!(!compared(old, new).expect("files in memory").changes.is_empty(), "{path}");
        }
    }
}

#[test]
fn comments_layout_and_files_without_keys_are_told() {
    let (mut old, mut new) = (Memory::default(), Memory::default());
    old.put("circles/web/circle.toml", "name = \"Web\"\n");
    new.put("circles/web/circle.toml", "# A comment.\nname = \"Web\"\n");
    old.put(".gitattributes", "* text\n");
    new.put(".gitattributes", "* binary\n");
    old.put("articles/01-aims.md", "Old.\n");
    new.put("articles/01-aims.md", "New.\n");
    let told = compared(&old, &new).expect("files in memory").changes;
    let verbs: Vec<_> = told.iter().map(|c| (c.subject.path(), c.verb.word())).collect();
    assert_eq!(
        verbs,
        [
            ("articles/01-aims.md".to_owned(), "text-changed"),
            (".gitattributes".to_owned(), "text-changed"),
            ("circles/web/circle.toml".to_owned(), "layout"),
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_neither_there_nor_gone() {
    let (mut old, mut new) = (Memory::default(), Memory::default());
    old.put("circles/web/circle.toml", "name = \"Web\"\n");
    new.put("circles/web/circle.toml", "name = \"Web\nrubbish");
    for (one, other) in [(&old, &new), (&new, &old)] {
        let told = compared(one, other).expect("files in memory");
        assert!(told.changes.is_empty(), "{:?}", told.changes);
        assert!(!told.unreadable.is_empty());
    }
}

/// The words that people read for every declared key and every word that one may hold.
#[test]
fn every_key_and_every_word_has_its_words() {
    let mut missing = BTreeSet::new();
    for lang in Lang::ALL {
        let say = Catalogue::new(lang);
        for (kind, _) in GOVERNED.iter().filter(|(kind, _)| *kind != "words") {
            words_of(&keys(kind), None, &say, &mut missing);
        }
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

fn words_of(keys: &[KeySpec], outer: Option<&str>, say: &Catalogue, missing: &mut BTreeSet<String>) {
    for key in keys {
        let name = key.name.replace('_', "-");
        let inside = outer.map(|outer| format!("label-{outer}-{name}")).unwrap_or_default();
        if !say.has(&format!("label-{name}")) && !say.has(&inside) {
            missing.insert(format!("label-{name}"));
        }
        words_in(&key.ty, &name, say, missing);
    }
}

fn words_in(ty: &Ty, name: &str, say: &Catalogue, missing: &mut BTreeSet<String>) {
    match ty {
        Ty::Choice(words) => {
            for word in words.iter().map(|word| word.replace('.', "-")) {
                if !say.has(&format!("value-{name}-{word}")) && !say.has(&format!("value-{word}")) {
                    missing.insert(format!("value-{name}-{word}"));
                }
            }
        }
        Ty::Table(_, keys) => words_of(&keys(), Some(name), say, missing),
        Ty::List(item) | Ty::Map(item) => words_in(item, name, say, missing),
        Ty::Named(words, item) => {
            for word in *words {
                if !say.has(&format!("label-{name}-{word}")) {
                    missing.insert(format!("label-{name}-{word}"));
                }
            }
            words_in(item, name, say, missing);
        }
        Ty::Either(one, other) => {
            words_in(one, name, say, missing);
            words_in(other, name, say, missing);
        }
        Ty::Text | Ty::Integer | Ty::Percent | Ty::Boolean | Ty::Date | Ty::Instant | Ty::Form(_) => {}
    }
}

#[test]
fn long_prose_reads_well() {
    let (mut old, mut new) = (Memory::default(), Memory::default());
    old.put("articles/01-aims.md", "# Objet\n\nLa Ruche existe pour que ses membres vivent de leur travail.\n\nElle se réunit chaque mardi matin à huit heures.\n");
    new.put("articles/01-aims.md", "# Objet\n\nLa Ruche tient une boutique au village.\n\nElle se réunit chaque jeudi matin à neuf heures.\nLes absents préviennent.\n");
    let say = Catalogue::new(Lang::Fr);
    let page = Page { say: &say, width: 70, colour: false, unicode: true, graphics: true };
    let text = changes_human(&compared(&old, &new).expect("files in memory").changes, &page);
    let expected = "\
• articles/01-aims.md — texte\u{a0}: nouvelle rédaction
    # Objet

    [-La Ruche existe pour que ses membres vivent de leur travail.-]

    {+La Ruche tient une boutique au village.+}

    Elle se réunit chaque [-mardi-] {+jeudi+} matin à [-huit-]
    {+neuf+} heures. {+Les absents préviennent.+}
";
    assert_eq!(text, expected);
}
