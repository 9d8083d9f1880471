//! Advice: who decides, who is asked first, and what time does.

use super::*;
use crate::model::Method;

const ADVICE: (&str, &str) = (
    "rules.toml",
    "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nmin_open_days = 3\n\
     [decisions.kinds.policy]\nmethod = \"advice\"\n",
);
const LEADER: (&str, &str) = (
    "circles/general/roles/lead.toml",
    "name = \"Lead\"\npurpose = \"Leads\"\ncore = \"lead\"\n[[holders]]\nperson = \"cem\"\nfrom = 2026-01-01\n",
);
const PRESS: (&str, &str) = (
    "circles/general/roles/press.toml",
    "name = \"Press\"\npurpose = \"Tells\"\n[[holders]]\nperson = \"bo\"\nfrom = 2026-01-01\n",
);
const DOMAIN: (&str, &str) = ("domains/paper.toml", "name = \"The paper\"\nholder = \"role:general/press\"\n");

fn travel<'a>(state: &'a Organisation, domain: &str) -> Asked<'a> {
    let text = format!("title = \"Travel\"\ntext = \"By train.\"\n{domain}");
    let policy = change(state, "circles/general/policies/travel.toml", &text);
    Asked { changes: vec![policy], ..Asked::of(state) }
}

#[test]
fn whoever_has_the_mandate_decides_once_the_others_were_asked() {
    let state = organisation(&[ADVICE, LEADER]);
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let yes = paper("cem", 1, 1, Said::Consent, "cem");
    let asked = travel(&state, "");
    let early = asked.judged(&[own.clone(), yes.clone()]);
    assert_eq!((early.manner.method, early.missing()), (Method::Advice, vec![]));
    assert_eq!(early.unadvised(), [person("bo")], "Ana proposed it and said what she thinks");
    assert!(early.waits_for_time() && !early.window_passed);
    let advice = paper("bo", 1, 1, Said::Reaction, "bo");
    let advised = asked.judged(&[own.clone(), yes.clone(), advice.clone()]);
    assert!(!advised.waits_for_time(), "all were heard");
    let other = Answer { change: "sha256:else".into(), ..advice.answer.clone() };
    let other = SignedAnswer { answer: other, ..advice.clone() };
    assert!(asked.judged(&[own.clone(), yes.clone(), other]).waits_for_time(), "advice to another text is none");
    let by = written(advice, "cem");
    assert!(asked.judged(&[own.clone(), yes.clone(), by]).waits_for_time(), "nor is what the decider writes down");
    let later = Asked { decided: at("2026-11-24T12:01:00Z"), ..travel(&state, "") }.judged(&[own.clone(), yes]);
    assert!(later.window_passed, "or had the time to speak");
    // Nobody else's objection stops it, and nobody else's consent carries it.
    let others =
        asked.judged(&[own, paper("bo", 1, 1, Said::Objection, "bo"), paper("ana", 1, 2, Said::Consent, "ana")]);
    assert_eq!((others.missing(), others.open_objections().count()), (vec![person("cem")], 0));
}

#[test]
fn a_role_decides_within_its_domain_and_draws_nothing_into_it() {
    let state = organisation(&[ADVICE, LEADER, PRESS, DOMAIN]);
    let decider = |asked: &Asked<'_>| asked.judged(&[]).missing();
    let path = "circles/general/policies/travel.toml";
    let edited = |before: &str, after: &str| {
        let mut asked = travel(&state, after);
        let old = format!("title = \"Travel\"\ntext = \"By car.\"\n{before}");
        asked.changes[0].old = Some(side(&state, path, &old));
        asked
    };
    let own = "domain = \"paper\"\n";
    assert_eq!(decider(&edited(own, own)), [person("bo")]);
    assert_eq!(decider(&edited("", "")), [person("cem")]);
    // Nothing is drawn into the domain, nor out of it, by who holds it; what is new is the lead's.
    assert_eq!(decider(&edited("", own)), [person("cem")]);
    assert_eq!(decider(&edited(own, "")), [person("cem")]);
    assert_eq!(decider(&travel(&state, own)), [person("cem")]);
    // Whatever else comes along is no part of the mandate.
    let mut more = edited(own, own);
    more.changes.push(change(&state, "domains/money.toml", "name = \"Money\"\nholder = \"role:general/press\"\n"));
    assert!(decider(&more) != [person("bo")]);
}

#[test]
fn without_a_mandate_the_circle_consents_and_what_a_kind_cannot_have_is_refused() {
    let state = organisation(&[ADVICE]);
    let standing = travel(&state, "").judged(&[]);
    assert_eq!((standing.manner.method, standing.missing().len()), (Method::Consent, 3));
    assert!(standing.advisers.is_empty());
    assert!(fits(Method::Advice, "role") && !fits(Method::Advice, "constitution") && !fits(Method::Advice, "circle"));
}

/// Whoever decides writes nobody's advice down, as a legal person neither.
#[test]
fn one_human_is_one_hand_in_advice_too() {
    let coop = (
        "people/dia.toml",
        "name = \"Coop\"\nkind = \"organisation\"\nstatus = \"member\"\nrepresented_by = \"cem\"\n",
    );
    let secretary = FILES[8].1.replace("\"bo\"", "\"dia\"");
    let state = organisation(&[ADVICE, LEADER, coop, (FILES[8].0, &secretary)]);
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let by = written(paper("bo", 1, 1, Said::Reaction, "cem"), "dia");
    let standing = travel(&state, "").judged(&[own, paper("cem", 1, 1, Said::Consent, "cem"), by]);
    assert_eq!(standing.unadvised(), [person("bo")], "the coop speaks with Cem's hand, and Cem decides");
}

/// A key that was only announced is nobody's yet: whoever has it speaks.
#[test]
fn an_announced_key_makes_nobody_somebody_else() {
    let mut state = organisation(&[]);
    let key = Key { state: KeyState::Pending, ..Key::active("key dia") };
    state.people.get_mut(&person("ana")).expect("ana").keys.push(key);
    assert_eq!(owner_of(&state, &key_point("key dia")), Some((person("dia"), KeyState::Active)));
}
