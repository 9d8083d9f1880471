//! A key that was lost or stolen: others silence it, announce another, and its person has the time to say no.

use crate::support::{Coop, Ran};

/// Past the pause, for who saw the announcement in time.
const LATER: &str = "2026-12-20T12:00:00Z";

/// A second key of somebody: the file and its public line.
fn second_key(coop: &Coop, person: &str) -> (String, String) {
    let file = coop.place.path(&format!("home-{person}")).join("second").display().to_string();
    coop.place.run(person, &coop.dir(person), "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", &file]).ends(0);
    let line = std::fs::read_to_string(format!("{file}.pub")).expect("a key");
    (file, line.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
}

fn later(coop: &Coop, person: &str, args: &[&str]) -> Ran {
    coop.place.accord_with(person, &coop.dir(person), ("ACCORD_NOW", LATER), args)
}

fn four() -> Coop {
    let coop = Coop::founded();
    coop.admit("david", true);
    coop
}

fn suspended(coop: &Coop) {
    let id = coop.opened("aicha", &["key", "suspend", "david"]);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    for person in ["aicha", "chloe", "david"] {
        coop.accord(person, &["sync"]).ends(0);
    }
}

#[test]
fn two_others_silence_a_stolen_key_at_once() {
    let coop = four();
    let held = coop.propose("aicha", "travel", "By train");
    coop.accord("david", &["key", "suspend", "david"]).ends(2).says("your own keys");
    let id = coop.opened("aicha", &["key", "suspend", "david", "--since", "2026-11-01"]);
    assert!(!id.contains("david"), "{id}");
    let log = coop.git("aicha", &["log", "--all", "--format=%s"]).out;
    assert!(!log.contains("suspend"), "{log}");
    // One alone does not; and whose key it is has no say in it.
    coop.accord("aicha", &["decide", &id]).ends(3).says("1 of 3; 2 needed");
    coop.accord("david", &["sync"]).ends(0);
    coop.accord("david", &["status"]).ends(0).says("is about you");
    coop.accord("david", &["object", &id, "-m", "it was me"]).ends(3);
    // Nobody writes down for another what they say of it.
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["consent", &id, "--as", "chloe", "--via", "phone"]).ends(3);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.accord("david", &["sync"]).ends(0);
    coop.accord("david", &["status"]).ends(0).says("retired or suspended");
    coop.accord("david", &["consent", &held]).ends(4);
    coop.accord("david", &["key", "retire"]).ends(4);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["audit"]).ends(0);
    coop.accord("chloe", &["check"]).ends(0);
}

#[test]
fn who_suspended_neither_gives_a_key_back_nor_speaks_for_whom_they_silenced() {
    let coop = four();
    suspended(&coop);
    let (_, line) = second_key(&coop, "david");
    coop.accord("chloe", &["key", "recover", "david"]).ends(2).says("No new key");
    coop.accord("aicha", &["key", "recover", "david", &coop.place.key_line("david")]).ends(2).says("key of before");
    // Bruno keeps the minutes, and silenced him: what he writes down for him says nothing.
    let held = coop.read("aicha", "circles/general/roles/secretary.toml");
    let secretary = if held.contains("bruno") { "bruno" } else { "aicha" };
    let id = coop.propose("chloe", "travel", "By train");
    coop.accord(secretary, &["sync"]).ends(0);
    coop.accord(secretary, &["consent", &id, "--as", "david", "--via", "phone"]).ends(3);
    // By hand it goes no further.
    let file = coop.read("aicha", "people/david.toml");
    coop.write("aicha", "people/david.toml", &format!("{file}\n[[keys]]\npublic = \"{line}\"\nstate = \"active\"\n"));
    coop.accord("aicha", &["propose", "A key"]).ends(0).says("DEC-30");
}

#[test]
fn a_new_key_waits_and_then_speaks() {
    let coop = four();
    let (file, line) = second_key(&coop, "david");
    let id = coop.opened("chloe", &["key", "recover", "david", &line]);
    coop.accord("chloe", &["decide", &id]).ends(3).says("1 of 3; 2 needed");
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    for person in ["aicha", "chloe", "david"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    coop.accord("david", &["status"]).ends(0).says("refuse it").says("5 December 2026");
    coop.accord("aicha", &["status"]).ends(0).says("A new key is announced for David");
    let id = coop.opened("chloe", &["key", "recover", "david"]);
    coop.accord("chloe", &["decide", &id]).ends(3).says("DEC-48").says("DEC-29");
    coop.signs_with("david", &format!("{file}.pub"));
    coop.accord("david", &["sync"]).ends(0);
    coop.accord("david", &["consent", &id, "--push"]).ends(0).says("confirms their new key");
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id]).ends(3).says("5 December 2026");
    coop.accord("chloe", &["sync"]).ends(0);
    // A clone that hears of it only now waits for itself.
    coop.place.git("aicha", &coop.place.path(""), &["clone", "-q", "hub.git", "late"]).ends(0);
    let late = coop.place.path("late");
    let home = coop.place.path("home-late").display().to_string();
    let variables = [("ACCORD_NOW", LATER), ("XDG_STATE_HOME", home.as_str())];
    coop.place.accord_among("aicha", &late, &variables, &["decide", &id]).ends(3).says("This clone has known");
    later(&coop, "aicha", &["status"]).ends(0).says("can count now");
    later(&coop, "chloe", &["decide", &id, "--push"]).ends(0).says("adopted");
    later(&coop, "david", &["sync"]).ends(0);
    let person = coop.read("david", "people/david.toml");
    assert!(person.contains("\"retired\"") && person.contains("\"active\""), "{person}");
    assert!(!person.contains("\"pending\"") && !person.contains("\"suspended\""), "{person}");
    later(&coop, "david", &["whoami"]).ends(0).says("David");
    later(&coop, "david", &["audit"]).ends(0);
    later(&coop, "david", &["check"]).ends(0);
}

/// Where too few are left who did not suspend it, the root circle decides in full; so it does where its person says no.
#[test]
fn the_root_circle_decides_where_few_are_left_or_the_person_says_no() {
    let coop = four();
    suspended(&coop);
    let (_, line) = second_key(&coop, "david");
    // Two of three suspended it: chloe alone is not enough, and all three consent, for the whole window.
    let id = coop.opened("chloe", &["key", "recover", "david", &line]);
    coop.accord("chloe", &["decide", &id]).ends(3).says("Aicha and Bruno").says("DEC-09");
    coop.accord("david", &["sync"]).ends(0);
    coop.accord("david", &["status"]).ends(0).says("would give you another key");
    coop.accord("david", &["object", &id, "-m", "it is not mine", "--push"])
        .ends(0)
        .says("takes the matter to the root");
    coop.consent("aicha", &id);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id]).ends(3).says("DEC-09");
    later(&coop, "bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    later(&coop, "chloe", &["sync"]).ends(0);
    later(&coop, "chloe", &["audit"]).ends(0);
    // Announced, and nothing given back yet.
    let held = coop.read("bruno", "people/david.toml");
    assert!(held.contains("\"suspended\"") && held.contains("\"pending\""), "{held}");
}

/// A first key is the circle's to give, and a key of before is none to give back.
#[test]
fn nobody_gets_a_voice_back_by_the_way_round() {
    let coop = four();
    let (_, line) = second_key(&coop, "aicha");
    let file = coop.read("aicha", "people/david.toml");
    let retired = file.replace("\"active\"", "\"retired\"");
    coop.write("aicha", "people/david.toml", &retired);
    coop.accord("aicha", &["propose", "Retire it"]).ends(0).says("DEC-30");
    coop.accord("aicha", &["go"]).ends(0);
    let two = format!("{file}\n[[keys]]\npublic = \"{line}\"\nstate = \"pending\"\n");
    let other = second_key(&coop, "bruno").1;
    coop.write("aicha", "people/david.toml", &format!("{two}\n[[keys]]\npublic = \"{other}\"\nstate = \"pending\"\n"));
    coop.accord("aicha", &["propose", "Two at once"]).ends(0).says("DEC-30");
    coop.accord("aicha", &["go"]).ends(0);
    let own = coop.place.key_line("david");
    coop.accord("aicha", &["key", "recover", "david", &own]).ends(2).says("speaks for David already");
}

#[test]
fn who_lost_nothing_says_no() {
    let coop = four();
    let (_, line) = second_key(&coop, "aicha");
    let id = coop.opened("aicha", &["key", "recover", "david", &line]);
    coop.consent("bruno", &id);
    coop.accord("david", &["sync"]).ends(0);
    // In the proposal …
    coop.accord("david", &["object", &id, "-m", "I lost nothing", "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["decide", &id]).ends(3).says("DEC-04");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["withdraw", &id, "--push"]).ends(0);
    // … and in the time that follows it.
    let id = coop.opened("aicha", &["key", "recover", "david", &line]);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0);
    coop.accord("david", &["sync"]).ends(0);
    let id = coop.opened("david", &["key", "retire", &line]);
    coop.accord("david", &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["key", "recover", "david"]).ends(2).says("No new key");
    coop.accord("aicha", &["audit"]).ends(0);
}

#[test]
fn two_do_not_silence_the_others_one_by_one() {
    let coop = four();
    suspended(&coop);
    let id = coop.opened("aicha", &["key", "suspend", "chloe"]);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(3).says("COR-27");
}

/// A date or an announcement of another time does not shorten the pause.
#[test]
fn a_pause_is_counted_from_the_decision_that_announced_the_key() {
    let coop = four();
    let (_, line) = second_key(&coop, "aicha");
    // Announced without a decision: written by hand in a proposal of something else.
    let file = coop.read("aicha", "people/david.toml");
    let pending = format!("{file}\n[[keys]]\npublic = \"{line}\"\nstate = \"pending\"\nby = \"founding\"\n");
    coop.write("aicha", "people/david.toml", &pending);
    let id = coop.accord("aicha", &["propose", "Keys of before", "-q"]).ends(0).out.trim().to_owned();
    let written = coop.read("aicha", "people/david.toml");
    assert!(written.contains(&format!("by = \"{id}\"")), "{written}");
    coop.write("aicha", "people/david.toml", &written.replace(&format!("by = \"{id}\""), "by = \"founding\""));
    coop.accord("aicha", &["amend"]).ends(0);
    let again = coop.read("aicha", "people/david.toml").replace(&format!("by = \"{id}\""), "by = \"founding\"");
    coop.write("aicha", "people/david.toml", &again);
    coop.git("aicha", &["commit", "-qam", "by hand"]).ends(0);
    coop.accord("aicha", &["publish"]);
    coop.accord("aicha", &["show"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3);
}
