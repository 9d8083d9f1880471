//! What was not adopted, taken up again: only by a way that the rules list, and only with what it asked for.

use super::*;
use crate::bind::Stray;
use crate::model::{CircleId, Dossier, Entry, Method, Outcome, Way};

const THEN: &str = "2026-11-01-travel";
const TRAVEL: &str = "circles/web/policies/travel.toml";
const TEXT: &str = "title = \"Travel\"\ntext = \"By train.\"\n";

fn rules(ways: &str) -> String {
    format!(
        "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nmin_open_days = 0\nquorum = \"1/2\"\nfallback = [{ways}]\n"
    )
}

/// What a change asks for, as an outcome keeps it.
fn entries(changes: &[Change]) -> Vec<Entry> {
    let digest = |side: &Option<Side>| side.as_ref().map(|side| format!("sha256:{}", side.digest));
    let entry = |it: &Change| Entry { path: it.path.clone(), old: digest(&it.old), new: digest(&it.new) };
    changes.iter().map(entry).collect()
}

/// An organisation in which the circle `web` did not adopt its policy, which ended so.
fn after_it(ways: &str, result: Result_, before: Option<Way>) -> Organisation {
    let mut state = organisation(&[("rules.toml", &rules(ways))]);
    let asked = entries(&[change(&state, TRAVEL, TEXT)]);
    let then = DecisionId::parse(THEN).expect("an id");
    let mut proposal = proposal("web", 4);
    (proposal.fallback, proposal.proposer) = (before, person("dia"));
    let outcome = Outcome {
        format: "accord-outcome/1".into(),
        organisation: "org".into(),
        decision: THEN.into(),
        version: 4,
        change: "sha256:4".into(),
        rules: "sha256:".into(),
        result,
        kinds: vec!["policy".into()],
        electors: vec![],
        absent: vec![],
        answers: String::new(),
        decided: at("2026-11-10T12:00:00Z"),
        facilitator: None,
        secretary: None,
        meeting: None,
        assembly: None,
        review: None,
        entries: asked,
    };
    state.decisions.insert(then, Dossier { proposal: Some(proposal), outcome: Some(outcome), ..Dossier::default() });
    state
}

/// The same with a vote on it that its proposer took back.
fn after_a_withdrawn_vote() -> Organisation {
    let mut state = after_it("\"vote\"", Result_::Failed, None);
    let then = DecisionId::parse(THEN).expect("an id");
    let mut vote = state.decisions.get(&then).cloned().expect("the dossier");
    if let (Some(proposal), Some(outcome)) = (&mut vote.proposal, &mut vote.outcome) {
        (proposal.follows, proposal.fallback) = (Some(then), Some(Way::Vote));
        outcome.result = Result_::Withdrawn;
    }
    state.decisions.insert(DecisionId::parse("2026-11-12-vote").expect("an id"), vote);
    state
}

/// A proposal of `circle` that takes it up by a way, with some text at some path.
fn taken_up(state: &Organisation, circle: &str, way: Way, path: &str, text: &str) -> Standing {
    let id = decision();
    let proposal = Proposal {
        follows: DecisionId::parse(THEN),
        fallback: Some(way),
        proposer: person("dia"),
        ..proposal(circle, 1)
    };
    let changes = [change(state, path, text)];
    let case = Case {
        changes: &changes,
        change: Some("sha256:1".into()),
        as_followed: entries(&changes),
        ..Case::new(&id, &proposal, at("2026-11-30T12:00:00Z"))
    };
    let numbers = Numbers::of(state.rules.as_ref().expect("rules")).expect("a profile");
    judge(case, state, &numbers)
}

#[test]
fn the_very_text_that_was_not_adopted_may_be_voted_on_once_where_the_rules_say_so() {
    let vote = |state: &Organisation, circle: &str, path: &str, text: &str| {
        let standing = taken_up(state, circle, Way::Vote, path, text);
        (standing.stray, standing.manner.method)
    };
    let state = after_it("\"vote\"", Result_::Failed, None);
    assert_eq!(vote(&state, "web", TRAVEL, TEXT), (None, Method::Vote));
    let refused = |why| (Some(why), Method::Consent);
    assert_eq!(vote(&state, "web", TRAVEL, &TEXT.replace("train", "plane")), refused(Stray::Text));
    assert_eq!(vote(&state, "web", "circles/web/policies/other.toml", TEXT), refused(Stray::Text));
    assert_eq!(vote(&state, "general", TRAVEL, TEXT), refused(Stray::Circle));
    assert_eq!(vote(&after_it("", Result_::Failed, None), "web", TRAVEL, TEXT), refused(Stray::Unlisted));
    let again = after_it("\"vote\"", Result_::Failed, Some(Way::Vote));
    assert_eq!(vote(&again, "web", TRAVEL, TEXT), refused(Stray::Taken), "nobody votes until it passes");
    let taken_back = after_a_withdrawn_vote();
    assert_eq!(vote(&taken_back, "web", TRAVEL, TEXT), refused(Stray::Taken), "whoever loses does not begin anew");
    let of_another = {
        let mut state = after_it("\"vote\"", Result_::Failed, None);
        let then = DecisionId::parse(THEN).expect("an id");
        let proposal = state.decisions.get_mut(&then).and_then(|dossier| dossier.proposal.as_mut());
        proposal.expect("a proposal").proposer = person("bo");
        state
    };
    assert_eq!(vote(&of_another, "web", TRAVEL, TEXT), refused(Stray::Proposer), "nobody else spends it");
    let escalated = after_it("\"vote\"", Result_::Escalated, None);
    assert_eq!(vote(&escalated, "web", TRAVEL, TEXT), refused(Stray::Result));
    let adopted = after_it("\"vote\"", Result_::Adopted, None);
    assert_eq!(vote(&adopted, "web", TRAVEL, TEXT), refused(Stray::Unknown), "what was adopted needs no way out");
}

#[test]
fn the_circle_above_decides_what_was_taken_to_it_and_nothing_else() {
    let web = CircleId::parse("web").expect("a slug");
    let above = |state: &Organisation, circle: &str, path: &str, text: &str| {
        let standing = taken_up(state, circle, Way::ParentCircle, path, text);
        let held = standing.outside.is_empty() && standing.unheld.is_empty();
        (standing.stray, held, standing.groups.iter().find_map(|group| group.circle.clone()))
    };
    let general = CircleId::parse("general");
    let state = after_it("\"parent-circle\"", Result_::Escalated, None);
    let other = TEXT.replace("By train", "By train, or by boat");
    assert_eq!(
        above(&state, "general", TRAVEL, &other),
        (None, true, general.clone()),
        "another text of the same matter"
    );
    let foreign = above(&state, "general", "circles/web/policies/other.toml", TEXT);
    assert_eq!(foreign, (Some(Stray::Text), false, general.clone()), "another matter is the circle's own");
    assert_eq!(above(&state, "web", TRAVEL, TEXT), (Some(Stray::Circle), true, Some(web)));
    let failed = after_it("\"parent-circle\"", Result_::Failed, None);
    assert_eq!(above(&failed, "general", TRAVEL, TEXT), (Some(Stray::Result), false, general));
    // Once something else was decided on the same file, the matter is over.
    let mut moved = after_it("\"parent-circle\"", Result_::Escalated, None);
    let then = DecisionId::parse(THEN).expect("an id");
    let outcome = moved.decisions.get_mut(&then).and_then(|dossier| dossier.outcome.as_mut()).expect("an outcome");
    outcome.entries[0].old = Some("sha256:other".into());
    assert_eq!(above(&moved, "general", TRAVEL, TEXT).0, Some(Stray::Text));
}

/// Why a proposal of `circle` does not end so, after what was said of it in as many versions.
fn ends(circle: &str, version: i64, papers: &[SignedAnswer], result: Result_) -> (Option<&'static str>, usize) {
    let web = "name = \"Web\"\npurpose = \"Pages\"\nparent = \"general\"\nmembers = [\"dia\", \"bo\"]\n";
    let rounds = format!("{}max_rounds = 2\n", rules(""));
    let state = organisation(&[("rules.toml", &rounds), ("circles/web/circle.toml", web)]);
    let mut proposal = proposal(circle, version);
    proposal.proposer = person("dia");
    let (id, asked) = (decision(), [change(&state, TRAVEL, TEXT)]);
    let case = Case {
        aside: Some(&asked),
        change: Some(format!("sha256:{version}")),
        papers: papers.to_vec(),
        entries: entries(&asked),
        sealing: Some(Sealing { result, decided: at("2026-11-21T13:00:00Z"), sealers: BTreeSet::new() }),
        ..Case::new(&id, &proposal, at("2026-11-30T12:00:00Z"))
    };
    let numbers = Numbers::of(state.rules.as_ref().expect("rules")).expect("a profile");
    let standing = judge(case, &state, &numbers);
    (standing.unproven(result), standing.entries.len())
}

#[test]
fn nobody_gives_up_alone_nor_in_the_place_of_another_circle() {
    let own = |version| paper("dia", version, 1, Said::Propose, "dia");
    let bo = |version| paper("bo", version, 1, Said::Objection, "bo");
    let both = [own(1), bo(1), own(2), after(bo(2), &bo(1))];
    assert_eq!(ends("web", 2, &both, Result_::Escalated), (None, 1), "what it asked for stands in the outcome");
    assert_eq!(ends("web", 2, &both, Result_::Failed), (None, 1));
    assert_eq!(ends("general", 2, &both, Result_::Escalated).0, Some("no-parent"));
    let other = ends("general", 2, &both, Result_::Failed).0;
    assert_eq!(other, Some("rounds-left"), "it holds nothing of it");
    let left = Some("rounds-left");
    assert_eq!(ends("web", 2, &[own(2), bo(2)], Result_::Failed).0, left, "nobody answered the first version");
    let alone = paper("dia", 2, 2, Said::Objection, "dia");
    assert_eq!(ends("web", 2, &[own(2), after(alone, &own(2))], Result_::Escalated).0, left, "one's own objection");
}
