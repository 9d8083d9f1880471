//! Who is heard, with which key, in whose hand, by which day.

use super::*;

#[test]
fn an_objection_that_was_written_down_outlives_the_office_and_the_key_of_its_recorder() {
    let then = organisation(&[]);
    let elected = FILES[8].1.replace("\"bo\"", "\"ana\"");
    let mut now = organisation(&[("circles/general/roles/secretary.toml", &elected)]);
    let objection = written(paper("cem", 1, 1, Said::Objection, "bo"), "bo");
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    assert_eq!(asked.objectors(std::slice::from_ref(&objection)), ["cem"], "the office ended");
    now.people.get_mut(&person("bo")).expect("bo").keys[0].state = KeyState::Retired;
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    assert_eq!(asked.objectors(std::slice::from_ref(&objection)), ["cem"], "the key was retired");
    assert!(Asked::of(&now).objectors(&[objection]).is_empty(), "without the day of its version nothing bears it out");
    let consent = written(paper("cem", 1, 1, Said::Consent, "bo"), "bo");
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    assert_eq!(asked.judged(&[consent]).papers[0].1, Weight::Unverified, "a consent is weighed today");
}

#[test]
fn what_is_written_down_stands_for_nothing_that_its_person_signed() {
    let state = organisation(&[]);
    let asked = Asked { version: 2, ..Asked::of(&state) };
    let own = paper("cem", 1, 1, Said::Consent, "cem");
    let phoned = written(paper("cem", 2, 1, Said::Objection, "bo"), "bo");
    assert_eq!(asked.objectors(&[own.clone(), phoned.clone()]), ["cem"], "an objection is heard whoever wrote it down");
    let signed = after(paper("cem", 2, 1, Said::Consent, "cem"), &own);
    assert_eq!(asked.objectors(&[own.clone(), signed.clone(), phoned.clone()]), ["cem"]);
    let lifted = after(paper("cem", 2, 2, Said::Consent, "cem"), &phoned);
    assert!(asked.objectors(&[own.clone(), signed.clone(), phoned, lifted]).is_empty(), "its author lifts it");
    // No consent by telephone lifts what somebody signed, or stands beside it.
    let objection = paper("cem", 1, 1, Said::Objection, "cem");
    let phoned = after(written(paper("cem", 2, 1, Said::Consent, "bo"), "bo"), &objection);
    assert_eq!(asked.objectors(&[objection, phoned]), ["cem"]);
    let phoned = after(written(paper("cem", 2, 2, Said::Withdraw, "bo"), "bo"), &signed);
    let voices = asked.judged(&[signed, phoned]).voices;
    assert_eq!(voices[&person("cem")].answer, Said::Consent);
    let phoned = after(written(paper("cem", 2, 1, Said::Consent, "bo"), "bo"), &own);
    assert!(asked.judged(&[own, phoned]).has_answered(&person("cem")), "to a newer version one may telephone");
}

#[test]
fn whoever_acted_for_a_legal_person_gave_its_word() {
    let coop = |by: &str| {
        format!("name = \"Coop\"\nkind = \"organisation\"\nrepresented_by = \"{by}\"\nstatus = \"member\"\n")
    };
    let general = FILES[6].1.replace("\"cem\"", "\"cem\", \"coop\"");
    let files = |by: &str| organisation(&[("people/coop.toml", &coop(by)), (FILES[6].0, &general)]);
    let (then, now) = (files("bo"), files("dia"));
    let objection = paper("coop", 1, 1, Said::Objection, "bo");
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    assert_eq!(asked.objectors(&[objection]), ["coop"]);
    let consent = paper("coop", 1, 1, Said::Consent, "bo");
    assert!(!asked.judged(&[consent]).has_answered(&person("coop")), "but acts for it no longer");
    // Nobody acts for a human, whatever their file says.
    let mut state =
        organisation(&[("people/cem.toml", "name = \"Cem\"\nrepresented_by = \"bo\"\nstatus = \"member\"\n")]);
    state.people.get_mut(&person("cem")).expect("cem").keys.clear();
    assert!(keys_of(&state, &person("cem")).is_empty());
    assert_eq!(human(&state, &person("cem")), person("cem"));
}

#[test]
fn a_retired_key_objects_to_no_version_that_opened_later() {
    let then = organisation(&[]);
    let mut now = organisation(&[]);
    now.people.get_mut(&person("bo")).expect("bo").keys[0].state = KeyState::Retired;
    let objection = paper("bo", 1, 1, Said::Objection, "bo");
    let asked = |roll, earlier| Asked { version: 2, roll: Some(roll), earlier, ..Asked::of(&now) };
    assert_eq!(
        asked(&now, vec![(1, &then)]).objectors(std::slice::from_ref(&objection)),
        ["bo"],
        "active when version 1 opened"
    );
    assert!(asked(&now, vec![(1, &now)]).objectors(std::slice::from_ref(&objection)).is_empty(), "retired by then");
    assert!(asked(&then, vec![]).objectors(&[objection]).is_empty(), "to a version that nobody wrote");
}

#[test]
fn a_separation_takes_no_objection_along_and_a_departure_does() {
    let now = organisation(&[("people/cem.toml", "name = \"Cem\"\nstatus = \"left\"\n")]);
    let objection = paper("cem", 1, 1, Said::Objection, "cem");
    let asked = Asked { taken_out: people(&["cem"]), ..Asked::of(&now) };
    assert_eq!(asked.objectors(std::slice::from_ref(&objection)), ["cem"]);
    assert!(Asked::of(&now).objectors(&[objection]).is_empty());
}

#[test]
fn a_leave_spares_whoever_was_away_all_the_time_and_nobody_calls_them_back() {
    let away = |until: &str| {
        let text = format!("name = \"Cem\"\nstatus = \"member\"\n[[leaves]]\nfrom = 2026-11-01\nuntil = {until}\n");
        organisation(&[("people/cem.toml", &text)])
    };
    let state = away("2026-12-31");
    assert_eq!(Asked::of(&state).judged(&[]).electors, people(&["ana", "bo"]));
    let mut elsewhere = paper("cem", 1, 1, Said::Consent, "cem");
    elsewhere.answer.decision = "2026-01-01-another".into();
    assert_eq!(Asked::of(&state).judged(&[elsewhere]).electors, people(&["ana", "bo"]), "said in another matter");
    let strange = written(paper("cem", 1, 1, Said::Consent, "dia"), "dia");
    assert_eq!(Asked::of(&state).judged(&[strange]).electors, people(&["ana", "bo"]), "written down by anybody");
    let own = paper("cem", 1, 1, Said::Consent, "cem");
    assert_eq!(Asked::of(&state).judged(&[own]).electors, people(&["ana", "bo", "cem"]), "who speaks is heard");
    // An answer of a later day says that the version was still open then.
    let state = away("2026-11-25");
    let mut late = paper("bo", 1, 1, Said::Consent, "bo");
    assert_eq!(Asked::of(&state).judged(std::slice::from_ref(&late)).electors, people(&["ana", "bo"]));
    late.answer.issued = Some(at("2026-11-28T12:00:00Z"));
    assert_eq!(Asked::of(&state).judged(&[late]).electors, people(&["ana", "bo", "cem"]));
}

#[test]
fn a_phone_objection_of_somebody_on_leave_outlives_its_recorder() {
    let leave = "name = \"Cem\"\nstatus = \"member\"\n[[leaves]]\nfrom = 2026-11-01\nuntil = 2026-12-31\n";
    let elected = FILES[8].1.replace("\"bo\"", "\"ana\"");
    let then = organisation(&[("people/cem.toml", leave)]);
    let now = organisation(&[("people/cem.toml", leave), ("circles/general/roles/secretary.toml", &elected)]);
    let objection = written(paper("cem", 1, 1, Said::Objection, "bo"), "bo");
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    assert_eq!(asked.objectors(&[objection]), ["cem"]);
}

#[test]
fn nobody_writes_down_what_makes_or_ends_a_version_of_somebody_who_signs() {
    let mut state = organisation(&[]);
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let back = |version| written(paper("ana", version, 2, Said::Withdraw, "bo"), "bo");
    for version in [1, 2] {
        assert!(!Asked::of(&state).judged(&[own.clone(), after(back(version), &own)]).is_retracted());
    }
    let version = written(paper("ana", 1, 1, Said::Propose, "bo"), "bo");
    assert!(!Asked::of(&state).judged(std::slice::from_ref(&version)).version_exists);
    // Who has no key has it written down, and two humans sign for that.
    state.people.get_mut(&person("ana")).expect("ana").keys.clear();
    let standing = Asked::of(&state).judged(std::slice::from_ref(&version));
    assert!(standing.version_exists && standing.counts_recorded());
    assert!(Asked::of(&state).judged(&[version.clone(), after(back(1), &version)]).is_retracted());
    assert!(!Asked::of(&state).judged(&[version.clone(), after(back(2), &version)]).is_retracted());
    // Answers to a version that nobody wrote are no answers.
    let other = written(paper("cem", 7, 1, Said::Consent, "bo"), "bo");
    assert!(!Asked::of(&state).judged(&[version, other]).voices.contains_key(&person("cem")));
}

#[test]
fn who_was_taken_out_of_the_circle_is_heard_until_the_next_version() {
    let then = organisation(&[]);
    let now = organisation(&[(FILES[6].0, &FILES[6].1.replace(", \"cem\"", ""))]);
    let objection = paper("cem", 1, 1, Said::Objection, "cem");
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    assert_eq!(asked.objectors(std::slice::from_ref(&objection)), ["cem"]);
    let phoned = written(paper("cem", 1, 1, Said::Objection, "bo"), "bo");
    assert_eq!(asked.objectors(&[phoned]), ["cem"], "whoever wrote it down");
    // Who joined after the version opened, and was taken out again, is named by the history.
    let asked = Asked { roll: Some(&now), taken_out: people(&["cem"]), ..Asked::of(&now) };
    assert_eq!(asked.objectors(std::slice::from_ref(&objection)), ["cem"]);
    // The next version opened without them.
    let asked = Asked { roll: Some(&now), version: 2, earlier: vec![(1, &then)], ..Asked::of(&now) };
    assert!(asked.objectors(&[objection]).is_empty());
}

#[test]
fn a_retired_key_recalls_nobody_from_leave() {
    let leave = "name = \"Cem\"\nstatus = \"member\"\n[[leaves]]\nfrom = 2026-11-01\nuntil = 2026-12-31\n";
    let mut state = organisation(&[("people/cem.toml", leave)]);
    state.people.get_mut(&person("cem")).expect("cem").keys[0].state = KeyState::Retired;
    for said in [Said::Consent, Said::Objection] {
        let asked = Asked { roll: Some(&state), ..Asked::of(&state) };
        assert_eq!(asked.judged(&[paper("cem", 1, 1, said, "cem")]).electors, people(&["ana", "bo"]));
    }
}

#[test]
fn who_is_not_asked_vetoes_nothing() {
    let state = organisation(&[]);
    let objection = paper("cem", 1, 1, Said::Objection, "cem");
    // Their own separation.
    let parts = vec![change(&state, "people/cem.toml", "name = \"Cem\"\nstatus = \"left\"\n")];
    let asked = Asked { roll: Some(&state), changes: parts, ..Asked::of(&state) };
    assert!(asked.objectors(std::slice::from_ref(&objection)).is_empty());
    // Another's leave.
    let leave = "name = \"Ana\"\nstatus = \"member\"\n[[leaves]]\nfrom = 2026-12-01\n";
    let own = vec![change(&state, "people/ana.toml", leave)];
    let asked = Asked { roll: Some(&state), changes: own, ..Asked::of(&state) };
    assert!(asked.objectors(&[objection]).is_empty());
}

/// An objection is set aside only by whom the rules name, with a reason, and never by its author or by who proposes alone.
#[test]
fn an_objection_is_set_aside_by_whom_the_rules_name() {
    let rules = |judge: &str| FILES[1].1.replace("[decisions]\n", &format!("[decisions]\njudge = \"{judge}\"\n"));
    let facilitator = (
        "circles/general/roles/facilitator.toml",
        "name = \"F\"\npurpose = \"Leads through\"\ncore = \"facilitator\"\n[[holders]]\nperson = \"cem\"\nfrom = 2026-01-01\n",
    );
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let no = paper("bo", 1, 1, Said::Objection, "bo");
    let aside = |who: &str, number: i64| {
        let paper = paper(who, 1, number, Said::SetAside, who);
        let named = Some(format!("sha256:{}", no.digest));
        let answer = Answer { for_person: Some(person("bo")), supersedes: named, ..paper.answer };
        SignedAnswer { answer, ..paper }
    };
    let open = |judge: &str, more: &[SignedAnswer]| {
        let text = rules(judge);
        let state = organisation(&[(FILES[1].0, &text), facilitator]);
        let papers = [vec![own.clone(), no.clone()], more.to_vec()].concat();
        let standing = Asked::of(&state).judged(&papers);
        (standing.open_objections().count(), standing.missing().len())
    };
    let yes = paper("cem", 1, 1, Said::Consent, "cem");
    assert_eq!(open("circle", &[aside("cem", 2), yes.clone()]), (1, 1), "nobody judges");
    assert_eq!(open("facilitator", &[aside("cem", 2), yes.clone()]), (0, 0), "the facilitator does");
    assert_eq!(open("facilitator", &[aside("ana", 2), yes.clone()]), (1, 1), "not who proposes");
    assert_eq!(open("group", &[aside("cem", 2), yes.clone()]), (1, 1), "one of two is not the group");
    assert_eq!(open("group", &[aside("cem", 2), aside("ana", 2), yes.clone()]), (0, 0), "all others are");
    let written = written(aside("cem", 2), "bo");
    assert_eq!(open("facilitator", &[written, yes.clone()]).0, 1, "nobody writes that down for another");
    // It holds for what it names alone, and not for what was objected since.
    let again = after(paper("bo", 1, 2, Said::Objection, "bo"), &no);
    assert_eq!(open("facilitator", &[aside("cem", 2), again, yes]).0, 1, "another harm is another objection");
}

/// Who is set aside let nothing pass: somebody else does, or nobody decides alone.
#[test]
fn whoever_is_set_aside_is_no_second_one() {
    let rules = FILES[1].1.replace("[decisions]\n", "[decisions]\njudge = \"facilitator\"\n");
    let facilitator = (
        "circles/general/roles/facilitator.toml",
        "name = \"F\"\npurpose = \"Leads through\"\ncore = \"facilitator\"\n[[holders]]\nperson = \"cem\"\nfrom = 2026-01-01\n",
    );
    let coop = (
        "people/cem.toml",
        "name = \"Coop\"\nkind = \"organisation\"\nstatus = \"member\"\nrepresented_by = \"ana\"\n",
    );
    let state = organisation(&[(FILES[1].0, &rules), facilitator, coop]);
    let no = paper("bo", 1, 1, Said::Objection, "bo");
    let aside = paper("cem", 1, 1, Said::SetAside, "ana");
    let named = Some(format!("sha256:{}", no.digest));
    let answer = Answer { for_person: Some(person("bo")), supersedes: named, ..aside.answer };
    let papers = [paper("ana", 1, 1, Said::Propose, "ana"), no, SignedAnswer { answer, ..aside }];
    assert_eq!(Asked::of(&state).judged(&papers).open_objections().count(), 1, "Ana speaks for the coop");
}
