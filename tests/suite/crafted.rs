//! What a hostile hand makes with git itself: objects, dates, keys and branches that no tool of ours would write.

use crate::support::{Coop, policy};

#[test]
fn a_submodule_is_a_violation_that_heals_and_never_stops_the_audit() {
    let coop = Coop::founded();
    let add = "git update-index --add --cacheinfo 160000,deadbeefdeadbeefdeadbeefdeadbeefdeadbeef,people/x.toml && git commit -qm sub";
    coop.place.shell("bruno", &coop.dir("bruno"), add).ends(0);
    let audit = coop.accord("bruno", &["audit", "--format", "json"]).ends(1).json();
    assert_eq!(audit["summary"]["open_violations"], 1);
    coop.place.shell("bruno", &coop.dir("bruno"), "git rm -q --cached people/x.toml && git commit -qm back").ends(0);
    let audit = coop.accord("bruno", &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["healed_violations"], 1, "{audit}");
}

#[test]
fn a_tree_that_git_would_not_write_is_a_violation() {
    let coop = Coop::founded();
    // Two entries of one name: what is audited must be what is checked out.
    let script = "evil=$(printf 'evil' | git hash-object -w --stdin); \
        git ls-tree HEAD > list; : > raw; \
        entry() { printf '%s %s\\0' \"$1\" \"$2\" >> raw; printf \"$(echo $3 | sed 's/../\\\\x&/g')\" >> raw; }; \
        while read -r mode kind id name; do mode=${mode#0}; if [ $name = rules.toml ]; then entry 100644 rules.toml $evil; fi; entry $mode $name $id; done < list; \
        tree=$(git hash-object -t tree -w --literally raw); rm list raw; \
        git update-ref refs/heads/main $(git commit-tree $tree -p HEAD -m crafted)";
    coop.place.run("bruno", &coop.dir("bruno"), "bash", &["-euc", script]).ends(0);
    let audit = coop.accord("bruno", &["audit", "--format", "json"]).ends(1).json();
    assert_eq!(audit["summary"]["open_violations"], 1, "{audit}");
    let heal = "tree=$(git rev-parse 'main~1^{tree}'); git update-ref refs/heads/main $(git commit-tree $tree -p main -m back)";
    coop.place.run("bruno", &coop.dir("bruno"), "bash", &["-euc", heal]).ends(0);
    let audit = coop.accord("bruno", &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["healed_violations"], 1, "{audit}");
}

#[test]
fn an_answer_taken_off_the_branch_is_missed() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("chloe", &["respond", &id, "object", "-m", "wait", "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    let erase = format!(
        "git rm -q decisions/2026-11/{id}/answers/1-chloe-2.toml* && git commit -qm tidy && git push -q origin HEAD"
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &erase).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
    // It counts all the same, and is named; whoever seals without it is told so by every audit.
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert!(shown["told"].as_array().is_some_and(|all| all.iter().any(|f| f["code"] == "DEC-40")), "{shown}");
}

#[test]
fn no_date_takes_an_objection_away() {
    let coop = Coop::founded();
    let leave = "printf '\\n[[leaves]]\\nfrom = 2026-12-20\\nuntil = 2026-12-31\\n' >> people/chloe.toml";
    coop.place.shell("chloe", &coop.dir("chloe"), leave).ends(0);
    let away = coop.accord("chloe", &["propose", "Away", "-q"]).ends(0).out.trim().to_owned();
    let shown = coop.accord("chloe", &["show", &away, "--format", "json"]).json();
    assert_eq!(shown["kinds"], serde_json::json!(["leave"]), "{shown}");
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["decide", &away, "--push"]).ends(0);
    for person in ["aicha", "bruno"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "object", "-m", "too few", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let during = ("ACCORD_NOW", "2026-12-25T12:00:00Z");
    coop.place.accord_with("aicha", &coop.dir("aicha"), during, &["decide", &id]).ends(3).says("DEC-04");
}

#[test]
fn a_key_of_somebody_else_cannot_be_taken() {
    let coop = Coop::founded();
    let line = coop.place.key_line("bruno");
    let text =
        coop.read("aicha", "people/aicha.toml") + &format!("\n[[keys]]\npublic = \"{line}\"\nstate = \"retired\"\n");
    coop.write("aicha", "people/aicha.toml", &text);
    let id = coop.accord("aicha", &["propose", "My keys", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-25");
}

#[test]
fn leaving_carries_nothing_along() {
    let coop = Coop::founded();
    let edit = "sed -i 's/status = \"member\"/status = \"left\"/; s/^name = .*/name = \"Somebody else\"/' people/chloe.toml; \
                sed -i 's/, \"chloe\"//' circles/general/circle.toml";
    coop.place.shell("chloe", &coop.dir("chloe"), edit).ends(0);
    let id = coop.accord("chloe", &["propose", "I leave", "-q"]).ends(0).out.trim().to_owned();
    let shown = coop.accord("chloe", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["kinds"], serde_json::json!(["departure", "person"]), "{shown}");
    coop.accord("chloe", &["decide", &id]).ends(3).says("bruno");
}

#[test]
fn nothing_rides_in_a_dossier() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    let ride = format!(
        "echo x > decisions/2026-11/{id}/evil.sh; chmod +x decisions/2026-11/{id}/evil.sh; git add -A; git commit -qm ride"
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &ride).ends(0);
    coop.accord("bruno", &["audit"]).ends(1);
    coop.write("bruno", "circles/a/b/c/d/e/f/g/h/i/evil.toml", &policy("x", "y"));
    coop.place
        .shell(
            "bruno",
            &coop.dir("bruno"),
            &format!("git rm -q decisions/2026-11/{id}/evil.sh; git add -A; git commit -qm deep"),
        )
        .ends(0);
    coop.accord("bruno", &["audit"]).ends(1).says("circles/a/b");
}

#[test]
fn two_answers_without_a_link_block_the_seal() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("chloe", &["go", &id]).ends(0);
    // As from a second clone that knew nothing of the first answer: signed, and naming no answer before it.
    let script = format!(
        "cd decisions/2026-11/{id}/answers; sed 's/18:00/19:00/; s/^issued.*/issued = 2026-11-21T13:00:00Z/' 1-chloe-1.toml > 1-chloe-2.toml; \
         ssh-keygen -q -Y sign -n accord-answer-v1 -f {} 1-chloe-2.toml; git add .; git commit -qm again; git push -q origin HEAD",
        coop.place.key("chloe").display()
    );
    coop.place.shell("chloe", &coop.dir("chloe"), &script).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-05");
    let shown = coop.accord("aicha", &["check", "--at", &format!("accord/{id}")]);
    assert!(format!("{}{}", shown.out, shown.err).contains("DEC-27"), "{}{}", shown.out, shown.err);
    // Answering once more mends it.
    coop.accord("chloe", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert_eq!(coop.audit("aicha")["summary"]["decisions"], 1);
}

#[test]
fn an_answer_by_the_wrong_key_or_in_another_namespace_does_not_count() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.accord("bruno", &["go", &id]).ends(0);
    for (key, namespace) in [("bruno", "accord-answer-v1"), ("chloe", "file"), ("chloe", "accord-outcome-v1")] {
        let script = format!(
            "cd decisions/2026-11/{id}/answers; rm -f 1-chloe-1.toml.sig; sed 's/bruno/chloe/' 1-bruno-1.toml > 1-chloe-1.toml; \
             ssh-keygen -q -Y sign -n {namespace} -f {} 1-chloe-1.toml; git add .; git commit -qm forged --allow-empty",
            coop.place.key(key).display()
        );
        coop.place.shell("bruno", &coop.dir("bruno"), &script).ends(0);
        let shown = coop.accord("bruno", &["show", &id, "--format", "json"]).json();
        assert_eq!(shown["may_decide"], false, "{key} {namespace}: {shown}");
    }
}

#[test]
fn who_is_not_of_the_circle_neither_proposes_nor_answers_there() {
    let coop = Coop::founded();
    coop.accord(
        "aicha",
        &["circle", "add", "web", "--parent", "general", "--purpose", "The site", "--member", "chloe"],
    )
    .ends(0);
    let id = coop.accord("aicha", &["propose", "A web circle", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", "circles/web/policies/site.toml", &policy("site", "blue"));
    let id = coop.accord("aicha", &["propose", "Blue", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["check"]).ends(1).says("DEC-01");
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-01");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent"]).ends(3).says("DEC-07");
    coop.accord("bruno", &["respond", &id, "react", "-m", "nice"]).ends(0);
    // Nor does that circle decide on what another holds, unless the proposal names the other.
    coop.accord("chloe", &["sync"]).ends(0);
    coop.write("chloe", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    let id = coop.accord("chloe", &["propose", "Leave", "--circle", "web", "-q"]).ends(0).out.trim().to_owned();
    // What holds it is named by the tool; who takes that out is told.
    let path = format!("decisions/2026-11/{id}/proposal.toml");
    let named = coop.read("chloe", &path);
    assert!(named.contains("with = [\"general\"]"), "{named}");
    coop.write("chloe", &path, &named.replace("with = [\"general\"]\n", ""));
    coop.accord("chloe", &["amend"]).ends(0);
    coop.accord("chloe", &["decide", &id]).ends(3).says("DEC-25").says("held by general");
    coop.accord("chloe", &["go"]).ends(0);
    coop.write("chloe", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    let both = ["propose", "Leave for all", "--circle", "web", "--with", "general", "-q"];
    let id = coop.accord("chloe", &both).ends(0).out.trim().to_owned();
    let refused = coop.accord("chloe", &["decide", &id]).ends(3).says("aicha and bruno");
    assert!(!refused.err.contains("DEC-25"), "{}", refused.err);
}

/// An outcome that its sealer signed and that says something else than the dossier, or than the state before the seal.
#[test]
fn an_outcome_is_held_against_the_dossier_and_the_state_before_it() {
    for (edit, code) in [
        ("s/^electors = .*/electors = [\"aicha\", \"bruno\"]/", "COR-10"),
        ("s/^kinds = .*/kinds = [\"role\"]/", "COR-06"),
        ("s/^x^/x/", ""),
    ] {
        let coop = Coop::founded();
        let id = coop.adopt("leave", "25 days");
        // The same seal once more, with another outcome under it.
        let script = format!(
            "seal=$(git rev-parse main); git checkout -q main; git reset -q --hard main^1; git merge -q --no-ff --no-commit $seal^2 || true; \
             git checkout -q $seal -- .; cd decisions/2026-11/{id}; sed -i '{edit}' outcome.toml; rm -f *.sig; \
             ssh-keygen -q -Y sign -n accord-outcome-v1 -f {} outcome.toml; mv outcome.toml.sig aicha.sig; \
             git add -A .; git commit -q -S -m again",
            coop.place.key("aicha").display()
        );
        coop.place.shell("aicha", &coop.dir("aicha"), &script).ends(0);
        let audit = coop.audit("aicha");
        let last = audit["commits"].as_array().expect("a list").last().expect("the seal");
        let codes: Vec<&str> =
            last["findings"].as_array().expect("a list").iter().filter_map(|f| f["code"].as_str()).collect();
        if code.is_empty() {
            assert_eq!(last["verdict"], "decision", "the same outcome again is lawful: {last}");
        } else {
            assert_eq!(last["verdict"], "violation", "{last}");
            assert!(codes.contains(&code), "{code}: {codes:?}");
        }
    }
}
