//! How things are decided otherwise than by consent: votes, leads, nominations.

use super::*;
use crate::model::Method;

const VOTE: (&str, &str) = (
    "rules.toml",
    "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nmin_open_days = 0\nquorum = \"1/2\"\n\
     [decisions.kinds.circle]\nmethod = \"vote\"\nmin_open = \"24h\"\n",
);
const LEAD: (&str, &str) = (
    "rules.toml",
    "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nmin_open_days = 0\nassign = \"lead\"\n\
     [decisions.kinds.policy]\nmethod = \"vote\"\n",
);
const LEADER: (&str, &str) = (
    "circles/general/roles/lead.toml",
    "name = \"Lead\"\npurpose = \"Leads\"\ncore = \"lead\"\n[[holders]]\nperson = \"cem\"\nfrom = 2026-01-01\n",
);
const PRESS: &str = "name = \"Press\"\npurpose = \"Tells\"\n[[holders]]\nperson = \"bo\"\nfrom = 2026-11-21\n";

fn issued(paper: SignedAnswer, moment: &str) -> SignedAnswer {
    let digest = sha256(format!("{}{moment}", paper.digest).as_bytes());
    let answer = Answer { issued: Some(at(moment)), ..paper.answer };
    SignedAnswer { digest, answer, ..paper }
}

#[test]
fn a_vote_is_carried_by_its_majority_and_stopped_by_no_objection() {
    let state = organisation(&[VOTE]);
    let asked = Asked::of(&state);
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let bo = paper("bo", 1, 1, Said::For, "bo");
    let standing = asked.judged(&[own.clone(), bo.clone(), paper("cem", 1, 1, Said::Objection, "cem")]);
    assert_eq!(standing.carried(), Some(true), "two of three, and an objection is a vote against");
    assert_eq!(standing.open_objections().count(), 0);
    let tie = [own.clone(), bo.clone(), paper("cem", 1, 1, Said::Against, "cem")];
    let tally = |papers: &[SignedAnswer]| asked.judged(papers).tallies.first().map(|it| (it.pro, it.contra, it.blank));
    assert_eq!(tally(&tie), Some((2, 1, 0)));
    let lost = [own.clone(), paper("bo", 1, 1, Said::Blank, "bo"), paper("cem", 1, 1, Said::Against, "cem")];
    assert_eq!(asked.judged(&lost).carried(), Some(false), "one against one is a tie");
    let consents = [own, bo, paper("cem", 1, 1, Said::Consent, "cem")];
    assert_eq!(asked.judged(&consents).missing(), [person("cem")], "a consent is no vote");
}

#[test]
fn whoever_did_not_vote_in_time_is_absent_where_somebody_bears_witness_of_the_time() {
    let state = organisation(&[VOTE]);
    let asked = |decided| Asked { decided: at(decided), ..Asked::of(&state) };
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let bo = issued(paper("bo", 1, 1, Said::For, "bo"), "2026-11-21T12:30:00Z");
    let absent = |decided, papers: &[SignedAnswer]| {
        let standing = asked(decided).judged(papers);
        let rules: Vec<String> = standing.absent.iter().map(|it| format!("{} {}", it.person, it.rule)).collect();
        (rules.join(", "), standing.carried())
    };
    let both = [own.clone(), bo];
    assert_eq!(absent("2026-11-21T18:00:00Z", &both), (String::new(), None), "the time is not over");
    assert_eq!(absent("2026-11-22T12:31:00Z", &both), ("cem not-voted".into(), Some(true)));
    assert_eq!(absent("2026-11-29T12:31:00Z", &[own]), (String::new(), None), "nobody else saw it open");
}

#[test]
fn one_who_speaks_for_several_votes_once() {
    let twin = (
        "people/bo.toml",
        "name = \"Bo Ltd\"\nkind = \"organisation\"\nstatus = \"member\"\nrepresented_by = \"ana\"\n",
    );
    let state = organisation(&[VOTE, twin]);
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("bo", 1, 1, Said::For, "ana"),
        paper("cem", 1, 1, Said::Against, "cem"),
    ];
    assert_eq!(Asked::of(&state).judged(&papers).carried(), Some(false), "one human for, one against");
}

#[test]
fn a_lead_fills_roles_alone_and_a_circle_without_one_consents() {
    let led = organisation(&[LEAD, LEADER]);
    let fills = |state: &Organisation| vec![change(state, "circles/general/roles/press.toml", PRESS)];
    let old = ("circles/general/roles/press.toml", "name = \"Press\"\npurpose = \"Tells\"\n");
    let assigned = |state: &Organisation| {
        let mut all = fills(state);
        all[0].old = Some(side(state, old.0, old.1));
        all
    };
    let asked = Asked { changes: assigned(&led), ..Asked::of(&led) };
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let open = asked.judged(std::slice::from_ref(&own));
    assert_eq!((open.manner.method, open.missing()), (Method::Lead, vec![person("cem")]));
    assert!(open.may_propose.contains(&person("ana")), "anybody of the circle may propose it");
    let done = asked.judged(&[own.clone(), paper("cem", 1, 1, Said::Consent, "cem")]);
    assert!(done.everyone_answered() && done.is_shared());
    let alone = organisation(&[LEAD]);
    let asked = Asked { changes: assigned(&alone), ..Asked::of(&alone) };
    assert_eq!(asked.judged(&[own]).missing(), [person("bo"), person("cem")], "nobody leads it");
}

#[test]
fn what_goes_by_different_methods_is_split() {
    let state = organisation(&[LEAD, LEADER]);
    let policy = change(&state, "circles/general/policies/travel.toml", "title = \"Travel\"\ntext = \"By train.\"\n");
    let role = change(&state, "circles/general/roles/press.toml", "name = \"Press\"\npurpose = \"Tells\"\n");
    let mixed = Asked { changes: vec![policy.clone(), role], ..Asked::of(&state) };
    assert_eq!(mixed.judged(&[]).methods.len(), 2, "a vote and a consent");
    let alone = Asked { changes: vec![policy], ..Asked::of(&state) };
    assert!(alone.judged(&[]).methods.is_empty());
}

#[test]
fn a_nomination_is_no_answer_and_a_later_one_takes_its_place() {
    let state = organisation(&[]);
    let asked = Asked { changes: vec![], ..Asked::of(&state) };
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let first = paper("bo", 1, 1, Said::Nominate, "bo");
    let second = after(paper("bo", 1, 2, Said::Nominate, "bo"), &first);
    let strange = paper("dia", 1, 1, Said::Nominate, "dia");
    let standing = asked.judged(&[own, first, second.clone(), strange, paper("cem", 1, 1, Said::Nominate, "bo")]);
    let named: Vec<&Digest> = standing.nominations().values().map(|paper| &paper.digest).collect();
    assert_eq!(named, [&second.digest], "no stranger's, and none in another's name");
    assert!(!standing.has_answered(&person("bo")) && standing.equivocations.is_empty());
}
