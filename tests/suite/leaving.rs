//! Leaving, parting from somebody, another key: acts that lead through one proposal each.

use crate::support::Coop;

const SECRETARY: &str = "circles/general/roles/secretary.toml";

#[test]
fn who_leaves_leaves_nothing_behind_and_asks_nobody() {
    let coop = Coop::founded();
    coop.accord("chloe", &["depart", "-n"]).ends(0).says("would be");
    coop.accord("chloe", &["depart", "-m", "I am moving"]).ends(0).says("All that you hold ends with it");
    coop.accord("chloe", &["decide", "departure", "--push"]).ends(0).says("adopted");
    coop.accord("aicha", &["sync"]).ends(0);
    assert!(!coop.read("aicha", "circles/general/circle.toml").contains("chloe"));
    let person = coop.read("aicha", "people/chloe.toml");
    assert!(person.contains("status = \"left\"") && !person.contains("state = \"active\""), "{person}");
    coop.accord("aicha", &["check"]).ends(0);
    coop.accord("aicha", &["audit"]).ends(0);
    coop.accord("chloe", &["propose", "back"]).ends(4);
}

#[test]
fn a_separation_says_nobodys_name_and_takes_its_time() {
    let coop = Coop::founded();
    let held = coop.read("aicha", SECRETARY);
    let who = if held.contains("bruno") { "bruno" } else { "chloe" };
    let other = if who == "bruno" { "chloe" } else { "bruno" };
    coop.accord("aicha", &["separate", "aicha", "--heard", "2026-11-20", "--step", "talk"]).ends(2).says("themselves");
    coop.accord("aicha", &["separate", who, "--heard", "2027-11-20", "--step", "talk"]).ends(2).says("unheard");
    let opened = coop.accord("aicha", &["separate", who, "--heard", "2026-11-20", "--step", "talk"]).ends(0);
    assert!(!opened.out.contains(who), "{}", opened.out);
    opened.says("reasons are not written here");
    coop.accord("aicha", &["show"]).ends(0).says("The person was heard on");
    let log = coop.git("aicha", &["log", "-1", "--format=%s"]).out;
    assert!(!log.contains(who), "{log}");
    coop.accord("aicha", &["publish"]).ends(0);
    coop.consent(other, "separation");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", "separation"]).ends(3).says("DEC-09");
}

#[test]
fn a_key_is_replaced_by_the_old_and_the_new_one() {
    let coop = Coop::founded();
    let new = coop.place.path("home-bruno").join("new");
    let made = coop.place.run(
        "bruno",
        &coop.dir("bruno"),
        "ssh-keygen",
        &["-q", "-t", "ed25519", "-N", "", "-f", &new.display().to_string()],
    );
    made.ends(0);
    let public = format!("{}.pub", new.display());
    coop.accord("bruno", &["key", "retire"]).ends(2).says("your last key");
    coop.accord("bruno", &["key", "rotate", &public]).ends(0).says("has to say that it is yours");
    coop.accord("bruno", &["decide", "key"]).ends(3).says("DEC-29");
    let signing = |key: &str| drop(coop.git("bruno", &["config", "--global", "user.signingkey", key]).ends(0));
    signing(&public);
    coop.accord("bruno", &["consent", "key"]).ends(0);
    signing(&coop.place.key("bruno").display().to_string());
    coop.accord("bruno", &["decide", "key", "--push"]).ends(0).says("adopted");
    coop.accord("bruno", &["propose", "with the old one"]).ends(4);
    signing(&public);
    coop.accord("bruno", &["key", "add", &public]).ends(2).says("yours already");
    let id = coop.propose("bruno", "travel", "By train");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("Bruno — proposes");
    coop.accord("aicha", &["audit"]).ends(0);
}

#[test]
fn a_policy_is_kept_until_another_day_or_ended() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "travel", "By train");
    coop.consent("bruno", &id);
    coop.consent("chloe", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("aicha", &["review", "trvel", "keep"]).ends(2).says("travel");
    coop.accord("aicha", &["review", "travel", "perhaps"]).ends(2).says("keep, change, end");
    coop.accord("aicha", &["review", "travel", "keep", "--on", "2026-01-01"]).ends(2).says("in the past");
    coop.accord("aicha", &["review", "travel", "change"]).ends(2).says("circles/general/policies/travel.toml");
    coop.accord("aicha", &["review", "general/travel", "keep", "--on", "2027-12-01"]).ends(0).says("1 December 2027");
    coop.accord("aicha", &["show", "review"]).ends(0).says("review");
    assert!(coop.read("aicha", "circles/general/policies/travel.toml").contains("review = 2027-12-01"));
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["review", "travel", "end", "-m", "Nobody travels"]).ends(0);
    assert!(!coop.dir("aicha").join("circles/general/policies/travel.toml").exists());
}

/// What one committed on main and did not send is no part of what an act proposes, and stays where it is.
#[test]
fn an_act_takes_nothing_along_and_loses_nothing() {
    let coop = Coop::founded();
    let text = coop.read("bruno", "circles/general/circle.toml").replacen("purpose = \"", "purpose = \"Mine: ", 1);
    coop.write("bruno", "circles/general/circle.toml", &text);
    coop.git("bruno", &["commit", "-qam", "my own"]).ends(0);
    let own = coop.git("bruno", &["rev-parse", "main"]).out;
    coop.accord("bruno", &["elect", "secretary"]).ends(0);
    assert_eq!(coop.git("bruno", &["rev-parse", "main"]).out, own);
    let held = coop.git("bruno", &["show", "HEAD:circles/general/circle.toml"]).out;
    assert!(!held.contains("Mine: "), "{held}");
}

/// Somebody arrives by one act; neither its title nor its id says who.
#[test]
fn who_arrives_is_named_in_no_title_and_says_whose_key_it_is() {
    let coop = Coop::founded();
    coop.place.person("emma");
    let key = coop.place.key_line("emma");
    coop.accord("aicha", &["person", "admit", "bruno"]).ends(2).says("member already");
    // The line that `join` prints may be given whole.
    let pasted = format!("emma {key}");
    coop.accord("aicha", &["person", "admit", &pasted, "--circle", "general", "-n"]).ends(0).says("emma.toml");
    let admit = ["person", "admit", "emma", "--name", "Emma", "--key", &key, "--circle", "general"];
    let id = coop.accord("aicha", &admit).ends(0).out.trim().to_owned();
    assert!(!id.contains("emma"), "{id}");
    coop.accord("aicha", &["publish", &id]).ends(0);
    let log = coop.git("aicha", &["log", "-1", "--format=%s"]).out;
    assert!(!log.contains("mma"), "{log}");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-29");
    coop.place.git("emma", &coop.place.path(""), &["clone", "-q", "hub.git", "emma"]).ends(0);
    coop.accord("emma", &["sync"]).ends(0);
    coop.accord("emma", &["consent", &id, "--push"]).ends(0).says("confirms");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.accord("emma", &["sync"]).ends(0);
    coop.accord("emma", &["whoami"]).ends(0).says("Emma");
    coop.accord("emma", &["audit"]).ends(0);
    // For a time of trial first, without a say.
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["person", "admit", "farid", "--trial"]).ends(0).says("without a say for now");
    assert!(coop.read("aicha", "people/farid.toml").contains("status = \"joining\""));
}

/// From one role, from one circle: one's own to say, and nothing else goes with it.
#[test]
fn who_steps_back_from_a_role_or_a_circle_asks_nobody() {
    let coop = Coop::founded();
    let held = coop.read("aicha", SECRETARY);
    let who =
        ["aicha", "bruno", "chloe"].into_iter().find(|person| held.contains(&format!("\"{person}\""))).expect("one");
    let other = if who == "bruno" { "chloe" } else { "bruno" };
    coop.accord(other, &["depart", "--role", "secretary"]).ends(2).says("holds nothing there");
    coop.accord(who, &["depart", "--role", "Secretary"]).ends(0).says("Nobody else has to agree");
    coop.accord(who, &["show"]).ends(0).says("departure");
    coop.accord(who, &["decide", "leaving", "--push"]).ends(0).says("adopted");
    coop.accord(other, &["sync"]).ends(0);
    assert!(!coop.read(other, SECRETARY).contains(who), "{}", coop.read(other, SECRETARY));
    assert!(coop.read(other, "circles/general/circle.toml").contains(who), "the circle is not left");
    coop.accord(who, &["depart", "--circle", "General circle"]).ends(0);
    coop.accord(who, &["decide", "leaving", "--push"]).ends(0).says("adopted");
    coop.accord(other, &["sync"]).ends(0);
    assert!(!coop.read(other, "circles/general/circle.toml").contains(who));
    assert!(coop.read(other, &format!("people/{who}.toml")).contains("status = \"member\""));
    coop.accord(other, &["audit", "--full"]).ends(0);
}

/// Nobody else's place is given up in one's own name, nor more than given up.
#[test]
fn who_steps_back_takes_nobody_along() {
    let coop = Coop::founded();
    let circle = coop.read("bruno", "circles/general/circle.toml");
    let without = circle.replace("\"aicha\", ", "").replace("\"bruno\", ", "");
    coop.write("bruno", "circles/general/circle.toml", &without);
    let id = coop.accord("bruno", &["propose", "Fewer", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["show", &id]).ends(0).says("circle");
    coop.accord("bruno", &["decide", &id]).ends(3);
}

/// Who has no key leaves by a letter that a recorder writes down, and two people sign.
#[test]
fn a_letter_of_who_has_no_key_is_written_down_and_signed_by_two() {
    let coop = Coop::founded();
    let file = "name = \"Gwen\"\nstatus = \"member\"\njoined = 2026-11-21\n";
    coop.write("aicha", "people/gwen.toml", file);
    let path = "circles/general/circle.toml";
    let joined = coop.read("aicha", path).replace("\"chloe\"]", "\"chloe\", \"gwen\"]");
    coop.write("aicha", path, &joined);
    let id = coop.accord("aicha", &["propose", "Gwen", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    for person in ["bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    let held = coop.read("aicha", SECRETARY);
    let people = ["aicha", "bruno", "chloe"];
    let recorder = people.into_iter().find(|person| held.contains(&format!("\"{person}\""))).expect("one");
    coop.accord(recorder, &["depart", "--as", "gwen"]).ends(2).says("--letter");
    let letter = ["depart", "--as", "gwen", "--letter", "2026-11-20", "--via", "mail"];
    coop.accord(recorder, &["depart", "--as", "gwen", "--letter", "2027-11-20"]).ends(2).says("not written yet");
    let signs = people.into_iter().find(|person| *person != recorder).expect("another");
    coop.accord(recorder, &["depart", "--as", signs, "--letter", "2026-11-20"])
        .ends(2)
        .says("signs their own departure");
    // Written down for the wrong person, it is taken back.
    coop.accord(recorder, &letter).ends(0);
    coop.accord(recorder, &["withdraw", "gwen"]).ends(0).says("sent to nobody");
    coop.accord(recorder, &["go"]).ends(0);
    coop.accord(recorder, &letter).ends(0);
    coop.accord(recorder, &["publish", "gwen"]).ends(0);
    coop.accord(recorder, &["withdraw", "gwen", "--as", "gwen"]).ends(0).says("To close it");
    coop.accord(recorder, &["decide", "gwen", "--push"]).ends(0).says("one signature");
    coop.accord(signs, &["sync"]).ends(0);
    coop.accord(signs, &["decide", "departure", "--push"]).ends(0).says("withdrawn");
    coop.accord(recorder, &["sync"]).ends(0);
    coop.accord(recorder, &["go"]).ends(0);
    let opened = coop.accord(recorder, &letter).ends(0);
    opened.says("The letter of Gwen is written down");
    coop.accord(recorder, &["decide", "gwen"]).ends(0).says("one signature");
    coop.accord(recorder, &["publish", "gwen"]).ends(0);
    coop.accord(signs, &["sync"]).ends(0);
    coop.accord(signs, &["status"]).ends(0).says("Gwen");
    coop.accord(signs, &["decide", "departure", "--push"]).ends(0).says("adopted");
    assert!(coop.read(signs, "people/gwen.toml").contains("status = \"left\""));
    coop.accord(signs, &["audit", "--full"]).ends(0);
    let departure = "2-departure";
    coop.accord(signs, &["show", departure]).ends(0).says("by mail");
    // Who never wrote it says so through any member, and that stands beside it for ever.
    let third = people.into_iter().find(|person| *person != recorder && *person != signs).expect("a third");
    coop.accord(third, &["sync"]).ends(0);
    coop.accord(third, &["respond", departure, "contest", "--as", "gwen"]).ends(2).says("say what did not take place");
    let contest =
        ["respond", departure, "contest", "-m", "I wrote no letter", "--as", "gwen", "--via", "phone", "--push"];
    coop.accord(third, &contest).ends(0).says("Gwen contests decision no. ");
    coop.accord(signs, &["sync"]).ends(0);
    coop.accord(signs, &["show", departure]).ends(0).says("contests").says("I wrote no letter");
    coop.accord(signs, &["audit", "--full"]).ends(0).says("contests");
    coop.accord(signs, &["respond", departure, "contest", "-m", "No", "--as", third]).ends(2).says("they have a key");
    coop.accord(signs, &["respond", "gwen", "contest", "-m", "I was not asked"]).ends(2);
}
