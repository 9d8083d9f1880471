//! One verdict: what `show`, `status`, `check` and `decide` say of a proposal is the same, and it is said early.

use crate::support::{Coop, policy};

#[test]
fn a_rival_proposal_is_named_as_soon_as_it_exists() {
    let coop = Coop::founded();
    let first = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.write("bruno", "circles/general/policies/leave.toml", &policy("leave", "30 days"));
    let opened = coop.accord("bruno", &["propose", "More leave"]).ends(0);
    let second = opened.out.trim().to_owned();
    opened.says("DEC-46").says(&first);
    coop.accord("bruno", &["publish"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &first]).ends(0).says(&second);
    coop.accord("aicha", &["status"]).ends(0).says("the same text");
    // Once one is sealed, the other one is told to start from the new text, wherever one looks.
    for person in ["aicha", "chloe"] {
        coop.consent(person, &second);
    }
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["decide", &second, "--push"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.agree(&first);
    coop.accord("aicha", &["sync"]).ends(0);
    let shown = coop.accord("aicha", &["show", &first, "--format", "json"]).ends(0).json();
    assert_eq!(shown["may_decide"], false, "{shown}");
    coop.accord("aicha", &["show", &first]).ends(0).says("changed on main");
    coop.accord("aicha", &["status"]).ends(0).says("one obstacle");
    coop.accord("aicha", &["decide", &first]).ends(3).says("DEC-31");
}

#[test]
fn a_plain_branch_that_edits_governed_files_is_told() {
    let coop = Coop::founded();
    coop.git("bruno", &["checkout", "-q", "-b", "draft"]).ends(0);
    coop.write("bruno", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    coop.git("bruno", &["add", "-A"]).ends(0);
    coop.git("bruno", &["commit", "-qm", "leave"]).ends(0);
    let edited = "circles/general/policies/leave.toml";
    coop.accord("bruno", &["check", "--base", "main"]).ends(0).says("COR-28").says(edited);
    coop.accord("bruno", &["check", "--base", "main", "--require-decision"]).ends(1).says("COR-28");
    coop.accord("bruno", &["check", "--base", "main", "--at", "draft", "--require-decision"]).ends(1).says("COR-28");
    coop.git("bruno", &["checkout", "-q", "main"]).ends(0);
    let clean = coop.accord("bruno", &["check", "--base", "main", "--require-decision"]).ends(0);
    assert!(!clean.out.contains("COR-28"), "{}", clean.out);
    // A decision's own branch proposes what it edits.
    let id = coop.propose("aicha", "travel", "by train");
    coop.accord("aicha", &["go", &id]).ends(0);
    let own = coop.accord("aicha", &["check", "--base", "main", "--require-decision"]).ends(0);
    assert!(!own.out.contains("COR-28"), "{}", own.out);
    coop.accord("aicha", &["check", "--base", "HEAD~1", "--require-decision"]).ends(0);
    // What was edited after its signature nobody proposes.
    coop.place
        .shell(
            "aicha",
            &coop.dir("aicha"),
            "sed -i 's/1\\/2/0\\/1/' rules.toml; git rm -q founding/bruno.toml; git commit -qam more",
        )
        .ends(0);
    let more = coop.accord("aicha", &["check", "--base", "main", "--require-decision"]).ends(1);
    more.says("COR-28").says("founding/bruno.toml").says("rules.toml");
}

/// What was sealed, and the founding, are nobody's to edit, on whatever branch.
#[test]
fn edits_of_what_was_sealed_are_told() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    let dossier = format!("decisions/2026-11/{id}");
    let edits = [
        format!("echo '# x' >> {dossier}/outcome.toml"),
        format!("git rm -q {dossier}/answers/1-bruno-1.toml {dossier}/answers/1-bruno-1.toml.sig"),
        String::from("git rm -qr founding"),
        format!("cp -r {dossier} decisions/2026-11/2026-11-20-copy"),
    ];
    for (at, edit) in edits.iter().enumerate() {
        let script = format!("git checkout -q -b b{at} origin/main; {edit}; git add -A; git commit -qm x");
        coop.place.shell("bruno", &coop.dir("bruno"), &format!("git fetch -q; {script}")).ends(0);
        let told = coop.accord("bruno", &["check", "--base", "origin/main", "--require-decision"]).ends(1);
        told.says("COR-28");
    }
}

#[test]
fn an_error_of_a_rule_stops_the_decision_wherever_one_looks() {
    let coop = Coop::founded();
    coop.write("aicha", "circles/web/circle.toml", "name = \"Web\"\nparent = \"nope\"\npurpose = \"The site\"\n");
    let opened = coop.accord("aicha", &["propose", "A web circle"]).ends(0).says("COR-03").says("nope");
    let id = opened.out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0).says("COR-03");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).ends(0).json();
    assert_eq!(shown["may_decide"], false, "{shown}");
    coop.accord("aicha", &["show", &id]).ends(0).says("nope");
    let status = coop.accord("aicha", &["status", "--format", "json"]).ends(0).json();
    assert_eq!(status["proposals"][0]["may_decide"], false, "{status}");
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.accord("aicha", &["check", "--base", "main"]).ends(1).says("COR-03");
    coop.accord("aicha", &["decide", &id]).ends(3).says("COR-03");
}

#[test]
fn add_refuses_a_word_that_names_nothing() {
    let coop = Coop::founded();
    let unknown = ["circle", "add", "web", "--parent", "nope"];
    coop.accord("aicha", &unknown).ends(3).says("COR-03").says("nope");
    assert!(!coop.dir("aicha").join("circles/web").exists());
    coop.accord("aicha", &["person", "add", "dora", "--category", "nobility"]).ends(3).says("nobility");
    assert!(!coop.dir("aicha").join("people/dora.toml").exists());
    // What is still to be written is no fault yet.
    coop.accord("aicha", &["circle", "add", "web", "--parent", "general"]).ends(0);
}

#[test]
fn status_tells_what_changed_since_one_answered() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "Everybody has 25 days of leave.");
    coop.consent("bruno", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "Everybody has 28 days of leave."));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    let status = coop.accord("bruno", &["status"]).ends(0).out;
    assert!(status.contains("changed since your answer (version 1)"), "{status}");
    assert!(status.contains("+ \"28\"") && status.contains("− \"25\""), "{status}");
    // The number that status gives is the proposal's name, like its title in any spelling.
    coop.accord("bruno", &["respond", "1", "consent"]).ends(0).says("version 2");
    coop.accord("bruno", &["show", "Léave"]).ends(0).says("28 days");
}

#[test]
fn what_was_taken_back_is_not_answered_and_nothing_is_no_question() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "question"]).ends(2).says("says nothing");
    coop.accord("bruno", &["respond", &id, "question", "-m", "why?", "--push"]).ends(0);
    coop.accord("aicha", &["withdraw", &id]).ends(0);
    coop.accord("aicha", &["publish", &id]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent"]).ends(4).says("took");
    let shown = coop.accord("bruno", &["show", &id]).ends(0).out;
    assert!(!shown.contains("To answer"), "{shown}");
}

#[test]
fn status_says_what_the_others_have_not() {
    let coop = Coop::founded();
    coop.accord("aicha", &["status"]).ends(0).says("up to date");
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(0);
    coop.accord("aicha", &["status"]).ends(0).says("not all that is here was sent");
    // Whatever number it has for whom, a word of its own is what everybody types.
    coop.propose("bruno", "travel", "by train");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["status"]).ends(0).says("git accord respond travel consent");
}

#[test]
fn a_title_of_digits_is_called_by_its_whole_id() {
    let coop = Coop::founded();
    coop.propose("aicha", "leave", "25 days");
    coop.propose("bruno", "travel", "by train");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.write("chloe", "circles/general/policies/numbers.toml", &policy("Numbers", "of digits"));
    let id = coop.accord("chloe", &["propose", "0002", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["publish"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["status"]).ends(0).says(&format!("git accord respond {id} consent"));
    coop.accord("aicha", &["show", "0002"]).ends(0).says("0002");
}
