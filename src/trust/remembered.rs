//! A judged history, remembered in the user's own state: the next act judges only what came since.
//!
//! A head, then the places of commits and decisions, then a line a step; what is not asked for is not parsed. It is taken
//! only by the same version of this tool, for the same founding, and where its last commit stands on main's first-parent
//! chain; `audit --full` never asks for it, and it may be deleted at any time.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::founding::Founded;
use super::history::History;
use super::lawful::Lawful;
use super::memo::Memo;
use super::parts::Remembered;
use super::steps::{Steps, Sums};
use super::witness::Seen;
use crate::bind::sha256;
use crate::files::{Kind, Noun};
use crate::finding::Attempt;
use crate::model::DecisionId;
use crate::store::{Id, Rest, UserState};

/// Raised whenever the law judges otherwise than before, or this file is written otherwise.
const LAW: u32 = 12;

fn version() -> String {
    format!("{} {LAW}", env!("CARGO_PKG_VERSION"))
}

fn name(founding: Id) -> String {
    format!("history/{founding}")
}

/// Keeps a judged history. That it cannot be kept is no failure: it is judged again then.
pub fn remember(history: &History) {
    let (Some(founded), Some(state)) = (&history.founded, history.state()) else { return };
    let witness: Vec<Json> = history
        .witness
        .decisions
        .iter()
        .map(|(id, seen)| {
            let answers: Vec<Json> =
                seen.answers.iter().map(|(stem, a, b)| json!([stem, a.to_string(), b.to_string()])).collect();
            let proposals: Vec<String> = seen.proposals.iter().map(ToString::to_string).collect();
            json!([id.as_str(), answers, proposals])
        })
        .collect();
    // What could not be read is no reason to forget what was known.
    if !history.lawful.memo.is_untroubled() {
        return;
    }
    let parts = history.steps.written();
    let steps = parts.concat();
    let head = json!({
        "version": version(),
        "organisation": founded.organisation,
        "founding": founded.commit.to_string(),
        "state": founded.state,
        "witness": witness,
        "answers": history.steps.sums().answers,
        "wrong": history.steps.sums().wrong,
        "steps": history.steps.len(),
        "parts": parts.iter().map(String::len).collect::<Vec<_>>(),
        "digest": sha256(steps.as_bytes()),
    })
    .to_string();
    let _ = state.write(&name(founded.commit), &format!("{} {head}\n{steps}", sha256(head.as_bytes())));
}

/// The remembered history of the organisation that a commit tells of; `None` where there is none that may be taken.
///
/// # Errors
/// When an object is missing or damaged.
pub fn recall(memo: &Arc<Memo>, head: Id) -> Attempt<Option<History>> {
    let tree = memo.repo().commit(head)?.tree;
    let Some(blob) = memo.repo().entry(tree, "constitution.toml")? else { return Ok(None) };
    let side = memo.side(&Kind::Constitution, blob)?;
    let Some(Noun::Constitution(constitution)) = side.noun.as_deref() else { return Ok(None) };
    let Some(state) = UserState::of(&constitution.id) else { return Ok(None) };
    for founding in state.names("history") {
        let known = Id::from_str(&founding).ok().filter(|id| memo.repo().has_object(*id));
        let kept = known.and_then(|_| state.open(&format!("history/{founding}")));
        if let Some(history) = kept.and_then(|(head, rest)| read(&head, rest, &constitution.id, memo)) {
            return Ok(Some(history));
        }
    }
    Ok(None)
}

fn read(head: &str, rest: Rest, organisation: &str, memo: &Arc<Memo>) -> Option<History> {
    // What the disk lost a part of is judged again.
    let (_, head) = head.trim_end().split_once(' ').filter(|(digest, head)| sha256(head.as_bytes()) == *digest)?;
    let head: Json = serde_json::from_str(head).ok()?;
    let word = |key: &str| head.get(key).and_then(Json::as_str).map(str::to_owned);
    if word("version")? != version() || word("organisation")? != organisation {
        return None;
    }
    let mut history = History::empty(Id::ZERO_SHA1, memo);
    let founding = Id::from_str(&word("founding")?).ok()?;
    history.founded = Some(Founded { commit: founding, organisation: word("organisation")?, state: word("state")? });
    for seen in head.get("witness")?.as_array()? {
        let id = DecisionId::parse(seen.get(0)?.as_str()?)?;
        history.witness.decisions.insert(id, seen_of(seen)?);
    }
    let whole = |value: &Json| usize::try_from(value.as_u64()?).ok();
    let wrong: Option<BTreeSet<usize>> = head.get("wrong")?.as_array()?.iter().map(whole).collect();
    let sums = Sums { answers: whole(head.get("answers")?)?, wrong: wrong? };
    let parts: Option<Vec<usize>> = head.get("parts")?.as_array()?.iter().map(whole).collect();
    let remembered = Remembered::of(whole(head.get("steps")?)?, &parts?, &word("digest")?, rest, memo)?;
    history.steps = Steps::of(remembered, sums);
    let last = history.steps.last()?.clone();
    history.head = last.commit;
    history.lawful = Lawful::new(last.lawful, memo);
    Some(history)
}

fn seen_of(seen: &Json) -> Option<Seen> {
    let id = |value: &Json| Id::from_str(value.as_str()?).ok();
    let answers: Option<BTreeSet<_>> = seen
        .get(1)?
        .as_array()?
        .iter()
        .map(|a| Some((a.get(0)?.as_str()?.to_owned(), id(a.get(1)?)?, id(a.get(2)?)?)))
        .collect();
    let proposals: Option<BTreeSet<Id>> = seen.get(2)?.as_array()?.iter().map(id).collect();
    Some(Seen { answers: answers?, proposals: proposals? })
}
