//! The law, decision by decision, on an organisation of four people: what a change is, who holds it, who is asked, what is
//! heard, by which day.

mod advice;
mod fallbacks;
mod hearing;
mod leaving;
mod methods;
mod voices;
mod votes;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::kinds::kinds_of;
use super::ownership::Ground;
use super::*;
use crate::files::{Kind, Noun, Region, classify, parse};
use crate::model::{
    Answer, DecisionId, Instant, Key, KeyState, Organisation, PersonId, Proposal, Said, Verdict as Result_, Via,
};

const ID: &str = "2026-11-21-travel";
const FILES: [(&str, &str); 9] = [
    (
        "constitution.toml",
        "format = 1\nid = \"org\"\nname = \"Org\"\nlanguages = [\"en\"]\nbranch = \"main\"\nroot = \"general\"\nfounders = [\"ana\"]\n",
    ),
    (
        "rules.toml",
        "[profile]\nbase = \"sociocracy\"\nedition = 1\n[decisions]\nmin_open_days = 0\nsilence = \"missing\"\n",
    ),
    ("people/ana.toml", "name = \"Ana\"\nstatus = \"member\"\n"),
    ("people/bo.toml", "name = \"Bo\"\nstatus = \"member\"\n"),
    ("people/cem.toml", "name = \"Cem\"\nstatus = \"member\"\n"),
    ("people/dia.toml", "name = \"Dia\"\nstatus = \"member\"\n"),
    ("circles/general/circle.toml", "name = \"General\"\npurpose = \"All\"\nmembers = [\"ana\", \"bo\", \"cem\"]\n"),
    ("circles/web/circle.toml", "name = \"Web\"\npurpose = \"Pages\"\nparent = \"general\"\nmembers = [\"dia\"]\n"),
    (
        "circles/general/roles/secretary.toml",
        "name = \"Secretary\"\npurpose = \"Writes\"\ncore = \"secretary\"\n[[holders]]\nperson = \"bo\"\nfrom = 2026-01-01\n",
    ),
];

fn noun(path: &str, text: &str) -> (Kind, Noun) {
    let Region::Governed(kind) = classify(path) else { panic!("{path} is governed") };
    let (noun, findings) = parse(&kind, path, text.as_bytes());
    assert!(findings.is_empty(), "{path}: {findings:?}");
    (kind, noun.unwrap_or_else(|| panic!("{path} is read")))
}

/// The organisation with some files otherwise; everybody has a key of their name.
fn organisation(other: &[(&str, &str)]) -> Organisation {
    let mut org = Organisation::default();
    for (path, text) in FILES.iter().chain(other) {
        match noun(path, text) {
            (_, Noun::Constitution(it)) => org.constitution = Some((*it).clone()),
            (_, Noun::Rules(it)) => org.rules = Some((*it).clone()),
            (Kind::Person(id), Noun::Person(it)) => drop(org.people.insert(id, (*it).clone())),
            (Kind::Circle(id), Noun::Circle(it)) => drop(org.circles.insert(id, (*it).clone())),
            (Kind::Role(id), Noun::Role(it)) => drop(org.roles.insert(id, (*it).clone())),
            (Kind::Domain(id), Noun::Domain(it)) => drop(org.domains.insert(id, (*it).clone())),
            (kind, _) => panic!("{kind:?} plays no part here"),
        }
    }
    for (id, person) in &mut org.people {
        if person.represented_by.is_none() {
            person.keys = vec![Key::active(format!("key {id}"))];
        }
    }
    org
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).expect("a slug")
}

fn people(ids: &[&str]) -> BTreeSet<PersonId> {
    ids.iter().map(|id| person(id)).collect()
}

fn side(state: &Organisation, path: &str, text: &str) -> Side {
    let (_, mut noun) = noun(path, text);
    // A key is no part of what these changes are about.
    if let (Noun::Person(it), Region::Governed(Kind::Person(id))) = (&mut noun, classify(path)) {
        let keys = state.people.get(&id).map(|p| p.keys.clone()).unwrap_or_default();
        *it = Arc::new(crate::model::Person { keys, ..(**it).clone() });
    }
    Side { digest: sha256(text.as_bytes()), noun: Some(Arc::new(noun)) }
}

/// What would change by a file's new text.
fn change(state: &Organisation, path: &str, new: &str) -> Change {
    let old = FILES.iter().find(|(known, _)| *known == path).map(|(_, text)| side(state, path, text));
    let Region::Governed(kind) = classify(path) else { panic!("{path} is governed") };
    Change { path: path.to_owned(), old, new: Some(side(state, path, new)), file: Some(kind) }
}

fn proposal(circle: &str, version: i64) -> Proposal {
    let text = format!(
        "title = \"Travel\"\ncircle = \"{circle}\"\nproposer = \"ana\"\nversion = {version}\nopened = 2026-11-21T12:00:00Z\n"
    );
    match noun(&format!("decisions/2026-11/{ID}/proposal.toml"), &text) {
        (_, Noun::Proposal(it)) => (*it).clone(),
        _ => panic!("a proposal"),
    }
}

/// An answer: who, to which version, the how-many-eth, what; signed by a key.
fn paper(who: &str, version: i64, number: i64, said: Said, key: &str) -> SignedAnswer {
    let text = format!(
        "format = \"accord-answer/1\"\norganisation = \"org\"\ndecision = \"{ID}\"\nversion = {version}\nchange = \"sha256:{version}\"\n\
         rules = \"sha256:\"\nperson = \"{who}\"\nnumber = {number}\nanswer = \"{}\"\nreason = \"so\"\n",
        said.word()
    );
    let stem = format!("{version}-{who}-{number}");
    let (noun, _) = parse(&Kind::Answer(decision(), stem.clone()), "", text.as_bytes());
    let Some(Noun::Answer(answer)) = noun else { panic!("{text}") };
    let digest = sha256(text.as_bytes());
    SignedAnswer { stem, digest, answer: (*answer).clone(), key: Some(key_point(&format!("key {key}"))) }
}

fn written(paper: SignedAnswer, by: &str) -> SignedAnswer {
    let digest = sha256(format!("{}{by}", paper.digest).as_bytes());
    let answer = Answer { recorded_by: Some(person(by)), via: Some(Via::Phone), ..paper.answer };
    SignedAnswer { digest, answer, ..paper }
}

fn after(paper: SignedAnswer, before: &SignedAnswer) -> SignedAnswer {
    let answer = Answer { supersedes: Some(format!("sha256:{}", before.digest)), ..paper.answer };
    SignedAnswer { answer, ..paper }
}

fn decision() -> DecisionId {
    DecisionId::parse(ID).expect("an id")
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a moment")
}

/// A dossier judged in a state; what is not said is the plainest.
struct Asked<'a> {
    state: &'a Organisation,
    roll: Option<&'a Organisation>,
    earlier: Vec<(i64, &'a Organisation)>,
    taken_out: BTreeSet<PersonId>,
    version: i64,
    changes: Vec<Change>,
    decided: Instant,
}

impl<'a> Asked<'a> {
    fn of(state: &'a Organisation) -> Self {
        let changes = vec![change(
            state,
            "circles/general/circle.toml",
            "name = \"General\"\npurpose = \"Else\"\nmembers = [\"ana\", \"bo\", \"cem\"]\n",
        )];
        let decided = at("2026-11-21T13:00:00Z");
        Self { state, roll: None, earlier: vec![], taken_out: BTreeSet::new(), version: 1, changes, decided }
    }

    fn judged(&self, papers: &[SignedAnswer]) -> Standing {
        self.judged_with(papers, &[])
    }

    /// The same for a proposal that names more circles.
    fn judged_with(&self, papers: &[SignedAnswer], circles: &[&str]) -> Standing {
        let id = decision();
        let mut proposal = proposal("general", self.version);
        proposal.with = circles.iter().filter_map(|circle| crate::model::CircleId::parse(circle)).collect();
        let case = Case {
            changes: &self.changes,
            change: Some(format!("sha256:{}", self.version)),
            papers: papers.to_vec(),
            roll: self.roll.map(|state| state as &dyn State),
            earlier: self.earlier.iter().map(|(version, state)| (*version, *state as &dyn State)).collect(),
            taken_out: self.taken_out.clone(),
            sealing: Some(Sealing { result: Result_::Adopted, decided: self.decided, sealers: BTreeSet::new() }),
            ..Case::new(&id, &proposal, at("2026-11-30T12:00:00Z"))
        };
        let numbers = Numbers::of(self.state.rules.as_ref().expect("rules")).expect("a profile");
        judge(case, self.state, &numbers)
    }

    fn objectors(&self, papers: &[SignedAnswer]) -> Vec<String> {
        self.judged(papers).open_objections().map(|o| o.person.to_string()).collect()
    }
}

#[test]
fn what_a_change_is_is_read_from_what_it_changes() {
    let state = organisation(&[]);
    let secretary = FILES[8].1;
    for (path, new, kinds) in [
        ("people/cem.toml", "name = \"Cem C.\"\nstatus = \"member\"\n", "person"),
        ("people/cem.toml", "name = \"Cem\"\nstatus = \"left\"\n", "separation"),
        ("people/ana.toml", "name = \"Ana\"\nstatus = \"left\"\n", "departure"),
        ("people/eva.toml", "name = \"Eva\"\nstatus = \"member\"\n", "admission"),
        ("people/ana.toml", "name = \"Ana\"\nkind = \"organisation\"\nstatus = \"member\"\n", "person"),
        ("people/ana.toml", "name = \"Ana\"\nkind = \"human\"\nstatus = \"member\"\n", "person"),
        ("circles/general/roles/secretary.toml", &secretary.replace("\"bo\"", "\"cem\""), "election"),
        ("circles/general/roles/secretary.toml", &secretary.replace("Writes", "Reads"), "role"),
        ("circles/general/roles/secretary.toml", &secretary.replace("\"secretary\"", "\"lead\""), "election role"),
        ("rules.toml", &FILES[1].1.replace('0', "1"), "constitution"),
    ] {
        let found = kinds_of(&[change(&state, path, new)], &person("ana"));
        let mut words: Vec<&str> = found.iter().map(ChangeKind::word).collect();
        words.sort_unstable();
        assert_eq!(words.join(" "), kinds, "{path}: {new}");
    }
}

#[test]
fn who_holds_a_path_is_read_in_the_lawful_state() {
    let lead =
        "name = \"Lead\"\npurpose = \"Leads\"\ncore = \"lead\"\n[[holders]]\nperson = \"dia\"\nfrom = 2026-01-01\n";
    let plain = lead.replace("core = \"lead\"\n", "");
    let role = "circles/web/roles/boss.toml";
    let state = organisation(&[(role, &plain), ("circles/web/roles/lead.toml", lead)]);
    let (web, general) = (FILES[7], FILES[6]);
    let edit = |path: &str, old: Option<&str>, new: &str| {
        let old = old.map(|text| side(&state, path, text));
        Change { old, ..change(&state, path, new) }
    };
    let held = |changes: &[Change]| {
        let kinds = kinds_of(changes, &person("dia"));
        let ground = Ground::new(changes, &kinds, &state);
        let all = ground.circles_of(&changes[0]);
        all.map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
            .map_err(|why| format!("{why:?}"))
    };
    let is = |circles: &str| Ok(circles.to_owned());
    assert_eq!(held(&[edit(web.0, Some(web.1), &web.1.replace("Pages", "Sites"))]), is("web"));
    assert_eq!(held(&[edit(web.0, Some(web.1), &format!("{}until = 2027-01-01\n", web.1))]), is("general"));
    // Who leads a circle is its parent's to name, however the role becomes the lead's, or stops to be.
    assert_eq!(held(&[edit(role, Some(&plain), lead)]), is("general web"));
    assert_eq!(held(&[edit(role, Some(lead), &plain)]), is("general web"));
    assert_eq!(held(&[edit(role, Some(lead), &lead.replace("\"dia\"", "\"bo\""))]), is("general"));
    assert_eq!(held(&[edit(role, Some(lead), &lead.replace("Leads", "Guides"))]), is("web"));
    assert_eq!(held(&[edit(role, Some(&plain), &plain.replace("\"dia\"", "\"bo\""))]), is("web"));
    // Nobody is put above the root, and nobody above themselves.
    let below = format!("{}parent = \"web\"\n", general.1);
    assert_eq!(held(&[edit(general.0, Some(general.1), &below)]), Err("Circular".into()));
    let one = edit("circles/a/circle.toml", None, "name = \"A\"\npurpose = \"A\"\nparent = \"b\"\n");
    let two = edit("circles/b/circle.toml", None, "name = \"B\"\npurpose = \"B\"\nparent = \"a\"\n");
    assert_eq!(held(&[one, two]), Err("Circular".into()));
    // Nor is a circle that stands below another made the root.
    let (path, text) = FILES.iter().find(|(path, _)| *path == "constitution.toml").expect("a constitution");
    let other = edit(path, Some(text), &text.replace("root = \"general\"", "root = \"web\""));
    assert_eq!(held(&[other]), Err("Circular".into()));
}

#[test]
fn who_is_asked_are_members_and_the_leads_and_delegates_of_the_circles_below() {
    let numbers = |state: &Organisation| Numbers::of(state.rules.as_ref().expect("rules")).expect("a profile");
    let general = crate::model::CircleId::parse("general").expect("a slug");
    let state = organisation(&[]);
    assert_eq!(all_electors(&state, &general, &numbers(&state)), people(&["ana", "bo", "cem"]));
    let lead =
        "name = \"Lead\"\npurpose = \"Leads\"\ncore = \"lead\"\n[[holders]]\nperson = \"dia\"\nfrom = 2026-01-01\n";
    let state = organisation(&[("circles/web/roles/lead.toml", lead)]);
    assert_eq!(all_electors(&state, &general, &numbers(&state)), people(&["ana", "bo", "cem", "dia"]));
    let gone = organisation(&[("people/cem.toml", "name = \"Cem\"\nstatus = \"left\"\n")]);
    assert_eq!(all_electors(&gone, &general, &numbers(&gone)), people(&["ana", "bo"]));
}

#[test]
fn who_arrived_since_is_heard_and_not_waited_for() {
    let then = organisation(&[]);
    let general = FILES[6].1.replace("\"cem\"", "\"cem\", \"dia\"");
    let now = organisation(&[(FILES[6].0, &general)]);
    let asked = Asked { roll: Some(&then), ..Asked::of(&now) };
    let standing = asked.judged(&[paper("dia", 1, 1, Said::Objection, "dia")]);
    assert_eq!(
        (standing.roll.clone(), standing.electors.clone()),
        (people(&["ana", "bo", "cem"]), people(&["ana", "bo", "cem", "dia"]))
    );
    assert_eq!(standing.open_objections().count(), 1);
    assert!(standing.outdated.is_empty());
    let few = organisation(&[(FILES[6].0, &FILES[6].1.replace("[\"ana\", \"bo\", \"cem\"]", "[\"dia\"]"))]);
    assert!(!Asked { roll: Some(&few), ..Asked::of(&now) }.judged(&[]).outdated.is_empty());
}

#[test]
fn an_organisation_that_nobody_could_decide_in_is_locked() {
    let mut state = organisation(&[]);
    assert_eq!(lock(&state), None);
    for id in ["ana", "cem"] {
        state.people.get_mut(&person(id)).expect("a person").keys.clear();
    }
    assert_eq!(lock(&state), Some(Lock::Signers));
    state.people.get_mut(&person("bo")).expect("bo").keys.clear();
    assert_eq!(lock(&state), Some(Lock::Keys));
    state.circles.clear();
    assert_eq!(lock(&state), Some(Lock::Electors));
    state.rules = None;
    assert_eq!(lock(&state), Some(Lock::Rules));
}
