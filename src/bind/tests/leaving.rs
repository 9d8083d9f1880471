//! What one leaves by one's own word, or by a letter: one's own place and nothing else.

use super::*;
use crate::model::Date;

const ROLE: &str = "circles/web/roles/lead.toml";

fn role(holders: &[(&str, &str, Option<&str>)]) -> String {
    let mut text = "name = \"Lead\"\npurpose = \"Leads\"\ncore = \"lead\"\nseats = 2\n".to_owned();
    for (person, from, until) in holders {
        text.push_str(&format!("[[holders]]\nperson = \"{person}\"\nfrom = {from}\n"));
        text.push_str(&until.map(|until| format!("until = {until}\n")).unwrap_or_default());
    }
    text
}

/// The kinds of what `dia` makes of a role.
fn made_of(before: &str, after: &str) -> String {
    let state = organisation(&[(ROLE, before)]);
    let edit = Change { old: Some(side(&state, ROLE, before)), ..change(&state, ROLE, after) };
    let kinds = kinds_of(&[edit], &person("dia"));
    kinds.iter().map(ChangeKind::word).collect::<Vec<_>>().join(" ")
}

#[test]
fn who_gives_up_a_role_takes_it_from_nobody_else() {
    let old = ("dia", "2024-01-01", Some("2025-01-01"));
    let now = ("dia", "2026-01-01", Some("2027-01-01"));
    let bo = ("bo", "2025-01-01", Some("2026-06-01"));
    let both = role(&[old, bo, now]);
    assert_eq!(made_of(&both, &role(&[bo])), "departure");
    assert_eq!(made_of(&both, &role(&[bo, ("dia", "2026-01-01", Some("2026-11-21")), old])), "departure");
    assert_eq!(made_of(&both, &role(&[bo, now, now])), "election", "a term that stands twice");
    assert_eq!(made_of(&both, &role(&[now])), "election", "another's term");
    assert_eq!(
        made_of(&both, &role(&[old, bo, ("dia", "2026-01-01", Some("2028-01-01"))])),
        "election",
        "a longer one"
    );
}

/// A departure of Dia, whose key is in such a state, as Bo writes it down for them.
fn by_letter(key: Option<KeyState>, letter: bool) -> Standing {
    let mut state = organisation(&[]);
    let dia = state.people.get_mut(&person("dia")).expect("dia");
    match key {
        Some(is) => dia.keys[0].state = is,
        None => dia.keys.clear(),
    }
    let path = "people/dia.toml";
    let leaves = change(&state, path, "name = \"Dia\"\nstatus = \"left\"\n");
    let (id, changes) = (decision(), [leaves]);
    let proposal = Proposal { proposer: person("dia"), ..proposal("general", 1) };
    let said = written(paper("dia", 1, 1, Said::Propose, "bo"), "bo");
    let day = letter.then(|| Date::parse("2026-11-20")).flatten();
    let said = SignedAnswer { answer: Answer { letter: day, ..said.answer }, ..said };
    let case = Case {
        changes: &changes,
        change: Some("sha256:1".into()),
        papers: vec![said],
        ..Case::new(&id, &proposal, at("2026-11-30T12:00:00Z"))
    };
    let numbers = Numbers::of(state.rules.as_ref().expect("rules")).expect("a profile");
    judge(case, &state, &numbers)
}

#[test]
fn a_letter_is_of_who_has_no_key_and_never_will_without_others() {
    let standing = by_letter(None, true);
    assert!(standing.version_exists && standing.missing().is_empty());
    assert_eq!(standing.may_sign(), people(&["ana", "bo", "cem", "dia"]));
    assert!(by_letter(Some(KeyState::Retired), true).version_exists);
    assert!(!by_letter(None, false).version_exists, "it says of which day it is");
    assert!(!by_letter(Some(KeyState::Active), true).version_exists, "who can sign signs");
    assert!(!by_letter(Some(KeyState::Suspended), true).version_exists, "whom others silenced is not spoken for");
}
