//! A judged history, remembered in the user's own state: the next act judges only what came since.
//!
//! One line a step. It is taken only by the same version of this tool, for the same founding, and where its last commit
//! stands on main's first-parent chain; `audit --full` never asks for it, and it may be deleted at any time.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::codec::finding_json;
use super::founding::Founded;
use super::history::{History, Step, Told, Verdict};
use super::memo::Memo;
use super::witness::Seen;
use crate::files::{Kind, Noun};
use crate::finding::Attempt;
use crate::model::{DecisionId, Level};
use crate::store::{Id, UserState};

/// Raised whenever the law judges otherwise than before, or this file is written otherwise.
const LAW: u32 = 10;

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
    let head = json!({
        "version": version(),
        "organisation": founded.organisation,
        "founding": founded.commit.to_string(),
        "state": founded.state,
        "witness": witness,
    });
    let mut text = format!("{head}\n");
    for step in &history.steps {
        text.push_str(&line(step));
    }
    text.push_str("end\n");
    let _ = state.write(&name(founded.commit), &text);
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
        let text = known.and_then(|_| state.read(&format!("history/{founding}")));
        if let Some(history) = text.and_then(|text| read(&text, &constitution.id, memo)) {
            return Ok(Some(history));
        }
    }
    Ok(None)
}

fn read(text: &str, organisation: &str, memo: &Arc<Memo>) -> Option<History> {
    let (head, steps) = text.strip_suffix("end\n")?.split_once('\n')?;
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
    for line in steps.lines() {
        history.push(step_of(line)?);
    }
    history.head = history.steps.last()?.commit;
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

fn line(step: &Step) -> String {
    let id = |id: Option<Id>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let (error, told) = match &step.told {
        Told::Found(found) => {
            let all: Vec<Json> = found.iter().map(finding_json).collect();
            let text = if all.is_empty() { String::new() } else { Json::from(all).to_string() };
            (found.iter().any(|f| f.level == Level::Error), text)
        }
        Told::Remembered { error, text } => (*error, text.clone()),
    };
    format!(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{told}\n",
        step.commit,
        id(step.parent),
        id(step.lawful),
        step.verdict.word(),
        step.number.unwrap_or(0),
        step.decision.as_ref().map_or("-", DecisionId::as_str),
        step.answers,
        step.seconds,
        i32::from(error),
        plain(&step.author),
        plain(&step.title),
    )
}

fn step_of(line: &str) -> Option<Step> {
    let parts: Vec<&str> = line.splitn(12, '\t').collect();
    let [commit, parent, lawful, verdict, number, decision, answers, seconds, error, author, title, told] = parts[..]
    else {
        return None;
    };
    let id = |text: &str| if text == "-" { Some(None) } else { Id::from_str(text).ok().map(Some) };
    Some(Step {
        commit: id(commit)??,
        parent: id(parent)?,
        lawful: id(lawful)?,
        verdict: Verdict::parse(verdict)?,
        number: Some(number.parse().ok()?).filter(|n| *n > 0),
        decision: Some(decision).filter(|id| *id != "-").and_then(DecisionId::parse),
        answers: answers.parse().ok()?,
        seconds: seconds.parse().ok()?,
        author: author.to_owned(),
        title: title.to_owned(),
        told: Told::Remembered { error: error == "1", text: told.to_owned() },
    })
}
