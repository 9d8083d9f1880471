//! Names of people that no history holds: ids in the governed files, names beside them, on every screen.

use crate::support::{Coop, FOUNDERS};

/// Three founders whose names stay out of git; Aïcha's clone has the file with them.
fn nameless() -> Coop {
    let coop = Coop::with(&["--profile", "sociocracy", "--template", "association", "--local-names"]);
    let names = std::fs::read_to_string(coop.place.path("first").join("people.local.toml")).expect("the names");
    let named = names.replace("\"Aicha\"", "\"Aïcha Benali\"").replace("\"Bruno\"", "\"Bruno Costa\"");
    coop.write("aicha", "people.local.toml", &named);
    coop
}

/// Whether a word stands in any object or commit of the shared repository.
fn is_in_history(coop: &Coop, word: &str) -> bool {
    let script = format!(
        "git rev-list --all --objects | cut -d' ' -f1 | git cat-file --batch --buffer | grep -aci -- '{word}' || true"
    );
    let counted = coop.place.shell("aicha", &coop.dir("aicha"), &script).ends(0).out;
    counted.trim() != "0"
}

#[test]
fn screens_say_the_names_and_no_object_does() {
    let coop = nameless();
    let file = coop.read("bruno", "people/bruno.toml");
    assert!(!file.contains("name ="), "{file}");
    assert!(coop.read("bruno", ".gitignore").contains("people.local.toml"));
    let id = coop.propose("bruno", "travel", "By train");
    coop.consent("aicha", &id);
    coop.accord("aicha", &["show", &id]).ends(0).says("Bruno Costa").says("Aïcha Benali");
    coop.accord("aicha", &["status"]).ends(0).says("Aïcha Benali");
    // Who does not have the file sees ids.
    let shown = coop.accord("bruno", &["show", &id]).ends(0).says("bruno");
    assert!(!shown.out.contains("Costa"), "{}", shown.out);
    coop.accord("aicha", &["chart"]).ends(0).says("Bruno Costa");
    let svg = coop.accord("aicha", &["chart", "--format", "json", "-o", "chart.json"]).ends(0);
    let written = coop.read("aicha", "chart.json");
    assert!(!written.contains("Costa") && !svg.out.contains("Costa"), "what is published has the names of the files");
    coop.accord("aicha", &["chart", "-o", "chart.json", "--names"]).ends(0);
    assert!(coop.read("aicha", "chart.json").contains("Costa"));
    coop.consent("chloe", &id);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    for person in FOUNDERS {
        coop.accord(person, &["sync"]).ends(0);
        coop.accord(person, &["audit", "--full"]).ends(0);
    }
    assert!(!is_in_history(&coop, "Costa") && !is_in_history(&coop, "Benali"));
}

#[test]
fn who_arrives_is_named_beside_the_files_and_a_tracked_list_names_nobody() {
    let coop = nameless();
    coop.place.person("p7");
    let key = coop.place.key_line("p7");
    let admit = ["person", "admit", "p7", "--name", "Zoé Martin", "--key", &key, "--circle", "general"];
    let id = coop.accord("aicha", &admit).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish", &id]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("Zoé Martin");
    assert!(!is_in_history(&coop, "Martin"));
    coop.accord("aicha", &["person", "edit", "bruno", "--name", "Bruno C."]).ends(0).says("out of git");
    assert!(coop.read("aicha", "people.local.toml").contains("Bruno C."));
    // Whoever pushes such a list names nobody by it.
    coop.accord("chloe", &["go"]).ends(0);
    coop.write("chloe", "people.local.toml", "[bruno]\nname = \"Mallory\"\n");
    coop.git("chloe", &["add", "-f", "people.local.toml"]).ends(0);
    coop.git("chloe", &["commit", "-qm", "names"]).ends(0);
    let status = coop.accord("chloe", &["status"]).ends(0).says("people.local.toml is in git");
    assert!(!status.out.contains("Mallory"), "{}", status.out);
}
