//! What is said of a decision after its seal: it changes nothing of it, and is never hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{SignedOutcome, dossier_files, read_answer, read_papers};
use super::form::Delta;
use super::lawful::Lawful;
use crate::bind::{Digest, SignedAnswer, State, is_word_of, keys_of, may_sign_again, speaks_for};
use crate::files::{Kind, Mode, Region, classify};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, KeyState, Level, PersonId, Said, Status};
use crate::store::Id;
use crate::values;

/// Most answers of one person's own hand that a closed dossier takes, and most that one member writes down for another.
const MOST: (usize, usize) = (128, 32);

/// Whose answer, in whose hand.
type Hand = (PersonId, Option<PersonId>);

/// What a closed dossier holds already.
struct Held {
    digests: BTreeSet<Digest>,
    /// Those who had a say and for whom somebody else wrote an answer down, or who are told to have been absent.
    spoken_for: BTreeSet<PersonId>,
    /// Answers of each that bear the signature of whose hand they are in.
    counts: BTreeMap<Hand, usize>,
}

fn hand(paper: &SignedAnswer) -> Hand {
    (paper.answer.person.clone(), paper.answer.recorded_by.clone())
}

impl Held {
    fn read(lawful: &Lawful, id: &DecisionId) -> Attempt<Self> {
        let tree = lawful.tree.unwrap_or(Id::ZERO_SHA1);
        let files = dossier_files(&lawful.memo, tree, id)?;
        let papers = read_papers(id, &files, lawful)?;
        let mut counts = BTreeMap::new();
        // What others leave in somebody's name takes nothing from what that person may say.
        for paper in papers.iter().filter(|paper| is_word_of(lawful, paper)) {
            *counts.entry(hand(paper)).or_default() += 1;
        }
        let mut spoken_for = BTreeSet::new();
        if let Some(told) = SignedOutcome::read(&files, id, &lawful.memo)? {
            let asked = |person: &PersonId| told.outcome.electors.contains(person);
            let written = papers.iter().filter(|it| it.answer.recorded_by.is_some() && asked(&it.answer.person));
            spoken_for.extend(written.map(|paper| paper.answer.person.clone()));
            spoken_for.extend(told.outcome.absent.iter().map(|absence| absence.person.clone()));
        }
        Ok(Self { digests: papers.into_iter().map(|paper| paper.digest).collect(), spoken_for, counts })
    }
}

/// A person may add an answer of their own to a closed dossier; it changes nothing but is never hidden.
///
/// # Errors
/// When an object is missing or damaged.
pub fn late_answers(lawful: &Lawful, delta: &Delta) -> Attempt<Option<Vec<Finding>>> {
    let mut findings = vec![];
    let mut dossiers: BTreeMap<DecisionId, Held> = BTreeMap::new();
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
        if !dossiers.contains_key(&id) {
            dossiers.insert(id.clone(), Held::read(lawful, &id)?);
        }
        let Some(held) = dossiers.get_mut(&id) else { return Ok(None) };
        // A copy of what was counted already says nothing new.
        if held.digests.contains(&paper.digest) || !is_own_word(&paper, &id, &organisation, (lawful, held)) {
            return Ok(None);
        }
        if !path.ends_with(".sig") {
            let (own, others) = MOST;
            let most = if paper.answer.recorded_by.is_none() { own } else { others };
            let count = held.counts.entry(hand(&paper)).or_default();
            *count += 1;
            if *count > most {
                return Ok(None);
            }
            findings.push(late_word(&id, &paper));
        }
    }
    Ok(Some(findings))
}

/// Whether an answer is of this decision and signed by its person, whatever became of the key.
fn is_own_word(paper: &SignedAnswer, id: &DecisionId, organisation: &str, (state, held): (&dyn State, &Held)) -> bool {
    let Some(key) = paper.key.as_ref().filter(|_| paper.is_of(organisation, id.as_str())) else { return false };
    let answer = &paper.answer;
    match &answer.recorded_by {
        // One that was only announced is nobody's yet.
        None => {
            let own = keys_of(state, &answer.person);
            own.iter().any(|(known, is)| known == key && *is != KeyState::Pending)
        }
        // Who cannot sign, and for whom somebody spoke in this decision, contests through any member.
        Some(member) => {
            let known = state.person(&answer.person).is_some() && !may_sign_again(state, &answer.person);
            let contests = answer.answer == Said::Objection && answer.via.is_some();
            let is_member = state.person(member).is_some_and(|it| it.status == Status::Member);
            known
                && contests
                && is_member
                && held.spoken_for.contains(&answer.person)
                && *member != answer.person
                && speaks_for(state, member, key)
        }
    }
}

/// Such an answer, told.
pub fn late_word(id: &DecisionId, paper: &SignedAnswer) -> Finding {
    let path = Kind::Answer(id.clone(), paper.stem.clone()).path().unwrap_or_default();
    let answer = &paper.answer;
    let reason = answer.reason.clone().unwrap_or_default();
    let recorder = answer.recorded_by.as_ref().map(ToString::to_string).unwrap_or_default();
    let by = if recorder.is_empty() { "own" } else { "other" };
    let values = values![
        person = answer.person.as_str(),
        id = id.as_str(),
        answer = answer.answer.word(),
        reason = reason,
        by = by,
        recorder = recorder
    ];
    Finding { level: Level::Warning, ..Finding::error("late-answer", Place::file(path), values) }
}
