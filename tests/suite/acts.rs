//! What an act refuses and what the history tells: one bad case each of the rules that no file alone can break, beside
//! the good one.

use crate::support::{Coop, Ran, policy};

fn audit_told(coop: &Coop, person: &str) -> String {
    coop.accord(person, &["audit", "--format", "json"]).out
}

/// Refused by one rule, and nothing was written.
fn refused(ran: Ran, code: &str) {
    ran.ends(3).says(code);
}

/// DEC-37: one answers with what the rules offer.
#[test]
fn an_answer_that_the_rules_do_not_offer_is_refused() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    refused(coop.accord("bruno", &["respond", &id, "stand-aside"]), "DEC-37");
    coop.accord("bruno", &["respond", &id, "consent"]).ends(0);
}

/// DEC-36: a proposal is amended and withdrawn by who made it.
#[test]
fn only_the_proposer_amends_and_withdraws() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    coop.write("bruno", "circles/general/policies/leave.toml", &policy("leave", "30 days"));
    refused(coop.accord("bruno", &["amend"]), "DEC-36");
    refused(coop.accord("bruno", &["withdraw", &id]), "DEC-36");
    coop.accord("aicha", &["withdraw", &id]).ends(0);
}

/// DEC-32: who has no voice in a circle closes none of its decisions.
#[test]
fn who_has_no_voice_does_not_seal() {
    let coop = Coop::with(&["--profile", "plain", "--template", "plain"]);
    coop.write(
        "aicha",
        "circles/web/circle.toml",
        "name = \"Web\"\nparent = \"general\"\npurpose = \"The site\"\nmembers = [\"aicha\", \"bruno\"]\nsize = { min = 2, max = 5 }\n",
    );
    coop.write("aicha", "domains/site.toml", "name = \"Site\"\nwithin = \"organisation\"\nholder = \"circle:web\"\n");
    let web = coop.accord("aicha", &["propose", "Web", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&web);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &web, "--push"]).ends(0);
    coop.write("aicha", "circles/web/policies/style.toml", &policy("style", "Plain words"));
    let id = coop.accord("aicha", &["propose", "Style", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    // Whoever may not seal reads who may.
    coop.accord("chloe", &["show", &id]).ends(0).says("who may seal it: Aicha and Bruno");
    refused(coop.accord("chloe", &["decide", &id]), "DEC-32");
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0);
}

/// DEC-33: a branch carries its own dossier only.
#[test]
fn a_dossier_within_another_branch_is_left_out() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    let other = "2026-11-20-other";
    let ride = format!(
        "cp -r decisions/2026-11/{id} decisions/2026-11/{other}; rm -r decisions/2026-11/{other}/answers; git add -A; git commit -qm ride; git push -q origin HEAD"
    );
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.place.shell("aicha", &coop.dir("aicha"), &ride).ends(0);
    coop.agree(&id);
    coop.accord("chloe", &["show", &id]).ends(0).says("also holds the dossier");
    coop.accord("chloe", &["decide", &id, "--push"]).ends(0).says("DEC-33");
    let sealed = coop.git("chloe", &["ls-tree", "-r", "--name-only", "main"]).ends(0).out;
    assert!(!sealed.contains(other), "{sealed}");
}

/// DEC-34: a decision decides something.
#[test]
fn a_proposal_that_changes_nothing_is_refused() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.place.shell("aicha", &coop.dir("aicha"), "rm circles/general/policies/leave.toml").ends(0);
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    refused(coop.accord("chloe", &["decide", &id]), "DEC-34");
}

/// COR-19: a date from another time is told, and proves nothing.
#[test]
fn a_commit_from_the_future_is_told() {
    let coop = Coop::founded();
    assert!(!audit_told(&coop, "bruno").contains("COR-19"));
    let commit = "echo x > notes.txt; git add notes.txt; GIT_COMMITTER_DATE=2031-01-01T00:00:00Z git commit -qm notes";
    coop.place.shell("bruno", &coop.dir("bruno"), commit).ends(0);
    coop.accord("bruno", &["audit"]).ends(0).says("COR-19");
}

/// COR-20: who writes a commit and who signs it are told when they differ.
#[test]
fn a_commit_in_another_name_is_told() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(0);
    let again = "GIT_COMMITTER_NAME=Somebody git commit -q --amend --no-edit -S";
    coop.place.shell("aicha", &coop.dir("aicha"), again).ends(0);
    coop.accord("aicha", &["audit"]).ends(0).says("COR-20");
}

/// COR-21: a file that could not be read in the past is told, also once it is mended.
#[test]
fn a_past_file_that_cannot_be_read_is_told() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    assert!(!audit_told(&coop, "bruno").contains("COR-21"), "{id}");
    let file = "circles/general/policies/leave.toml";
    let broken = format!("echo '= =' >> {file}; git commit -qam broken; git revert --no-edit HEAD > /dev/null");
    coop.place.shell("bruno", &coop.dir("bruno"), &broken).ends(0);
    coop.accord("bruno", &["audit"]).ends(0).says("COR-21");
}

/// COR-22: an answer that came after the seal changes nothing, and is never hidden.
#[test]
fn an_answer_after_the_seal_is_told() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    assert!(!audit_told(&coop, "chloe").contains("COR-22"));
    let late = format!(
        "cd decisions/2026-11/{id}/answers; sed 's/^issued.*/issued = 2026-11-22T13:00:00Z/' 1-chloe-1.toml > 1-chloe-2.toml; \
         ssh-keygen -q -Y sign -n accord-answer-v1 -f {} 1-chloe-2.toml; git add .; git commit -qm late",
        coop.place.key("chloe").display()
    );
    coop.place.shell("chloe", &coop.dir("chloe"), &late).ends(0);
    coop.accord("chloe", &["audit"]).ends(0).says("COR-22");
}

/// A question reaches whoever proposes, and is gone once they replied.
#[test]
fn a_question_reaches_who_proposes() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "question", "-m", "Who pays?", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["status"]).ends(0).says("Bruno asks about \"leave\": \"Who pays?\"");
    coop.place
        .accord_with(
            "aicha",
            &coop.dir("aicha"),
            ("ACCORD_NOW", "2026-11-21T12:05:00Z"),
            &["respond", &id, "react", "-m", "The association"],
        )
        .ends(0);
    let said = coop.accord("aicha", &["status"]).ends(0).out;
    assert!(!said.contains("Who pays?"), "{said}");
}

#[test]
fn nobody_proposes_in_another_s_name() {
    let coop = Coop::founded();
    coop.write("bruno", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    coop.accord("bruno", &["propose", "Leave", "--as", "chloe"]).ends(2).says("in the name of chloe");
    coop.accord("bruno", &["propose", "Leave", "--as", "bruno"]).ends(0);
}

/// What was sent to nobody leaves no line in everybody's register; its text is kept aside.
#[test]
fn what_nobody_saw_is_taken_back_without_a_line() {
    let coop = Coop::founded();
    coop.accord("aicha", &["go"]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    let id = coop.accord("aicha", &["propose", "leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["withdraw"]).ends(0).says("sent to nobody").says(&format!("set-aside/{id}"));
    let here = coop.git("aicha", &["branch", "--format=%(refname:short)"]).ends(0).out;
    assert!(!here.contains("accord/") && here.contains("set-aside/"), "{here}");
    coop.accord("aicha", &["show", &id]).ends(2);
    coop.git("aicha", &["show", &format!("set-aside/{id}:circles/general/policies/leave.toml")])
        .ends(0)
        .says("25 days");
    // What the others have is withdrawn before their eyes, and so is what somebody else answered.
    let sent = coop.propose("aicha", "trips", "by train");
    coop.accord("aicha", &["withdraw", &sent]).ends(0).says("To close it");
    coop.accord("aicha", &["decide", &sent]).ends(0).says("withdrawn");
}

/// The register's numbers are said in many ways, and who a proposal is about finds it.
#[test]
fn numbers_and_names_find_what_they_mean() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    for word in ["1", "n°1", "n° 1", "#1", "No 1"] {
        coop.accord("aicha", &["show", word]).ends(0).says(&id);
    }
    coop.accord("aicha", &["show", "n°7"]).ends(2).says("number n°7").says("one decision is sealed");
    coop.place.person("zoe");
    let line = coop.place.key_line("zoe");
    let admit = ["person", "admit", "zoe", "--name", "Zoé Durand", "--key", &line, "--circle", "general"];
    coop.accord("aicha", &admit).ends(0);
    for word in ["zoe", "Zoé", "durand"] {
        coop.accord("aicha", &["show", word]).ends(0).says("Zoé Durand");
    }
    coop.accord("aicha", &["show", "nobody"]).ends(2);
}

/// What one edits on somebody else's proposal becomes one's own, with all that the other one changes, under its own name.
#[test]
fn a_counter_proposal_is_made_on_the_proposal_itself() {
    let coop = Coop::founded();
    coop.write("aicha", "circles/general/policies/visits.toml", &policy("visits", "On Mondays"));
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    // As one edits by hand: what names the decision that brings it stays in the file.
    let text = coop.read("bruno", "circles/general/policies/leave.toml");
    assert!(text.contains(&id), "{text}");
    coop.write("bruno", "circles/general/policies/leave.toml", &text.replace("25 days", "30 days"));
    let own = coop.accord("bruno", &["propose", "Longer leave", "-q"]).ends(0).out.trim().to_owned();
    assert_ne!(own, id);
    let leave = coop.read("bruno", "circles/general/policies/leave.toml");
    assert!(leave.contains("30 days") && leave.contains(&format!("adopted_by = \"{own}\"")), "{leave}");
    let visits = coop.read("bruno", "circles/general/policies/visits.toml");
    assert!(visits.contains("Mondays") && !visits.contains(&id), "{visits}");
    coop.accord("bruno", &["publish"]).ends(0);
    // Both are open, and each names the other one.
    coop.accord("bruno", &["status"]).ends(0).says("Longer leave").says("the same text");
    // On one's own proposal edits are its next version.
    coop.write("bruno", "circles/general/policies/leave.toml", &policy("leave", "35 days"));
    coop.accord("bruno", &["propose", "Longer still"]).ends(4);
}

/// What is sealed here alone is sent, and not sealed again.
#[test]
fn what_is_sealed_here_alone_is_only_sent() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("git accord decide");
    coop.accord("aicha", &["decide", &id]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(4).says("git accord publish");
    coop.accord("aicha", &["publish"]).ends(0);
    refused(coop.accord("aicha", &["decide", &id, "--push"]), "DEC-38");
}

/// A repair of main is sent like a decision.
#[test]
fn a_repair_is_published() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    for person in ["bruno", "aicha"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    coop.write("bruno", "circles/general/policies/leave.toml", &policy("leave", "60 days"));
    coop.git("bruno", &["commit", "-qam", "by hand"]).ends(0);
    coop.git("bruno", &["push", "-q", "origin", "main"]).ends(0);
    coop.git("aicha", &["pull", "-q"]).ends(0);
    coop.git("aicha", &["revert", "--no-edit", "HEAD"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0).says("The repair is sent");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["audit"]).ends(0);
}
