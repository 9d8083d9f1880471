//! Consent laundering fails at each step, and what went round the law is seen.

use crate::support::{Coop, FOUNDERS, policy};

const PATH: &str = "circles/general/policies/leave.toml";

/// The attack of a proposer who changes the text after the others consented to it.
#[test]
fn consent_cannot_be_carried_over_to_another_text() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "27 days");
    coop.consent("bruno", &id);
    // The proposer changes the text: the answer no longer counts.
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", PATH, &policy("leave", "0 days"));
    coop.accord("aicha", &["amend"]).ends(0).says("Version 2");
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    let bruno = shown["electors"].as_array().unwrap().iter().find(|e| e["person"] == "bruno").unwrap().clone();
    assert_eq!(bruno["stale"], true, "{shown}");
    assert_eq!(shown["may_decide"], false);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-06");
    // The old answer is copied as an answer to version 2: its name says what its text does not.
    let folder = format!("decisions/2026-11/{id}/answers");
    let script = format!(
        "cp {folder}/1-bruno-1.toml {folder}/2-bruno-1.toml; cp {folder}/1-bruno-1.toml.sig {folder}/2-bruno-1.toml.sig"
    );
    coop.place.shell("aicha", &coop.dir("aicha"), &script).ends(0);
    coop.git("aicha", &["add", "-A"]).ends(0);
    coop.git("aicha", &["commit", "-qm", "copied"]).ends(0);
    coop.accord("aicha", &["check"]).ends(1).says("COR-01");
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-06");
    // Its text is edited to say version 2: the signature is over other bytes.
    let script = format!("sed -i 's/^version = 1/version = 2/' {folder}/2-bruno-1.toml; git commit -qam edited");
    coop.place.shell("aicha", &coop.dir("aicha"), &script).ends(0);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["may_decide"], false, "{shown}");
    coop.accord("aicha", &["decide", &id]).ends(3);
    // The change is merged by hand: a violation that names commit, file and author, refused by nobody's good will.
    coop.git("aicha", &["checkout", "-q", "main"]).ends(0);
    coop.git("aicha", &["merge", "-q", "--no-ff", "-m", "merged by hand", &format!("accord/{id}")]).ends(0);
    let audit = coop.accord("aicha", &["audit", "--format", "json"]).ends(1).json();
    assert_eq!(audit["summary"]["open_violations"], 1, "{audit}");
}

#[test]
fn a_direct_edit_is_a_violation_and_a_revert_heals_it() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    coop.write("bruno", PATH, &policy("leave", "50 days"));
    coop.git("bruno", &["commit", "-qam", "just this once"]).ends(0);
    let commit = coop.git("bruno", &["rev-parse", "HEAD"]).out.trim().to_owned();
    let audit = coop.accord("bruno", &["audit", "--format", "json"]).ends(1).json();
    let last = audit["commits"].as_array().unwrap().last().unwrap();
    assert_eq!(last["verdict"], "violation");
    assert_eq!(last["findings"][0]["code"], "COR-05");
    assert_eq!(last["findings"][0]["values"]["path"], PATH);
    assert_eq!(last["findings"][0]["values"]["author"], "bruno");
    assert_eq!(last["findings"][0]["values"]["commit"], commit.as_str());
    coop.git("bruno", &["revert", "--no-edit", "HEAD"]).ends(0);
    let audit = coop.accord("bruno", &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["open_violations"], 0);
    assert_eq!(audit["summary"]["healed_violations"], 1);
}

#[test]
fn a_squash_strips_the_seal_and_the_dossier_still_verifies() {
    let coop = Coop::founded();
    let before = coop.git("aicha", &["rev-parse", "main"]).out.trim().to_owned();
    coop.adopt("leave", "25 days");
    coop.git("chloe", &["checkout", "-q", "-b", "sealed", "main"]).ends(0);
    coop.git("chloe", &["checkout", "-q", "main"]).ends(0);
    coop.git("chloe", &["reset", "-q", "--hard", &before]).ends(0);
    coop.git("chloe", &["merge", "-q", "--squash", "sealed"]).ends(0);
    coop.git("chloe", &["commit", "-qm", "squashed by a forge"]).ends(0);
    let audit = coop.accord("chloe", &["audit", "HEAD", "--format", "json"]).ends(1).json();
    let last = audit["commits"].as_array().unwrap().last().unwrap();
    assert_eq!(last["verdict"], "stripped", "{last}");
    assert!(last["findings"].as_array().unwrap().iter().any(|f| f["code"] == "COR-16"), "{last}");
    assert!(last["findings"].as_array().unwrap().iter().any(|f| f["code"] == "COR-24"), "{last}");
    assert_eq!(audit["summary"]["decisions"], 1);
    assert_eq!(audit["summary"]["open_violations"], 0);
}

#[test]
fn a_rollback_is_seen_by_who_audited_before() {
    let coop = Coop::founded();
    let before = coop.git("bruno", &["rev-parse", "main"]).out.trim().to_owned();
    coop.adopt("leave", "25 days");
    coop.accord("bruno", &["audit"]).ends(0);
    coop.git("bruno", &["reset", "-q", "--hard", &before]).ends(0);
    coop.accord("bruno", &["audit"]).ends(1).says("COR-18");
}

#[test]
fn a_foxtrot_is_seen_although_nothing_was_removed() {
    let coop = Coop::founded();
    let before = coop.git("bruno", &["rev-parse", "main"]).out.trim().to_owned();
    coop.adopt("leave", "25 days");
    coop.accord("bruno", &["audit"]).ends(0);
    coop.git("bruno", &["checkout", "-q", "-b", "side", &before]).ends(0);
    coop.git("bruno", &["merge", "-q", "-s", "ours", "--no-ff", "-m", "ours", "main"]).ends(0);
    coop.git("bruno", &["branch", "-f", "main", "side"]).ends(0);
    coop.git("bruno", &["checkout", "-q", "main"]).ends(0);
    coop.accord("bruno", &["audit"]).ends(1).says("COR-17");
}

#[test]
fn whoever_writes_themselves_in_does_not_gain_a_say() {
    let coop = Coop::founded();
    coop.place.person("mallory");
    let root = coop.place.path("");
    coop.place.git("mallory", &root, &["clone", "-q", "hub.git", "mallory"]).ends(0);
    // A stranger can do nothing in somebody's name.
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("mallory", &["sync"]).ends(0);
    coop.accord("mallory", &["respond", &id, "consent"]).ends(4);
    coop.accord("mallory", &["respond", &id, "consent", "--as", "bruno"]).ends(4);
    // Nor by adding a key of theirs to somebody's file on main.
    let line = coop.place.key_line("mallory");
    let text =
        coop.read("mallory", "people/bruno.toml") + &format!("\n[[keys]]\npublic = \"{line}\"\nstate = \"active\"\n");
    coop.write("mallory", "people/bruno.toml", &text);
    coop.git("mallory", &["commit", "-qam", "a second key"]).ends(0);
    coop.accord("mallory", &["respond", &id, "consent"]).ends(4);
    let audit = coop.accord("mallory", &["audit", "--format", "json"]).ends(1).json();
    assert_eq!(audit["summary"]["open_violations"], 1);
}

#[test]
fn an_objection_stays_open_until_its_author_answers() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "object"]).ends(3).says("DEC-10");
    coop.accord("bruno", &["respond", &id, "object", "-m", "who pays", "--push"]).ends(0);
    coop.consent("chloe", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", PATH, &policy("leave", "26 days"));
    coop.accord("aicha", &["amend"]).ends(0).says("bruno");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("chloe", &id);
    coop.accord("chloe", &["decide", &id]).ends(3).says("DEC-04");
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    for person in FOUNDERS {
        coop.accord(person, &["sync"]).ends(0);
        coop.accord(person, &["audit"]).ends(0);
    }
}

#[test]
fn a_text_that_moved_meanwhile_must_be_answered_again() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    coop.write("bruno", PATH, &policy("leave", "26 days"));
    let first = coop.accord("bruno", &["propose", "more leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["publish"]).ends(0);
    coop.consent("aicha", &first);
    coop.consent("chloe", &first);
    // Another decision changes the same file first.
    coop.accord("aicha", &["go"]).ends(0);
    coop.write("aicha", PATH, &policy("leave", "20 days"));
    let second = coop.accord("aicha", &["propose", "less leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&second);
    coop.accord("chloe", &["decide", &second, "--push"]).ends(0);
    coop.accord("chloe", &["decide", &first]).ends(3).says("DEC-31");
}

#[test]
fn other_edits_on_the_branch_void_nothing_and_pass_nothing() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["go", &id]).ends(0);
    coop.write("chloe", PATH, &policy("leave", "99 days"));
    coop.git("chloe", &["commit", "-qam", "a better number"]).ends(0);
    coop.git("chloe", &["push", "-q", "origin", &format!("accord/{id}")]).ends(0);
    coop.accord("chloe", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("after the signed version");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert!(coop.read("aicha", PATH).contains("25 days"));
    coop.accord("aicha", &["audit"]).ends(0);
}

/// An objection removed in one commit of the branch and left out in the next: it is in the history, so it counts.
#[test]
fn a_gap_hides_no_objection() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("bruno", &["respond", &id, "object", "-m", "harms the cleaners", "--push"]).ends(0);
    let launder = format!(
        "git fetch -q; git checkout -q -B accord/{id} origin/accord/{id}; \
         d=decisions/2026-11/{id}; cp -r $d ../keep; git rm -rq $d; git commit -qm tidy; mkdir -p decisions/2026-11; \
         cp -r ../keep $d; rm $d/answers/1-bruno-2*; git add -A; git commit -qm restore; git push -q origin HEAD"
    );
    coop.place.shell("aicha", &coop.dir("aicha"), &launder).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
    // Who seals it by hand is caught: the objection stands in a commit that the seal reaches.
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["show", &id]).ends(0).says("it counts all the same");
}

/// DEC-41: a forced push drops an objection; whoever had seen it is told, by every command that looks.
#[test]
fn a_force_push_that_drops_an_objection_is_named_where_it_was_seen() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let before = coop.git("aicha", &["ls-remote", "../hub.git", &format!("refs/heads/accord/{id}")]).out;
    let before = before.split_whitespace().next().expect("a commit").to_owned();
    coop.accord("bruno", &["respond", &id, "object", "-m", "wait", "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.git("aicha", &["fetch", "-q"]).ends(0);
    coop.git("aicha", &["push", "-q", "-f", "origin", &format!("{before}:refs/heads/accord/{id}")]).ends(0);
    coop.git("aicha", &["fetch", "-q"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0).says("DEC-41");
    coop.accord("chloe", &["audit"]).ends(0).says("DEC-41");
    coop.accord("bruno", &["sync"]).ends(0).says("DEC-41");
    coop.accord("bruno", &["show", &id]).ends(0).says("is no longer there");
}

/// A missing object is a refusal to judge, never a verdict.
#[test]
fn a_commit_that_is_not_there_is_a_refusal() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    let side = coop.git("bruno", &["rev-parse", "main^2"]).out.trim().to_owned();
    let unpack = "mv .git/objects/pack/*.pack . 2>/dev/null && for p in *.pack; do git unpack-objects -q < $p; done; rm -f *.pack .git/objects/pack/*";
    coop.place.shell("bruno", &coop.dir("bruno"), &format!("{unpack}; true")).ends(0);
    let object = coop.dir("bruno").join(".git/objects").join(&side[..2]).join(&side[2..]);
    std::fs::remove_file(&object).expect("a loose object");
    coop.accord("bruno", &["audit", "--full"]).ends(4).says("lacks the object");
}

/// Other edits of a branch void nothing: not even of the proposal itself, nor of who proposes.
#[test]
fn nobody_takes_a_proposal_over() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    let edit = format!(
        "sed -i 's/^proposer.*/proposer = \"bruno\"/; s/^version.*/version = 2/; s/^title.*/title = \"mine\"/' \
         decisions/2026-11/{id}/proposal.toml; git commit -qam mine; git push -q origin HEAD"
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &edit).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("proposal.toml");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    let sealed = coop.git("aicha", &["show", &format!("main:decisions/2026-11/{id}/proposal.toml")]).out;
    assert!(sealed.contains("proposer = \"aicha\""), "{sealed}");
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}

#[test]
fn two_seals_of_one_decision_are_settled_by_sync() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    for person in ["aicha", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["decide", &id]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0).says("set-aside/");
    coop.git("chloe", &["diff", "--exit-code", "origin/main"]).ends(0);
    coop.accord("chloe", &["audit"]).ends(0);
}
