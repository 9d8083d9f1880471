//! The house: a module imports only from strictly lower floors, and keeps within its budgets.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::catalogue::sources;

const FLOORS: [(&str, u8); 16] = [
    ("model", 0),
    ("lang", 0),
    ("finding", 1),
    ("template", 1),
    ("files", 2),
    ("diff", 4),
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
        ("ssh_key::", &["bind", "trust"]),
        ("clap::", &["cli"]),
        ("similar::", &["diff"]),
        ("unicode_segmentation::", &["diff"]),
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

/// What each file imports from files of its own module, by full module path: `process::acts::propose`.
/// A name that a `mod.rs` passes on counts for the file that it comes from.
fn own_imports() -> BTreeMap<String, BTreeSet<String>> {
    let all: BTreeMap<String, String> = files()
        .into_iter()
        .map(|(name, _, text)| {
            let path = name.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
            let code: String = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            (path, code)
        })
        .collect();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, code) in &all {
        let module = path.split("::").next().unwrap_or_default();
        for target in named_paths(path, code) {
            let Some(found) = resolve(&all, &target) else { continue };
            if found.split("::").next() == Some(module) && found != *path && !is_above(&found, path) {
                arrows.entry(path.clone()).or_default().insert(found);
            }
        }
    }
    arrows
}

/// Whether a module only holds the other: passing names on is no use of them.
fn is_above(module: &str, inner: &str) -> bool {
    inner.starts_with(&format!("{module}::"))
}

/// Every path that a file names from `crate` or `super`, written from the crate's root; lists in braces one by one.
fn named_paths(path: &str, code: &str) -> Vec<String> {
    let mut found = vec![];
    let is_mod = |p: &str| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src").join(p.replace("::", "/")).is_dir();
    let mut above: Vec<&str> = path.split("::").collect();
    if !is_mod(path) {
        above.pop();
    }
    for (at, _) in code.match_indices("super::").chain(code.match_indices("crate::")) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c == ':' || c.is_alphanumeric()) {
            continue;
        }
        let mut base = if code[at..].starts_with("crate") { vec![] } else { above.clone() };
        let mut rest = &code[at + 7..];
        if is_mod(path) && !code[at..].starts_with("crate") {
            base.pop();
        }
        while let Some(more) = rest.strip_prefix("super::") {
            base.pop();
            rest = more;
        }
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
        let (stem, list) = rest.split_at(end);
        let base = base.join("::");
        let whole =
            |tail: &str| [base.as_str(), tail].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join("::");
        if let Some(inner) = list.strip_prefix('{') {
            let inner = inner.split('}').next().unwrap_or_default();
            found.extend(inner.split(',').map(|name| whole(&format!("{stem}{}", name.trim()))));
        } else {
            found.push(whole(stem));
        }
    }
    found
}

/// The file in which a name stands.
fn resolve(all: &BTreeMap<String, String>, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = target.split("::").filter(|p| !p.is_empty()).collect();
    while !parts.is_empty() {
        let here = parts.join("::");
        if let Some(code) = all.get(&here) {
            let rest = target.strip_prefix(&here).unwrap_or_default().trim_start_matches("::");
            let name = rest.split("::").next().unwrap_or_default();
            return Some(passed_on(all, &here, code, name).unwrap_or(here));
        }
        parts.pop();
    }
    None
}

/// Where a module's `pub use` takes a name from.
fn passed_on(all: &BTreeMap<String, String>, here: &str, code: &str, name: &str) -> Option<String> {
    for line in code.split("pub use ").skip(1) {
        let line = line.split(';').next().unwrap_or_default();
        let (from, names) = line.split_once("::{").or_else(|| line.rsplit_once("::"))?;
        let has = names.split([',', '}', '{']).any(|n| n.trim() == name);
        if has && !name.is_empty() {
            return resolve(all, &format!("{here}::{from}::{name}"));
        }
    }
    None
}

#[test]
fn files_of_one_module_import_each_other_in_one_direction() {
    let arrows = own_imports();
    let mut rings = BTreeSet::new();
    for start in arrows.keys() {
        let mut waiting: Vec<Vec<&String>> = vec![vec![start]];
        let mut seen = BTreeSet::new();
        while let Some(way) = waiting.pop() {
            let Some(last) = way.last() else { continue };
            for next in arrows.get(*last).into_iter().flatten() {
                if next == start {
                    rings.insert(way.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(" -> "));
                } else if seen.insert(next) {
                    waiting.push([way.as_slice(), &[next]].concat());
                }
            }
        }
    }
    assert!(rings.is_empty(), "rings:\n{}", rings.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn acts_never_import_each_other() {
    for (file, targets) in own_imports() {
        let acts = |path: &str| path.starts_with("process::acts::");
        let looks = |path: &str| path.starts_with("process::look::");
        let bench = file.starts_with("process::bench::");
        for target in targets {
            assert!(!(acts(&file) && acts(&target)), "{file} imports {target}");
            assert!(!((looks(&file) || bench) && acts(&target)), "{file} imports {target}");
            assert!(!(bench && looks(&target)), "{file} imports {target}");
        }
    }
}
