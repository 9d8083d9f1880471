//! What was not adopted, taken up again by a way that the rules list.

use crate::hand::{DIGEST, push, rotate, sign};
use crate::support::{Coop, FOUNDERS, NOW, policy};

/// Three founders who give up after one round and may go these ways.
fn after_one_round(ways: &str) -> Coop {
    let coop = Coop::founded();
    let rules = coop.read("aicha", "rules.toml");
    let own = rules.lines().find(|line| line.starts_with("fallback = ")).expect("the ways").to_owned();
    let rounds = rules.lines().find(|line| line.starts_with("max_rounds = ")).expect("the rounds").to_owned();
    coop.write("aicha", "rules.toml", &rules.replace(&rounds, "max_rounds = 1"));
    let id = coop.propose_rule(&own, &format!("fallback = [{ways}]"));
    settle(&coop, &id);
    coop
}

fn settle(coop: &Coop, id: &str) {
    coop.agree(id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", id, "--push"]).ends(0);
    for person in FOUNDERS {
        coop.accord(person, &["sync"]).ends(0);
    }
}

/// Aïcha's policy, to which Bruno objects for good.
fn blocked(coop: &Coop) -> String {
    let id = coop.propose("aicha", "travel", "By train");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["object", &id, "-m", "Too slow", "--push"]).ends(0);
    coop.consent("chloe", &id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    id
}

#[test]
fn what_consent_was_not_found_for_is_voted_on_where_the_rules_say_so() {
    let coop = after_one_round("\"vote\"");
    let id = blocked(&coop);
    let shown = coop.accord("aicha", &["show", &id]).ends(0);
    shown.says("After one version an objection still stands").says("a vote on this very text");
    coop.accord("aicha", &["propose", "--follows", &id]).ends(2).says("nothing to take up");
    coop.accord("aicha", &["decide", &id, "--result", "escalated"]).ends(3).says("no circle above");
    coop.accord("aicha", &["decide", &id, "--result", "failed", "--push"]).ends(0).says("not adopted");
    let line = format!("git accord propose --follows {id} --fallback vote");
    coop.accord("aicha", &["show", &id]).ends(0).says(&line);
    coop.accord("aicha", &["propose", "--follows", &id, "--fallback", "shorter-term"]).ends(2).says("do not allow");
    let vote = coop.accord("aicha", &["propose", "--follows", &id, "--fallback", "vote"]).ends(0).out;
    let vote = vote.trim();
    assert_ne!(vote, id);
    coop.accord("aicha", &["publish", vote]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["show", vote]).ends(0).says(&format!("Takes up {id}")).says("To vote");
    coop.accord("bruno", &["respond", vote, "consent"]).ends(3);
    coop.accord("bruno", &["respond", vote, "against", "-m", "Still too slow", "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", vote, "for", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", vote, "--push"]).ends(0).says("adopted");
    assert!(coop.read("aicha", "circles/general/policies/travel.toml").contains(vote));
    coop.accord("aicha", &["audit"]).ends(0);
    coop.accord("aicha", &["audit", "--full"]).ends(0);
    coop.accord("aicha", &["show", vote]).ends(0).says("2 for, 1 against");
}

#[test]
fn another_text_is_not_voted_on_and_a_lost_vote_is_not_repeated() {
    let coop = after_one_round("\"vote\"");
    let id = blocked(&coop);
    coop.accord("aicha", &["decide", &id, "--result", "failed", "--push"]).ends(0);
    let vote = coop.accord("aicha", &["propose", "--follows", &id, "--fallback", "vote"]).ends(0).out;
    let vote = vote.trim().to_owned();
    let path = "circles/general/policies/travel.toml";
    let text = coop.read("aicha", path);
    coop.write("aicha", path, &text.replace("By train", "By plane"));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &vote, "for"]).ends(3);
    coop.consent("chloe", &vote);
    coop.consent("bruno", &vote);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &vote]).ends(3).says("DEC-49").says("something else");
    coop.write("aicha", path, &text);
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    for person in ["bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
        coop.accord(person, &["respond", &vote, "against", "--push"]).ends(0);
    }
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &vote, "--push"]).ends(0).says("not adopted");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["propose", "--follows", &vote, "--fallback", "vote"]).ends(2).says("do not allow");
    coop.accord("aicha", &["audit"]).ends(0);
}

#[test]
fn a_vote_that_one_is_losing_is_neither_written_anew_nor_passed_off_as_something_else() {
    let coop = after_one_round("\"vote\"");
    let id = blocked(&coop);
    coop.accord("aicha", &["decide", &id, "--result", "failed", "--push"]).ends(0);
    let vote = coop.accord("aicha", &["propose", "--follows", &id, "--fallback", "vote"]).ends(0).out;
    let vote = vote.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    for person in ["bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
        coop.accord(person, &["respond", &vote, "against", "--push"]).ends(0);
    }
    coop.accord("aicha", &["sync"]).ends(0);
    let path = format!("decisions/2026-11/{vote}/proposal.toml");
    let text = coop.read("aicha", &path);
    coop.write("aicha", &path, &text.replace("title = \"", "title = \"Again: "));
    coop.accord("aicha", &["amend"]).ends(2).says("voted on decision");
    coop.write("aicha", &path, &text);
    coop.accord("aicha", &["withdraw", &vote]).ends(0);
    coop.accord("aicha", &["decide", &vote]).ends(0).says("withdrawn");
    // A seal that says it was no vote: nothing on the branch bears that out.
    let script = format!(
        "git checkout -q main; S=$(git rev-parse main); sed -i '/^fallback = /d; /^follows = /d' {path}; git add -A .; \
         git reset -q --hard $(git commit-tree -S -p $S^1 -p $S^2 -m sealed $(git write-tree)); git push -q origin main"
    );
    coop.place.shell("aicha", &coop.dir("aicha"), &script).ends(0);
    coop.accord("aicha", &["audit", "--full"]).ends(1).says("does not hold: proposal");
}

#[test]
fn what_a_circle_takes_above_is_decided_there_once() {
    let coop = after_one_round("\"parent-circle\"");
    let add =
        ["circle", "add", "web", "--purpose", "Pages", "--member", "bruno", "--member", "chloe", "--lead", "bruno"];
    coop.accord("aicha", &add).ends(0);
    let web = coop.accord("aicha", &["propose", "Web", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    settle(&coop, &web);
    let path = "circles/web/policies/pages.toml";
    coop.write("bruno", path, &policy("Pages", "Short ones"));
    let id = coop.accord("bruno", &["propose", "Pages", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["publish"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["object", &id, "-m", "Long ones are read as well", "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["show", &id]).ends(0).says("--result escalated");
    coop.accord("bruno", &["decide", &id, "--result", "escalated", "--push"]).ends(0).says("escalated");
    // Without a word of the circle below, its parent decides on nothing of it.
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", "circles/web/policies/other.toml", &policy("Other", "Ours"));
    let other = coop.accord("aicha", &["propose", "Other", "-q", "--circle", "general"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["decide", &other]).ends(3).says("(web)");
    coop.accord("aicha", &["go"]).ends(0);
    let above = coop.accord("aicha", &["propose", "--follows", &id, "--fallback", "parent-circle", "-q"]).ends(0).out;
    let above = above.trim().to_owned();
    coop.write("aicha", path, &coop.read("aicha", path).replace("Short ones", "Short ones first"));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    settle(&coop, &above);
    assert!(coop.read("chloe", path).contains("Short ones first"));
    coop.accord("chloe", &["audit"]).ends(0);
    coop.accord("aicha", &["propose", "--follows", &id, "--fallback", "parent-circle"]).ends(2).says("would undo it");
}

/// Whoever stole a key that was retired before consent failed puts nothing to the vote with it, and nobody is kept from it by
/// what nobody signed.
#[test]
fn a_key_that_was_retired_before_opens_no_vote() {
    let coop = after_one_round("\"vote\"");
    let old = coop.git("aicha", &["rev-parse", "main"]).ends(0).out.trim().to_owned();
    rotate(&coop, "aicha");
    let lost = blocked(&coop);
    coop.accord("aicha", &["decide", &lost, "--result", "failed", "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    let id = "2026-11-21-forged";
    let script = format!(
        "{DIGEST}; {}; D=decisions/2026-11/{id}; P=circles/general/policies/travel.toml; \
         git checkout -qf main; git checkout -q -b accord/{id} {old}; mkdir -p $D/answers circles/general/policies; \
         git show origin/accord/{lost}:$P | sed 's/{lost}/{id}/' > $P; \
         printf 'title = \"travel\"\\ncircle = \"general\"\\nproposer = \"aicha\"\\nversion = 1\\nopened = {NOW}\\nbase = \"{old}\"\\nfollows = \"{lost}\"\\nfallback = \"vote\"\\n' > $D/proposal.toml; \
         git show origin/accord/{lost}:decisions/2026-11/{lost}/answers/1-aicha-1.toml \
           | sed \"s/{lost}/{id}/; s/^change.*/change = \\\"sha256:$(change $P)\\\"/\" > $D/answers/1-aicha-1.toml; \
         sign $D/answers/1-aicha-1.toml; git add -A; git commit -qm forged; git push -q origin HEAD; git checkout -q main",
        sign(&coop, "aicha")
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &script).ends(0);
    coop.accord("bruno", &["respond", id, "against"]).ends(3).says("DEC-28");
    coop.accord("bruno", &["decide", id]).ends(3).says("DEC-28");
    coop.accord("aicha", &["sync"]).ends(0);
    let vote = coop.accord("aicha", &["propose", "--follows", &lost, "--fallback", "vote", "-q"]).ends(0).out;
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", vote.trim(), "for"]).ends(0);
}

/// What nobody signed looks like a vote and is none: a slip is still mended.
#[test]
fn a_file_that_looks_like_a_vote_holds_no_text_fast() {
    let coop = after_one_round("\"vote\"");
    let lost = blocked(&coop);
    coop.accord("aicha", &["decide", &lost, "--result", "failed", "--push"]).ends(0);
    let vote = coop.accord("aicha", &["propose", "--follows", &lost, "--fallback", "vote", "-q"]).ends(0).out;
    let vote = vote.trim();
    let path = "circles/general/policies/travel.toml";
    let text = coop.read("aicha", path);
    coop.write("aicha", path, &text.replace("By train", "By  train"));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    let junk = "sed 's/aicha/chloe/; s/\"propose\"/\"against\"/' $D/answers/1-aicha-2.toml > $D/answers/1-chloe-1.toml; \
        echo junk > $D/answers/1-chloe-1.toml.sig; git add -A; git commit -qm junk";
    push(&coop, "bruno", vote, junk);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", path, &text);
    coop.accord("aicha", &["amend"]).ends(0).says("signed anew");
}

/// A vote that its proposer is losing stays at its text, whatever keys they and the voters retire, and whoever wrote the votes
/// down.
#[test]
fn what_was_voted_stays_said_whatever_becomes_of_keys() {
    let coop = after_one_round("\"vote\"");
    let lost = blocked(&coop);
    coop.accord("aicha", &["decide", &lost, "--result", "failed", "--push"]).ends(0);
    let vote = coop.accord("aicha", &["propose", "--follows", &lost, "--fallback", "vote", "-q"]).ends(0).out;
    let vote = vote.trim();
    coop.accord("aicha", &["publish"]).ends(0);
    for person in ["bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
        coop.accord(person, &["respond", vote, "against", "--push"]).ends(0);
    }
    rotate(&coop, "bruno");
    coop.accord("aicha", &["sync"]).ends(0);
    let path = format!("decisions/2026-11/{vote}/proposal.toml");
    let text = coop.read("aicha", &path);
    let without = text.lines().filter(|line| !line.starts_with("fallback") && !line.starts_with("follows"));
    coop.write("aicha", &path, &format!("{}\n", without.collect::<Vec<_>>().join("\n")));
    coop.accord("aicha", &["amend"]).ends(2).says("voted on decision");
    coop.write("aicha", &path, &text);
    rotate(&coop, "aicha");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["show", vote]).ends(0).says("Decided by a vote");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["propose", "--follows", &lost, "--fallback", "vote"]).ends(2).says("taken up by an open");
    // The same text signed with today's key: nobody votes again but whose key was retired.
    coop.accord("aicha", &["go", vote]).ends(0);
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", vote, "against", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", vote, "--push"]).ends(0).says("not adopted");
    coop.accord("aicha", &["audit", "--full"]).ends(0);
}
