//! A proposal that was not adopted, taken up again: its text, to where it goes, by which way out.

use super::view::view;
use super::ways::ways;
use crate::bind::{SignedAnswer, State, Weight, keys_of, sha256, was_not_silent};
use crate::files::{Region, classify, content};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, DecisionId, Said, Way};
use crate::process::bench::called::name_of;
use crate::process::bench::find::{find_to_look, open_proposals};
use crate::process::bench::workspace::Workspace;
use crate::store::Edits;
use crate::trust::History;

/// What a proposal that takes up another one starts from.
#[derive(Clone)]
pub struct TakenUp {
    pub id: DecisionId,
    pub title: String,
    pub circle: CircleId,
    pub with: Vec<CircleId>,
    pub way: Option<Way>,
    /// What drove it: the need is the same.
    pub driver: Option<String>,
    /// The files as that one wanted them, under its own name.
    pub edits: Edits,
}

/// Takes up a decision that was closed because consent was not found.
///
/// # Errors
/// When it is none of those, the rules list no such way, or its text stands no more where it started from.
pub fn taken_up(workspace: &Workspace, word: &str, way: Option<Way>) -> Attempt<TakenUp> {
    let known = find_to_look(workspace, Some(word))?;
    let history = workspace.lawful_to_act()?;
    let lawful = &history.lawful;
    let id = known.id.clone();
    let past = lawful.past(&id).filter(|past| past.result.is_lost());
    let past = past.ok_or_else(|| Failure::usage(message!("nothing-to-take-up", id = id.as_str())))?;
    if let Some(way) = way {
        let numbers = workspace.numbers(&history.lawful)?;
        let offered = ways(&numbers, Some(past.result), &past.kinds, past.fallback);
        if !offered.contains(&way) {
            return Err(Failure::usage(message!("no-such-way", way = way.word(), id = id.as_str())));
        }
    }
    let me = workspace.act_as(lawful, None).ok().map(|actor| actor.person);
    if way == Some(Way::Vote) && me.as_ref().is_some_and(|me| *me != past.proposer) {
        let person = name_of(lawful, &past.proposer);
        return Err(Failure::usage(message!("vote-of-its-proposer", id = id.as_str(), person = person)));
    }
    for open in open_proposals(workspace)? {
        let Ok(seen) = view(workspace, &history, &open) else { continue };
        let other = &seen.standing.proposal;
        // Nobody else's keeps a vote from its proposer, and what nobody signed keeps nothing from anybody.
        let own = way != Some(Way::Vote) || other.proposer == past.proposer;
        // One whose key was retired since is a vote still; what a key signed that was retired before is none.
        let then = history.when_closed(other);
        let signs = |(paper, _): &(SignedAnswer, Weight)| {
            let own = paper.answer.answer == Said::Propose && paper.answer.person == other.proposer;
            let key = paper.key.as_ref().filter(|_| own);
            let known = |key: &String| keys_of(lawful, &other.proposer).iter().any(|(it, _)| it == key);
            key.zip(then.as_ref()).is_some_and(|(key, then)| known(key) && was_not_silent(then, &other.proposer, key))
        };
        let stands = seen.standing.papers.iter().any(signs);
        let own = own && (stands || seen.standing.version_exists);
        if other.follows.as_ref() == Some(&id) && other.fallback == way && own {
            return Err(Failure::usage(message!("taken-up-already", id = id.as_str(), other = open.id.as_str())));
        }
    }
    let (mut edits, mut moved) = (Edits::new(), vec![]);
    let seen = view(workspace, &history, &known)?;
    for entry in &past.entries {
        if content_now(workspace, &history, &entry.path)? != entry.old {
            moved.push(entry.path.clone());
        }
        let new = seen.after.1.get(&entry.path).copied().flatten();
        edits.insert(entry.path.clone(), new.map(|blob| workspace.repo.bytes(blob.id)).transpose()?);
    }
    if !moved.is_empty() {
        return Err(Failure::usage(message!("taken-up-moved", id = id.as_str(), paths = moved)));
    }
    let parent = || lawful.circle(&past.circle).and_then(|circle| circle.parent.clone());
    let circle = if way == Some(Way::ParentCircle) { parent() } else { None };
    let with = if circle.is_some() { vec![] } else { past.with.iter().cloned().collect() };
    let circle = circle.unwrap_or(past.circle);
    let proposal = &seen.standing.proposal;
    let (title, driver) = (proposal.title.clone(), proposal.driver.clone());
    Ok(TakenUp { id, title, circle, with, way, driver, edits })
}

/// What a file of the text in force says, told as outcomes tell it.
fn content_now(workspace: &Workspace, history: &History, path: &str) -> Attempt<Option<String>> {
    let (Some(blob), Region::Governed(kind)) = (history.lawful.file(path)?, classify(path)) else { return Ok(None) };
    let bytes = workspace.repo.bytes(blob.id)?;
    Ok(Some(format!("sha256:{}", sha256(&content(&kind, path, &bytes)))))
}
