//! Several people at work: at the same moment, in somebody's name, arriving and leaving.

use std::thread;

use crate::support::{Coop, policy};

#[test]
fn two_people_answer_at_the_same_moment() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    for person in ["bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    thread::scope(|scope| {
        for person in ["bruno", "chloe"] {
            let (coop, id) = (&coop, &id);
            scope.spawn(move || coop.accord(person, &["respond", id, "consent", "--push"]).ends(0));
        }
    });
    coop.accord("aicha", &["sync"]).ends(0);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["may_decide"], true, "{shown}");
}

#[test]
fn a_spoken_answer_is_written_down_and_the_outcome_signed_twice() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("chloe", &["sync"]).ends(0);
    // Chloé holds no sealing role; Bruno keeps the record.
    coop.accord("chloe", &["respond", &id, "consent", "--as", "bruno"]).ends(3).says("DEC-35");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--as", "chloe", "--via", "phone", "--push"])
        .ends(0)
        .says("Written down by Bruno");
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("needs a second one");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    let audit = coop.audit("aicha");
    assert_eq!(audit["summary"]["decisions"], 1, "{audit}");
    assert_eq!(audit["summary"]["open_violations"], 0, "{audit}");
}

#[test]
fn somebody_is_admitted_and_their_key_accepts() {
    let coop = Coop::founded();
    coop.place.person("dina");
    let root = coop.place.path("");
    coop.place.git("dina", &root, &["clone", "-q", "hub.git", "dina"]).ends(0);
    let line = coop.place.accord("dina", &coop.dir("dina"), &["join"]).ends(0).out.trim().to_owned();
    assert!(line.starts_with("dina ssh-ed25519 "), "{line}");
    coop.accord("aicha", &["person", "add", "dina", "--key", &line, "--circle", "general"]).ends(0);
    let id = coop.accord("aicha", &["propose", "Welcome Dina", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.accord("chloe", &["decide", &id]).ends(3).says("DEC-29");
    coop.accord("dina", &["sync"]).ends(0);
    coop.accord("dina", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    let shown = coop.accord("chloe", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["kinds"], serde_json::json!(["admission"]), "{shown}");
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    // From now on Dina is asked.
    coop.accord("bruno", &["sync"]).ends(0);
    let next = coop.propose("bruno", "leave", "25 days");
    coop.consent("aicha", &next);
    coop.consent("chloe", &next);
    coop.accord("chloe", &["decide", &next]).ends(3).says("dina");
    coop.accord("dina", &["sync"]).ends(0);
    coop.consent("dina", &next);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["decide", &next, "--push"]).ends(0);
    assert_eq!(coop.audit("chloe")["summary"]["open_violations"], 0);
}

#[test]
fn somebody_leaves_by_their_own_word() {
    let coop = Coop::founded();
    let edit = "sed -i 's/status = \"member\"/status = \"left\"\\nleft = 2026-11-21/; s/state = \"active\"/state = \"retired\"/' people/chloe.toml; \
                sed -i 's/, \"chloe\"//' circles/general/circle.toml";
    coop.place.shell("chloe", &coop.dir("chloe"), edit).ends(0);
    let id = coop.accord("chloe", &["propose", "I leave", "-q"]).ends(0).out.trim().to_owned();
    let shown = coop.accord("chloe", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["kinds"], serde_json::json!(["departure"]), "{shown}");
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
    // Nobody else may make her leave alone.
    let other = Coop::founded();
    other.place.shell("aicha", &other.dir("aicha"), edit).ends(0);
    let id = other.accord("aicha", &["propose", "She leaves", "-q"]).ends(0).out.trim().to_owned();
    let shown = other.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["kinds"], serde_json::json!(["separation"]), "{shown}");
    other.accord("aicha", &["decide", &id]).ends(3).says("bruno");
}

#[test]
fn a_new_circle_is_the_parent_s_and_its_first_members_to_accept() {
    let coop = Coop::founded();
    coop.accord(
        "aicha",
        &[
            "circle",
            "add",
            "web",
            "--parent",
            "general",
            "--purpose",
            "The site",
            "--member",
            "chloe",
            "--member",
            "bruno",
        ],
    )
    .ends(0);
    coop.accord("aicha", &["role", "add", "web/webmaster", "--purpose", "Keep it up"]).ends(0);
    coop.accord("aicha", &["domain", "add", "site", "--within", "organisation", "--holder", "circle:web"]).ends(0);
    let id = coop.accord("aicha", &["propose", "A web circle", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["circle"], "general", "{shown}");
    coop.agree(&id);
    // The profile asks for a lead where two people work: the new circle is not sound yet, and the refusal says so.
    coop.accord("chloe", &["decide", &id, "--push"]).ends(3).says("OFF-01");
    coop.accord("aicha", &["sync"]).ends(0);
    let lead =
        "name = \"Lead\"\ncore = \"lead\"\n[[holders]]\nperson = \"bruno\"\nfrom = 2026-11-21\nby = \"founding\"\n";
    coop.write("aicha", "circles/web/roles/lead.toml", lead);
    coop.accord("aicha", &["amend"]).ends(0).says("Version 2");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id]).ends(3).says("chloe");
    coop.consent("chloe", &id);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    assert_eq!(coop.audit("chloe")["summary"]["decisions"], 1);
}

#[test]
fn the_rules_are_the_root_s_with_its_own_quorum() {
    let coop = Coop::founded();
    let id = coop.propose_rule("quorum = \"2/3\"", "quorum = \"1/3\"");
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert_eq!(shown["kinds"], serde_json::json!(["constitution"]), "{shown}");
    coop.agree(&id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert_eq!(coop.audit("aicha")["summary"]["decisions"], 1);
}

#[test]
fn a_withdrawn_proposal_closes_without_its_change() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["decide", &id, "--result", "withdrawn"]).ends(3).says("DEC-39");
    coop.accord("aicha", &["withdraw", &id, "--push"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--result", "withdrawn", "--push"]).ends(0);
    assert!(!coop.dir("aicha").join("circles/general/policies/leave.toml").exists());
    let audit = coop.audit("aicha");
    assert_eq!(audit["summary"]["decisions"], 1, "{audit}");
    coop.accord("aicha", &["respond", &id, "consent"]).ends(3).says("DEC-38");
}

#[test]
fn a_plain_commit_on_a_proposal_is_as_good_as_amend() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "26 days"));
    coop.git("aicha", &["commit", "-qam", "one more day"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0).says("Version 2");
}

#[test]
fn edits_committed_on_main_go_onto_the_proposal() {
    let coop = Coop::founded();
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    coop.git("aicha", &["add", "-A"]).ends(0);
    coop.git("aicha", &["commit", "-qm", "oops, on main"]).ends(0);
    let id = coop.accord("aicha", &["propose", "leave", "-q"]).ends(0).out.trim().to_owned();
    assert_eq!(coop.git("aicha", &["rev-parse", "main"]).out, coop.git("aicha", &["rev-parse", "origin/main"]).out);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).json();
    assert!(!shown["changes"].as_array().unwrap().is_empty(), "{shown}");
}

#[test]
fn the_introduction_anchors_and_another_one_does_not() {
    let coop = Coop::founded();
    // The last founder's clone pinned the line when the founding was complete.
    let audit = coop.audit("chloe");
    assert_eq!(audit["anchored"], true, "{audit}");
    coop.accord("bruno", &["audit", "--require-anchor"]).ends(4);
    let told = coop.accord("bruno", &["found"]).ends(4).err;
    let line = told.split_whitespace().find(|word| word.starts_with("accord1:")).expect("the line is shown").to_owned();
    coop.accord("bruno", &["trust", &line]).ends(0);
    coop.accord("bruno", &["audit", "--require-anchor"]).ends(0);
    coop.accord("bruno", &["trust", "accord1:no"]).ends(2);
}

/// Three founders who decided that silence is consent once the window has passed.
fn where_silence_is_consent() -> Coop {
    let coop = Coop::founded();
    let id = coop.propose_rule("silence = \"missing\"", "silence = \"consent\"");
    coop.agree(&id);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop
}

#[test]
fn silence_is_consent_only_where_the_rules_say_so_and_after_the_window() {
    let coop = where_silence_is_consent();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id]).ends(3).says("DEC-09");
    let later = ("ACCORD_NOW", "2026-11-29T12:00:00Z");
    // Chloé's clone never saw this version: the window declared by others is not enough for it.
    let clone = coop.dir("chloe");
    coop.place.accord_with("chloe", &clone, later, &["sync"]).ends(0);
    coop.place.accord_with("bruno", &coop.dir("bruno"), later, &["sync"]).ends(0);
    // Bruno would seal on the word of two dates that he and the proposer wrote: nobody else bears witness.
    coop.place.accord_with("bruno", &coop.dir("bruno"), later, &["decide", &id, "--push"]).ends(3).says("DEC-05");
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["sync"]).ends(0);
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["decide", &id, "--push"]).ends(0);
    coop.place.accord_with("bruno", &coop.dir("bruno"), later, &["sync"]).ends(0);
    let sealed = coop.git("bruno", &["show", &format!("main:decisions/2026-11/{id}/outcome.toml")]).out;
    assert!(sealed.contains("rule = \"silence\"") && sealed.contains("chloe"), "{sealed}");
    let audit =
        coop.place.accord_with("bruno", &coop.dir("bruno"), later, &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["decisions"], 2);
}

#[test]
fn a_window_that_one_did_not_see_oneself_is_not_believed() {
    let coop = where_silence_is_consent();
    // Opened with a clock set back by ten days: Bruno sees it for the first time today.
    let back = ("ACCORD_NOW", "2026-11-11T12:00:00Z");
    let dir = coop.dir("aicha");
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    let id = coop.place.accord_with("aicha", &dir, back, &["propose", "leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id]).ends(3).says("DEC-08");
}

#[test]
fn signing_the_founding_twice_harms_nothing() {
    let coop = Coop::founded();
    let before = coop.git("chloe", &["rev-parse", "origin/main"]).out;
    coop.accord("aicha", &["found", "--push"]).ends(4).says("founded already");
    coop.accord("chloe", &["found"]).ends(4);
    coop.accord("chloe", &["sync"]).ends(0);
    assert_eq!(coop.git("chloe", &["rev-parse", "origin/main"]).out, before);
    assert_eq!(coop.audit("chloe")["summary"]["open_violations"], 0);
}

#[test]
fn an_answer_is_not_given_to_a_version_that_one_has_not_seen() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.consent("chloe", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "0 days"));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(4).says("Version 2");
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(0).says("version 2");
}

#[test]
fn what_nobody_could_read_is_not_put_to_anybody() {
    let coop = Coop::founded();
    coop.write("aicha", "circles/general/policies/leave.toml", "title = \"x\n");
    coop.accord("aicha", &["propose", "leave"]).ends(3).says("COR-01");
    assert_eq!(coop.git("aicha", &["branch", "--list", "accord/*"]).out, "");
}

#[test]
fn a_wrong_introduction_is_told_at_once() {
    let coop = Coop::founded();
    let wrong = format!("accord1:{}:{}:{}", "atelier-00000000000000000000000000000000", "a".repeat(40), "b".repeat(64));
    coop.accord("bruno", &["trust", &wrong]).ends(0);
    let organisation = coop.read("bruno", "constitution.toml");
    let organisation =
        organisation.lines().find_map(|l| l.strip_prefix("id = \"")).unwrap().trim_end_matches('"').to_owned();
    let wrong = format!("accord1:{organisation}:{}:{}", "a".repeat(40), "b".repeat(64));
    coop.accord("bruno", &["trust", &wrong]).ends(1).says("not that of the founding in this clone");
    // What was pinned stays; nothing takes its place.
    coop.accord("bruno", &["audit"]).ends(0);
}

/// Who asks why a sentence stands finds the decision: its id is written where nobody wrote one.
#[test]
fn what_a_proposal_brings_names_the_decision() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "tools", "Tools come back within a week.");
    let text = coop.read("aicha", "circles/general/policies/tools.toml");
    assert!(text.contains(&format!("adopted_by = \"{id}\"")), "{text}");
    assert!(coop.git("aicha", &["status", "--porcelain"]).ends(0).out.is_empty(), "the files are those of the branch");
    coop.write("aicha", "circles/general/roles/tools.toml", "name = \"Tools\"\npurpose = \"x\"\nreview = 2027-06-01\n[[holders]]\nperson = \"bruno\" # for now\nfrom = 2026-11-21\n");
    coop.accord("aicha", &["amend"]).ends(0);
    let role = coop.read("aicha", "circles/general/roles/tools.toml");
    assert!(role.contains("# for now") && role.contains(&format!("by = \"{id}\"")), "{role}");
    let found = coop.accord("aicha", &["check", "--format", "json"]).json();
    let codes: Vec<&str> =
        found["findings"].as_array().expect("a list").iter().filter_map(|f| f["code"].as_str()).collect();
    assert!(!codes.contains(&"POL-05") && !codes.contains(&"COR-03"), "{codes:?}");
}

/// How a decision was conducted is told by the state before its seal, and weighs on no verdict.
#[test]
fn an_audit_tells_how_it_was_decided_and_judges_by_the_law_alone() {
    let coop = Coop::founded();
    let id = coop.adopt("tools", "Tools come back within a week.");
    let audit = coop.accord("aicha", &["audit", "--format", "json"]).ends(0).json();
    let sealed =
        audit["commits"].as_array().expect("a list").iter().find(|c| c["decision"] == id.as_str()).expect("the seal");
    assert_eq!(sealed["verdict"], "decision");
    let findings = sealed["findings"].as_array().expect("a list");
    let driver = findings.iter().find(|f| f["code"] == "DEC-02").expect("nobody said why");
    assert_eq!(driver["level"], "warning");
}

/// A forge checks out a commit, not a branch: the proposal is the one that the base does not have.
#[test]
fn a_detached_checkout_is_compared_with_its_base() {
    let coop = Coop::founded();
    // An older fault, which is not the proposal's.
    let id = coop.propose("aicha", "tools", "Tools come back within a week.");
    coop.write(
        "aicha",
        "circles/general/policies/keys.toml",
        "title = \"Keys\"\ntext = \"x\"\nresponsible = \"nobody-we-know\"\n",
    );
    coop.accord("aicha", &["amend"]).ends(0);
    coop.git("aicha", &["checkout", "-q", "--detach"]).ends(0);
    let ran = coop.accord("aicha", &["check", "--base", "main", "--format", "json"]).ends(1);
    let json = ran.json();
    assert_eq!(json["base"]["proposal"], id.as_str(), "{json}");
    assert_eq!(json["base"]["may_decide"], false);
    let codes: Vec<&str> =
        json["findings"].as_array().expect("a list").iter().filter_map(|f| f["code"].as_str()).collect();
    assert!(codes.contains(&"COR-03") && codes.contains(&"POL-01"), "{codes:?}");
}

/// Without a base, main is the base; where the history is not there, the files alone are judged.
#[test]
fn a_detached_or_shallow_checkout_knows_the_proposal_it_holds() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "tools", "Tools come back within a week.");
    coop.git("aicha", &["checkout", "-q", "--detach"]).ends(0);
    coop.accord("aicha", &["check", "--format", "concise"]).ends(0);
    let (root, branch) = (coop.place.path(""), format!("accord/{id}"));
    let url = format!("file://{}", coop.place.path("hub.git").display());
    coop.place.git("aicha", &root, &["clone", "-q", "--depth", "1", "-b", &branch, &url, "shallow"]).ends(0);
    let shallow = coop.place.path("shallow");
    coop.place.accord("aicha", &shallow, &["check"]).ends(0).says("was not judged").says("--unshallow");
    coop.place.git("aicha", &shallow, &["checkout", "-q", "--detach"]).ends(0);
    coop.place.accord("aicha", &shallow, &["check"]).ends(0).says("was not judged");
    coop.place.accord("aicha", &shallow, &["check", "--base", "main"]).ends(4).says("--unshallow");
}

/// What somebody writes on the branch after the signature is neither shown as the proposal nor decided.
#[test]
fn what_is_shown_is_what_is_signed() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "tools", "Tools come back within a week.");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    let path = "circles/general/policies/tools.toml";
    let text = coop.read("bruno", path).replace("a week", "a year");
    coop.write("bruno", path, &text);
    coop.git("bruno", &["commit", "-qam", "later"]).ends(0);
    let shown = coop.accord("bruno", &["show", &id]).ends(0).says("after the signed version");
    assert!(shown.out.contains("a week") && !shown.out.contains("a year"), "{}", shown.out);
    coop.accord("bruno", &["check"]).ends(0).says("DEC-28").says("was changed after version 1 was signed");
}

/// Who corrects a text before anybody answered signs the same version anew; the newest text is the one decided.
#[test]
fn a_version_signed_anew_is_the_one_that_counts() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["go", &id]).ends(0);
    for days in ["28 days", "30 days"] {
        coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", days));
        coop.accord("aicha", &["amend"]).ends(0).says("signed anew");
        let shown = coop.accord("aicha", &["show", &id]).ends(0);
        assert!(shown.out.contains(days) && !shown.out.contains("no longer counts"), "{}", shown.out);
    }
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    assert!(coop.read("chloe", "circles/general/policies/leave.toml").contains("30 days"));
    assert_eq!(coop.audit("chloe")["summary"]["open_violations"], 0);
}

/// A version signed anew and withdrawn: the dossier alone reaches main, and its answers speak of the newest text.
#[test]
fn a_version_signed_anew_is_withdrawn() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "28 days"));
    coop.accord("aicha", &["amend"]).ends(0).says("signed anew");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["withdraw", &id, "--push"]).ends(0);
    let told = coop.accord("aicha", &["audit", "--format", "json"]).ends(0);
    assert_eq!(told.json()["summary"]["open_violations"], 0);
    assert!(!told.out.contains("DEC-06"), "{}", told.out);
}

/// What stood behind an older fault is no news when the fault is mended, and what is new does not hide behind one.
#[test]
fn a_change_is_judged_by_what_it_brings() {
    let coop = Coop::founded();
    let dir = coop.dir("aicha");
    let check = |files: &[(&str, &str)]| {
        for (path, text) in files {
            coop.write("aicha", path, text);
        }
        coop.accord("aicha", &["check", "--base", "main", "--format", "json"])
    };
    // Main names a member who is nobody, and behind that a lead who is no member.
    let lead = |person: &str| format!("name = \"Lead\"\ncore = \"lead\"\n[[holders]]\nperson = \"{person}\"\n");
    let web = |members: &str| {
        format!(
            "name = \"Web\"\nparent = \"general\"\npurpose = \"The site\"\nmembers = [{members}]\nsize = {{ min = 1, max = 3 }}\n"
        )
    };
    coop.write("aicha", "circles/web/circle.toml", &web("\"aicha\", \"zoe\""));
    coop.write("aicha", "circles/web/roles/lead.toml", &lead("bruno"));
    coop.place.shell("aicha", &dir, "git add -A && git commit -qm broken").ends(0);
    coop.accord("aicha", &["check", "--format", "concise"]).ends(1).says("COR-03");
    let mended = check(&[("circles/web/circle.toml", &web("\"aicha\""))]).ends(0);
    assert!(!mended.out.contains("OFF-04"), "{}", mended.out);
    // A new outsider is told although the older fault is still there.
    coop.write("aicha", "circles/web/circle.toml", &web("\"aicha\", \"zoe\""));
    check(&[("circles/web/roles/lead.toml", &lead("chloe"))]).ends(1).says("OFF-04");
}

#[test]
fn going_back_to_the_text_in_force_loses_no_commit() {
    let coop = Coop::founded();
    coop.write("aicha", "notes.md", "mine\n");
    coop.git("aicha", &["add", "-A"]).ends(0);
    coop.git("aicha", &["commit", "-qm", "notes"]).ends(0);
    let id = coop.propose("bruno", "leave", "25 days");
    coop.agree(&id);
    coop.consent("aicha", &id);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0);
    coop.git("aicha", &["fetch", "-q"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0).says("set-aside/main");
    let kept = coop.git("aicha", &["show", "set-aside/main:notes.md"]).ends(0);
    assert_eq!(kept.out, "mine\n");
}

/// A version that was signed anew is another text under the same number: nobody consents to it unseen.
#[test]
fn nobody_answers_a_text_that_they_have_not_seen() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["show", &id]).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "99 days"));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(4).says("was published meanwhile");
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(0);
}

/// What a new key accepted, and whatever else lies on the branch, keeps no second signature from an outcome.
#[test]
fn a_second_signature_is_found_whatever_else_lies_on_the_branch() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["respond", &id, "consent", "--as", "chloe", "--via", "phone", "--push"]).ends(0);
    let junk = format!(
        "git fetch -q; git checkout -q -B junk origin/accord/{id}; D=decisions/2026-11/{id}/answers; \
         sed 's/^number.*/number = 5/' $D/1-bruno-1.toml > $D/1-bruno-5.toml; git add -A; git commit -qm junk; \
         git push -q origin HEAD:accord/{id}; git checkout -qf main"
    );
    coop.place.shell("chloe", &coop.dir("chloe"), &junk).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("bears one signature");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
}

/// Where the group judges of objections, all others set one aside, each with a reason; elsewhere nobody does.
#[test]
fn an_objection_is_set_aside_only_where_the_rules_name_who_does() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "travel", "By train");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["object", &id, "-m", "I like planes", "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "set-aside", "bruno", "-m", "no harm"]).ends(2).says("nobody sets");
    let coop = Coop::with(&["--profile", "sociocracy-3.0", "--template", "plain"]);
    let id = coop.propose("aicha", "travel", "By train");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["object", &id, "-m", "I like planes", "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "set-aside", "bruno"]).ends(2).says("saying why");
    coop.accord("chloe", &["respond", &id, "set-aside", "aicha", "-m", "x"]).ends(2).says("no open objection");
    coop.accord("chloe", &["respond", &id, "set-aside", "bruno", "-m", "a taste is no harm", "--push"]).ends(0);
    coop.accord("chloe", &["consent", &id, "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-04");
    coop.accord("aicha", &["respond", &id, "set-aside", "bruno", "-m", "nor do I see one"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("set aside: I like planes");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit"]).ends(0);
}
