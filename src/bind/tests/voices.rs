//! Whose voice it is: what becomes of nobody, who is given one, who is asked for it, and by how many.

use super::*;
use crate::bind::concerned::concerned;
use crate::bind::electors::{human, recorders};
use crate::model::{Date, Holding, Person, Status};

const COOP: (&str, &str) =
    ("people/coop.toml", "name = \"Coop\"\nkind = \"organisation\"\nrepresented_by = \"dia\"\nstatus = \"member\"\n");

/// A change of a person's file, from what the state has.
fn of(state: &Organisation, id: &str, edit: impl FnOnce(&mut Person)) -> Change {
    let old = state.people.get(&person(id)).expect("somebody").clone();
    let mut new = old.clone();
    edit(&mut new);
    let side = |it: Person| {
        Some(Side { digest: sha256(it.name.as_bytes()), noun: Some(Arc::new(Noun::Person(Arc::new(it)))) })
    };
    let kind = Kind::Person(person(id));
    Change { path: kind.path().expect("a path"), old: side(old), new: side(new), file: Some(kind) }
}

/// Somebody in a role between two days.
fn holds(id: &str, from: Option<Date>, until: Option<Date>) -> Holding {
    Holding { person: person(id), from, until, by: None, focus: None, interim: None }
}

fn key(of: &str) -> Key {
    Key::active(format!("key {of}"))
}

fn held(state: &Organisation, changes: &[Change]) -> Result<String, Unheld> {
    let kinds = kinds_of(changes, &person("ana"));
    let all = Ground::new(changes, &kinds, state).circles_of(&changes[0])?;
    Ok(all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

#[test]
fn nobody_becomes_what_they_are_not() {
    let state = organisation(&[COOP]);
    let legal = of(&state, "cem", |it| it.kind = Some(crate::model::PersonKind::Organisation));
    assert_eq!(held(&state, &[legal]), Err(Unheld::Nature));
    assert_eq!(held(&state, &[of(&state, "coop", |it| it.kind = None)]), Err(Unheld::Nature));
    assert_eq!(held(&state, &[of(&state, "coop", |it| it.keys = vec![key("coop")])]), Err(Unheld::LegalKey));
    assert_eq!(held(&state, &[of(&state, "cem", |it| it.status = Status::Joining)]), Err(Unheld::Demoted));
}

#[test]
fn a_key_of_a_legal_person_is_nobody_s() {
    let mut state = organisation(&[COOP]);
    state.people.get_mut(&person("coop")).expect("coop").keys = vec![key("coop")];
    assert_eq!(owner_of(&state, &key_point("key coop")), None);
    assert!(!speaks_for(&state, &person("coop"), &key_point("key coop")));
    assert!(speaks_for(&state, &person("coop"), &key_point("key dia")));
}

#[test]
fn who_is_given_a_voice_is_asked_for_in_each_circle_where_it_speaks() {
    let web = FILES[7].1.replace("[\"dia\"]", "[\"coop\"]");
    let general = FILES[6].1.replace("\"cem\"", "\"cem\", \"dia\"");
    let mut state = organisation(&[COOP, (FILES[7].0, &web), (FILES[6].0, &general)]);
    state.people.get_mut(&person("dia")).expect("dia").keys.clear();
    let first = of(&state, "dia", |it| it.keys = vec![key("dia")]);
    assert_eq!(given_a_voice(&state, std::slice::from_ref(&first)), people(&["coop", "dia"]));
    assert_eq!(held(&state, std::slice::from_ref(&first)), Ok("general web".into()));
    // So is whoever acts for somebody whom nobody speaks for.
    let hand = of(&state, "coop", |it| it.represented_by = Some(person("bo")));
    assert_eq!(held(&state, std::slice::from_ref(&hand)), Ok("general web".into()));
    let asked = Asked { changes: vec![hand], ..Asked::of(&state) }.judged(&[]);
    assert!(asked.strict && asked.subjects == people(&["coop"]));
    // Whoever speaks for it already hands that over by their own word, in every circle where it speaks.
    let mut spoken = organisation(&[COOP, (FILES[7].0, &web), (FILES[6].0, &general)]);
    let over = of(&spoken, "coop", |it| it.represented_by = Some(person("bo")));
    assert_eq!(held(&spoken, std::slice::from_ref(&over)), Ok("general web".into()));
    assert_eq!(given_a_voice(&spoken, std::slice::from_ref(&over)), people(&["coop"]));
    // Who left speaks for nobody.
    spoken.people.get_mut(&person("dia")).expect("dia").status = Status::Left;
    assert!(!has_active_key(&spoken, &person("coop")));
    // Whoever will act for another is asked, and nobody writes down what those with a key say of a voice.
    assert!(asked.groups.iter().any(|group| group.circle.is_none() && group.electors == people(&["bo"])));
    let consents = ["ana", "bo", "cem"].map(|who| paper(who, 1, 1, Said::Consent, who));
    let said = |papers: &[SignedAnswer]| {
        let asked = Asked { changes: vec![of(&state, "dia", |it| it.keys = vec![key("new")])], ..Asked::of(&state) };
        asked.judged(papers).voices.len()
    };
    assert_eq!(said(&consents), 3);
    assert_eq!(said(&consents.map(|paper| SignedAnswer { key: Some(key_point("key bo")), ..written(paper, "bo") })), 0);
}

#[test]
fn what_gives_a_voice_stands_alone() {
    let general = FILES[6].1.replace("\"cem\"", "\"cem\", \"coop\"");
    let mut state = organisation(&[COOP, (FILES[6].0, &general)]);
    state.people.get_mut(&person("dia")).expect("dia").keys.clear();
    let hand = of(&state, "coop", |it| it.represented_by = Some(person("bo")));
    let policy = change(
        &state,
        "circles/general/policies/pay.toml",
        "title = \"Pay\"\ntext = \"Coop pays\"\nreview = 2027-01-01\n",
    );
    let asked = Asked { changes: vec![hand, policy], ..Asked::of(&state) }.judged(&[]);
    assert!(!asked.mixed.is_empty());
    // A new human who would speak for somebody is the matter of everybody there, too.
    state.people.get_mut(&person("coop")).expect("coop").represented_by = Some(person("zed"));
    let web = FILES[7].1.replace("[\"dia\"]", "[\"dia\", \"zed\"]");
    let mut zed = change(&state, "people/zed.toml", "name = \"Zed\"\nstatus = \"member\"\n");
    zed.new = of(&organisation(&[("people/zed.toml", "name = \"Zed\"\nstatus = \"member\"\n")]), "zed", |_| ()).new;
    let changes = [zed, change(&state, FILES[7].0, &web)];
    assert_eq!(given_a_voice(&state, &changes), people(&["coop"]));
    assert_eq!(held(&state, &changes), Ok("general web".into()));
}

#[test]
fn whom_a_separation_is_about_is_asked_under_no_name() {
    let general = FILES[6].1.replace("\"cem\"", "\"cem\", \"dia\", \"coop\"");
    let state = organisation(&[COOP, (FILES[6].0, &general)]);
    for id in ["dia", "coop"] {
        let parts = of(&state, id, |it| it.status = Status::Left);
        let asked = Asked { changes: vec![parts], ..Asked::of(&state) }.judged(&[]);
        assert_eq!(asked.electors, people(&["ana", "bo", "cem"]), "{id}");
    }
    // For whom somebody acted who leaves, nobody acts: that is carried along.
    let changes = [of(&state, "dia", |it| it.status = Status::Left), of(&state, "coop", |it| it.represented_by = None)];
    let kinds = kinds_of(&changes, &person("dia"));
    assert_eq!(kinds.iter().map(ChangeKind::word).collect::<Vec<_>>(), ["departure"]);
}

#[test]
fn nobody_admits_somebody_alone() {
    let mut state = organisation(&[]);
    let admits = |state: &Organisation| {
        let web = FILES[7].1.replace("[\"dia\"]", "[\"dia\", \"zed\"]");
        let changes = vec![
            change(state, "people/zed.toml", "name = \"Zed\"\nstatus = \"member\"\n"),
            change(state, FILES[7].0, &web),
        ];
        let id = decision();
        let proposal = Proposal { proposer: person("dia"), ..proposal("web", 1) };
        let numbers = Numbers::of(state.rules.as_ref().expect("rules")).expect("a profile");
        let case =
            Case { changes: &changes, roll: Some(state), ..Case::new(&id, &proposal, at("2026-11-30T12:00:00Z")) };
        judge(case, state, &numbers)
    };
    // The only member of a circle asks the one above as well.
    assert_eq!(admits(&state).electors, people(&["ana", "bo", "cem", "dia"]));
    // Nor does who is alone in the root, as long as there is somebody else.
    let general = state.circles.get_mut(&crate::model::CircleId::parse("general").expect("a slug")).expect("general");
    general.members = vec![person("dia")];
    assert_eq!(admits(&state).unjudged.len(), 1);
    // Who is alone in all of it may.
    state.people.retain(|id, _| *id == person("dia"));
    let alone = admits(&state);
    assert_eq!((alone.electors.clone(), alone.unjudged.len()), (people(&["dia"]), 0));
}

#[test]
fn who_was_followed_does_not_come_back_when_the_other_leaves() {
    use crate::model::Role;
    let day = Date::parse;
    let mut before = Role::new("Cook");
    before.holders = vec![holds("bo", None, day("2026-12-01")), holds("cem", day("2026-12-01"), None)];
    let change = |after: Role| {
        let side = |it: Role| {
            Some(Side { digest: sha256(format!("{it:?}").as_bytes()), noun: Some(Arc::new(Noun::Role(Arc::new(it)))) })
        };
        let kind = Kind::Role(crate::model::RoleRef::parse("web/cook").expect("an id"));
        Change { path: kind.path().expect("a path"), old: side(before.clone()), new: side(after), file: Some(kind) }
    };
    let mut struck = before.clone();
    struck.holders.pop();
    assert!(!ends_only(&change(struck), &person("cem")), "bo would hold it again");
    let mut ended = before.clone();
    ended.holders[1].until = day("2026-12-12");
    assert!(ends_only(&change(ended), &person("cem")));
}

#[test]
fn who_comes_back_does_not_come_back_into_a_role() {
    let mut state = organisation(&[]);
    let gone = state.people.get_mut(&person("cem")).expect("cem");
    gone.status = Status::Left;
    let joins = |it: &mut Person| it.status = Status::Joining;
    let back = |it: &mut Person| it.status = Status::Member;
    assert!(held(&state, &[of(&state, "cem", back)]).is_ok());
    let mut role = crate::model::Role::new("Cook");
    role.holders.push(holds("cem", None, Date::parse("2026-11-10")));
    state.roles.insert(crate::model::RoleRef::parse("web/cook").expect("an id"), role);
    assert_eq!(held(&state, &[of(&state, "cem", back)]), Err(Unheld::StillSeated));
    assert_eq!(held(&state, &[of(&state, "cem", joins)]), Err(Unheld::StillSeated));
}

#[test]
fn who_holds_a_role_again_by_what_becomes_of_it_is_asked() {
    use crate::model::{Core, Role};
    let day = Date::parse;
    let mut before = Role::new("Secretary");
    before.core = Some(Core::Secretary);
    before.holders = vec![holds("bo", None, day("2026-12-01")), holds("cem", day("2026-12-01"), None)];
    let mut state = organisation(&[]);
    let id = crate::model::RoleRef::parse("web/secretary").expect("an id");
    state.roles.insert(id.clone(), before.clone());
    let change = |after: Role| {
        let side = |it: Role| {
            Some(Side { digest: sha256(format!("{it:?}").as_bytes()), noun: Some(Arc::new(Noun::Role(Arc::new(it)))) })
        };
        let kind = Kind::Role(id.clone());
        Change { path: kind.path().expect("a path"), old: side(before.clone()), new: side(after), file: Some(kind) }
    };
    let (mut struck, mut wider) = (before.clone(), before.clone());
    struck.holders.pop();
    wider.seats = Some(2);
    for after in [struck, wider] {
        let changes = [change(after)];
        let kinds = kinds_of(&changes, &person("ana"));
        assert!(kinds.contains(&ChangeKind::Election), "{kinds:?}");
        let asked = concerned(&changes, &kinds, &state);
        assert!(asked.iter().any(|(_, people)| people.contains(&person("bo"))), "{asked:?}");
        assert!(held(&state, &changes).is_ok());
        // Who left is given nothing back.
        let mut gone = state.clone();
        gone.people.get_mut(&person("bo")).expect("bo").status = Status::Left;
        assert_eq!(held(&gone, &changes), Err(Unheld::StillSeated));
    }
    // A circle that is opened again gives its functions back: to whom is asked.
    let circle = crate::model::CircleId::parse("web").expect("a slug");
    let open = state.circles.get(&circle).expect("web").clone();
    let mut closed = open.clone();
    closed.dissolved = day("2026-11-01");
    state.circles.insert(circle.clone(), closed.clone());
    let side = |it: crate::model::Circle| {
        Some(Side { digest: sha256(format!("{it:?}").as_bytes()), noun: Some(Arc::new(Noun::Circle(Arc::new(it)))) })
    };
    let kind = Kind::Circle(circle);
    let again = [Change { path: kind.path().expect("a path"), old: side(closed), new: side(open), file: Some(kind) }];
    let asked = concerned(&again, &kinds_of(&again, &person("ana")), &state);
    assert!(asked.iter().any(|(_, people)| people.contains(&person("cem"))), "{asked:?}");
}

#[test]
fn where_no_recorder_can_sign_any_elector_who_can_writes_down() {
    let mut state = organisation(&[]);
    let numbers = Numbers::of(state.rules.as_ref().expect("rules")).expect("numbers");
    let general = crate::model::CircleId::parse("general").expect("a slug");
    let before = recorders(&state, &general, &numbers);
    let all = all_electors(&state, &general, &numbers);
    assert!(!before.is_empty() && before != all, "{before:?} of {all:?}");
    for recorder in &before {
        state.people.get_mut(recorder).expect("somebody").keys.clear();
    }
    let after = recorders(&state, &general, &numbers);
    assert!(after.iter().any(|person| !before.contains(person)), "{after:?}");
    let signs = |id: &PersonId| has_active_key(&state, &human(&state, id));
    assert!(all.iter().filter(|id| signs(id)).all(|id| after.contains(id)));
}
