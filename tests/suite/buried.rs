//! An objection that somebody would rather not have heard: each way of leaving it out, and of speaking in another's place.

use crate::hand::{self, push, rotate, sign};
use crate::support::{Coop, policy};

/// The verdict on the newest commit of somebody's main.
fn newest(coop: &Coop, person: &str) -> String {
    let audit = coop.accord(person, &["audit", "--full", "--format", "json"]).json();
    audit["commits"].as_array().and_then(|all| all.last()).expect("a commit")["verdict"]
        .as_str()
        .expect("a word")
        .to_owned()
}

/// A policy that Bruno consented to and Chloe objects to.
fn objected(coop: &Coop) -> String {
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "object", "-m", "harms the cleaners", "--push"]).ends(0);
    id
}

/// Chloe is separated by the two others, against her will.
fn separate_chloe(coop: &Coop) {
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let edit = "sed -i 's/^status = .*/status = \"left\"\\nleft = 2026-11-21/; s/state = \"active\"/state = \"retired\"/' people/chloe.toml; \
                sed -i 's/, \"chloe\"//' circles/general/circle.toml";
    coop.place.shell("aicha", &coop.dir("aicha"), edit).ends(0);
    let id = coop.accord("aicha", &["propose", "Separation", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["go", &id]).ends(0);
    let steps = format!(
        "printf 'heard = 2026-11-20\\nsteps = [\"talk\", \"mediation\"]\\n' >> decisions/2026-11/{id}/proposal.toml"
    );
    coop.place.shell("aicha", &coop.dir("aicha"), &steps).ends(0);
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let later = ("ACCORD_NOW", "2026-11-29T12:00:00Z");
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["decide", &id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
}

#[test]
fn a_copy_under_a_retired_key_hides_no_objection() {
    let coop = Coop::founded();
    rotate(&coop, "chloe");
    coop.accord("aicha", &["sync"]).ends(0);
    let id = objected(&coop);
    // The key in Chloe's home is the retired one now: whoever stole it signs the very text of her objection with it.
    let copy = format!(
        "{}; cp $D/answers/1-chloe-1.toml $D/answers/1-chloe-0.toml; cp $D/answers/1-chloe-1.toml $D/answers/1-chloe-10.toml; \
         sign $D/answers/1-chloe-0.toml; sign $D/answers/1-chloe-10.toml; git add -A; git commit -qm copy",
        sign(&coop, "chloe")
    );
    push(&coop, "bruno", &id, &copy);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-04");
    hand::seal(&coop, "aicha", &id, "\"policy\"", "\"aicha\", \"bruno\", \"chloe\"", "rm $D/answers/1-chloe-1.*");
    assert_eq!(newest(&coop, "aicha"), "violation");
}

#[test]
fn a_separation_takes_no_objection_out_of_a_seal() {
    let coop = Coop::founded();
    let id = objected(&coop);
    separate_chloe(&coop);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-04");
    hand::seal(&coop, "aicha", &id, "\"policy\"", "\"aicha\", \"bruno\"", "rm $D/answers/1-chloe-*");
    assert_eq!(newest(&coop, "aicha"), "violation");
    // A next version answers her: what she said stays told, and no longer stands in the way.
    coop.git("aicha", &["reset", "-q", "--hard", "origin/main"]).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "26 days"));
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert_eq!(newest(&coop, "aicha"), "decision");
}

/// The control is the same text with a base: with it the proposal stands, without it nobody knows who was asked.
#[test]
fn a_proposal_that_names_no_base_is_decided_by_nobody() {
    for base in [None, Some("main")] {
        let coop = Coop::founded();
        let main = coop.git("aicha", &["rev-parse", "main"]).out.trim().to_owned();
        let id = hand::propose(&coop, "aicha", "pay", "main", base.map(|_| main.as_str()));
        if base.is_some() {
            coop.agree(&id);
            coop.accord("aicha", &["sync"]).ends(0);
            coop.accord("aicha", &["decide", &id]).ends(0);
            continue;
        }
        coop.accord("bruno", &["sync"]).ends(0);
        coop.accord("aicha", &["decide", &id]).ends(3);
        hand::seal(&coop, "aicha", &id, "\"policy\"", "\"aicha\"", "true");
        assert_eq!(newest(&coop, "aicha"), "violation");
    }
}

/// Months later, from a main on which the newcomer was not there yet, and dated back.
#[test]
fn no_old_base_leaves_out_who_came_since() {
    let coop = Coop::founded();
    let old = coop.git("aicha", &["rev-parse", "main"]).out.trim().to_owned();
    coop.admit("dora", true);
    let id = hand::propose(&coop, "aicha", "pay", &old, Some(&old));
    let late = |person: &str, args: &[&str]| {
        coop.place.accord_with(person, &coop.dir(person), ("ACCORD_NOW", "2027-06-01T12:00:00Z"), args)
    };
    for person in ["bruno", "chloe"] {
        late(person, &["sync"]).ends(0);
        late(person, &["respond", &id, "consent", "--push"]).ends(0);
    }
    late("aicha", &["sync"]).ends(0);
    late("aicha", &["go"]).ends(0);
    late("aicha", &["decide", &id]).ends(3).says("8 June 2027");
    // It is open for the newcomer as for everybody; once she answered, nothing is waited for.
    late("dora", &["sync"]).ends(0);
    late("dora", &["respond", &id, "consent", "--push"]).ends(0);
    late("aicha", &["sync"]).ends(0);
    late("aicha", &["decide", &id]).ends(0);
}

#[test]
fn a_stranger_s_outcome_chooses_no_result() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let plant = "printf 'format = \"accord-outcome/1\"\\norganisation = \"x\"\\ndecision = \"x\"\\nversion = 1\\nchange = \"sha256:%064d\"\\n\
        rules = \"sha256:%064d\"\\nresult = \"dropped\"\\nkinds = [\"policy\"]\\nelectors = [\"aicha\"]\\nabsent = []\\nanswers = \"sha256:%064d\"\\n\
        decided = 2026-11-21T12:00:00Z\\n' 0 0 0 > $D/outcome.toml; : > $D/chloe.sig; : > $D/bruno.sig; git add -A; git commit -qm outcome";
    push(&coop, "bruno", &id, plant);
    coop.accord("aicha", &["sync"]).ends(0);
    // Nor do empty files called signatures hide from anybody that they are asked.
    let waiting = coop.propose("aicha", "rent", "10");
    push(&coop, "bruno", &waiting, ": > $D/chloe.sig; : > $D/bruno.sig; git add -A; git commit -qm junk");
    coop.accord("chloe", &["sync"]).ends(0);
    let status = coop.accord("chloe", &["status", "--format", "json"]).ends(0).json();
    assert!(
        status["proposals"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|p| p["id"] == waiting.as_str() && !p["asked"].is_null()),
        "{status}"
    );
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    assert_eq!(newest(&coop, "aicha"), "decision");
}

/// How somebody answered is no reason against the text: neither unsigned nor signed by who has no say.
#[test]
fn an_odd_answer_of_an_outsider_stops_no_decision() {
    let coop = Coop::founded();
    coop.admit("dave", false);
    for (said, signed) in [("set-aside", false), ("set-aside", true), ("stand-aside", true)] {
        let slug = format!("{said}-{signed}");
        let id = coop.propose("aicha", &slug, "25 days");
        coop.agree(&id);
        let end = if signed { "sign $f" } else { "true" };
        let stray = format!(
            "{}; f=$D/answers/1-dave-1.toml; sed '/^supersedes/d; s/\"bruno\"/\"dave\"/; s/^answer = .*/answer = \"{said}\"/' $D/answers/1-bruno-1.toml > $f; \
             echo 'for_person = \"chloe\"' >> $f; {end}; git add -A; git commit -qm stray",
            sign(&coop, "dave")
        );
        push(&coop, "bruno", &id, &stray);
        coop.accord("aicha", &["sync"]).ends(0);
        coop.accord("aicha", &["go"]).ends(0);
        coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
        assert_eq!(newest(&coop, "aicha"), "decision", "{said}");
    }
}

/// A branch replaced by force with an unsigned text in somebody's name is taken from neither its proposer nor who answers.
#[test]
fn an_unsigned_text_sent_by_force_takes_no_proposal() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("chloe", &["sync"]).ends(0);
    let squat = format!(
        "git fetch -q; git checkout -q -B evil origin/main; D=decisions/2026-11/{id}; mkdir -p $D; \
         printf 'title = \"leave\"\\ncircle = \"general\"\\nproposer = \"bruno\"\\nversion = 1\\nbase = \"%s\"\\n' $(git rev-parse origin/main) > $D/proposal.toml; \
         git add -A; git commit -qm x; git push -qf origin evil:refs/heads/accord/{id}; git checkout -q main"
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &squat).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["publish", &id]).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert!(coop.read("aicha", "circles/general/policies/leave.toml").contains("25 days"));
}

/// `since your answer` counts from an answer of one's own, not from one that a stranger wrote in one's name.
#[test]
fn a_forged_answer_hides_no_change() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days. We meet on Mondays.");
    coop.consent("chloe", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    for (text, answers) in [("0 days. We meet on Mondays.", true), ("0 days. We meet on Fridays.", false)] {
        coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", text));
        coop.accord("aicha", &["amend"]).ends(0);
        coop.accord("aicha", &["publish"]).ends(0);
        if answers {
            coop.consent("bruno", &id);
            coop.accord("aicha", &["sync"]).ends(0);
        }
    }
    coop.place.person("stranger");
    let fake = format!(
        "{}; f=$D/answers/2-chloe-7.toml; sed '/^supersedes/d; s/\"bruno\"/\"chloe\"/; s/^number.*/number = 7/' $D/answers/2-bruno-1.toml > $f; sign $f; \
         git add -A; git commit -qm fake",
        sign(&coop, "stranger")
    );
    push(&coop, "bruno", &id, &fake);
    coop.accord("chloe", &["sync"]).ends(0);
    let since = coop.accord("chloe", &["show", &id, "--since-mine"]).ends(0).out;
    assert!(since.contains("[-25-]") && since.contains("Fridays"), "{since}");
}

/// A number means what `status` said, whatever arrived since.
#[test]
fn a_number_means_what_was_read() {
    let coop = Coop::founded();
    let first = coop.propose("aicha", "travel", "by train");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["status"]).ends(0).says("travel");
    // An id that comes before it in the alphabet.
    let other = coop.propose("bruno", "all-to-bruno", "everything");
    coop.git("chloe", &["fetch", "-q"]).ends(0);
    coop.accord("chloe", &["respond", "1", "consent", "--push"]).ends(0);
    let answers = |id: &str| {
        coop.git("chloe", &["ls-tree", "-r", "--name-only", &format!("origin/accord/{id}")])
            .out
            .contains("1-chloe-1.toml")
    };
    assert!(answers(&first) && !answers(&other));
}

/// Two people of one name are told apart.
#[test]
fn people_of_one_name_are_told_apart() {
    let coop = Coop::founded();
    coop.admit("mallory", true);
    let file = coop.read("mallory", "people/mallory.toml").replace("\"Mallory\"", "\"Chloe\"");
    coop.accord("mallory", &["go"]).ends(0);
    coop.write("mallory", "people/mallory.toml", &file);
    let id = coop.accord("mallory", &["propose", "My name", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("mallory", &["publish"]).ends(0);
    for person in ["aicha", "bruno", "chloe"] {
        coop.consent(person, &id);
    }
    coop.accord("mallory", &["sync"]).ends(0);
    coop.accord("mallory", &["go"]).ends(0);
    coop.accord("mallory", &["decide", &id, "--push"]).ends(0);
    let id = coop.propose("aicha", "pay", "the same for all");
    coop.consent("mallory", &id);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["show", &id]).ends(0).says("Chloe (mallory)");
}

/// Who acts for a legal person gives it no key alone: a key outlives its office.
#[test]
fn a_representative_plants_no_key() {
    let coop = Coop::founded();
    let acme = "name = \"Acme\"\nkind = \"organisation\"\nrepresented_by = \"bruno\"\nstatus = \"member\"\njoined = 2026-11-21\n";
    coop.write("aicha", "people/acme.toml", acme);
    let id = coop.accord("aicha", &["propose", "Acme", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.accord("bruno", &["respond", &id, "consent", "--as", "acme", "--push"]);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.place.person("second");
    let line = coop.place.key_line("second");
    coop.write("bruno", "people/acme.toml", &format!("{acme}[[keys]]\npublic = \"{line}\"\nstate = \"active\"\n"));
    let id = coop.accord("bruno", &["propose", "A key", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["go"]).ends(0);
    let shown = coop.accord("bruno", &["show", &id, "--format", "json"]).json();
    let asked: Vec<_> = shown["electors"].as_array().expect("a list").iter().map(|e| e["person"].clone()).collect();
    assert!(asked.len() >= 3, "the whole root is asked: {shown}");
    coop.accord("bruno", &["decide", &id]).ends(3);
}

/// An objection that everybody had received, left out of a seal made by hand from before it: not late, but left out.
#[test]
fn an_objection_left_out_of_a_seal_is_told_by_who_had_seen_it() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("bruno", &["sync"]).ends(0);
    let before = coop.git("bruno", &["rev-parse", &format!("origin/accord/{id}")]).out.trim().to_owned();
    coop.accord("chloe", &["respond", &id, "object", "-m", "this ruins us", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let rewind = format!("git fetch -q; git update-ref refs/remotes/origin/accord/{id} {before}");
    coop.place.shell("bruno", &coop.dir("bruno"), &rewind).ends(0);
    let later = "sed -i 's/^decided = .*/decided = 2026-11-21T12:04:00Z/' $D/outcome.toml";
    hand::seal_at(&coop, "bruno", &id, "\"policy\"", "\"aicha\", \"bruno\", \"chloe\"", "true", later);
    coop.git("bruno", &["push", "-q", "origin", "main"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0).says("DEC-41").says("is not in what was");
    coop.accord("aicha", &["audit"]).ends(0).says("DEC-41");
}
