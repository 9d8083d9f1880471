//! Literate walkthroughs: the manual, played as it stands. A `console` block's `$ ` lines are typed by the person
//! named above it; the lines below a command must each appear in what it says. A page `….fr.md` is in French.

use std::fs;
use std::path::Path;

use crate::support::Coop;

#[test]
fn every_walkthrough_plays_as_it_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/walkthroughs");
    let mut played = 0;
    let mut files: Vec<_> = fs::read_dir(root).expect("the folder").flatten().map(|e| e.path()).collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).expect("a page");
        let coop = Coop::founded();
        for block in text.split("```console ").skip(1) {
            let (person, rest) = block.split_once('\n').expect("a person");
            play(&coop, person.trim(), rest.split("```").next().unwrap_or_default(), &file);
            played += 1;
        }
    }
    assert!(played > 5, "the walkthroughs were not found");
}

fn play(coop: &Coop, person: &str, block: &str, file: &Path) {
    for step in block.split("$ ").skip(1) {
        let mut lines = step.lines();
        let command = lines.next().unwrap_or_default();
        let binary = env!("CARGO_BIN_EXE_git-accord");
        let lang = if file.to_string_lossy().ends_with(".fr.md") { "fr" } else { "en" };
        let typed = format!("export ACCORD_LANG={lang}; {}", command.replace("git accord", binary));
        let ran = coop.place.shell(person, &coop.dir(person), &format!("{typed} 2>&1 || echo \"[exit $?]\""));
        let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in lines.filter(|l| !l.trim().is_empty()) {
            let wanted = line.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(&wanted), "{}: `{command}` did not say {wanted:?} but\n{}", file.display(), ran.out);
        }
    }
}

#[test]
fn the_demonstration_plays_in_both_languages() {
    for (lang, words, slug) in [
        ("fr_FR.UTF-8", "Une décision, du besoin au texte en vigueur", "lundis"),
        ("en_GB.UTF-8", "A decision, from a need to a text in force", "mondays"),
    ] {
        let place = crate::support::Place::new();
        place.person("aicha");
        let ran = place.accord_with("aicha", &place.path(""), ("LANG", lang), &["demo", "play"]).ends(0).says(words);
        let words = if lang.starts_with("fr") {
            ["Aïcha objecte", "noté par David", "sans décision", "réparé depuis", "à pourvoir", "organigramme.html"]
        } else {
            ["Aïcha objects", "written down by David", "without a decision", "healed since", "vacant", "chart.html"]
        };
        for word in words {
            assert!(ran.out.contains(word), "{word}: {}", ran.out);
        }
        let page = fs::read_to_string(place.path("play").join(words[5])).expect("the page of the chart");
        assert!(page.contains("Inès") && page.contains("<details"), "{page}");
        // Alone, one can go on with everybody's throw-away keys.
        let dir = place.path("play").join("elodie");
        place.accord("aicha", &dir, &["show"]).ends(0).says("Farid");
        let edit = format!("sed -i 's/^text = .*/text = \"Not in August.\"/' circles/*/policies/{slug}.toml");
        place.shell("aicha", &dir, &edit).ends(0);
        place.accord("aicha", &dir, &["amend"]).ends(0).says("Version 2");
        for person in ["farid", "bruno"] {
            place.accord("aicha", &dir, &["respond", "consent", "--as", person]).ends(0);
        }
        place.accord("aicha", &dir, &["decide"]).ends(0).says("adopted");
        place.accord("aicha", &dir, &["audit"]).ends(0);
    }
}
