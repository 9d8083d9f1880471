//! What is said of a decision after its seal: it changes nothing of it, and is never hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{dossier_files, read_answer, read_papers};
use super::form::Delta;
use super::lawful::Lawful;
use crate::bind::{Digest, SignedAnswer, State, has_active_key, keys_of, speaks_for};
use crate::files::{Kind, Mode, Region, classify};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Level, Said};
use crate::store::Id;
use crate::values;

/// A person may add an answer of their own to a closed dossier; it changes nothing but is never hidden.
pub fn late_answers(lawful: &Lawful, delta: &Delta) -> Attempt<Option<Vec<Finding>>> {
    let mut findings = vec![];
    let mut sealed: BTreeMap<DecisionId, BTreeSet<Digest>> = BTreeMap::new();
    let organisation = lawful.constitution().map(|c| c.id.clone()).unwrap_or_default();
    for (path, (old, new)) in delta {
        let Some(new) = new.filter(|blob| old.is_none() && blob.mode == Mode::File) else { return Ok(None) };
        let Region::Governed(Kind::Answer(id, stem) | Kind::AnswerSignature(id, stem)) = classify(path) else {
            return Ok(None);
        };
        if !lawful.holds(&Kind::Outcome(id.clone()))? {
            return Ok(None);
        }
        let text = path.trim_end_matches(".sig");
        let new_file = |path: &str| delta.get(path).and_then(|(_, new)| *new);
        let text = if text == path { Some(new) } else { new_file(text).or(lawful.file(text)?) };
        let armour = format!("{}.sig", path.trim_end_matches(".sig"));
        let armour = new_file(&armour).or(lawful.file(&armour)?);
        let Some(text) = text else { return Ok(None) };
        let Some(paper) = read_answer(&id, &stem, text, armour, &lawful.memo)? else { return Ok(None) };
        // A copy of what was counted already says nothing new.
        if !sealed.contains_key(&id) {
            let tree = lawful.tree.unwrap_or(Id::ZERO_SHA1);
            let papers = read_papers(&id, &dossier_files(&lawful.memo, tree, &id)?, lawful)?;
            sealed.insert(id.clone(), papers.into_iter().map(|known| known.digest).collect());
        }
        let counted = sealed.get(&id).is_some_and(|known| known.contains(&paper.digest));
        if counted || !is_own_word(&paper, &id, &organisation, lawful) {
            return Ok(None);
        }
        if !path.ends_with(".sig") {
            findings.push(late_word(&id, &paper));
        }
    }
    Ok(Some(findings))
}

/// Whether an answer is of this decision and signed by its person, whatever became of the key.
fn is_own_word(paper: &SignedAnswer, id: &DecisionId, organisation: &str, state: &dyn State) -> bool {
    let Some(key) = paper.key.as_ref().filter(|_| paper.is_of(organisation, id.as_str())) else { return false };
    let answer = &paper.answer;
    match &answer.recorded_by {
        None => keys_of(state, &answer.person).iter().any(|(known, _)| known == key),
        // Who cannot sign contests through any member.
        Some(member) => {
            let known = state.person(&answer.person).is_some() && !has_active_key(state, &answer.person);
            let contests = answer.answer == Said::Objection && answer.via.is_some();
            known && contests && *member != answer.person && speaks_for(state, member, key)
        }
    }
}

/// Such an answer, told.
pub fn late_word(id: &DecisionId, paper: &SignedAnswer) -> Finding {
    let path = Kind::Answer(id.clone(), paper.stem.clone()).path().unwrap_or_default();
    let answer = &paper.answer;
    let reason = answer.reason.clone().unwrap_or_default();
    let values =
        values![person = answer.person.as_str(), id = id.as_str(), answer = answer.answer.word(), reason = reason];
    Finding { level: Level::Warning, ..Finding::error("late-answer", Place::file(path), values) }
}
