//! Every sentence exists in both languages, and no key is asked for in vain.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use git_accord::files::{SHAPES, Ty};
use git_accord::lang::{Catalogue, Lang};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn keys(lang: &str) -> Vec<String> {
    let mut keys = vec![];
    for file in fs::read_dir(root().join("locales").join(lang)).expect("locales").flatten() {
        let text = fs::read_to_string(file.path()).expect("a file");
        let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned());
        keys.extend(text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic())).filter_map(key));
    }
    keys
}

pub fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for item in fs::read_dir(dir).expect("a folder").flatten() {
        if item.path().is_dir() {
            sources(&item.path(), found);
        } else if item.path().extension().is_some_and(|e| e == "rs") {
            found.push(item.path());
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_once() {
    let (fr, en) = (keys("fr"), keys("en"));
    let set = |keys: &[String]| keys.iter().cloned().collect::<BTreeSet<_>>();
    assert_eq!(set(&fr), set(&en));
    assert_eq!(set(&fr).len(), fr.len(), "a key stands twice");
    for lang in Lang::ALL {
        let say = Catalogue::new(lang);
        for key in &fr {
            assert!(say.has(key), "{key} does not parse in {}", lang.code());
        }
    }
}

#[test]
fn every_key_in_the_source_has_its_sentence() {
    let known: BTreeSet<String> = keys("en").into_iter().collect();
    let mut files = vec![];
    sources(&root().join("src"), &mut files);
    let mut missing = vec![];
    for file in files {
        let text = fs::read_to_string(&file).expect("a file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        for start in ["message!(\"", "message!(\n        \"", "say.text(\"", "self.text(\"", "usage(\""] {
            for part in text.split(start).skip(1) {
                let key = part.split('"').next().unwrap_or_default();
                if !key.is_empty() && !known.contains(key) && key != "key" {
                    missing.push(format!("{key} ({})", file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn shapes(ty: &Ty, path: &str, say: &Catalogue) {
    match ty {
        Ty::Table(shape, keys) => {
            for key in keys() {
                let id = format!("key-{shape}-{}", key.name.replace('_', "-"));
                assert!(say.has(&id), "{id} ({path})");
                shapes(&key.ty, path, say);
            }
        }
        Ty::List(item) | Ty::Map(item) | Ty::Named(_, item) => shapes(item, path, say),
        Ty::Either(one, other) => {
            shapes(one, path, say);
            shapes(other, path, say);
        }
        _ => {}
    }
}

#[test]
fn every_key_of_every_file_has_a_meaning() {
    let say = Catalogue::new(Lang::En);
    for shape in SHAPES {
        for key in (shape.keys)() {
            assert!(
                say.has(&format!("key-{}-{}", shape.name, key.name.replace('_', "-"))),
                "{} {}",
                shape.name,
                key.name
            );
            shapes(&key.ty, shape.path, &say);
        }
    }
}

#[test]
fn the_documentation_of_the_format_is_the_generated_one() {
    let text = git_accord::render::format_doc(&Catalogue::new(Lang::En));
    let file = root().join("docs/format.md");
    if std::env::var_os("ACCORD_BLESS").is_some() {
        fs::write(&file, &text).expect("the page can be written");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), text, "docs/format.md; ACCORD_BLESS=1 writes it");
}

#[test]
fn the_generated_schemas_are_the_ones_in_the_tree() {
    let (en, fr) = (Catalogue::new(Lang::En), Catalogue::new(Lang::Fr));
    for shape in SHAPES {
        let text = git_accord::files::schema_of(shape.name, &en, &fr).expect("a schema");
        let file = root().join("schema/files").join(format!("{}.schema.json", shape.name));
        if std::env::var_os("ACCORD_BLESS").is_some() {
            fs::write(&file, &text).expect("the schema can be written");
        }
        assert_eq!(fs::read_to_string(&file).unwrap_or_default(), text, "{}; ACCORD_BLESS=1 writes it", file.display());
    }
}

/// A help that lists words lists all of them.
#[test]
fn help_lists_every_word_there_is() {
    use git_accord::model::{Base, Core};
    use git_accord::process::Template;
    let formats = ["full", "concise", "json", "github", "gitlab", "sarif", "junit"];
    let lists: [(&str, &[&str]); 4] = [
        ("arg-check-format", &formats),
        ("arg-profile", Base::WORDS),
        ("arg-template", Template::WORDS),
        ("arg-core", Core::WORDS),
    ];
    for lang in Lang::ALL {
        let say = Catalogue::new(lang);
        for (key, words) in lists {
            let text = say.text(key);
            for word in words {
                assert!(text.contains(word), "{key} in {lang:?} says nothing of {word}: {text}");
            }
        }
    }
}

/// French typography: no plain space before a high sign or within quotation marks, in any sentence that people read.
#[test]
fn french_spaces_do_not_break() {
    let mut wrong = vec![];
    let mut look = |name: &str, text: &str| {
        for (at, line) in text.lines().enumerate() {
            let after = |sign: &str| {
                line.match_indices(sign).any(|(i, _)| {
                    let rest = line[i + sign.len()..].chars().next();
                    rest.is_none_or(|c| c.is_whitespace() || "\"'.,)]}".contains(c))
                })
            };
            if [" ;", " :", " ?", " !"].iter().any(|sign| after(sign)) || line.contains(" »") || line.contains("« ") {
                wrong.push(format!("{name}:{}: {line}", at + 1));
            }
        }
    };
    for file in fs::read_dir(root().join("locales/fr")).expect("locales").flatten() {
        look(&file.file_name().to_string_lossy(), &fs::read_to_string(file.path()).expect("a file"));
    }
    for file in fs::read_dir(root().join("schema/rules")).expect("cards").flatten() {
        let card: toml::Table = fs::read_to_string(file.path()).expect("a card").parse().expect("TOML");
        for (key, text) in card["fr"].as_table().expect("French").iter().filter_map(|(k, v)| Some((k, v.as_str()?))) {
            look(&format!("{} {key}", file.file_name().to_string_lossy()), text);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
