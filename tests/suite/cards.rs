//! Every card's cases, laid over a sound organisation.

use std::fs;
use std::path::Path;

use git_accord::files::{Memory, Source};
use git_accord::lang::{Catalogue, Lang};
use git_accord::model::Date;
use git_accord::process::check_source;
use git_accord::rules::{CHECKS, cards, embedded, load_cards};

fn organisation(name: &str) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs").join(name);
    let disk = git_accord::store::Disk::new(root.clone());
    let mut memory = Memory::default();
    for entry in disk.list().expect("the folder is there") {
        memory.put(entry.path.clone(), fs::read(root.join(&entry.path)).expect("a file"));
    }
    memory
}

fn today() -> Date {
    Date::parse("2026-11-21").expect("a day")
}

/// An organisation's constitution names an edition: what that edition asks must never move under it.
#[test]
fn editions_of_profiles_are_frozen() {
    let frozen = [
        ("holacracy-5.0", "f21ba28ec8e8779fd5d96e6a05c1f43eea117460851621348f219b2ef415fa5d"),
        ("plain", "afe82ce762b9061902de8b5e81f1590341115a1f7f911596c8415c0faa30db2e"),
        ("sociocracy", "09ae1537c55452f62831b593af560543202a450eca786b15236cbbb78127b129"),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/profiles");
    assert_eq!(fs::read_dir(&folder).expect("the profiles").count(), frozen.len(), "each edition is listed here");
    for (name, digest) in frozen {
        let bytes = fs::read(folder.join(format!("{name}.toml"))).expect("a profile");
        let found = git_accord::bind::sha256(&bytes);
        assert!(found.ends_with(digest), "{name} changed to {found}: give the change an edition of its own");
    }
}

#[test]
fn every_case_of_every_card_holds() {
    let mut failed = vec![];
    for card in cards() {
        for case in &card.cases {
            let mut memory = organisation("atelier");
            for path in &case.remove {
                memory.0.remove(path);
            }
            for (path, text) in &case.files {
                memory.put(path.clone(), text.clone());
            }
            let checked = check_source(&memory, &[], today()).expect("memory can be read");
            let mut found: Vec<String> = checked
                .findings
                .iter()
                .filter(|f| f.rule == card.slug)
                .map(|f| f.place.as_ref().map(|p| format!("{} {}", p.path, p.key_path())).unwrap_or_default())
                .collect();
            let mut expected = case.expect.clone();
            found.sort();
            expected.sort();
            if found != expected {
                failed.push(format!("{} / {}: expected {expected:?}, found {found:?}", card.slug, case.name));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_card_is_read_and_every_rule_has_one() {
    assert_eq!(cards().len(), embedded(), "a card that does not parse is left out in silence");
    let mut codes: Vec<&str> = cards().iter().map(|c| c.code.as_str()).collect();
    codes.sort_unstable();
    let all = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), all, "a code stands twice");
    for (name, _) in CHECKS {
        let slug = name.replace('_', "-");
        let card = cards().iter().find(|c| c.slug == slug).unwrap_or_else(|| panic!("{slug} has no card"));
        assert!(matches!(card.looks_at.as_str(), "organisation" | "dossier"), "{slug} is raised by a check");
    }
    for card in cards() {
        let checked = CHECKS.iter().any(|(name, _)| name.replace('_', "-") == card.slug);
        let by_check = matches!(card.looks_at.as_str(), "organisation" | "dossier");
        assert_eq!(checked, by_check, "{}: each card has exactly one raiser", card.slug);
    }
}

#[test]
fn every_sentence_of_every_card_can_be_said() {
    for lang in Lang::ALL {
        let mut say = Catalogue::new(lang);
        load_cards(&mut say);
        for card in cards() {
            for part in ["title", "message", "why", "help"] {
                let text = say.text(&format!("rule-{}-{part}", card.slug));
                assert!(!text.starts_with('[') && !text.trim().is_empty(), "{} {part} in {}", card.slug, lang.code());
            }
        }
    }
}

#[test]
fn the_sample_organisation_is_sound() {
    for name in ["atelier", "atelier-holacracy", "plain"] {
        let checked = check_source(&organisation(name), &[], today()).expect("memory can be read");
        let found: Vec<_> = checked.findings.iter().filter(|f| f.level == git_accord::model::Level::Error).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}
