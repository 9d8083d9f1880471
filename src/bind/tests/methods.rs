//! How things are decided otherwise than by consent: votes, leads, nominations.

use super::*;
use crate::model::Method;

pub(super) const VOTE: (&str, &str) = (
    "rules.toml",
    "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nmin_open_days = 0\nquorum = \"1/2\"\n\
     [decisions.kinds.policy]\nmethod = \"vote\"\nmin_open = \"24h\"\n",
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

/// A policy that is voted on.
pub(super) fn voted(state: &Organisation) -> Asked<'_> {
    let policy = change(state, "circles/general/policies/travel.toml", "title = \"Travel\"\ntext = \"By train.\"\n");
    Asked { changes: vec![policy], ..Asked::of(state) }
}

pub(super) fn issued(paper: SignedAnswer, moment: &str) -> SignedAnswer {
    let digest = sha256(format!("{}{moment}", paper.digest).as_bytes());
    let answer = Answer { issued: Some(at(moment)), ..paper.answer };
    SignedAnswer { digest, answer, ..paper }
}

#[test]
fn a_vote_is_carried_by_its_majority_and_stopped_by_no_objection() {
    let state = organisation(&[VOTE]);
    let asked = voted(&state);
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
    let asked = |decided| Asked { decided: at(decided), ..voted(&state) };
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

#[test]
fn a_vote_with_nobody_for_it_carries_nothing() {
    let state = organisation(&[VOTE]);
    let all = ["ana", "bo", "cem"].map(|who| paper(who, 1, 2, Said::Blank, who));
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let [ana, bo, cem] = all;
    let papers = [own.clone(), after(ana, &own), bo, cem];
    assert_eq!(voted(&state).judged(&papers).carried(), Some(false));
}

#[test]
fn nobodys_own_vote_gives_way_to_what_a_recorder_wrote() {
    let state = organisation(&[VOTE]);
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("cem", 1, 1, Said::For, "cem"),
        written(paper("cem", 1, 2, Said::Objection, "bo"), "bo"),
        paper("bo", 1, 1, Said::Against, "bo"),
    ];
    let standing = voted(&state).judged(&papers);
    assert_eq!(standing.carried(), Some(true), "{:?}", standing.tallies);
}

#[test]
fn an_answer_that_is_no_vote_holds_none_up() {
    let state = organisation(&[VOTE]);
    let bo = issued(paper("bo", 1, 1, Said::For, "bo"), "2026-11-21T12:30:00Z");
    let later = Asked { decided: at("2026-11-22T12:31:00Z"), ..voted(&state) };
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let twice = [paper("cem", 1, 1, Said::For, "cem"), paper("cem", 1, 2, Said::Against, "cem")];
    for said in [vec![paper("cem", 1, 1, Said::Consent, "cem")], twice.to_vec()] {
        let papers = [vec![own.clone(), bo.clone()], said].concat();
        assert_eq!(later.judged(&papers).carried(), Some(true));
    }
}

#[test]
fn a_vote_is_lost_by_itself_and_taken_nowhere_else() {
    let state = organisation(&[VOTE]);
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let carried = [own, paper("bo", 1, 1, Said::For, "bo"), paper("cem", 1, 1, Said::Objection, "cem")];
    let standing = voted(&state).judged(&carried);
    for result in [Result_::Failed, Result_::Escalated] {
        assert!(standing.unproven(result).is_some(), "{result:?}");
    }
    let lost = Standing { is_unwitnessed: true, ..voted(&state).judged(&[]) };
    assert_eq!(lost.unproven(Result_::Failed), Some("unwitnessed"));
}

#[test]
fn a_lead_who_is_away_or_cannot_sign_leaves_it_to_the_circle() {
    let away = ("people/cem.toml", "name = \"Cem\"\nstatus = \"member\"\n[[leaves]]\nfrom = 2026-01-01\n");
    for other in [away, ("people/cem.toml", "name = \"Cem\"\nkind = \"organisation\"\nstatus = \"member\"\n")] {
        let mut state = organisation(&[LEAD, LEADER, other]);
        if other != away {
            state.people.get_mut(&person("cem")).expect("Cem").keys.clear();
        }
        let mut role = change(&state, "circles/general/roles/press.toml", PRESS);
        role.old = Some(side(&state, "circles/general/roles/press.toml", "name = \"Press\"\npurpose = \"Tells\"\n"));
        let standing = Asked { changes: vec![role], ..Asked::of(&state) }.judged(&[]);
        assert_eq!(standing.manner.method, Method::Consent);
        assert!(standing.outdated.is_empty() && standing.roll.contains(&person("bo")));
    }
}

#[test]
fn what_one_named_is_not_taken_over_by_what_was_written_down() {
    let state = organisation(&[]);
    let asked = Asked { changes: vec![], ..Asked::of(&state) };
    let own = paper("cem", 1, 1, Said::Nominate, "cem");
    let noted = written(paper("cem", 1, 2, Said::Nominate, "bo"), "bo");
    let standing = asked.judged(&[own.clone(), noted]);
    assert_eq!(standing.nominations().get(&person("cem")).map(|paper| &paper.digest), Some(&own.digest));
}

#[test]
fn rules_that_take_a_vote_on_who_leaves_lock_everybody_out() {
    let rules = "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions.kinds.departure]\nmethod = \"vote\"\n";
    assert_eq!(lock(&organisation(&[("rules.toml", rules)])), Some(Lock::Method));
    let state = organisation(&[("rules.toml", rules)]);
    let leaves = change(&state, "people/ana.toml", "name = \"Ana\"\nstatus = \"left\"\n");
    assert!(
        Asked { changes: vec![leaves], ..Asked::of(&state) }.judged(&[]).methods.is_empty(),
        "one leaves all the same"
    );
}

#[test]
fn an_entrenched_article_is_changed_by_what_it_asked_for_before() {
    let vote = "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nquorum = \"1/2\"\n[decisions.kinds.constitution]\nmethod = \"vote\"\nquorum = \"1/2\"\n";
    let state = organisation(&[("rules.toml", vote)]);
    let head = FILES[0].1;
    let article = "[[articles]]\nid = \"aim\"\ntitle = \"Aim\"\ntext = \"All work.\"\n";
    let held = "quorum = \"1/1\"\nmajority = \"3/4\"\n";
    let manner = |new: &str| {
        let mut it = change(&state, "constitution.toml", new);
        it.old = Some(side(&state, "constitution.toml", &format!("{head}{article}{held}")));
        let manner = Asked { changes: vec![it], ..Asked::of(&state) }.judged(&[]).manner;
        format!("{} {}", manner.quorum, manner.majority)
    };
    assert_eq!(manner(&format!("{head}{article}")), "1/1 3/4", "its own protection is not taken off in a first step");
    assert_eq!(manner(head), "1/1 3/4", "nor is it left out");
    assert_eq!(manner(&format!("{head}{}{held}", article.replace("work", "rest"))), "1/1 3/4");
    let other = head.replace("Org", "Club");
    assert_eq!(manner(&format!("{other}{article}{held}")), "1/2 1/2", "another change asks for no more");
}

#[test]
fn no_vote_takes_a_say_away_or_gives_one() {
    let vote = "[profile]\nbase = \"holacracy-5.0\"\nedition = 1\n[decisions.kinds.assignment]\nmethod = \"vote\"\n";
    let press = |who: &str| {
        format!("name = \"Press\"\npurpose = \"Tells\"\n[[holders]]\nperson = \"{who}\"\nfrom = 2026-01-01\n")
    };
    let path = "circles/general/roles/press.toml";
    let state = organisation(&[("rules.toml", vote), (path, &press("dia"))]);
    let hands_over = |to: &str| {
        let mut it = change(&state, path, &press(to));
        it.old = Some(side(&state, path, &press("dia")));
        Asked { changes: vec![it], ..Asked::of(&state) }.judged(&[]).reseated
    };
    assert_eq!(hands_over("bo"), people(&["dia"]), "members follow from roles: Dia would have no say any more");
}

#[test]
fn what_is_lost_stays_the_matter_of_whose_it_was() {
    let state = organisation(&[]);
    let leaves = change(&state, "people/ana.toml", "name = \"Ana\"\nstatus = \"left\"\n");
    let id = decision();
    let changes = [leaves];
    let proposal = proposal("general", 9);
    let lost = |aside: Option<&[Change]>| {
        let case = Case {
            aside,
            change: Some("sha256:9".into()),
            papers: vec![paper("bo", 9, 1, Said::Objection, "bo")],
            sealing: Some(Sealing {
                result: Result_::Failed,
                decided: at("2026-11-21T13:00:00Z"),
                sealers: BTreeSet::new(),
            }),
            ..Case::new(&id, &proposal, at("2026-11-30T12:00:00Z"))
        };
        let numbers = Numbers::of(state.rules.as_ref().expect("rules")).expect("a profile");
        judge(case, &state, &numbers).unproven(Result_::Failed)
    };
    assert_eq!(lost(Some(&changes)), Some("rounds-left"), "nobody else's objection ends a departure");
    assert_eq!(lost(None), Some("unwitnessed"), "nothing shows what it asked for");
}
