//! Votes: whose they are, when they carry, and what takes none away.

use super::methods::{VOTE, issued, voted};
use super::*;

#[test]
fn whoever_came_since_tips_no_vote() {
    let then = organisation(&[VOTE]);
    let joined = (
        "circles/general/circle.toml",
        "name = \"General\"\npurpose = \"All\"\nmembers = [\"ana\", \"bo\", \"cem\", \"dia\"]\n",
    );
    let now = organisation(&[VOTE, joined]);
    let asked = Asked { roll: Some(&then), ..voted(&now) };
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("bo", 1, 1, Said::Against, "bo"),
        paper("cem", 1, 1, Said::Blank, "cem"),
        paper("dia", 1, 1, Said::For, "dia"),
    ];
    assert_eq!(asked.judged(&papers).carried(), Some(false), "one against one, whatever the newcomer says");
}

/// Whoever opens a vote from a text of before somebody came does not vote without them.
#[test]
fn who_came_since_votes_as_well() {
    let then = organisation(&[VOTE]);
    let joined = (
        "circles/general/circle.toml",
        "name = \"General\"\npurpose = \"All\"\nmembers = [\"ana\", \"bo\", \"cem\", \"dia\"]\n",
    );
    let now = organisation(&[VOTE, joined]);
    let asked = Asked { roll: Some(&then), ..voted(&now) };
    let three = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("bo", 1, 1, Said::For, "bo"),
        paper("cem", 1, 1, Said::Against, "cem"),
    ];
    let standing = asked.judged(&three);
    assert_eq!((standing.missing(), standing.carried()), (people(&["dia"]).into_iter().collect(), None));
    let four = [three.to_vec(), vec![paper("dia", 1, 1, Said::Against, "dia")]].concat();
    assert_eq!(asked.judged(&four).carried(), Some(false), "two against two of all who have a say");
    // A majority of the electors is one of all of them.
    let of_all = "method = \"vote\"\nof = \"electors\"\nmin_open = \"24h\"\n";
    let strict = organisation(&[(VOTE.0, &VOTE.1.replace("method = \"vote\"\nmin_open = \"24h\"\n", of_all)), joined]);
    let asked = Asked { roll: Some(&then), ..voted(&strict) };
    let blank =
        [three[..2].to_vec(), vec![paper("cem", 1, 1, Said::Blank, "cem"), paper("dia", 1, 1, Said::Blank, "dia")]];
    assert_eq!(asked.judged(&blank.concat()).carried(), Some(false), "two of four are no majority");
}

/// In a vote an objection is one against: a key that was retired excuses nobody's vote by a key of today.
#[test]
fn a_retired_key_objects_to_nothing_in_a_vote() {
    let then = organisation(&[VOTE]);
    let mut now = then.clone();
    let bo = now.people.get_mut(&person("bo")).expect("bo");
    let mut old = bo.keys[0].clone();
    (old.public, old.state) = ("key old".into(), KeyState::Retired);
    bo.keys.push(old.clone());
    let mut before = then.clone();
    let active = Key { state: KeyState::Active, ..old };
    before.people.get_mut(&person("bo")).expect("bo").keys.push(active);
    let asked = Asked { roll: Some(&before), ..voted(&now) };
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("bo", 1, 1, Said::Against, "bo"),
        paper("cem", 1, 1, Said::Blank, "cem"),
        paper("bo", 1, 8, Said::Objection, "old"),
    ];
    let standing = asked.judged(&papers);
    assert!(standing.equivocations.is_empty() && standing.missing().is_empty());
    assert_eq!(standing.carried(), Some(false), "one for and one against");
}

/// Many may come while people vote: they vote as well, and nobody begins anew.
#[test]
fn a_vote_is_never_out_of_date() {
    let then = organisation(&[VOTE]);
    let names = ["dia", "eli", "fay", "gus", "hal"];
    let file = |id: &str| (format!("people/{id}.toml"), format!("name = \"{id}\"\nstatus = \"member\"\n"));
    let files: Vec<(String, String)> = names.iter().map(|id| file(id)).collect();
    let circle = "name = \"General\"\npurpose = \"All\"\nmembers = [\"ana\", \"bo\", \"cem\", \"dia\", \"eli\", \"fay\", \"gus\", \"hal\"]\n";
    let mut all: Vec<(&str, &str)> = vec![VOTE, ("circles/general/circle.toml", circle)];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let now = organisation(&all);
    let asked = Asked { roll: Some(&then), ..voted(&now) };
    let standing = asked.judged(&[paper("ana", 1, 1, Said::Propose, "ana")]);
    assert_eq!((standing.outdated.len(), standing.electors.len()), (0, 8));
}

#[test]
fn what_a_human_voted_is_theirs_whatever_was_written_down_for_whom_they_act() {
    let twin = (
        "people/dia.toml",
        "name = \"Dia Ltd\"\nkind = \"organisation\"\nstatus = \"member\"\nrepresented_by = \"ana\"\n",
    );
    let joined = (
        "circles/general/circle.toml",
        "name = \"General\"\npurpose = \"All\"\nmembers = [\"ana\", \"bo\", \"cem\", \"dia\"]\n",
    );
    let state = organisation(&[VOTE, twin, joined]);
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        written(paper("dia", 1, 1, Said::Against, "bo"), "bo"),
        paper("bo", 1, 1, Said::Blank, "bo"),
        paper("cem", 1, 1, Said::Blank, "cem"),
    ];
    let standing = voted(&state).judged(&papers);
    assert_eq!(standing.tallies.first().map(|it| (it.pro, it.contra)), Some((1, 0)), "{standing:?}");
}

/// Nobody wins a vote by silencing those against: they are waited for until they have a key again.
#[test]
fn whose_key_is_suspended_is_waited_for() {
    let mut state = organisation(&[VOTE]);
    let by = DecisionId::parse("2026-11-20-keys").expect("an id");
    let text = "format = \"accord-outcome/1\"\norganisation = \"org\"\ndecision = \"2026-11-20-keys\"\nversion = 1\nchange = \"sha256:0\"\n\
                rules = \"sha256:\"\nanswers = \"sha256:0\"\nresult = \"adopted\"\nkinds = [\"suspension\"]\n\
                electors = [\"ana\", \"bo\"]\ndecided = 2026-11-20T12:00:00Z\n";
    let (Some(Noun::Outcome(outcome)), _) = parse(&Kind::Outcome(by.clone()), "", text.as_bytes()) else {
        panic!("an outcome")
    };
    let asked = Some(proposal("general", 1));
    let outcome = Some((*outcome).clone());
    let dossier = crate::model::Dossier { outcome, proposal: asked, ..crate::model::Dossier::default() };
    state.decisions.insert(by.clone(), dossier);
    let key = &mut state.people.get_mut(&person("cem")).expect("cem").keys[0];
    (key.state, key.by) = (KeyState::Suspended, Some(by));
    let later = Asked { decided: at("2026-11-29T12:31:00Z"), ..voted(&state) };
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        issued(paper("bo", 1, 1, Said::For, "bo"), "2026-11-21T12:30:00Z"),
        paper("cem", 1, 1, Said::Against, "cem"),
    ];
    let standing = later.judged(&papers);
    assert_eq!((standing.missing(), standing.carried()), (vec![person("cem")], None));
}

#[test]
fn a_quorum_of_votes_counts_humans() {
    let twin = |id: &'static str| {
        let text = "name = \"Ltd\"\nkind = \"organisation\"\nstatus = \"member\"\nrepresented_by = \"ana\"\n";
        (id, text)
    };
    let members = "members = [\"ana\", \"bo\", \"cem\", \"dia\", \"eva\"]\n";
    let circle = format!("name = \"General\"\npurpose = \"All\"\n{members}");
    let state = organisation(&[
        (VOTE.0, &VOTE.1.replace("quorum = \"1/2\"", "quorum = \"2/3\"")),
        twin("people/dia.toml"),
        twin("people/eva.toml"),
        ("circles/general/circle.toml", &circle),
    ]);
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("dia", 1, 1, Said::For, "ana"),
        paper("eva", 1, 1, Said::For, "ana"),
    ];
    let standing = voted(&state).judged(&papers);
    let short = standing.short.first().map(|it| (it.answered, it.of, it.quorum));
    assert_eq!(short, Some((1, 3, 2)), "one human spoke for three of five");
}

/// What somebody said of an earlier text takes nothing from what was written down for whom they act.
#[test]
fn an_own_vote_on_another_version_drops_none_that_was_written_down() {
    let twin = (
        "people/bo.toml",
        "name = \"Bo Ltd\"\nkind = \"organisation\"\nstatus = \"member\"\nrepresented_by = \"cem\"\n",
    );
    let secretary = FILES[8].1.replace("\"bo\"", "\"ana\"");
    let state = organisation(&[VOTE, twin, (FILES[8].0, &secretary)]);
    let asked = Asked { version: 2, ..voted(&state) };
    let papers = [
        paper("ana", 2, 1, Said::Propose, "ana"),
        paper("cem", 1, 1, Said::For, "cem"),
        written(paper("bo", 2, 1, Said::Against, "ana"), "ana"),
    ];
    let standing = asked.judged(&papers);
    assert_eq!(standing.tallies.first().map(|it| (it.pro, it.contra)), Some((1, 1)), "{:?}", standing.tallies);
}

#[test]
fn what_is_taken_back_stays_so_whatever_becomes_of_the_rules() {
    let state = organisation(&[VOTE]);
    let first = paper("ana", 1, 1, Said::Propose, "ana");
    let back = after(paper("ana", 1, 2, Said::Withdraw, "ana"), &first);
    let old = Answer { rules: "sha256:before".into(), ..back.answer.clone() };
    let papers = [first, SignedAnswer { answer: old, ..back }];
    assert_eq!(voted(&state).judged(&papers).unproven(Result_::Adopted), Some("retracted"));
}

#[test]
fn a_circle_that_holds_nothing_has_no_vote() {
    let state = organisation(&[VOTE]);
    let asked = voted(&state);
    let papers = [
        paper("ana", 1, 1, Said::Propose, "ana"),
        paper("bo", 1, 1, Said::For, "bo"),
        paper("cem", 1, 1, Said::For, "cem"),
        paper("dia", 1, 1, Said::Against, "dia"),
    ];
    let standing = asked.judged_with(&papers, &["web"]);
    assert_eq!(standing.tallies.len(), 1, "{:?}", standing.tallies);
    assert_eq!(standing.carried(), Some(true));
}

#[test]
fn a_version_that_its_proposer_put_another_in_place_of_is_none() {
    let state = organisation(&[VOTE]);
    let first = paper("ana", 1, 1, Said::Propose, "ana");
    let papers = [
        first.clone(),
        paper("bo", 1, 1, Said::For, "bo"),
        paper("cem", 1, 1, Said::For, "cem"),
        paper("ana", 2, 1, Said::Propose, "ana"),
    ];
    assert!(!voted(&state).judged(&papers).version_exists, "Ana signed another version since");
    assert!(voted(&state).judged(&papers[..3]).version_exists);
    let anew = paper("ana", 1, 2, Said::Propose, "ana");
    let other = Answer { change: "sha256:else".into(), ..anew.answer.clone() };
    let anew = after(SignedAnswer { digest: sha256(b"anew"), answer: other, ..anew }, &first);
    assert!(!voted(&state).judged(&[first.clone(), anew]).version_exists, "she signed this version anew");
    let back = after(paper("ana", 1, 2, Said::Withdraw, "ana"), &first);
    let taken = voted(&state).judged(&[first, papers[1].clone(), papers[2].clone(), back]);
    assert_eq!(taken.unproven(Result_::Adopted), Some("retracted"));
    assert_eq!(taken.unproven(Result_::Withdrawn), None);
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
    assert_eq!(voted(&state).judged(&papers).carried(), Some(false), "one human for, one against");
}

/// Nobody's silence is read on the word of who answered under rules that stand no more.
#[test]
fn who_answered_under_other_rules_bears_no_witness() {
    let state = organisation(&[VOTE]);
    let later = Asked { decided: at("2026-11-29T12:31:00Z"), ..voted(&state) };
    let own = paper("ana", 1, 1, Said::Propose, "ana");
    let bo = issued(paper("bo", 1, 1, Said::For, "bo"), "2026-11-21T12:30:00Z");
    let absent = |papers: &[SignedAnswer]| later.judged(papers).absent.len();
    assert_eq!(absent(&[own.clone(), bo.clone()]), 1, "Cem did not vote in a week that Bo saw");
    let old = Answer { rules: "sha256:before".into(), ..bo.answer.clone() };
    assert_eq!(absent(&[own, SignedAnswer { answer: old, ..bo }]), 0);
}
