//! The generated schemas as an editor's language server reads them.

use std::fs;
use std::process::Command;

use crate::support::{Place, tool};

/// A file with four faults gives four messages, and what `init` writes gives none. Where the language server is not
/// there, say so.
#[test]
fn a_language_server_tells_each_fault_once() {
    let server = |dir: &std::path::Path, file: &str| {
        let mut tombi = Command::new("tombi");
        tombi.args(["lint", "--offline", file]).current_dir(dir).env("NO_COLOR", "1").env("HOME", dir);
        tombi
            .output()
            .ok()
            .map(|o| format!("{}{}", String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr)))
    };
    let place = Place::new();
    if !tool("tombi") {
        return;
    }
    place.person("aicha");
    let key = format!("aicha:salaries={}.pub", place.key("aicha").display());
    let args = ["init", "org", "--template", "scic", "--name", "Été", "--lang", "fr", "--founder", &key, "--no-input"];
    place.accord("aicha", &place.path(""), &args).ends(0);
    let dir = place.path("org");
    for sound in
        ["constitution.toml", "rules.toml", "words.toml", "circles/cercle-general/circle.toml", "people/aicha.toml"]
    {
        let said = server(&dir, sound).expect("the server runs");
        assert!(!said.contains("Error") && !said.contains("Warning"), "{sound}: {said}");
    }
    let faulty = "#:schema ../../.accord/schema/circle.schema.json\nname = 12\nkind = \"generl\"\npurpos = \"x\"\nmeetings_per_year = -1\n";
    fs::write(dir.join("circles/cercle-general/circle.toml"), faulty).expect("a file");
    let said = server(&dir, "circles/cercle-general/circle.toml").expect("the server runs");
    assert_eq!(said.matches("Error:").count(), 4, "{said}");
    for line in [2, 3, 4, 5] {
        assert!(said.contains(&format!("circle.toml:{line}:")), "{said}");
    }
    let faulty = "[profile]\nbase = \"sociocratie\"\nedition = 1\n[terms]\nfacilitater = \"1y\"\n[decisions]\nquorum = 2\n[decisions.kinds.constitucion]\nquorum = \"3/4\"\n";
    fs::write(dir.join("rules.toml"), format!("#:schema ./.accord/schema/rules.schema.json\n{faulty}"))
        .expect("a file");
    let said = server(&dir, "rules.toml").expect("the server runs");
    assert_eq!(said.matches("Error:").count(), 4, "{said}");
}
