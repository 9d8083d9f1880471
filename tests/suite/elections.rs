//! Elections without candidate, from the description of the role to the seal, and what must not be possible on the way.

use crate::support::{Coop, Ran};

const ROLE: &str = "general/secretary";

/// What was handed over beside the repository.
fn line(ran: &Ran) -> String {
    let line = ran.out.lines().find(|line| line.starts_with("accord-slip1:"));
    line.unwrap_or_else(|| panic!("no slip: {}{}", ran.out, ran.err)).to_owned()
}

fn nominate(coop: &Coop, person: &str, nominee: &str, why: &str) -> String {
    coop.accord(person, &["sync"]).ends(0);
    line(&coop.accord(person, &["respond", "election", "nominate", nominee, "-m", why, "--push"]).ends(0))
}

fn opened() -> Coop {
    let coop = Coop::founded();
    coop.accord("aicha", &["elect", ROLE, "--criterion", "writes clearly", "--term", "1y"])
        .ends(0)
        .says("nobody stands");
    coop.accord("aicha", &["publish"]).ends(0);
    coop
}

#[test]
fn an_election_without_candidate_from_the_description_to_the_seal() {
    let coop = opened();
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["status"]).ends(0).says("nominate PERSON");
    coop.accord("bruno", &["decide", "election"]).ends(3).says("ELE-12");
    let bruno = nominate(&coop, "bruno", "chloe", "She listens");
    let chloe = nominate(&coop, "chloe", "bruno", "He is calm");
    nominate(&coop, "aicha", "chloe", "She writes fast");
    coop.accord("aicha", &["status"]).ends(0).says("open the slips");
    let told = coop.accord("aicha", &["elect", ROLE, "--slip", &bruno]).ends(0).says("not given yet");
    assert!(!told.err.contains("listens"), "all slips open together: {}", told.err);
    let told = coop.accord("aicha", &["elect", ROLE, "--slip", &format!("here: {chloe}, thanks")]).ends(0);
    told.says("Chloe: named 2 times").says("She listens");
    coop.accord("aicha", &["elect", ROLE, "--name", "chloe"]).ends(0).says("You propose Chloe");
    coop.accord("aicha", &["publish"]).ends(0);
    // Who is proposed hears the others first.
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["status"]).ends(0).says("you answer after the others");
    coop.accord("chloe", &["consent"]).ends(2).says("Still awaited: Bruno");
    coop.consent("bruno", "election");
    coop.consent("chloe", "election");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", "election", "--push"]).ends(0).says("adopted");
    let role = coop.read("aicha", "circles/general/roles/secretary.toml");
    assert!(role.contains("person = \"chloe\"") && role.contains("until = 2027-11-20"), "{role}");
    coop.accord("aicha", &["audit"]).ends(0);
    // No name and no reason of a nomination is in any object, nor left with whoever led it.
    for word in ["listens", "calm", "writes fast"] {
        let held = coop.git("aicha", &["rev-list", "--all"]).out;
        let commits: Vec<&str> = held.lines().collect();
        let found = coop.git("aicha", &[&["grep", "-l", word], commits.as_slice()].concat());
        assert!(found.out.is_empty(), "{word}: {}", found.out);
    }
    let state = coop.place.shell("aicha", &coop.dir("aicha"), "find ~ -path '*slips/*' -type f");
    assert!(state.out.trim().is_empty(), "{}", state.out);
}

#[test]
fn the_order_of_an_election_is_kept() {
    let coop = opened();
    let first = nominate(&coop, "bruno", "chloe", "She listens");
    coop.accord("bruno", &["respond", "election", "nominate", "zoe", "-m", "x"]).ends(2).says("zoe");
    coop.accord("bruno", &["respond", "election", "nominate", "chloe"]).ends(2).says("reasons");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["elect", ROLE, "--name", "chloe"]).ends(2).says("Nominations awaited").says("Chloe");
    // Who names somebody again takes the first slip back.
    let second = nominate(&coop, "bruno", "aicha", "She knows the register");
    let chloe = nominate(&coop, "chloe", "aicha", "She has time");
    nominate(&coop, "aicha", "chloe", "She writes fast");
    coop.accord("aicha", &["elect", ROLE, "--slip", &first]).ends(2).says("named somebody again");
    let forged = second.replace("accord-slip1:", "accord-slip1:AAAA");
    coop.accord("aicha", &["elect", ROLE, "--slip", &forged]).ends(2);
    coop.accord("aicha", &["elect", ROLE, "--name", "aicha", "--slip", &second]).ends(2).says("Chloe");
    let told = coop.accord("aicha", &["elect", ROLE, "--slip", &chloe]).ends(0).says("Aicha: named 2 times");
    assert!(!told.err.contains("listens"), "{}", told.err);
    coop.accord("aicha", &["elect", ROLE, "--name", "bruno"]).ends(2).says("Nobody named Bruno");
    coop.accord("aicha", &["elect", ROLE, "--name", "aicha", "--name", "chloe"]).ends(2).says("one seat");
    coop.accord("aicha", &["elect", ROLE, "--name", "chloe", "-n"]).ends(0);
    coop.accord("aicha", &["elect", ROLE, "--name", "chloe"]).ends(0);
    coop.accord("aicha", &["respond", "election", "nominate", "bruno", "-m", "late"]).ends(2).says("proposed already");
}

/// Who does not lead an election proposes nobody, and nothing of theirs is touched.
#[test]
fn only_who_leads_proposes_somebody() {
    let coop = opened();
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", "election"]).ends(0);
    let before = coop.read("bruno", "circles/general/roles/secretary.toml");
    for dry in [&["-n"][..], &[]] {
        let typed = [&["elect", ROLE, "--name", "chloe", "--term", "6m"][..], dry].concat();
        coop.accord("bruno", &typed).ends(3).says("Aicha");
    }
    assert_eq!(coop.read("bruno", "circles/general/roles/secretary.toml"), before);
    assert!(coop.git("bruno", &["status", "--porcelain"]).out.trim().is_empty());
}

/// Slips on paper, in a meeting: whoever leads proposes at once, and the circle still consents.
#[test]
fn in_the_room_somebody_is_proposed_at_once() {
    let coop = Coop::founded();
    coop.accord("aicha", &["elect", "secretary", "--name", "bruno", "--ends", "2027-03-31"]).ends(0).says("Bruno");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("chloe", "election");
    coop.accord("chloe", &["decide", "election"]).ends(3).says("ELE-09");
    // Who declines objects, and somebody else is proposed.
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", "election", "object", "-m", "I have no time", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["elect", "secretary", "--name", "chloe"]).ends(0).says("Version 2");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent("bruno", "election");
    coop.consent("chloe", "election");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", "election", "--push"]).ends(0);
    let role = coop.read("aicha", "circles/general/roles/secretary.toml");
    assert!(role.contains("chloe") && !role.contains("person = \"bruno\""), "{role}");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit"]).ends(0);
}
