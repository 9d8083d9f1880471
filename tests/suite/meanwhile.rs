//! What others did meanwhile: notes on both sides, a seal that was overtaken, a change without a decision, two clones of
//! one person. Nothing is lost, and each is told.

use crate::support::{Coop, policy};

const POLICY: &str = "circles/general/policies/leave.toml";

fn note(coop: &Coop, person: &str, path: &str) {
    coop.write(person, path, person);
    coop.git(person, &["add", "-A"]).ends(0);
    coop.git(person, &["commit", "-qm", path]).ends(0);
}

#[test]
fn a_note_that_was_not_sent_follows_what_the_others_sent() {
    let coop = Coop::founded();
    note(&coop, "aicha", "notes/a.md");
    note(&coop, "bruno", "notes/b.md");
    coop.git("aicha", &["push", "-q", "origin", "main"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    assert_eq!(
        (coop.read("bruno", "notes/a.md").as_str(), coop.read("bruno", "notes/b.md").as_str()),
        ("aicha", "bruno")
    );
    coop.git("bruno", &["log", "-1", "--format=%an %s"]).ends(0).says("bruno notes/b.md");
    // A decision of others takes no note away either, and the audit finds nothing amiss.
    coop.adopt("leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit"]).ends(0);
    assert_eq!(coop.read("bruno", "notes/b.md"), "bruno");
}

#[test]
fn what_was_committed_on_main_and_is_no_note_is_set_aside() {
    let coop = Coop::founded();
    coop.write("bruno", POLICY, &policy("leave", "9 days"));
    coop.git("bruno", &["add", "-A"]).ends(0);
    coop.git("bruno", &["commit", "-qm", "mine"]).ends(0);
    let id = coop.propose("aicha", "travel", "by train");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "consent", "--push"]).ends(0);
    coop.write("chloe", "notes.md", "a note");
    coop.git("chloe", &["add", "-A"]).ends(0);
    coop.git("chloe", &["commit", "-qm", "a note"]).ends(0);
    coop.git("chloe", &["push", "-q", "origin", "main"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0).says("set-aside/main").says(POLICY);
    coop.git("bruno", &["checkout", "-q", "set-aside/main", "--", POLICY]).ends(0);
    coop.accord("bruno", &["propose", "Leave"]).ends(0);
    coop.accord("bruno", &["status"]).ends(0).says("Leave");
}

/// The first thing that people who know git do: commit on main, then propose.
#[test]
fn what_was_committed_on_main_is_proposed_as_signed() {
    let coop = Coop::founded();
    coop.write("aicha", POLICY, &policy("leave", "25 days"));
    coop.write("aicha", "notes.md", "mine");
    coop.git("aicha", &["add", "-A"]).ends(0);
    coop.git("aicha", &["commit", "-qm", "leave"]).ends(0);
    coop.accord("aicha", &["propose", "Leave"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    let id = "2026-11-21-leave";
    coop.agree(id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    assert_eq!(coop.read("aicha", "notes.md"), "mine");
    coop.accord("aicha", &["decide", id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit"]).ends(0);
}

#[test]
fn a_change_without_a_decision_is_told_and_can_be_put_to_the_circle() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.write("chloe", POLICY, &coop.read("chloe", POLICY).replace("25", "35"));
    coop.git("chloe", &["commit", "-qam", "more"]).ends(0);
    coop.git("chloe", &["push", "-q", "origin", "main"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0).says("without a decision").says("chloe").says(POLICY);
    coop.accord("bruno", &["sync"]).ends(0);
    // Whoever proposes something else proposes that alone.
    coop.write("bruno", "circles/general/policies/travel.toml", &policy("travel", "by train"));
    coop.accord("bruno", &["propose", "Travel"]).ends(0);
    coop.accord("bruno", &["publish"]).ends(0);
    let shown = coop.accord("bruno", &["diff"]).ends(0);
    assert!(!shown.out.contains("35"), "{}", shown.out);
    // Whoever has nothing else puts it to the circle.
    coop.accord("chloe", &["propose", "More leave"]).ends(0);
    coop.accord("chloe", &["diff"]).ends(0).says("35");
    coop.accord("chloe", &["publish"]).ends(0);
    coop.agree("2026-11-21-travel");
    coop.consent("aicha", "2026-11-21-travel");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", "travel", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0).says("also brought back").says(POLICY);
    assert!(coop.read("aicha", POLICY).contains("25"));
}

/// Sealed without asking the shared repository, then sent: what lay there already is not left out.
#[test]
fn a_seal_that_was_overtaken_is_not_sent() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "object", "-m", "No", "--push"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(0);
    coop.accord("aicha", &["publish"]).ends(5).says("had answered");
    coop.accord("aicha", &["show", &id]).ends(0).says("No");
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3);
    // Asked to sync first, it says the same.
    coop.accord("aicha", &["sync"]).ends(0);
    coop.git("aicha", &["rev-parse", "main"]).ends(0).says(coop.git("bruno", &["rev-parse", "origin/main"]).out.trim());
}

#[test]
fn a_comment_that_is_pushed_meanwhile_voids_no_answer() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    for person in ["aicha", "bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    coop.write("aicha", POLICY, &coop.read("aicha", POLICY).replace("25", "30"));
    coop.accord("aicha", &["propose", "More"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    let id = "2026-11-21-more";
    coop.agree(id);
    for line in ["# 1\n", "# 2\n"] {
        coop.accord("chloe", &["go"]).ends(0);
        coop.accord("chloe", &["sync"]).ends(0);
        coop.write("chloe", POLICY, &format!("{line}{}", coop.read("chloe", POLICY)));
        coop.git("chloe", &["commit", "-S", "-qam", "a comment"]).ends(0);
        coop.git("chloe", &["push", "-q", "origin", "main"]).ends(0);
    }
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit", "--full"]).ends(0);
    assert!(coop.read("aicha", POLICY).contains("30"));
}

/// Two clones of one person, an answer on each under the same name: both are kept, and the objection is heard.
#[test]
fn two_clones_of_one_person_keep_both_answers() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    let place = &coop.place;
    place.git("bruno", &place.path(""), &["clone", "-q", "hub.git", "laptop"]).ends(0);
    let laptop = place.path("laptop");
    coop.accord("bruno", &["respond", &id, "object", "-m", "No"]).ends(0);
    place.accord("bruno", &laptop, &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["publish", &id]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("No");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3);
}

#[test]
fn a_branch_whose_name_is_in_the_way_is_named() {
    let coop = Coop::founded();
    coop.git("chloe", &["push", "-q", "origin", "main:refs/heads/accord"]).ends(0);
    coop.write("aicha", POLICY, &policy("leave", "25 days"));
    coop.accord("aicha", &["propose", "Leave"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(5).says("git push origin --delete accord");
    coop.git("aicha", &["push", "-q", "origin", "--delete", "accord"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
}

/// A decision of others that lays the same text out anew says nothing new of it.
#[test]
fn a_decision_that_lays_a_text_out_anew_voids_no_answer() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    coop.write("aicha", POLICY, &coop.read("aicha", POLICY).replace("25", "30"));
    coop.accord("aicha", &["propose", "More"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree("2026-11-21-more");
    coop.accord("bruno", &["go"]).ends(0);
    coop.write("bruno", POLICY, &format!("# Leave\n{}", coop.read("bruno", POLICY)));
    coop.write("bruno", "circles/general/policies/pay.toml", &policy("pay", "on the first"));
    coop.accord("bruno", &["propose", "Pay"]).ends(0);
    coop.accord("bruno", &["publish"]).ends(0);
    for person in ["aicha", "chloe"] {
        coop.consent(person, "2026-11-21-pay");
    }
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", "pay", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", "more", "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["audit", "--full"]).ends(0);
}

/// Two people, one title, one day: the name is whose was sent first, and the other one answers like everybody.
#[test]
fn whoever_sent_a_name_first_has_it_and_the_other_is_still_heard() {
    for syncs in [false, true] {
        let coop = Coop::founded();
        coop.write("chloe", POLICY, &policy("leave", "9 days"));
        let own = coop.accord("chloe", &["propose", "leave", "-q"]).ends(0).out.trim().to_owned();
        let id = coop.propose("aicha", "leave", "25 days");
        assert_eq!(own, id);
        let first = if syncs {
            coop.accord("chloe", &["sync"]).ends(0)
        } else {
            coop.accord("chloe", &["publish", &id]).ends(4)
        };
        first.says("set-aside/").says("Aicha");
        coop.accord("chloe", &["show", &id]).ends(0).says("25 days");
        coop.accord("chloe", &["respond", &id, "object", "-m", "too few", "--push"]).ends(0);
        coop.accord("chloe", &["doctor"]).ends(0);
        coop.accord("aicha", &["sync"]).ends(0).says("too few");
        let aside = format!("set-aside/{id}:{POLICY}");
        coop.git("chloe", &["show", &aside]).ends(0).says("9 days");
        // What the advice says: it is proposed anew, and names the decision that will have adopted it.
        coop.accord("chloe", &["go"]).ends(0);
        coop.git("chloe", &["checkout", "-q", &format!("set-aside/{id}"), "--", POLICY]).ends(0);
        let other = coop.accord("chloe", &["propose", "other leave", "-q"]).ends(0).out.trim().to_owned();
        assert!(coop.read("chloe", POLICY).contains(&format!("adopted_by = \"{other}\"")));
    }
}

/// Whoever may push may push over a branch. What was sent first stays in force for whom it was sent to.
#[test]
fn a_proposal_that_was_sent_gives_way_to_nobody() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "object", "-m", "too dear", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("chloe", POLICY, &policy("leave", "all to me"));
    let own = coop.accord("chloe", &["propose", "leave", "-q"]).ends(0).out.trim().to_owned();
    assert_eq!(own, id);
    coop.git("chloe", &["push", "-qf", "origin", &format!("accord/{id}")]).ends(0);
    for person in ["aicha", "bruno"] {
        let synced = coop.accord(person, &["sync"]).ends(0);
        assert!(!synced.err.contains("yours stays here"), "{person}: {}", synced.err);
        synced.says("Chloe");
        coop.accord(person, &["show", &id]).ends(0).says("25 days").says("too dear");
    }
}

/// It was sent when the server had it, not when one looked there again.
#[test]
fn what_was_just_sent_gives_way_to_nobody() {
    let coop = Coop::founded();
    coop.write("chloe", POLICY, &policy("leave", "all to me"));
    let own = coop.accord("chloe", &["propose", "leave", "-q"]).ends(0).out.trim().to_owned();
    let id = coop.propose("aicha", "leave", "25 days");
    assert_eq!(own, id);
    coop.git("chloe", &["push", "-qf", "origin", &format!("accord/{id}")]).ends(0);
    let synced = coop.accord("aicha", &["sync"]).ends(0).says("Chloe");
    assert!(!synced.err.contains("yours stays here"), "{}", synced.err);
    coop.accord("aicha", &["show", &id]).ends(0).says("25 days");
}

/// Whoever takes somebody's place holds the role by this decision, whatever the line said of the other.
#[test]
fn whoever_takes_a_place_holds_it_by_this_decision() {
    let coop = Coop::founded();
    let role = "circles/general/roles/secretary.toml";
    let text = coop.read("aicha", role);
    let holder = ["aicha", "bruno", "chloe"].into_iter().find(|id| text.contains(&format!("person = \"{id}\"")));
    let holder = holder.expect("somebody is secretary");
    let other = if holder == "aicha" { "bruno" } else { "aicha" };
    coop.write("aicha", role, &text.replace(&format!("person = \"{holder}\""), &format!("person = \"{other}\"")));
    let id = coop.accord("aicha", &["propose", "Secretary", "-q"]).ends(0).out.trim().to_owned();
    assert!(coop.read("aicha", role).contains(&format!("by = \"{id}\"")), "{}", coop.read("aicha", role));
}

#[test]
fn a_free_file_beside_another_of_its_name_holds_no_answer_up() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    for person in ["bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
        coop.accord(person, &["go", &id]).ends(0);
        note(&coop, person, "notes/d.md");
    }
    coop.accord("bruno", &["respond", &id, "object", "-m", "too dear", "--push"]).ends(0);
    let answered = coop.accord("chloe", &["respond", &id, "object", "-m", "too few", "--push"]).ends(0);
    answered.says("notes/d.md").says("set-aside/");
    coop.accord("chloe", &["show", &id]).ends(0).says("too dear").says("too few");
    coop.git("chloe", &["show", &format!("set-aside/{id}:notes/d.md")]).ends(0).says("chloe");
}

#[test]
fn free_files_that_no_decision_takes_along_are_named() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["go", &id]).ends(0);
    note(&coop, "aicha", "notes/annex.md");
    coop.accord("aicha", &["publish", &id]).ends(0).says("notes/annex.md");
    coop.agree(&id);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("notes/annex.md");
    coop.accord("aicha", &["sync"]).ends(0).says("notes/annex.md");
    coop.git("aicha", &["checkout", &format!("accord/{id}"), "--", "notes/annex.md"]).ends(0);
    assert_eq!(coop.read("aicha", "notes/annex.md"), "aicha");
}

#[test]
fn a_question_between_two_signatures_is_told() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--as", "chloe", "--push"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("needs a second one");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "question", "-m", "from when", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("signature of Bruno");
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("COR-22").says("adopted");
    coop.accord("chloe", &["sync"]).ends(0).says("COR-22");
    coop.accord("chloe", &["audit"]).ends(0);
}

#[test]
fn commits_that_are_on_no_branch_are_kept_on_one() {
    let coop = Coop::founded();
    coop.git("chloe", &["checkout", "-q", "--detach"]).ends(0);
    note(&coop, "chloe", "notes/d.md");
    coop.accord("chloe", &["go"]).ends(0).says("set-aside/off-branch");
    coop.git("chloe", &["show", "set-aside/off-branch:notes/d.md"]).ends(0).says("chloe");
    coop.git("chloe", &["checkout", "-q", "--detach"]).ends(0);
    let again = coop.accord("chloe", &["go"]).ends(0);
    assert!(!again.err.contains("set-aside"), "what is on a branch is left there: {}", again.err);
}
