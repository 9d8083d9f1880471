//! Circles, roles, policies and domains that are edited, moved and ended: written on disk, shown first, proposed afterwards.

use crate::support::Coop;

/// A circle below the general one with a role, a policy and a domain, in force.
fn with_web() -> Coop {
    let coop = Coop::founded();
    let members = ["--member", "bruno", "--member", "chloe", "--lead", "bruno"];
    let circle =
        [&["circle", "add", "web", "--name", "Web", "--parent", "general", "--purpose", "Pages"][..], &members];
    coop.accord("aicha", &circle.concat()).ends(0);
    coop.accord("aicha", &["role", "add", "web/press", "--name", "Press", "--purpose", "Tells"]).ends(0);
    coop.accord("aicha", &["policy", "add", "web/tone", "--title", "Tone", "--text", "Be kind."]).ends(0);
    coop.accord("aicha", &["domain", "add", "site", "--within", "organisation", "--holder", "role:web/press"]).ends(0);
    adopted(&coop, "A web circle");
    coop
}

fn adopted(coop: &Coop, title: &str) {
    let id = coop.accord("aicha", &["propose", title, "--circle", "general", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish", &id]).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.accord("aicha", &["check"]).ends(0);
    coop.accord("aicha", &["audit"]).ends(0);
}

#[test]
fn what_is_edited_is_shown_and_written_and_keeps_its_comments() {
    let coop = with_web();
    let path = "circles/web/circle.toml";
    let before = coop.read("aicha", path);
    let edit = ["circle", "edit", "web", "--purpose", "Pages that read well", "--member", "aicha"];
    coop.accord("aicha", &[&edit[..], &["-n"]].concat()).ends(0).says("Pages that read well");
    assert_eq!(coop.read("aicha", path), before);
    coop.accord("aicha", &edit).ends(0).says("Aicha").says("not in force yet");
    let now = coop.read("aicha", path);
    assert!(now.contains("\"aicha\"") && now.lines().filter(|l| l.starts_with('#')).count() > 1, "{now}");
    coop.accord("aicha", &edit).ends(0).says("nothing was written");
    coop.accord("aicha", &["policy", "edit", "web/tone", "--text", "Be brief."]).ends(0).says("Be brief");
    coop.accord("aicha", &["role", "edit", "web/press", "--holder", "chloe", "--until", "2027-11-20"])
        .ends(0)
        .says("Chloe");
    coop.accord("aicha", &["role", "edit", "general/secretary", "--holder", "chloe"]).ends(2).says("elect");
    coop.accord("aicha", &["role", "edit", "web/prss", "--name", "x"]).ends(2).says("not there");
    coop.accord("aicha", &["person", "edit", "bruno", "--name", "Bruno B."]).ends(0).says("Bruno B.");
}

#[test]
fn a_role_takes_its_domains_along_and_ends_without_any() {
    let coop = with_web();
    coop.accord("aicha", &["role", "end", "web/press"]).ends(2).says("still holds site");
    coop.accord("aicha", &["role", "move", "web/press", "--to", "nowhere"]).ends(2).says("nowhere");
    coop.accord("aicha", &["role", "move", "web/press", "--to", "general"]).ends(0);
    assert!(coop.read("aicha", "domains/site.toml").contains("role:general/press"));
    assert!(!coop.dir("aicha").join("circles/web/roles/press.toml").exists());
    coop.accord("aicha", &["domain", "move", "site", "--holder", "circle:general"]).ends(0);
    // What was never committed is not taken away.
    coop.accord("aicha", &["role", "end", "general/press"]).ends(4).says("would be gone");
    coop.git("aicha", &["add", "-A"]).ends(0);
    coop.git("aicha", &["commit", "-qm", "mine"]).ends(0);
    coop.accord("aicha", &["role", "end", "general/press"]).ends(0);
    coop.accord("aicha", &["circle", "move", "general", "--parent", "web"]).ends(2).says("stands below it");
    coop.accord("aicha", &["circle", "end", "general", "--drop"]).ends(2).says("root circle");
    coop.accord("aicha", &["check"]).ends(0);
}

#[test]
fn a_circle_ends_when_all_it_holds_has_somewhere_to_go() {
    let coop = with_web();
    coop.accord("aicha", &["circle", "end", "web"]).ends(2).says("web/press").says("web/tone").says("site");
    coop.accord("aicha", &["circle", "end", "web", "--into", "general"]).ends(0).says("Web");
    assert!(coop.read("aicha", "circles/web/circle.toml").contains("dissolved = 2026-11-21"));
    assert!(coop.read("aicha", "circles/general/policies/tone.toml").contains("Be kind."));
    assert!(coop.read("aicha", "domains/site.toml").contains("role:general/press"));
    adopted(&coop, "No web circle");
    let gone = with_web();
    gone.accord("aicha", &["circle", "end", "web", "--drop"]).ends(0);
    assert!(gone.read("aicha", "domains/site.toml").contains("circle:general"));
    assert!(!gone.dir("aicha").join("circles/web/policies").exists());
    adopted(&gone, "No web circle");
}
