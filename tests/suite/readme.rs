//! What the README says, held against the tool.

use std::path::Path;

use crate::support::{FOUNDERS, Place};

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README")
}

#[test]
fn every_command_in_it_exists_and_every_rule_is_counted() {
    let text = readme();
    let place = Place::new();
    place.person("aicha");
    let rules =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/rules")).expect("the rules").count();
    assert!(text.contains(&format!("{rules} rules, each")), "{rules} rules");
    let table = text.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let named = table.flat_map(|line| line.split('`').skip(1).step_by(2));
    let typed = text.split("git accord ").skip(1).filter_map(|rest| rest.split([' ', '`', '\n', '.', ',']).next());
    let verbs = named.filter_map(|words| words.split(' ').next()).chain(typed);
    for verb in verbs.filter(|verb| verb.bytes().all(|b| b.is_ascii_lowercase()) && !verb.is_empty()) {
        place.accord("aicha", &place.path(""), &["help", verb]).ends(0);
    }
}

/// The session of the README, typed by three people as it stands there; only `URL` is filled in.
#[test]
fn its_session_can_be_typed() {
    let place = Place::new();
    let root = place.path("");
    place.git("x", &root, &["--version"]);
    for person in FOUNDERS {
        place.person(person);
        std::fs::create_dir_all(place.path(&format!("at-{person}"))).expect("a folder");
    }
    place.git("aicha", &root, &["init", "-q", "--bare", "-b", "main", "hub.git"]).ends(0);
    let text = readme();
    let block = text.split("```console\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a session");
    let lines: Vec<&str> = block.lines().map(|line| line.trim_start_matches("$ ")).collect();
    assert_eq!(lines.len(), 10, "{block}");
    let accord = env!("CARGO_BIN_EXE_git-accord");
    let typed = |person: &str, at: &Path, line: &str| {
        let hub = place.path("hub.git").display().to_string();
        let line = line.split(" # ").next().unwrap_or(line).trim().replace("git accord", accord).replace("URL", &hub);
        place.shell(person, at, &line).ends(0);
    };
    let (at, first) = (place.path("at-aicha"), place.path("at-aicha/atelier"));
    typed("aicha", &at, lines[0]);
    typed("bruno", &place.path("at-bruno"), &lines[0].replace("aicha", "bruno"));
    place.shell("aicha", &at, "cp ../at-bruno/bruno.pub .").ends(0);
    typed("aicha", &at, lines[1]);
    typed("aicha", &at, lines[2].split(" (").next().unwrap_or(lines[2]));
    let other = place.path("bruno");
    place.git("bruno", &root, &["clone", "-q", "hub.git", "bruno"]).ends(0);
    typed("aicha", &first, lines[3]);
    typed("bruno", &other, lines[3]);
    for (line, person) in lines[4..].iter().zip(["aicha", "aicha", "bruno", "aicha", "bruno", "aicha"]) {
        let at = if person == "aicha" { &first } else { &other };
        if line.contains("amend") {
            let edit = "sed -i 's/We take the train/We take the night train/' circles/general/policies/travel.toml";
            place.shell("aicha", at, edit).ends(0);
        }
        typed(person, at, line);
    }
}
