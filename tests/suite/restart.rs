//! A proposal whose ground a decision moved meanwhile starts again from the text in force, by itself.

use crate::support::{Coop, policy};

const PATH: &str = "circles/general/policies/leave.toml";

fn text(first: &str, last: &str) -> String {
    let lines = ["We take", first, "", "nobody is asked why.", "", "", "Asked for", last];
    policy("leave", "X").replace("\"X\"", &format!("\"\"\"\n{}\n\"\"\"", lines.join("\n")))
}

/// Bruno proposes `bruno`, while Aïcha's `aicha` is adopted over the same text.
fn overtaken(aicha: &str, bruno: &str) -> (Coop, String) {
    let coop = Coop::founded();
    coop.write("aicha", PATH, &text("25 days", "a week before"));
    let first = coop.accord("aicha", &["propose", "Leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    sealed(&coop, "aicha", &first);
    coop.write("bruno", PATH, &origin(&coop, bruno));
    let id = coop.accord("bruno", &["propose", "By Bruno", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["publish"]).ends(0);
    coop.write("aicha", PATH, &origin(&coop, aicha));
    let other = coop.accord("aicha", &["propose", "By Aicha", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    sealed(&coop, "aicha", &other);
    coop.accord("bruno", &["go", &id]).ends(0);
    (coop, id)
}

/// A text with the origin that the one in force has.
fn origin(coop: &Coop, text: &str) -> String {
    let now = coop.read("aicha", PATH);
    let adopted = now.lines().find(|line| line.starts_with("adopted_by")).expect("an origin");
    format!("{text}{adopted}\n")
}

fn sealed(coop: &Coop, by: &str, id: &str) {
    for person in ["aicha", "bruno", "chloe"].into_iter().filter(|person| *person != by) {
        coop.consent(person, id);
    }
    coop.accord(by, &["go"]).ends(0);
    coop.accord(by, &["sync"]).ends(0);
    coop.accord(by, &["decide", id, "--push"]).ends(0);
    for person in ["aicha", "bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
}

fn amended_and_sealed(coop: &Coop, id: &str) -> String {
    coop.accord("bruno", &["publish"]).ends(0);
    sealed(coop, "bruno", id);
    assert_eq!(coop.audit("bruno")["summary"]["open_violations"], 0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.read("bruno", PATH)
}

#[test]
fn lines_apart_are_put_together() {
    let (coop, id) = overtaken(&text("26 days", "a week before"), &text("25 days", "a month before"));
    coop.accord("bruno", &["amend"]).ends(0).says("starts from the text in force");
    let adopted = amended_and_sealed(&coop, &id);
    assert!(adopted.contains("26 days") && adopted.contains("a month before"), "{adopted}");
    assert!(adopted.contains(&format!("adopted_by = \"{id}\"")), "{adopted}");
}

#[test]
fn where_both_changed_the_same_line_the_proposal_stands_and_it_is_said() {
    let (coop, id) = overtaken(&text("26 days", "a week before"), &text("30 days", "a week before"));
    coop.accord("bruno", &["amend"]).ends(0).says(PATH);
    let adopted = amended_and_sealed(&coop, &id);
    assert!(adopted.contains("30 days") && !adopted.contains("26 days"), "{adopted}");
}

#[test]
fn a_key_that_both_added_leaves_a_file_that_can_be_read() {
    let ours = format!("responsible = \"bruno\"\n{}", text("25 days", "a week before"));
    let theirs = format!("{}responsible = \"aicha\"\n", text("25 days", "a week before"));
    let (coop, id) = overtaken(&theirs, &ours);
    coop.accord("bruno", &["amend"]).ends(0);
    let adopted = amended_and_sealed(&coop, &id);
    assert!(adopted.contains("responsible = \"bruno\"") && adopted.matches("responsible").count() == 1, "{adopted}");
}

#[test]
fn two_people_who_join_at_the_same_time_both_join() {
    let coop = Coop::founded();
    let circle = "circles/general/circle.toml";
    let mut ids = vec![];
    for (proposer, name) in [("aicha", "dora"), ("bruno", "emil")] {
        coop.place.person(name);
        let key = coop.place.key_line(name);
        let file = format!(
            "name = \"{name}\"\nstatus = \"member\"\njoined = 2026-11-21\n[[keys]]\npublic = \"{key}\"\nstate = \"active\"\n"
        );
        coop.write(proposer, &format!("people/{name}.toml"), &file);
        let joined = coop.read(proposer, circle).replace("\"chloe\"]", &format!("\"chloe\", \"{name}\"]"));
        coop.write(proposer, circle, &joined);
        ids.push(coop.accord(proposer, &["propose", name, "-q"]).ends(0).out.trim().to_owned());
        coop.accord(proposer, &["publish"]).ends(0);
        coop.place.git(name, &coop.place.path(""), &["clone", "-q", "hub.git", name]).ends(0);
        coop.accord(name, &["sync"]).ends(0);
        coop.accord(name, &["respond", ids.last().expect("an id"), "consent", "--push"]).ends(0);
    }
    sealed(&coop, "aicha", &ids[0]);
    coop.accord("bruno", &["go", &ids[1]]).ends(0);
    let amended = coop.accord("bruno", &["amend"]).ends(0);
    assert!(!format!("{}{}", amended.out, amended.err).contains("the same"), "{}{}", amended.out, amended.err);
    coop.accord("bruno", &["publish"]).ends(0);
    for person in ["aicha", "chloe", "dora", "emil"] {
        coop.consent(person, &ids[1]);
    }
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", &ids[1], "--push"]).ends(0);
    let members = coop.read("bruno", circle);
    assert!(members.contains("\"dora\"") && members.contains("\"emil\""), "{members}");
}

/// What an open violation holds is signed by nobody who amends.
#[test]
fn a_violation_is_no_text_in_force() {
    let (coop, id) = overtaken(&text("26 days", "a week before"), &text("25 days", "a month before"));
    let script = format!(
        "git fetch -q; git checkout -qf main; git reset -q --hard origin/main; sed -i 's/nobody is asked why/the bureau decides/' {PATH}; git commit -qam typo; git push -q origin main"
    );
    coop.place.shell("chloe", &coop.dir("chloe"), &script).ends(0);
    coop.accord("bruno", &["sync"]);
    coop.accord("bruno", &["amend"]).ends(0);
    let signed = coop.read("bruno", PATH);
    assert!(signed.contains("26 days") && !signed.contains("bureau"), "{signed}");
    let _ = id;
}

/// A version that others answered is not signed anew under its number, though one had not received their answers.
#[test]
fn an_answer_not_received_yet_raises_the_version() {
    for offline in [false, true] {
        let coop = Coop::founded();
        let id = coop.propose("aicha", "leave", "25 days");
        coop.agree(&id);
        coop.accord("aicha", &["go", &id]).ends(0);
        coop.write("aicha", PATH, &policy("leave", "26 days"));
        let (hub, away) = (coop.place.path("hub.git"), coop.place.path("away.git"));
        if offline {
            std::fs::rename(&hub, &away).expect("the network is gone");
        }
        coop.accord("aicha", &["amend"]).ends(0);
        if offline {
            std::fs::rename(&away, &hub).expect("it is back");
        }
        coop.accord("aicha", &["publish"]).ends(0);
        coop.accord("bruno", &["sync"]).ends(0);
        let shown = coop.accord("bruno", &["show", &id, "--format", "json"]).json();
        assert_eq!(shown["proposal_version"], 2, "{shown}");
    }
}

/// Main taken in by hand, and changed back since: what the proposer did not change is not theirs to sign.
#[test]
fn what_a_merge_brought_along_is_nobody_s_edit() {
    let (coop, id) = overtaken(&text("26 days", "a week before"), &text("25 days", "a month before"));
    let dues = "circles/general/policies/dues.toml";
    let edit = |to: &str| {
        let script = format!(
            "git fetch -q; git checkout -qf main; git reset -q --hard origin/main; mkdir -p circles/general/policies; \
             {to}; git add -A; git commit -qm typo; git push -q origin main"
        );
        coop.place.shell("chloe", &coop.dir("chloe"), &script).ends(0);
    };
    edit(&format!("printf 'title = \"Dues\"\\ntext = \"all to chloe\"\\n' > {dues}"));
    let merge = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; git merge -q -s ours origin/main -m taken; \
         git checkout -q origin/main -- {dues}; git commit -qm dues; git push -q origin HEAD:accord/{id}; git checkout -qf main"
    );
    coop.place.shell("chloe", &coop.dir("chloe"), &merge).ends(0);
    edit(&format!("git rm -q {dues}"));
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    coop.accord("bruno", &["amend"]).ends(0);
    let adopted = amended_and_sealed(&coop, &id);
    assert!(adopted.contains("26 days") && adopted.contains("a month before"), "{adopted}");
    assert!(!coop.dir("bruno").join(dues).exists());
}

/// What a stranger, or a member without a say, answers raises no version.
#[test]
fn a_stranger_raises_no_version() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.place.person("stranger");
    let key = coop.place.key("stranger").display().to_string();
    let script = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; cd decisions/2026-11/{id}/answers; \
         sed '/^supersedes/d; s/\"bruno\"/\"chloe\"/; s/^change.*/change = \"sha256:00\"/' 1-bruno-1.toml > 1-chloe-1.toml; \
         ssh-keygen -q -Y sign -n accord-answer-v1 -f {key} 1-chloe-1.toml; git add -A; git commit -qm x; \
         git push -q origin HEAD:accord/{id}; git checkout -qf main"
    );
    coop.place.shell("chloe", &coop.dir("chloe"), &script).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.accord("aicha", &["respond", &id, "react", "-m", "one more thing"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["proposal_version"], 1, "{shown}");
}
