//! Writes into what a proposal brings the name of the decision that will have brought it.

use crate::files::{Edit, Kind, Noun, Region, Tidied, classify, parse, tidy};
use crate::finding::Attempt;
use crate::model::{DecisionId, Holding, KeyState, Person, Policy, Role, Status};
use crate::store::{Edits, Id, Repo};

/// Fills in who is admitted, what is created, delegated or held by this decision, wherever the file does not name an
/// origin yet or names that of something else; a policy whose text is new or changes is adopted by it. Gives the paths
/// that were filled in.
///
/// # Errors
/// When an object is missing or damaged.
pub fn name_origin(repo: &Repo, before: Id, edits: &mut Edits, id: &DecisionId) -> Attempt<Vec<String>> {
    let mut filled = vec![];
    for (path, bytes) in edits.iter_mut() {
        let (Region::Governed(kind), Some(new)) = (classify(path), bytes.as_mut()) else { continue };
        let Some(noun) = parse(&kind, path, new).0 else { continue };
        let old = match repo.entry(before, path)? {
            Some(blob) => parse(&kind, path, &repo.bytes(blob.id)?).0,
            None => None,
        };
        if let Some(text) = filled_in(path, new, &kind, &noun, old.as_ref(), id)? {
            // What was laid out well stays so; how somebody else lays theirs out is theirs.
            let laid_out = matches!(tidy(&kind, new), Tidied::Same);
            *new = match tidy(&kind, text.as_bytes()) {
                Tidied::Changed(better) if laid_out => better.into_bytes(),
                _ => text.into_bytes(),
            };
            filled.push(path.clone());
        }
    }
    Ok(filled)
}

fn filled_in(
    path: &str,
    bytes: &[u8],
    kind: &Kind,
    new: &Noun,
    old: Option<&Noun>,
    id: &DecisionId,
) -> Attempt<Option<String>> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok(None) };
    let by = Some(id.clone());
    let key = match (kind, new, old) {
        (Kind::Person(_), Noun::Person(new), Some(Noun::Person(old))) if *new.keys != *old.keys => {
            return keys_by(path, text, new, old, id);
        }
        (Kind::Person(_), Noun::Person(new), old) if new.admitted_by != by && admits(new, person_of(old)) => {
            "admitted_by"
        }
        (Kind::Circle(_), Noun::Circle(new), None) if new.created_by != by => "created_by",
        (Kind::Domain(_), Noun::Domain(new), old)
            if new.within.is_some() && new.delegated_by != by && (old.is_none() || new.delegated_by.is_none()) =>
        {
            "delegated_by"
        }
        (Kind::Policy(_), Noun::Policy(new), old) if new.adopted_by != by && adopts(new, old) => "adopted_by",
        (Kind::Role(_), Noun::Role(new), old) => return held_by(path, text, new, old, id),
        _ => return Ok(None),
    };
    let mut edit = Edit::open(path, text)?;
    edit.set(key, &by);
    Ok(Some(edit.text()))
}

fn admits(new: &Person, old: Option<&Person>) -> bool {
    let was_in = old.is_some_and(|old| old.status == Status::Member);
    !was_in && new.status == Status::Member
}

/// A key that is suspended or announced names the decision that does it.
fn keys_by(path: &str, text: &str, new: &Person, old: &Person, id: &DecisionId) -> Attempt<Option<String>> {
    let mut edit = Edit::open(path, text)?;
    if admits(new, Some(old)) {
        edit.set("admitted_by", &Some(id.clone()));
    }
    for (index, key) in new.keys.iter().enumerate() {
        let waits = matches!(key.state, KeyState::Suspended | KeyState::Pending);
        if waits && !old.keys.contains(key) {
            edit.set_in("keys", index, "by", id);
        }
    }
    Ok(Some(edit.text()).filter(|changed| changed != text))
}

fn person_of(noun: Option<&Noun>) -> Option<&Person> {
    match noun {
        Some(Noun::Person(person)) => Some(person),
        _ => None,
    }
}

fn adopts(new: &Policy, old: Option<&Noun>) -> bool {
    match old {
        Some(Noun::Policy(old)) => new.text != old.text,
        _ => true,
    }
}

fn held_by(path: &str, text: &str, new: &Role, old: Option<&Noun>, id: &DecisionId) -> Attempt<Option<String>> {
    let before = match old {
        Some(Noun::Role(old)) => old.holders.as_slice(),
        _ => &[],
    };
    // Whose name is put in another's place holds it by this decision as well, whatever the line said of the other.
    let known = |h: &Holding| before.iter().any(|b| b.person == h.person && b.by == h.by);
    let fresh = new.holders.iter().enumerate().filter(|(_, h)| !before.contains(h) && (h.by.is_none() || !known(h)));
    let fresh: Vec<usize> = fresh.map(|(index, _)| index).collect();
    if fresh.is_empty() {
        return Ok(None);
    }
    let mut edit = Edit::open(path, text)?;
    for index in fresh {
        edit.set_in("holders", index, "by", id);
    }
    Ok(Some(edit.text()))
}
