//! Every card's cases, laid over a sound organisation.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use git_accord::bind::Numbers;
use git_accord::files::{Kind, Noun, parse};
use git_accord::lang::{Catalogue, Lang};
use git_accord::model::{Base, Level};
use git_accord::process::check_source;
use git_accord::render::{rule_index, rule_page};
use git_accord::rules::{AtHand, CHECKS, Settings, cards, load_cards};

/// An organisation's constitution names an edition: what that edition asks must never move under it. The numbers by
/// which decisions are judged are in the profiles, the rules it turns on in the lock.
#[test]
fn editions_of_profiles_are_frozen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let mut text = String::new();
    let mut names: Vec<_> =
        fs::read_dir(root.join("profiles")).expect("the profiles").flatten().map(|e| e.path()).collect();
    names.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    names.sort();
    for path in &names {
        let digest = git_accord::bind::sha256(&fs::read(path).expect("a profile"));
        text.push_str(&format!("{} {digest}\n", path.file_name().expect("a name").display()));
    }
    for (name, legal) in profiles() {
        let rules = format!("[profile]\nbase = \"{name}\"\nlegal = [{legal}]\nedition = 1\n");
        let (noun, _) = parse(&Kind::Rules, "rules.toml", rules.as_bytes());
        let Some(Noun::Rules(rules)) = noun else { panic!("{name}") };
        let numbers = Numbers::of(&rules).expect("a profile");
        let settings = Settings::new(&numbers, &rules, None, crate::cases::today());
        for line in cards().iter().map(|card| settings.line(card)) {
            let numbers: String = line.numbers.iter().map(|(name, number, _)| format!(" {name}={number}")).collect();
            let level = line.level.map_or("off", Level::word);
            text.push_str(&format!("{name} {} {} {level}{numbers}\n", legal.trim_matches('"'), line.card.slug));
        }
    }
    let lock = root.join("editions/1.lock");
    let released = fs::read_to_string(root.join("editions/released")).unwrap_or_default();
    if std::env::var_os("ACCORD_BLESS").is_some() && !released.lines().any(|l| l == "1") {
        fs::write(&lock, &text).expect("the lock can be written");
    }
    let frozen = fs::read_to_string(&lock).unwrap_or_default();
    let (before, after): (BTreeSet<&str>, BTreeSet<&str>) = (frozen.lines().collect(), text.lines().collect());
    let lines = |from: &BTreeSet<&str>, not: &BTreeSet<&str>, sign: &str| -> String {
        from.difference(not).map(|line| format!("{sign} {line}\n")).collect()
    };
    assert!(
        frozen == text,
        "what edition 1 turns on changed; while it is not released ACCORD_BLESS=1 writes its lock, afterwards give the \
         change an edition of its own (since, in the card):\n{}{}",
        lines(&before, &after, "-"),
        lines(&after, &before, "+")
    );
}

/// Each tradition alone, and each legal form and practice over the plain one.
fn profiles() -> Vec<(&'static str, &'static str)> {
    let alone = Base::ALL.iter().map(|base| (base.word(), ""));
    let over = ["\"association\"", "\"scop\"", "\"scic\"", "\"practice-circle\""].map(|layer| ("plain", layer));
    alone.chain(over).collect()
}

#[test]
fn every_card_is_read_and_every_rule_has_one() {
    let mut codes: Vec<&str> = cards().iter().map(|c| c.code).collect();
    codes.sort_unstable();
    let all = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), all, "a code stands twice");
    for (name, _) in CHECKS {
        let slug = name.replace('_', "-");
        let card = cards().iter().find(|c| c.slug == slug).unwrap_or_else(|| panic!("{slug} has no card"));
        assert!(matches!(card.looks_at, "organisation" | "dossier"), "{slug} is raised by a check");
    }
    for card in cards() {
        let checked = CHECKS.iter().any(|(name, _)| name.replace('_', "-") == card.slug);
        let by_check = matches!(card.looks_at, "organisation" | "dossier");
        assert_eq!(
            checked, by_check,
            "{}: each card has exactly one raiser: a word in rules! for what looks at the organisation or a dossier",
            card.slug
        );
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
fn every_sound_organisation_is_found_sound() {
    for name in SOUND {
        let checked = check_source(&crate::cases::organisation(name), &AtHand::default(), crate::cases::today())
            .expect("memory can be read");
        let found: Vec<_> = checked.findings.iter().filter(|f| f.level != Level::Info).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

/// One for each profile, legal form and practice.
const SOUND: [&str; 9] = [
    "atelier",
    "collectif-s3",
    "atelier-holacracy",
    "forge-holacracy",
    "plain",
    "association-jardin",
    "scop-imprimerie",
    "scic-epicerie",
    "cercle-pratique",
];

/// One page for each rule and language, from the card alone.
#[test]
fn the_pages_of_the_rules_are_the_generated_ones() {
    let mut all: Vec<&git_accord::rules::Card> = cards().iter().collect();
    all.sort_by_key(|c| c.code);
    for lang in Lang::ALL {
        let say = Catalogue::new(lang);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules").join(lang.code());
        let mut pages: std::collections::BTreeMap<String, String> =
            all.iter().map(|card| (format!("{}.md", card.slug), rule_page(card, &say))).collect();
        pages.insert("README.md".into(), rule_index(&all, &say));
        if std::env::var_os("ACCORD_BLESS").is_some() {
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).expect("a folder");
            for (name, text) in &pages {
                fs::write(folder.join(name), text).expect("a page");
            }
        }
        let there = fs::read_dir(&folder).expect("the pages").flatten();
        let found: std::collections::BTreeMap<String, String> = there
            .map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read_to_string(e.path()).expect("a page")))
            .collect();
        assert!(found == pages, "docs/rules/{} differs; ACCORD_BLESS=1 writes it", lang.code());
    }
}

/// A number that a check asks for and its card does not have would be nought in silence; so would a check whose file no
/// word in `rules!` names, and a profile that nobody has.
#[test]
fn checks_and_cards_speak_of_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut wrong = vec![];
    for family in fs::read_dir(&root).expect("the families").flatten().filter(|e| e.path().is_dir()) {
        for file in fs::read_dir(family.path()).expect("the checks").flatten() {
            let stem = file.path().file_stem().expect("a name").to_string_lossy().into_owned();
            let slug = stem.replace('_', "-");
            if !CHECKS.iter().any(|(name, _)| *name == stem) {
                wrong.push(format!("{stem}: add the word to rules! in src/rules/mod.rs"));
            }
            let text = fs::read_to_string(file.path()).expect("a check");
            let Some(card) = cards().iter().find(|c| c.slug == slug) else { continue };
            for part in text.split("report.number(").skip(1) {
                let asked: Vec<&str> =
                    part.split(')').next().unwrap_or_default().split('"').skip(1).step_by(2).collect();
                let missing = asked.iter().filter(|name| !card.numbers.iter().any(|(known, _)| known == *name));
                wrong.extend(
                    missing.map(|name| format!("{slug}: the check asks for the number {name}, the card has none")),
                );
            }
            // The page of a rule tells every level that its check gives it.
            let given = |call: &str, changes: &dyn Fn(Level) -> bool| -> Vec<Level> {
                let words = text.split(call).skip(1).filter_map(|part| part.split([',', ')']).next());
                words.filter_map(|word| Level::parse(&word.to_lowercase())).filter(|level| changes(*level)).collect()
            };
            let graver = given("at_least(Level::", &|level| level < card.level);
            let milder = given("at_most(Level::", &|level| level > card.level);
            let told: BTreeSet<Level> = graver.into_iter().chain(milder).collect();
            if told != card.also.iter().copied().collect() {
                wrong.push(format!(
                    "{slug}: the check gives it the levels {told:?} besides, the card says {:?}",
                    card.also
                ));
            }
        }
    }
    let profiles: BTreeSet<&str> =
        profiles().iter().flat_map(|(base, legal)| [*base, legal.trim_matches('"')]).collect();
    for card in cards() {
        let known = |p: &&&str| **p == "all" || profiles.contains(**p);
        let unknown = card.profiles.iter().find(|p| !known(p));
        wrong.extend(unknown.map(|p| format!("{}: there is no profile {p}", card.slug)));
        let (family, number) = card.code.split_once('-').unwrap_or_default();
        let plain = family.chars().all(|c| c.is_ascii_uppercase()) && number.len() == 2 && number != "00";
        if !plain || card.source.trim().len() < 3 || (card.profiles.is_empty()) {
            wrong.push(format!("{}: code, source or profiles are not filled in", card.slug));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
