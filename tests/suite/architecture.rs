//! The house: a module imports only from strictly lower floors, and keeps within its budgets.

use std::fs;
use std::path::PathBuf;

use crate::catalogue::sources;

const FLOORS: [(&str, u8); 16] = [
    ("model", 0),
    ("lang", 0),
    ("finding", 1),
    ("template", 1),
    ("files", 2),
    ("diff", 2),
    ("import", 3),
    ("bind", 3),
    ("rules", 4),
    ("store", 4),
    ("trust", 5),
    ("process", 6),
    ("render", 7),
    ("cli", 8),
    ("main", 9),
    ("build", 9),
];

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn files() -> Vec<(String, String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = vec![];
    sources(&root, &mut found);
    found.sort();
    let own = |path: &PathBuf| {
        let name = path.strip_prefix(&root).expect("below src").display().to_string();
        let module = name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        (name, module, fs::read_to_string(path).expect("a file"))
    };
    found.iter().map(own).filter(|(name, _, _)| name != "lib.rs").collect()
}

#[test]
fn modules_import_from_lower_floors_only() {
    let mut wrong = vec![];
    for (name, module, text) in files() {
        let here = floor(&module).unwrap_or_else(|| panic!("{name} stands on no floor"));
        for part in text.split("crate::").skip(1) {
            let other: String = part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if other == module || other == "message" || other == "values" {
                continue;
            }
            match floor(&other) {
                Some(floor) if floor < here => {}
                Some(_) => wrong.push(format!("{name} imports {other}")),
                None if part.starts_with('{') => wrong.push(format!("{name}: import modules one by one")),
                None => {}
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_keep_within_their_budgets() {
    let mut wrong = vec![];
    for (name, module, text) in files() {
        let lines = text.lines().count();
        let is_rule = module == "rules" && name.matches('/').count() == 2;
        let budget = if is_rule { 150 } else { 400 };
        if lines > budget {
            wrong.push(format!("{name}: {lines} lines, {budget} at most"));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{name} does not say what it is for"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_outside_library_has_one_home() {
    for (library, homes) in [
        ("git2::", &["store"][..]),
        ("minijinja::", &["template", "process", "render"]),
        ("ssh_key::", &["trust", "rules", "process"]),
        ("clap::", &["cli"]),
        ("similar::", &["diff"]),
        ("fluent_bundle::", &["lang"]),
        ("jiff::", &["model"]),
        ("miette::", &["render"]),
        ("textwrap::", &["render"]),
    ] {
        for (name, module, text) in files() {
            assert!(!text.contains(library) || homes.contains(&module.as_str()), "{name} uses {library}");
        }
    }
}
