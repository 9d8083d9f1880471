//! Every format of `check` against the schema its readers publish: same findings, same order.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{Place, tool};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn check(place: &Place, dir: &Path, format: &str, lang: &str) -> String {
    let args = ["check", "--today", "2026-11-21", "--lang", lang, "--format", format];
    place.accord("aicha", dir, &args).out
}

fn validate(schema: &str, document: &Value) {
    let text = fs::read_to_string(root().join(schema)).expect("a schema");
    // The published schema of SARIF holds one expression that closes a bracket it never opened.
    let text = text.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(document).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

const ORGS: [&str; 3] = ["broken", "atelier", "scic-epicerie"];

#[test]
fn each_format_is_what_its_readers_expect() {
    for org in ORGS {
        for lang in ["fr", "en"] {
            let place = Place::new();
            let dir = place.sample(org);
            let json =
                |format: &str| -> Value { serde_json::from_str(&check(&place, &dir, format, lang)).expect("JSON") };
            let ours = json("json");
            validate("schema/output/check.schema.json", &ours);
            let codes = |list: &Value, key: &str| -> Vec<String> {
                list.as_array().expect("a list").iter().map(|f| f[key].as_str().expect("text").to_owned()).collect()
            };
            let (rules, codes_of) = (codes(&ours["findings"], "rule"), codes(&ours["findings"], "code"));
            let sarif = json("sarif");
            validate("tests/schemas/sarif-2.1.0.schema.json", &sarif);
            assert_eq!(codes(&sarif["runs"][0]["results"], "ruleId"), codes_of);
            let gitlab = json("gitlab");
            validate("tests/schemas/gitlab-code-quality.schema.json", &gitlab);
            assert_eq!(codes(&gitlab, "check_name"), rules);
            let unique: BTreeSet<String> = codes(&gitlab, "fingerprint").into_iter().collect();
            assert_eq!(unique.len(), rules.len(), "fingerprints are unique");
            assert!(check(&place, &dir, "gitlab", lang).ends_with('\n'));
            let concise = check(&place, &dir, "concise", lang);
            let in_order: Vec<&str> = concise
                .lines()
                .filter_map(|l| {
                    rules
                        .iter()
                        .find(|r| l.contains(&format!(" {r}: ")) || l.contains(&format!(" {r}\u{a0}: ")))
                        .map(String::as_str)
                })
                .collect();
            assert_eq!(in_order, rules);
        }
    }
}

/// The published schema of `JUnit`'s XML is an XSD; where the program that reads such schemas is not there, say so.
#[test]
fn junit_is_what_its_readers_expect() {
    for org in ORGS {
        let place = Place::new();
        let dir = place.sample(org);
        let file = place.path("junit.xml");
        let xml = check(&place, &dir, "junit", "fr");
        let findings: Value = serde_json::from_str(&check(&place, &dir, "json", "fr")).expect("JSON");
        let count = findings["findings"].as_array().expect("a list").len();
        assert_eq!(xml.matches("<testcase ").count(), count.max(1));
        assert_eq!(
            xml.matches("<failure ").count(),
            usize::try_from(findings["summary"]["error"].as_u64().expect("a number")).expect("few")
        );
        fs::write(&file, &xml).expect("a file");
        let schema = root().join("tests/schemas/junit-10.xsd");
        if tool("xmllint") {
            let done = Command::new("xmllint").arg("--noout").arg("--schema").arg(schema).arg(&file).output();
            let done = done.expect("xmllint runs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
    }
}

/// The grammar of workflow commands, and what GitHub does with more than ten of a kind.
#[test]
fn github_shows_ten_of_a_kind_and_the_summary_all() {
    let place = Place::new();
    let dir = place.sample("broken");
    let summary = place.path("summary.md");
    let args = ["check", "--today", "2026-11-21", "--lang", "fr", "--format", "github"];
    let ran = place.accord_with("aicha", &dir, ("GITHUB_STEP_SUMMARY", &summary.display().to_string()), &args).ends(1);
    for kind in ["error", "warning", "notice"] {
        let lines: Vec<&str> = ran.out.lines().filter(|l| l.starts_with(&format!("::{kind} "))).collect();
        assert!((1..=10).contains(&lines.len()), "{kind}: {}", lines.len());
        for line in lines {
            let (properties, text) = line[2..].split_once("::").expect("a command");
            let (_, properties) = properties.split_once(' ').expect("properties");
            assert!(!text.is_empty());
            for property in properties.split(',') {
                let (name, value) = property.split_once('=').expect("name=value");
                assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&name), "{name}");
                assert!(!value.is_empty() && !value.contains(':'), "{property}");
            }
        }
    }
    let table = fs::read_to_string(&summary).expect("the summary was written");
    let findings: Value = serde_json::from_str(&check(&place, &dir, "json", "fr")).expect("JSON");
    let rows = table.lines().filter(|l| l.starts_with("| ")).count() - 1;
    assert_eq!(rows, findings["findings"].as_array().expect("a list").len(), "{table}");
}

#[test]
fn fingerprints_survive_moved_lines_and_passing_days() {
    let place = Place::new();
    let dir = place.sample("broken");
    let prints = |today: &str| -> BTreeSet<String> {
        let ran = place.accord("aicha", &dir, &["check", "--today", today, "--format", "json"]);
        let json: Value = serde_json::from_str(&ran.out).expect("JSON");
        json["findings"].as_array().expect("a list").iter().map(|f| f["fingerprint"].to_string()).collect()
    };
    let before = prints("2026-11-21");
    assert_eq!(prints("2026-11-22"), before, "a day later");
    for file in ["rules.toml", "circles/general/circle.toml", "domains/a.toml"] {
        let text = fs::read_to_string(dir.join(file)).expect("a file");
        fs::write(dir.join(file), format!("# one\n\n# two\n{text}")).expect("a file");
    }
    assert_eq!(prints("2026-11-21"), before, "three lines further down");
}

#[test]
fn a_hostile_name_is_text_in_every_format() {
    let place = Place::new();
    let dir = place.sample("atelier");
    let name = "]]><x a='1'>&amp;\u{202e}|`*_::error::%0A";
    fs::write(
        dir.join("circles/web/circle.toml"),
        format!("name = {}\nparent = \"general\"\nmembers = [\"zoe\"]\n", serde_json::to_string(name).expect("text")),
    )
    .expect("a file");
    for format in ["full", "concise", "json", "github", "gitlab", "sarif", "junit"] {
        let text = check(&place, &dir, format, "en");
        if format == "json" {
            // Named values are the bytes of the file; sentences are for people.
            let json: Value = serde_json::from_str(&text).expect("JSON");
            let said = json["findings"].as_array().expect("a list").iter().map(|f| f["message"].to_string());
            assert!(said.into_iter().all(|m| !m.contains('\u{202e}')), "{text}");
            continue;
        }
        assert!(!text.contains('\u{202e}'), "{format}");
        if format == "junit" {
            assert!(!text.contains("<x "), "{text}");
        }
        if format == "github" {
            assert!(text.lines().all(|l| !l.starts_with("::error::")), "{text}");
        }
    }
}

#[test]
fn a_format_that_does_not_exist_is_not_guessed() {
    let place = Place::new();
    let dir = place.sample("atelier");
    place
        .accord("aicha", &dir, &["check", "--format", "sarfi", "--lang", "fr"])
        .ends(2)
        .says("Vouliez-vous dire sarif");
}

#[test]
fn what_is_shown_fits_forty_columns_without_colour_or_unicode() {
    let place = Place::new();
    let dir = place.sample("broken");
    for args in [&["check"][..], &["check", "--format", "concise"], &["rules"], &["explain", "circle-size"]] {
        let ran = place.accord_among("aicha", &dir, &[("COLUMNS", "40"), ("LC_ALL", "C"), ("TERM", "dumb")], args);
        for line in ran.out.lines() {
            let long_word = line.split(' ').any(|w| w.chars().count() > 30);
            assert!(line.chars().count() <= 40 || long_word, "{args:?}: {line}");
            assert!(!line.contains(['\u{1b}', '·', '│', '×']), "{args:?}: {line}");
        }
    }
}

/// A rule that is broken again and again is three findings and a count where people read, and each of them where tools do.
#[test]
fn one_fault_that_repeats_is_told_once_with_its_number() {
    let place = Place::new();
    let dir = place.sample("association-jardin");
    for n in 0..20 {
        let folder = dir.join(format!("circles/extra-{n:02}"));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("circle.toml"), "name = \"Extra\"\nparent = \"nope\"\npurpose = \"x\"\n")
            .expect("a file");
    }
    let full = place.accord("aicha", &dir, &["check", "--today", "2026-11-21"]).ends(1).says("17 more of COR-03");
    assert_eq!(full.out.matches("COR-03").count(), 4, "{}", full.out);
    let lines = place.accord("aicha", &dir, &["check", "--today", "2026-11-21", "--format", "concise"]).ends(1);
    assert_eq!(lines.out.matches("COR-03").count(), 20, "{}", lines.out);
}
