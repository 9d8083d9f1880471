//! Who may decide what: no kind relieves another, no human is two, no key stands for somebody else, nobody is locked out.

use crate::support::{Coop, policy};

/// Signs a text as an answer with somebody's key, and pushes it onto a decision's branch under a name.
fn push_answer(coop: &Coop, pusher: &str, id: &str, name: &str, script: &str, key: &str) {
    let all = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; cd decisions/2026-11/{id}/answers; {script}; \
         rm -f {name}.toml.sig; ssh-keygen -q -Y sign -n accord-answer-v1 -f {key} {name}.toml; \
         git add -A; git commit -qm {name}; git push -q origin HEAD:accord/{id}; git checkout -q main",
        key = coop.place.key(key).display()
    );
    coop.place.shell(pusher, &coop.dir(pusher), &all).ends(0);
}

/// Somebody with a key that is nobody's, who may push.
fn with_stranger() -> Coop {
    let coop = Coop::founded();
    coop.place.person("mallory");
    coop.place.git("mallory", &coop.place.path(""), &["clone", "-q", "hub.git", "mallory"]).ends(0);
    coop
}

fn opposed(coop: &Coop) -> String {
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("bruno", &["respond", &id, "object", "-m", "harms the cleaners", "--push"]).ends(0);
    id
}

#[test]
fn a_copy_signed_by_a_stranger_hides_no_objection() {
    let coop = with_stranger();
    let id = opposed(&coop);
    push_answer(&coop, "mallory", &id, "1-bruno-10", "cp 1-bruno-2.toml 1-bruno-10.toml", "mallory");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
    let other = with_stranger();
    let id = opposed(&other);
    push_answer(&other, "mallory", &id, "1-bruno-2", "true", "mallory");
    other.accord("aicha", &["sync"]).ends(0);
    other.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
}

#[test]
fn strange_answers_use_up_nothing_that_is_owed() {
    let coop = with_stranger();
    let id = opposed(&coop);
    let key = coop.place.key("mallory");
    let flood = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; cd decisions/2026-11/{id}/answers; \
         for n in $(seq 10 44); do sed \"s/^number.*/number = $n/; s/^answer.*/answer = \\\"consent\\\"/\" 1-bruno-2.toml > 1-bruno-$n.toml; \
         ssh-keygen -q -Y sign -n accord-answer-v1 -f {} 1-bruno-$n.toml; done; git rm -q 1-bruno-2.toml*; \
         git add -A; git commit -qm flood; git push -q origin HEAD:accord/{id}; git checkout -q main",
        key.display()
    );
    coop.place.shell("mallory", &coop.dir("mallory"), &flood).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
    // Bruno answers on as if nothing had been there.
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}

/// Answers that somebody writes down for others have a measure of their own: they use up none of one's own hand.
#[test]
fn what_is_written_down_for_somebody_hides_nothing_of_their_own_hand() {
    let coop = Coop::founded();
    let id = opposed(&coop);
    let flood = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; cd decisions/2026-11/{id}/answers; \
         for n in $(seq 100 131); do sed \"s/^number.*/number = $n/; s/^answer.*/answer = \\\"consent\\\"/; /^reason/d; \
         s/^issued/recorded_by = \\\"aicha\\\"\\nvia = \\\"phone\\\"\\nissued/\" 1-bruno-2.toml > 1-bruno-$n.toml; \
         ssh-keygen -q -Y sign -n accord-answer-v1 -f {} 1-bruno-$n.toml; done; git rm -q 1-bruno-2.toml*; \
         git add -A; git commit -qm tidy; git push -q origin HEAD:accord/{id}; git checkout -q main",
        coop.place.key("aicha").display()
    );
    coop.place.shell("aicha", &coop.dir("aicha"), &flood).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["decide", &id, "--push"]).ends(3).says("DEC-04");
}

#[test]
fn a_huge_number_of_a_stranger_stops_nobody() {
    let coop = with_stranger();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    push_answer(
        &coop,
        "mallory",
        &id,
        "1-bruno-1000000",
        "sed 's/^number.*/number = 1000000/' 1-bruno-1.toml > 1-bruno-1000000.toml",
        "mallory",
    );
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["respond", &id, "object", "-m", "no", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
}

#[test]
fn what_the_others_sent_is_joined_before_a_seal() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["respond", &id, "question", "-m", "well"]).ends(0);
    coop.accord("bruno", &["respond", &id, "object", "-m", "no", "--push"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(3).says("DEC-04");
}

#[test]
fn an_unsigned_outcome_on_the_branch_is_nobodys() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let other = coop.adopt("trips", "by train");
    let plant = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; \
         git show origin/main:decisions/2026-11/{other}/outcome.toml | sed 's/{other}/{id}/; s/^decided.*/decided = 2099-01-01T00:00:00Z/' \
         > decisions/2026-11/{id}/outcome.toml; git add -A; git commit -qm plant; git push -q origin HEAD:accord/{id}; git checkout -q main"
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &plant).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}

#[test]
fn one_human_is_one_human() {
    let coop = Coop::founded();
    // A legal person whose key is its representative's: two consents, one hand.
    let admit = "printf 'name = \"Acme\"\nkind = \"organisation\"\nrepresented_by = \"bruno\"\nstatus = \"member\"\njoined = 2026-11-21\n' > people/acme.toml; \
                 sed -i 's/^members = \\[/members = [\"acme\", /' circles/general/circle.toml";
    coop.place.shell("bruno", &coop.dir("bruno"), admit).ends(0);
    let id = coop.accord("bruno", &["propose", "Acme", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["publish"]).ends(0);
    for person in ["aicha", "chloe"] {
        coop.consent(person, &id);
    }
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0);
    // Bruno writes everything down and signs twice, once for each of him.
    coop.write("bruno", "circles/general/policies/pay.toml", &policy("pay", "bruno"));
    let pay = coop.accord("bruno", &["propose", "Pay", "-q"]).ends(0).out.trim().to_owned();
    for person in ["aicha", "chloe", "acme"] {
        coop.accord("bruno", &["respond", &pay, "consent", "--as", person]).ends(0);
    }
    coop.accord("bruno", &["decide", &pay]).ends(0).says("needs a second one");
    coop.accord("bruno", &["decide", &pay]).ends(0).says("needs a second one");
    assert_eq!(coop.audit("bruno")["summary"]["decisions"], 1);
}

#[test]
fn keys_are_nobody_elses_and_never_forgotten() {
    let coop = Coop::founded();
    coop.place.person("spare");
    let line = coop.read("aicha", "people/chloe.toml");
    // A key taken out of the file would take an objection with it.
    coop.write("chloe", "people/chloe.toml", line.split("[[keys]]").next().expect("a head"));
    let id = coop.accord("chloe", &["propose", "No key", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["decide", &id]).ends(3).says("would forget a person or a key");
    // Every answer names the organisation's id: a change of it would unsay them all.
    let line = coop.read("bruno", "constitution.toml");
    let id = line.lines().find(|l| l.starts_with("id")).expect("an id");
    coop.write("bruno", "constitution.toml", &line.replace(id, "id = \"another\""));
    let id = coop.accord("bruno", &["propose", "Another id", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["decide", &id]).ends(3).says("changes neither id nor branch");
    // The last keys but one may not be retired where that leaves nobody to countersign.
    let coop = Coop::founded();
    for person in ["bruno", "chloe"] {
        let retire = format!("sed -i 's/state = \"active\"/state = \"retired\"/' people/{person}.toml");
        coop.accord(person, &["go"]).ends(0);
        coop.accord(person, &["sync"]).ends(0);
        coop.place.shell(person, &coop.dir(person), &retire).ends(0);
        let id = coop.accord(person, &["propose", &format!("Retire {person}"), "-q"]).ends(0).out.trim().to_owned();
        coop.accord(person, &["go"]).ends(0);
        let ends = if person == "bruno" { 0 } else { 3 };
        let ran = coop.accord(person, &["decide", &id, "--push"]).ends(ends);
        assert!(ends == 0 || ran.err.contains("COR-27"), "{}", ran.err);
    }
}

#[test]
fn who_joins_gains_no_voice_by_their_own_act() {
    let coop = Coop::founded();
    coop.place.person("dora");
    let line = coop.place.key_line("dora");
    let joining = format!(
        "name = \"Dora\"\nstatus = \"joining\"\njoined = 2026-11-21\n[[keys]]\npublic = \"{line}\"\nstate = \"active\"\n"
    );
    coop.write("aicha", "people/dora.toml", &joining);
    let id = coop.accord("aicha", &["propose", "Dora joins", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish"]).ends(0);
    coop.agree(&id);
    coop.place.git("dora", &coop.place.path(""), &["clone", "-q", "hub.git", "dora"]).ends(0);
    coop.accord("dora", &["respond", &id, "consent", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("dora", &["sync"]).ends(0);
    // Herself a member, beside a leave of her own that needs nobody.
    let text = coop.read("dora", "people/dora.toml").replace("joining", "member");
    let leave = "\n[[leaves]]\nfrom = 2020-08-01\nuntil = 2020-08-02\n";
    coop.write("dora", "people/dora.toml", &(text + leave));
    let own = coop.accord("dora", &["propose", "I am a member", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("dora", &["decide", &own]).ends(3).says("DEC-43");
}

/// Whoever is on leave is not waited for, and leaves nobody to decide alone.
#[test]
fn a_leave_leaves_nobody_to_decide_alone() {
    let coop = Coop::founded();
    for person in ["bruno", "chloe"] {
        let leave = format!("printf '[[leaves]]\\nfrom = 2026-11-01\\nuntil = 2026-12-31\\n' >> people/{person}.toml");
        coop.accord(person, &["go"]).ends(0);
        coop.accord(person, &["sync"]).ends(0);
        coop.place.shell(person, &coop.dir(person), &leave).ends(0);
        let away = coop.accord(person, &["propose", &format!("Away {person}"), "-q"]).ends(0).out.trim().to_owned();
        coop.accord(person, &["go"]).ends(0);
        coop.accord(person, &["decide", &away, "--push"]).ends(0);
    }
    coop.accord("aicha", &["sync"]).ends(0);
    let id = coop.propose("aicha", "pay", "all to aicha");
    coop.accord("aicha", &["go"]).ends(0);
    let later = ("ACCORD_NOW", "2026-12-05T12:00:00Z");
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["decide", &id]).ends(3);
    // One of them says yes all the same.
    coop.consent("bruno", &id);
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["sync"]).ends(0);
    coop.place.accord_with("aicha", &coop.dir("aicha"), later, &["decide", &id, "--push"]).ends(0);
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}

/// What others write about somebody's voice is answered by that voice too: a leave, who acts for a legal person.
#[test]
fn nobody_s_voice_is_written_away_unasked() {
    let coop = Coop::founded();
    coop.admit("dora", false);
    let sealed = |id: &str, code: i32| {
        coop.accord("aicha", &["sync"]).ends(0);
        coop.accord("aicha", &["go"]).ends(0);
        coop.accord("aicha", &["decide", id, "--push"]).ends(code)
    };
    let proposed = |title: &str| {
        let id = coop.accord("aicha", &["propose", title, "-q"]).ends(0).out.trim().to_owned();
        coop.accord("aicha", &["publish"]).ends(0);
        coop.agree(&id);
        id
    };
    let leave = "printf '[[leaves]]\\nfrom = 2026-11-01\\nuntil = 2026-12-31\\n' >> people/dora.toml";
    coop.place.shell("aicha", &coop.dir("aicha"), leave).ends(0);
    let id = proposed("Dora is away");
    sealed(&id, 3).says("dora");
    coop.consent("dora", &id);
    sealed(&id, 0);
    let acme = "name = \"Acme\"\nkind = \"organisation\"\nrepresented_by = \"dora\"\nstatus = \"member\"\njoined = 2026-11-21\n";
    coop.write("aicha", "people/acme.toml", acme);
    // Nobody is named to act for another unasked.
    let id = proposed("Acme");
    sealed(&id, 3).says("dora");
    coop.consent("dora", &id);
    sealed(&id, 0);
    let other = coop.read("aicha", "people/acme.toml").replace("\"dora\"", "\"bruno\"");
    coop.write("aicha", "people/acme.toml", &other);
    let id = proposed("Bruno acts for Acme");
    sealed(&id, 3).says("acme");
    coop.accord("dora", &["sync"]).ends(0);
    coop.accord("dora", &["respond", &id, "consent", "--as", "acme", "--push"]).ends(0);
    // Whose voice it is takes its time, like a first key.
    sealed(&id, 3).says("closed-early");
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}
