//! What somebody changes alone, in their own matters, holds up nothing that the others decide about them; and nobody else's
//! name, nobody else's open branch, keeps an act from being done.

use crate::support::{Coop, Ran, policy};

/// Past the week that a separation takes.
const LATER: &str = "2026-11-29T12:00:00Z";

fn later(coop: &Coop, person: &str, args: &[&str]) -> Ran {
    coop.place.accord_with(person, &coop.dir(person), ("ACCORD_NOW", LATER), args)
}

fn key_of(coop: &Coop, person: &str, name: &str) -> String {
    let file = coop.place.path(&format!("home-{person}")).join(name).display().to_string();
    if !std::path::Path::new(&file).exists() {
        coop.place
            .run(person, &coop.dir(person), "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", &file])
            .ends(0);
    }
    file
}

/// Whoever holds somebody's key rotates it, alone and at once.
fn rotate(coop: &Coop, person: &str) {
    let before = coop.git(person, &["config", "user.signingkey"]).out.trim().to_owned();
    let new = key_of(coop, person, "thief");
    let id = coop
        .accord(person, &["key", "rotate", &format!("{new}.pub")])
        .ends(0)
        .out
        .lines()
        .next()
        .expect("an id")
        .to_owned();
    coop.signs_with(person, &new);
    coop.accord(person, &["consent", &id]).ends(0);
    coop.signs_with(person, &before);
    coop.accord(person, &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.signs_with(person, &new);
}

/// Somebody adds a key beside the one that signs, alone and at once; gives its file.
fn add_key(coop: &Coop, person: &str, name: &str) -> String {
    let before = coop.git(person, &["config", "user.signingkey"]).out.trim().to_owned();
    let file = key_of(coop, person, name);
    let id = coop.accord(person, &["key", "add", &format!("{file}.pub")]).ends(0).out;
    let id = id.lines().next().expect("an id").to_owned();
    coop.signs_with(person, &file);
    coop.accord(person, &["consent", &id]).ends(0);
    coop.signs_with(person, &before);
    coop.accord(person, &["decide", &id, "--push"]).ends(0).says("adopted");
    file
}

/// The public line of a key.
fn line_of(file: &str) -> String {
    let text = std::fs::read_to_string(format!("{file}.pub")).expect("a key");
    text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_stolen_key_does_not_outrun_its_suspension() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let id = coop.opened("aicha", &["key", "suspend", "david"]);
    coop.consent("bruno", &id);
    rotate(&coop, "david");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("git accord decide");
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    let file = coop.read("aicha", "people/david.toml");
    assert!(!file.contains("state = \"active\"") && file.matches("[[keys]]").count() == 2, "{file}");
    assert_eq!((file.matches("suspended").count(), file.matches("retired").count()), (1, 1), "{file}");
    coop.accord("david", &["sync"]).ends(0);
    coop.accord("david", &["key", "rotate", &format!("{}.pub", key_of(&coop, "david", "other"))]).ends(4);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["audit", "--full"]).ends(0);
    coop.accord("chloe", &["show", &id]).ends(0);
}

#[test]
fn whom_a_separation_is_about_does_not_hold_it_up() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let id = coop.opened("aicha", &["separate", "david", "--heard", "2026-11-20", "--step", "talk"]);
    coop.agree(&id);
    // A day of leave next year, and another key: each one's own to decide.
    coop.accord("david", &["go"]).ends(0);
    let file = coop.read("david", "people/david.toml") + "\n[[leaves]]\nfrom = 2027-03-01\nuntil = 2027-03-02\n";
    coop.write("david", "people/david.toml", &file);
    let leave = coop.accord("david", &["propose", "Leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("david", &["decide", &leave, "--push"]).ends(0).says("adopted");
    rotate(&coop, "david");
    later(&coop, "aicha", &["sync"]).ends(0);
    later(&coop, "aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    let file = coop.read("aicha", "people/david.toml");
    assert!(file.contains("left") && !file.contains("active") && file.matches("[[keys]]").count() == 2, "{file}");
    later(&coop, "chloe", &["sync"]).ends(0);
    later(&coop, "chloe", &["audit", "--full"]).ends(0);
}

/// What somebody else decided meanwhile is a text that moved, as ever.
#[test]
fn what_others_decided_meanwhile_is_read_anew() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let id = coop.opened("aicha", &["key", "suspend", "david"]);
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    let file = coop.read("chloe", "people/david.toml").replace("name = \"David\"", "name = \"David D.\"");
    coop.write("chloe", "people/david.toml", &file);
    let other = coop.accord("chloe", &["propose", "A name", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["publish"]).ends(0);
    for person in ["aicha", "bruno", "david"] {
        coop.consent(person, &other);
    }
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["decide", &other, "--push"]).ends(0).says("adopted");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-31");
}

/// Somebody pushes a branch that nobody of the organisation signed, about the same person.
fn unsigned(coop: &Coop, slug: &str, edit: impl Fn(&str) -> String) {
    coop.accord("chloe", &["go"]).ends(0);
    let main = coop.git("chloe", &["rev-parse", "main"]).out.trim().to_owned();
    coop.git("chloe", &["checkout", "-q", "-b", &format!("accord/2026-11-21-{slug}")]).ends(0);
    let text = format!(
        "title = \"x\"\ncircle = \"general\"\nproposer = \"zoe\"\nversion = 1\nopened = 2026-11-21T12:00:00Z\nbase = \"{main}\"\n"
    );
    coop.write("chloe", &format!("decisions/2026-11/2026-11-21-{slug}/proposal.toml"), &text);
    let file = coop.read("chloe", "people/david.toml");
    coop.write("chloe", "people/david.toml", &edit(&file));
    coop.git("chloe", &["add", "-A"]).ends(0);
    coop.git("chloe", &["commit", "-qm", "x"]).ends(0);
    coop.git("chloe", &["push", "-q", "origin", "HEAD"]).ends(0);
    coop.git("chloe", &["checkout", "-q", "main"]).ends(0);
}

#[test]
fn what_nobody_signed_keeps_nobody_from_an_act() {
    let coop = Coop::founded();
    coop.admit("david", true);
    unsigned(&coop, "zz", |file| file.replace("\"active\"", "\"suspended\""));
    coop.accord("aicha", &["sync"]).ends(0);
    let id = coop.opened("aicha", &["key", "suspend", "david"]);
    coop.consent("bruno", &id);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    // Nor do names that were taken by the dozen.
    let refs: String = (1..40)
        .map(|number| {
            let number = if number == 1 { String::new() } else { format!("{number}-") };
            format!(" HEAD:refs/heads/accord/2026-11-21-{number}depart-chloe")
        })
        .collect();
    coop.place.shell("chloe", &coop.dir("chloe"), &format!("git push -q origin{refs}")).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["depart"]).ends(0);
}

/// A name that somebody else's decision was sealed under meanwhile: one's own text is kept, and told.
#[test]
fn what_was_not_sent_is_kept_where_its_name_was_sealed() {
    let coop = Coop::founded();
    coop.write("bruno", "circles/general/policies/trips.toml", &policy("trips", "By boat"));
    coop.accord("bruno", &["propose", "leave", "-q"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    let id = coop.propose("aicha", "leave", "25 days");
    later(&coop, "aicha", &["withdraw", &id, "--push"]).ends(0);
    later(&coop, "aicha", &["decide", &id, "--push"]).ends(0);
    later(&coop, "bruno", &["sync"]).says("set-aside/2026-11-21-leave");
    let kept = coop.git("bruno", &["show", "set-aside/2026-11-21-leave:circles/general/policies/trips.toml"]).ends(0);
    assert!(kept.out.contains("By boat"), "{}", kept.out);
    later(&coop, "bruno", &["sync"]).ends(0);
    later(&coop, "bruno", &["audit"]).ends(0);
}

#[test]
fn whoever_contests_is_told_to_mend_main_first() {
    let coop = Coop::founded();
    let id = coop.adopt("travel", "By train");
    coop.write("chloe", "people/zed.toml", "name = \"Zed\"\n");
    coop.git("chloe", &["add", "-A"]).ends(0);
    coop.git("chloe", &["commit", "-qm", "x"]).ends(0);
    coop.git("chloe", &["push", "-q", "origin", "main"]).ends(0);
    coop.accord("bruno", &["sync"]);
    coop.accord("bruno", &["respond", &id, "contest", "-m", "not so"]).ends(4).says("git accord doctor");
}

/// Whose proposer leaves is carried by nobody: anybody who was asked closes it.
#[test]
fn what_its_proposer_left_behind_is_closed() {
    let coop = Coop::founded();
    coop.admit("david", true);
    coop.accord("david", &["go"]).ends(0);
    let id = coop.propose("david", "leave", "25 days");
    coop.consent("aicha", &id);
    coop.agree(&id);
    coop.accord("david", &["go"]).ends(0);
    let departure = coop.accord("david", &["depart", "-q"]).ends(0).out.lines().next().expect("an id").to_owned();
    coop.accord("david", &["decide", &departure, "--push"]).ends(0).says("adopted");
    for person in ["aicha", "bruno", "chloe"] {
        coop.accord(person, &["sync"]).ends(0);
    }
    coop.accord("aicha", &["status"]).ends(0).says("leave").says("git accord decide");
    coop.accord("aicha", &["respond", &id, "consent"]).ends(4).says("left the organisation");
    coop.accord("aicha", &["decide", &id, "--result", "adopted"]).ends(3);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("withdrawn");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit", "--full"]).ends(0);
    coop.accord("bruno", &["show", &id]).ends(0);
}

/// What stood on main without a decision is no text that a proposal takes anything from.
#[test]
fn a_base_that_nobody_decided_takes_nobody_out() {
    let coop = Coop::founded();
    let lawful = coop.read("chloe", "circles/general/circle.toml");
    coop.write(
        "chloe",
        "circles/general/circle.toml",
        &lawful.replace("[\"aicha\", \"bruno\", \"chloe\"]", "[\"bruno\", \"chloe\"]"),
    );
    assert_ne!(coop.read("chloe", "circles/general/circle.toml"), lawful);
    coop.git("chloe", &["commit", "-qam", "by hand"]).ends(0);
    let forged = coop.git("chloe", &["rev-parse", "HEAD"]).out.trim().to_owned();
    coop.git("chloe", &["revert", "--no-edit", "HEAD"]).ends(0);
    coop.git("chloe", &["push", "-q", "origin", "main"]).ends(0);
    // A branch that starts there, and takes its author out of what the forged text says.
    let id = "2026-11-21-i-step-down";
    coop.git("chloe", &["checkout", "-q", "-B", &format!("accord/{id}"), &forged]).ends(0);
    coop.write(
        "chloe",
        "circles/general/circle.toml",
        &lawful.replace("[\"aicha\", \"bruno\", \"chloe\"]", "[\"bruno\"]"),
    );
    let text = format!(
        "title = \"I step down\"\ncircle = \"general\"\nproposer = \"chloe\"\nversion = 1\nopened = 2026-11-21T12:00:00Z\nbase = \"{forged}\"\n"
    );
    coop.write("chloe", &format!("decisions/2026-11/{id}/proposal.toml"), &text);
    coop.git("chloe", &["add", "-A"]).ends(0);
    coop.git("chloe", &["commit", "-qm", "out"]).ends(0);
    coop.accord("chloe", &["amend"]).ends(0);
    coop.accord("chloe", &["decide", id, "--push"]).ends(3).says("DEC-05");
    coop.accord("aicha", &["sync"]);
    let now = coop.read("aicha", "circles/general/circle.toml");
    assert!(now.contains("\"aicha\", \"bruno\""), "{now}");
}

/// A suspension says nothing of when somebody is away, and a comment on main gives nobody time.
#[test]
fn what_a_suspension_does_not_speak_of_stays() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let id = coop.opened("aicha", &["key", "suspend", "david"]);
    coop.accord("david", &["go"]).ends(0);
    let file = coop.read("david", "people/david.toml") + "\n[[leaves]]\nfrom = 2027-03-01\nuntil = 2027-03-02\n";
    coop.write("david", "people/david.toml", &file);
    let leave = coop.accord("david", &["propose", "Leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("david", &["decide", &leave, "--push"]).ends(0).says("adopted");
    coop.accord("david", &["go"]).ends(0);
    coop.write("david", "people/david.toml", &format!("# a comment\n{}", coop.read("david", "people/david.toml")));
    coop.git("david", &["commit", "-q", "-S", "-a", "-m", "a comment"]).ends(0);
    coop.git("david", &["push", "-q", "origin", "main"]).ends(0);
    rotate(&coop, "david");
    coop.consent("bruno", &id);
    let told = coop.accord("bruno", &["show", &id]).ends(0).out;
    assert!(told.contains("now suspended") && !told.contains("leaves") && !told.contains("removed"), "{told}");
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    let file = coop.read("bruno", "people/david.toml");
    assert!(file.contains("2027-03-01") && !file.contains("\"active\""), "{file}");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["audit", "--full"]).ends(0);
}

/// Whoever leads a circle of one decides alone what it says: that holds no separation up, and stays. Nor does a side line on the
/// branch, with the same proposal and other texts.
#[test]
fn neither_a_circle_of_ones_own_nor_a_side_line_holds_it_up() {
    let coop = Coop::founded();
    coop.admit("david", true);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["circle", "add", "web", "--purpose", "Pages", "--member", "david", "--lead", "david"])
        .ends(0);
    let web = coop.accord("aicha", &["propose", "Web", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&web);
    coop.consent("david", &web);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &web, "--push"]).ends(0).says("adopted");
    let id = coop.opened("aicha", &["separate", "david", "--heard", "2026-11-20", "--step", "talk"]);
    coop.agree(&id);
    coop.accord("david", &["go"]).ends(0);
    coop.accord("david", &["sync"]).ends(0);
    let circle = coop.read("david", "circles/web/circle.toml").replace("Pages", "Pages and more");
    coop.write("david", "circles/web/circle.toml", &circle);
    let own = coop.accord("david", &["propose", "Purpose", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("david", &["decide", &own, "--push"]).ends(0).says("adopted");
    // Nor does a role that they give themselves in it.
    coop.accord("david", &["go"]).ends(0);
    let role = "name = \"Cook\"\npurpose = \"Cooks\"\n\n[[holders]]\nperson = \"david\"\nfrom = 2026-11-21\nuntil = 2027-11-20\n";
    coop.write("david", "circles/web/roles/cook.toml", role);
    let own = coop.accord("david", &["propose", "Cook", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("david", &["decide", &own, "--push"]).ends(0).says("adopted");
    let side = format!(
        "set -e; git fetch -q; B=$(git merge-base origin/main^ origin/accord/{id}); git checkout -q --detach $B; \
         git checkout -q origin/accord/{id} -- decisions/2026-11/{id}/proposal.toml; echo >> people/bruno.toml; git add -A; \
         git commit -qm side; S=$(git rev-parse HEAD); git checkout -q -B accord/{id} origin/accord/{id}; \
         C=$(git commit-tree $(git rev-parse HEAD^{{tree}}) -p HEAD -p $S -m merge); git push -q origin $C:refs/heads/accord/{id}"
    );
    coop.place.shell("david", &coop.dir("david"), &side).ends(0);
    later(&coop, "aicha", &["sync"]).ends(0);
    later(&coop, "aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    let circle = coop.read("aicha", "circles/web/circle.toml");
    assert!(circle.contains("Pages and more") && !circle.contains("david"), "{circle}");
    later(&coop, "chloe", &["sync"]).ends(0);
    later(&coop, "chloe", &["audit", "--full"]).ends(0);
}

/// Whoever follows somebody in a role steps back alone, and the role is then nobody's.
#[test]
fn a_successor_steps_back_alone() {
    let coop = Coop::founded();
    coop.accord("aicha", &["go"]).ends(0);
    coop.write(
        "aicha",
        "circles/general/roles/writer.toml",
        "name = \"Writer\"\npurpose = \"Writes\"\n\n[[holders]]\nperson = \"aicha\"\nfrom = 2026-01-01\nuntil = 2026-11-20\n\n[[holders]]\nperson = \"chloe\"\nfrom = 2026-11-21\n",
    );
    let id = coop.accord("aicha", &["propose", "Writer", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    // No line of another's is anybody's to strike: not that of who would hold it again without its follower.
    coop.accord("bruno", &["sync"]).ends(0);
    let role = coop.read("bruno", "circles/general/roles/writer.toml");
    let at = role.find("[[holders]]").expect("holders");
    let next = at + 1 + role[at + 1..].find("[[holders]]").expect("another");
    coop.write("bruno", "circles/general/roles/writer.toml", &format!("{}{}", &role[..at], &role[next..]));
    let struck = coop.accord("bruno", &["propose", "Struck", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["decide", &struck]).ends(3);
    coop.accord("chloe", &["sync"]).ends(0);
    let left = coop.accord("chloe", &["depart", "--role", "general/writer"]).ends(0).out;
    let left = left.lines().next().expect("an id").to_owned();
    coop.accord("chloe", &["decide", &left, "--push"]).ends(0).says("adopted (one elector)");
    assert!(!coop.read("chloe", "circles/general/roles/writer.toml").contains("person"));
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["audit", "--full"]).ends(0);
}

/// Where one key is suspended and another speaks, what its person does with the others is theirs.
#[test]
fn a_suspension_of_one_key_silences_that_one() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let phone = add_key(&coop, "david", "phone");
    coop.accord("aicha", &["sync"]).ends(0);
    let id = coop.opened("aicha", &["key", "suspend", "david", &line_of(&phone)]);
    coop.consent("bruno", &id);
    add_key(&coop, "david", "other");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0).says("adopted");
    let file = coop.read("bruno", "people/david.toml");
    assert_eq!((file.matches("\"active\"").count(), file.matches("suspended").count()), (2, 1), "{file}");
    coop.accord("david", &["sync"]).ends(0);
    coop.accord("david", &["whoami"]).ends(0);
}

/// Where the one that was to go on speaking is retired meanwhile, it is asked anew.
#[test]
fn a_thief_keeps_no_key_by_retiring_the_other() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let phone = add_key(&coop, "david", "phone");
    coop.accord("aicha", &["sync"]).ends(0);
    let id = coop.opened("aicha", &["key", "suspend", "david", &line_of(&phone)]);
    coop.consent("bruno", &id);
    coop.signs_with("david", &phone);
    let retired = coop.accord("david", &["key", "retire", &line_of(&coop.place.key("david").display().to_string())]);
    let retired = retired.ends(0).out.lines().next().expect("an id").to_owned();
    coop.accord("david", &["decide", &retired, "--push"]).ends(0).says("adopted");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["decide", &id]).ends(3).says("DEC-31");
}

/// A copy of the version that stands on what nobody decided takes its place from no text.
#[test]
fn a_copy_on_an_unlawful_commit_hides_no_base() {
    let coop = Coop::founded();
    coop.admit("david", true);
    let before = coop.git("david", &["rev-parse", "main"]).out.trim().to_owned();
    let id = coop.opened("aicha", &["key", "suspend", "david"]);
    coop.consent("bruno", &id);
    rotate(&coop, "david");
    let copy = format!(
        "set -e; git fetch -q; git checkout -q main; git checkout -q {before} -- people/david.toml; git commit -qm x; V=$(git rev-parse HEAD); \
         git revert --no-edit HEAD >/dev/null; git push -q origin main; git checkout -q --detach $V; \
         git checkout -q origin/accord/{id} -- people/david.toml decisions/2026-11/{id}/proposal.toml; git add -A; git commit -qm copy; \
         S=$(git rev-parse HEAD); git checkout -q --detach origin/accord/{id}; \
         C=$(git commit-tree $(git rev-parse HEAD^{{tree}}) -p HEAD -p $S -m merge); git push -q origin $C:refs/heads/accord/{id}"
    );
    coop.place.shell("david", &coop.dir("david"), &copy).ends(0);
    coop.accord("aicha", &["sync"]);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("adopted");
    coop.accord("chloe", &["sync"]);
    coop.accord("chloe", &["audit", "--full"]).ends(0);
}
