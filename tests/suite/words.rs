//! An organisation's own words: in every sentence it reads, in no key.

use std::fs;

use crate::support::Coop;

const WORDS: &str =
    "[words]\ncircle = { one = \"équipe\", many = \"équipes\", feminine = true }\n\n[fr]\nlead = \"pilote\"\n";

#[test]
fn our_words_are_shown_in_every_output() {
    let coop = Coop::founded();
    let dir = coop.dir("aicha");
    fs::write(dir.join("words.toml"), WORDS).expect("a file");
    fs::create_dir_all(dir.join("circles/web")).expect("a folder");
    fs::write(dir.join("circles/web/circle.toml"), "name = \"Web\"\nparent = \"nowhere\"\nmembers = [\"aicha\"]\n")
        .expect("a file");
    let fr = |args: &[&str]| coop.place.accord_with("aicha", &dir, ("LANG", "fr_FR.UTF-8"), args);
    let check = fr(&["check", "--format", "concise"]).ends(1);
    assert!(check.out.contains("Aucune équipe ne s'appelle nowhere"), "{}", check.out);
    assert!(!check.out.contains("cercle "), "{}", check.out);
    // Keys, codes and slugs are the same for everybody.
    assert!(check.out.contains("circle-without-domain"), "{}", check.out);
    assert!(fr(&["explain", "CIR-08"]).ends(0).out.contains("L'équipe … compte"));
    assert!(fr(&["explain", "CIR-13"]).ends(0).out.contains("équipes où une personne peut siéger"));
    assert!(
        fr(&["rules"]).ends(0).out.contains("Une équipe naît d'une décision de son équipe parent")
            || fr(&["rules"]).out.contains("Une équipe")
    );
    assert!(fr(&["circle", "-h"]).ends(0).out.contains("d'une nouvelle équipe"));
    let json = fr(&["check", "--format", "json"]).ends(1).json();
    let first = json["findings"].as_array().expect("a list").iter().find(|f| f["code"] == "COR-03").expect("the fault");
    assert_eq!(first["rule"], "unknown-reference");
    assert_eq!(first["values"]["kind"], "circle");
}

#[test]
fn a_word_that_does_not_exist_is_a_fault_with_the_nearest_one() {
    let coop = Coop::founded();
    let dir = coop.dir("aicha");
    fs::write(dir.join("words.toml"), "circel = \"pôle\"\n").expect("a file");
    coop.accord("aicha", &["check", "--format", "concise"])
        .ends(1)
        .says("There is no key circel here. Did you mean circle?");
}
