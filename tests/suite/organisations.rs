//! Every rule on every sample organisation, one snapshot each: the alarm for false positives.

use std::fs;
use std::path::{Path, PathBuf};

use git_accord::files::{Region, Source, Tidied, classify, tidy};
use git_accord::lang::{Catalogue, Lang};
use git_accord::model::Date;
use git_accord::process::check_source;
use git_accord::render::{Page, Sheet, Sources, findings_concise};
use git_accord::rules::{AtHand, load_cards};
use git_accord::store::Disk;

use crate::support::Place;

fn orgs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs");
    let mut all: Vec<PathBuf> =
        fs::read_dir(root).expect("tests/orgs").flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}

/// Compares with a file beside the organisation; `ACCORD_BLESS=1` writes it anew.
fn snapshot(file: &Path, text: &str) {
    if std::env::var_os("ACCORD_BLESS").is_some() {
        fs::write(file, text).expect("the snapshot can be written");
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert_eq!(text, expected, "{} differs; ACCORD_BLESS=1 takes the new one", file.display());
}

#[test]
fn every_rule_on_every_organisation() {
    for org in orgs() {
        for lang in Lang::ALL {
            let disk = Disk::new(org.clone());
            let checked = check_source(&disk, &AtHand::default(), Date::parse("2026-11-21").expect("a day"))
                .expect("the folder can be read");
            let mut say = Catalogue::new(lang);
            load_cards(&mut say);
            let page = Page { say: &say, width: 100, colour: false, unicode: true };
            let text = findings_concise(
                &Sheet { sources: Sources(Some(&disk as &dyn Source)), ..Sheet::of(&checked.findings) },
                &page,
            );
            snapshot(&org.with_extension(format!("{}.txt", lang.code())), &text);
        }
    }
}

#[test]
fn the_same_findings_in_the_same_order_on_every_run() {
    let place = Place::new();
    place.person("aicha");
    let dir = place.path("org");
    let copy = format!(
        "cp -r '{}' '{}'",
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs/broken").display(),
        dir.display()
    );
    place.shell("aicha", &place.path(""), &copy).ends(0);
    place.git("aicha", &dir, &["init", "-q"]).ends(0);
    for format in ["full", "concise", "json", "github"] {
        let first = place.accord("aicha", &dir, &["check", "--format", format]).ends(1).out;
        let second = place.accord("aicha", &dir, &["check", "--format", format]).ends(1).out;
        assert_eq!(first, second, "{format}");
        assert!(first.contains("COR-01"), "{format}: {first}");
    }
}

#[test]
fn every_template_and_profile_is_written_without_a_finding() {
    for template in ["association", "scop", "scic", "plain"] {
        for profile in ["sociocracy", "sociocracy-3.0", "holacracy-4.1", "holacracy-5.0", "plain"] {
            for lang in ["fr", "en"] {
                let place = Place::new();
                place.person("aicha");
                let key = format!("aicha={}.pub", place.key("aicha").display());
                let root = place.path("");
                let args = [
                    "init",
                    "org",
                    "--template",
                    template,
                    "--profile",
                    profile,
                    "--lang",
                    lang,
                    "--name",
                    "Été",
                    "--founder",
                    &key,
                    "--no-input",
                ];
                place.accord("aicha", &root, &args).ends(0);
                let json = place.accord("aicha", &place.path("org"), &["check", "--format", "json"]).ends(0).json();
                assert_eq!(json["summary"]["error"], 0, "{template} {profile} {lang}");
                assert_eq!(json["summary"]["warning"], 0, "{template} {profile} {lang}: {json}");
            }
        }
    }
}

#[test]
fn records_are_read_with_their_faults() {
    let place = Place::new();
    place.person("aicha");
    let dir = place.path("org");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs/atelier");
    place.shell("aicha", &place.path(""), &format!("cp -r '{}' '{}'", from.display(), dir.display())).ends(0);
    place.git("aicha", &dir, &["init", "-q"]).ends(0);
    for (path, text) in [
        ("tensions/oven.toml", "fact = \"x\"\nraised_by = \"aicha\"\nraised = 2026-11-01\ncircel = \"web\"\n"),
        (
            "assemblies/2026-05-10.toml",
            "kind = \"ordinary\"\n[[votes]]\nresolution = \"1\"\nfor = 9\nagainst = 0\nblank = \"9\"\n",
        ),
        ("evaluations/2026-aicha.toml", "person = \"aicha\"\npanel = [\"bruno\"]\nheld = 2026-10-01\ntext = \"...\"\n"),
    ] {
        fs::create_dir_all(dir.join(path).parent().expect("a folder")).expect("a folder");
        fs::write(dir.join(path), text).expect("a record");
    }
    let ran = place.accord("aicha", &dir, &["check", "--format", "concise"]).ends(1);
    let ran = ran.says("Did you mean circle?").says("blank is of the wrong type").says("There is no key text here");
    assert_eq!(ran.out.matches("COR-01").count(), 3, "{}", ran.out);
}

/// The number shown is the number that judges, with the line that says it; our own line goes before the usual size.
#[test]
fn the_numbers_in_force_name_their_line() {
    let place = Place::new();
    place.person("aicha");
    let dir = place.path("org");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs/atelier");
    place.shell("aicha", &place.path(""), &format!("cp -r '{}' '{}'", from.display(), dir.display())).ends(0);
    place.git("aicha", &dir, &["init", "-q"]).ends(0);
    place.shell("aicha", &dir, "sed -i '/^size/d' circles/web/circle.toml").ends(0);
    let rules = fs::read_to_string(dir.join("rules.toml")).expect("the rules");
    let with = |more: &str| {
        fs::write(dir.join("rules.toml"), format!("{rules}\n{more}")).expect("the rules");
        let shown = place.accord("aicha", &dir, &["rules", "--format", "json"]).ends(0).json();
        let all = shown["rules"].as_array().expect("a list").clone();
        let size = all.into_iter().find(|r| r["rule"] == "circle-size").expect("the rule");
        let least =
            size["numbers"].as_array().expect("numbers").iter().find(|n| n["name"] == "min").expect("min").clone();
        let told = place.accord("aicha", &dir, &["check", "--format", "concise"]);
        (least["value"].as_i64(), least["because"]["key"].as_str().unwrap_or_default().to_owned(), told.out)
    };
    let (least, because, _) = with("");
    assert_eq!((least, because.as_str()), (Some(5), "profile.base"));
    let (least, because, told) = with("[circles]\nsize = { min = 9, max = 12 }\n");
    assert_eq!((least, because.as_str()), (Some(9), "circles.size"));
    assert!(told.contains("at least 9"), "{told}");
    let own = "[rules]\n\"circle-size\" = { by = \"founding\", until = 2027-01-31, numbers = { min = 8 } }\n";
    let (least, because, told) = with(&format!("[circles]\nsize = {{ min = 9, max = 12 }}\n{own}"));
    assert_eq!((least, because.as_str()), (Some(8), "rules.circle-size"));
    assert!(told.contains("at least 8"), "{told}");
}

/// Laying out is idempotent, keeps every comment, and changes nothing that is said.
#[test]
fn laying_out_changes_nothing_and_happens_once() {
    let place = Place::new();
    place.person("aicha");
    let dir = place.path("org");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs/scic-epicerie");
    place.shell("aicha", &place.path(""), &format!("cp -r '{}' '{}'", from.display(), dir.display())).ends(0);
    place.git("aicha", &dir, &["init", "-q"]).ends(0);
    let file = dir.join("circles/general/circle.toml");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, format!("# ours\n\n{}# the end", text.replace(" = ", "="))).expect("a file");
    let model = |dir: &Path| place.accord("aicha", dir, &["check", "--format", "json"]).json()["summary"].clone();
    let before = model(&dir);
    place.accord("aicha", &dir, &["fmt", "--check"]).ends(1).says("circles/general/circle.toml");
    assert!(fs::read_to_string(&file).expect("a file").contains("name=\"Cercle"), "--check writes nothing");
    place.accord("aicha", &dir, &["fmt"]).ends(0);
    let tidied = fs::read_to_string(&file).expect("a file");
    assert!(tidied.starts_with("# ours\n\nname = ") && tidied.ends_with("# the end\n"), "{tidied}");
    place.accord("aicha", &dir, &["fmt", "--check"]).ends(0);
    assert_eq!(model(&dir), before);
}

/// What `init` and `add` write is laid out already.
#[test]
fn what_we_write_is_laid_out() {
    for lang in ["fr", "en"] {
        let place = Place::new();
        place.person("aicha");
        let key = format!("aicha:salaries={}.pub", place.key("aicha").display());
        let args =
            ["init", "org", "--template", "scic", "--lang", lang, "--name", "Été", "--founder", &key, "--no-input"];
        place.accord("aicha", &place.path(""), &args).ends(0);
        let dir = place.path("org");
        place.accord("aicha", &dir, &["role", "add", "cercle-general/tri", "--name", "Tri"]);
        place.accord("aicha", &dir, &["role", "add", "general/sorting", "--name", "Sorting"]);
        place.accord("aicha", &dir, &["fmt", "--check"]).ends(0);
    }
}

/// Every file of every sample and of every card, laid out twice.
#[test]
fn laid_out_once_is_laid_out() {
    let mut texts: Vec<(String, String)> = vec![];
    for org in orgs() {
        let disk = Disk::new(org.clone());
        for entry in disk.list().expect("a folder") {
            texts.extend(fs::read_to_string(org.join(&entry.path)).ok().map(|text| (entry.path, text)));
        }
    }
    for case in git_accord::rules::cards().iter().flat_map(|c| c.cases) {
        texts.extend(case.files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    }
    let mut changed = 0;
    for (path, text) in texts {
        let Region::Governed(kind) = classify(&path) else { continue };
        if let Tidied::Changed(tidied) = tidy(&kind, text.as_bytes()) {
            assert_eq!(tidy(&kind, tidied.as_bytes()), Tidied::Same, "{path}: {text}");
            changed += 1;
        }
    }
    assert!(changed > 20, "the samples are not all laid out: {changed}");
}
