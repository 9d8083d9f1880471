//! The law has a time: windows, leaves, rolls and dates, and what a decision was on the day it was taken.

use crate::support::{Coop, policy};

#[test]
fn a_decision_is_told_for_ever_by_the_law_of_its_day() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    let edit = "sed -i 's/status = \"member\"/status = \"left\"\\nleft = 2026-11-21/; s/state = \"active\"/state = \"retired\"/' people/chloe.toml; \
                sed -i 's/, \"chloe\"//' circles/general/circle.toml";
    coop.accord("chloe", &["go"]).ends(0);
    coop.place.shell("chloe", &coop.dir("chloe"), edit).ends(0);
    let leaving = coop.accord("chloe", &["propose", "I leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["decide", &leaving, "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let shown = coop.accord("aicha", &["show", &id, "--format", "json"]).ends(0).json();
    let chloe = shown["electors"].as_array().unwrap().iter().find(|e| e["person"] == "chloe").expect("she had a say");
    assert_eq!(chloe["verified"], true, "{shown}");
    assert_eq!(chloe["answer"], "consent", "{shown}");
    assert_eq!(chloe["stale"], false, "{shown}");
    let told = coop.accord("aicha", &["show", &id]).ends(0);
    assert!(!told.out.contains("no valid signature"), "{}", told.out);
}

/// COR-25: a leave that is over, and a proposal dated into it.
#[test]
fn an_outcome_dated_into_a_past_leave_is_told() {
    let coop = Coop::founded();
    let leave = "printf '\\n[[leaves]]\\nfrom = 2026-10-01\\nuntil = 2026-10-31\\n' >> people/chloe.toml";
    coop.place.shell("chloe", &coop.dir("chloe"), leave).ends(0);
    let away = coop.accord("chloe", &["propose", "Away", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["decide", &away, "--push"]).ends(0);
    for person in ["aicha", "bruno"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    let past = ("ACCORD_NOW", "2026-10-10T12:00:00Z");
    let as_of = |person: &str, args: &[&str]| coop.place.accord_with(person, &coop.dir(person), past, args);
    coop.write("aicha", "circles/general/policies/pay.toml", &policy("pay", "Chloe pays"));
    let id = as_of("aicha", &["propose", "Pay", "-q"]).ends(0).out.trim().to_owned();
    as_of("aicha", &["publish", &id]).ends(0);
    as_of("bruno", &["sync"]).ends(0);
    as_of("bruno", &["respond", &id, "consent", "--push"]).ends(0);
    as_of("aicha", &["sync"]).ends(0);
    as_of("aicha", &["go"]).ends(0);
    as_of("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0).says("COR-26");
    coop.accord("chloe", &["audit"]).ends(0).says("COR-25");
}

/// COR-26: whoever looked in between and found nothing has something to say of an older date.
#[test]
fn a_clone_that_looked_and_found_nothing_says_so() {
    let coop = Coop::founded();
    let past = ("ACCORD_NOW", "2026-11-20T12:00:00Z");
    let as_of = |person: &str, args: &[&str]| coop.place.accord_with(person, &coop.dir(person), past, args);
    coop.write("aicha", "circles/general/policies/pay.toml", &policy("pay", "more"));
    let id = as_of("aicha", &["propose", "Pay", "-q"]).ends(0).out.trim().to_owned();
    as_of("aicha", &["publish", &id]).ends(0);
    as_of("bruno", &["sync"]).ends(0);
    as_of("bruno", &["respond", &id, "consent", "--push"]).ends(0);
    // Chloé signs with a borrowed machine and never saw it in her own clone, which she looked at on the 21st.
    let line = coop.place.path("other");
    coop.place.git("chloe", &coop.place.path(""), &["clone", "-q", "hub.git", "other"]).ends(0);
    let state = ("XDG_STATE_HOME", coop.place.path("elsewhere").display().to_string());
    let vars = [past, (state.0, state.1.as_str())];
    coop.place.accord_among("chloe", &line, &vars, &["respond", &id, "consent", "--push"]).ends(0);
    coop.place.accord_among("chloe", &line, &vars, &["go"]).ends(0);
    coop.place.accord_among("chloe", &line, &vars, &["decide", &id, "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0).says("COR-26");
}

/// Whoever saw a decision in force and moved main back and forth since has seen it.
#[test]
fn a_decision_seen_once_is_not_taken_for_one_from_the_past() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.git("chloe", &["reset", "-q", "--hard", "HEAD~1"]).ends(0);
    coop.accord("chloe", &["doctor"]).says("lags behind");
    let later = ("ACCORD_NOW", "2026-11-24T12:00:00Z");
    for _ in 0..2 {
        let again = coop.place.accord_with("chloe", &coop.dir("chloe"), later, &["sync"]).ends(0);
        assert!(!again.err.contains("COR-26"), "{}{}", again.out, again.err);
        coop.git("chloe", &["reset", "-q", "--hard", "HEAD~1"]).ends(0);
    }
}

/// DEC-44: who is asked is read at the base; when most of a circle is new, the version starts again.
#[test]
fn a_roll_of_which_less_than_half_is_left_is_amended() {
    let coop = Coop::with(&["--profile", "plain", "--template", "plain"]);
    let id = coop.propose("aicha", "leave", "25 days");
    let arrivals = ["dina", "emil", "fatou", "gil"];
    coop.accord("bruno", &["go"]).ends(0);
    for new in arrivals {
        coop.place.person(new);
        let line = format!("{}.pub", coop.place.key(new).display());
        coop.accord("bruno", &["person", "add", new, "--key", &line, "--circle", "general"]).ends(0);
    }
    let entry = coop.accord("bruno", &["propose", "Welcome", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["publish"]).ends(0);
    for person in ["aicha", "chloe"] {
        coop.consent(person, &entry);
    }
    for new in arrivals {
        coop.place.git(new, &coop.place.path(""), &["clone", "-q", "hub.git", new]).ends(0);
        coop.accord(new, &["respond", &entry, "consent", "--push"]).ends(0);
    }
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", &entry, "--push"]).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-44");
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.accord("aicha", &["amend"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("dina");
}

/// DEC-45: the base is a commit of main.
#[test]
fn a_base_that_main_does_not_have_is_refused() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["go", &id]).ends(0);
    let side = coop.git("aicha", &["rev-parse", "HEAD"]).out.trim().to_owned();
    let edit = format!("sed -i 's/^base.*/base = \"{side}\"/' decisions/2026-11/{id}/proposal.toml");
    coop.place.shell("aicha", &coop.dir("aicha"), &edit).ends(0);
    // The command writes the base itself; by hand it takes a signature of the proposer's own.
    let stem = format!("decisions/2026-11/{id}/answers/1-aicha-1.toml");
    let sign = format!(
        "d=$( (git diff --no-renames --name-only main | grep -v decisions/ | while read p; do \
           printf -- '- %s %s\\n' $(sha256sum < $p | cut -c1-64) $p; done; \
           printf -- '- %s decisions/2026-11/{id}/proposal.toml\\n' $(sha256sum < decisions/2026-11/{id}/proposal.toml | cut -c1-64)) | sha256sum | cut -c1-64); \
         sed -i \"s/^change.*/change = \\\"sha256:$d\\\"/\" {stem}; rm {stem}.sig; \
         ssh-keygen -q -Y sign -n accord-answer-v1 -f {key} {stem}; git add -A; git commit -qm base; git push -q origin HEAD",
        key = coop.place.key("aicha").display()
    );
    coop.place.shell("aicha", &coop.dir("aicha"), &sign).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-45");
}

/// What honest people do is no violation: two signatures days apart, a clock five minutes ahead, a stray date on main.
#[test]
fn honest_dates_stay_lawful() {
    let coop = Coop::founded();
    let far = "GIT_COMMITTER_DATE='2099-01-01T00:00:00Z' GIT_AUTHOR_DATE='2099-01-01T00:00:00Z' \
               git commit -q --allow-empty -m later; git push -q origin main";
    coop.place.shell("bruno", &coop.dir("bruno"), far).ends(0);
    for person in ["aicha", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let ahead = ("ACCORD_NOW", "2026-11-21T12:05:00Z");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.place.accord_with("aicha", &coop.dir("aicha"), ahead, &["decide", &id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit"]).ends(0);
    // A spoken answer: the outcome waits for its second signature, and is sealed on another day.
    let next = coop.propose("aicha", "trips", "by train");
    coop.consent("bruno", &next);
    coop.accord("bruno", &["respond", &next, "consent", "--as", "chloe", "--push"]).ends(0);
    coop.accord("bruno", &["decide", &next, "--push"]).ends(0).says("needs a second one");
    let later = ("ACCORD_NOW", "2026-11-25T12:00:00Z");
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["sync"]).ends(0);
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["go"]).ends(0);
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["decide", &next, "--push"]).ends(0);
    let audit =
        coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["decisions"], 2, "{audit}");
}

/// The day by which people may answer is kept, whatever the window says.
#[test]
fn silence_is_not_read_before_the_day_that_was_promised() {
    let coop = Coop::founded();
    let rules = coop.read("aicha", "rules.toml");
    coop.write("aicha", "rules.toml", &rules.replace("silence = \"missing\"", "silence = \"consent\""));
    let change = coop.accord("aicha", &["propose", "Rules", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&change);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &change, "--push"]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    let until = ["propose", "Leave", "--until", "2026-12-20", "-q"];
    let id = coop.accord("aicha", &until).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", &id);
    let at = |day: &'static str, args: &[&str]| {
        coop.place.accord_with("aicha", &coop.dir("aicha"), ("ACCORD_NOW", day), args)
    };
    at("2026-12-10T12:00:00Z", &["sync"]).ends(0);
    at("2026-12-10T12:00:00Z", &["go"]).ends(0);
    at("2026-12-10T12:00:00Z", &["decide", &id]).ends(3).says("DEC-05");
    at("2026-12-21T12:00:00Z", &["decide", &id, "--push"]).ends(0);
}
