//! A decision's folder as it lies in a tree: its answers with who signed them, its outcome, its change.

use std::collections::{BTreeMap, BTreeSet};

use super::lawful::Lawful;
use super::memo::Memo;
use super::witness::{OWED, Sighting};
use crate::bind::{
    ANSWER_NAMESPACE, Change, Digest, OUTCOME_NAMESPACE, Side, SignedAnswer, State, answers_digest, change_digest,
    is_word_by,
};
use crate::files::{Kind, Mode, Noun, Region, classify, dossier_folder, governed};
use crate::finding::Attempt;
use crate::model::{DecisionId, Outcome, PersonId, Proposal, Said};
use crate::store::{Blob, Files, Id};

/// The files of one decision's folder in a tree.
///
/// # Errors
/// When an object is missing or damaged.
pub fn dossier_files(memo: &Memo, tree: Id, id: &DecisionId) -> Attempt<Files> {
    memo.repo().files_below(tree, &dossier_folder(id))
}

/// One answer read from a text and its signature; nothing when the text is not sound.
///
/// # Errors
/// When an object is missing or damaged.
pub fn read_answer(
    id: &DecisionId,
    stem: &str,
    text: Blob,
    armour: Option<Blob>,
    memo: &Memo,
) -> Attempt<Option<SignedAnswer>> {
    let side = memo.side(&Kind::Answer(id.clone(), stem.to_owned()), text)?;
    let Some(Noun::Answer(answer)) = side.noun.as_deref() else { return Ok(None) };
    let key = match armour {
        Some(armour) => memo.signed_by(text, armour, ANSWER_NAMESPACE)?,
        None => None,
    };
    Ok(Some(SignedAnswer { stem: stem.to_owned(), digest: side.digest, answer: (**answer).clone(), key }))
}

/// The answers of a dossier as they lie there, with their signatures.
pub fn pairs(files: &Files) -> Vec<(String, Blob, Option<Blob>)> {
    let answers = files.iter().filter_map(|(path, blob)| match classify(path) {
        Region::Governed(Kind::Answer(_, stem)) => Some((path, stem, *blob)),
        _ => None,
    });
    answers.map(|(path, stem, blob)| (stem, blob, files.get(&format!("{path}.sig")).copied())).collect()
}

/// Every answer of a dossier that can be read, with the key that signed it. The same text under another name and with the
/// same key is the same answer; which of two keys speaks is for the law to say.
///
/// # Errors
/// When an object is missing or damaged.
pub fn read_papers(id: &DecisionId, files: &Files, state: &Lawful) -> Attempt<Vec<SignedAnswer>> {
    let mut papers: Vec<SignedAnswer> = vec![];
    let mut known: BTreeSet<(Digest, Option<String>)> = BTreeSet::new();
    for (stem, text, armour) in pairs(files) {
        let paper = read_answer(id, &stem, text, armour, &state.memo)?;
        papers.extend(paper.filter(|paper| known.insert((paper.digest.clone(), paper.key.clone()))));
    }
    Ok(papers)
}

/// The answers that commits held and that a dossier does not, each the word of whom it names; at most as many of one
/// person to one version as are owed.
///
/// # Errors
/// When an object is missing or damaged.
pub fn absent_answers<'s>(
    id: &DecisionId,
    seen: impl Iterator<Item = &'s Sighting>,
    papers: &[SignedAnswer],
    state: &Lawful,
    earlier: &[(i64, Lawful)],
) -> Attempt<Vec<(SignedAnswer, Sighting)>> {
    let is_word = |paper: &SignedAnswer| is_word_by(states(state, earlier), paper);
    let own = || papers.iter().filter(|p| is_word(p));
    let mut here: BTreeSet<(Digest, Option<String>)> = own().map(|p| (p.digest.clone(), p.key.clone())).collect();
    // What one key signed never uses up what another did; nor does talk, or another answer, use up an objection.
    let mut owed: BTreeMap<(PersonId, i64, Option<String>, u8), usize> = BTreeMap::new();
    let place = |p: &SignedAnswer| (p.answer.person.clone(), p.answer.version, p.key.clone(), measure(p.answer.answer));
    for paper in own() {
        *owed.entry(place(paper)).or_default() += 1;
    }
    let mut absent = vec![];
    let file = |id: Id| Blob { id, mode: Mode::File };
    for sighting in seen {
        let (stem, text, armour) = sighting;
        let kind = Kind::Answer(id.clone(), stem.clone());
        let digest = state.memo.side(&kind, file(*text))?.digest;
        let key = state.memo.signed_by(file(*text), file(*armour), ANSWER_NAMESPACE)?;
        if key.is_none() || here.contains(&(digest, key)) {
            continue;
        }
        let read = read_answer(id, stem, file(*text), Some(file(*armour)), &state.memo)?;
        let Some(paper) = read.filter(|paper| is_word(paper)) else { continue };
        let count = owed.entry(place(&paper)).or_default();
        if *count < OWED && here.insert((paper.digest.clone(), paper.key.clone())) {
            *count += 1;
            absent.push((paper, sighting.clone()));
        }
    }
    Ok(absent)
}

/// Answers of one measure use up what is owed of each other.
fn measure(said: Said) -> u8 {
    match said {
        Said::Objection => 0,
        said if said.is_talk() => 2,
        _ => 1,
    }
}

/// The state by which a decision is judged and those at the bases of its versions: who spoke by one of them gave a word.
pub fn states<'s>(state: &'s Lawful, earlier: &'s [(i64, Lawful)]) -> impl Iterator<Item = &'s dyn State> {
    [state].into_iter().chain(earlier.iter().map(|(_, then)| then)).map(|state| state as &dyn State)
}

/// An outcome with those who signed it.
#[derive(Clone, Debug)]
pub struct SignedOutcome {
    pub outcome: Outcome,
    /// Each `<signer>.sig` whose signature verifies, with the point of its key.
    pub signers: Vec<(PersonId, String)>,
    /// The digest of every file under `answers/`.
    pub answers: String,
}

impl SignedOutcome {
    /// The outcome of a dossier; `None` when there is none or it cannot be read.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn read(files: &Files, id: &DecisionId, memo: &Memo) -> Attempt<Option<Self>> {
        let kind = Kind::Outcome(id.clone());
        let Some(blob) = kind.path().and_then(|p| files.get(&p).copied()) else { return Ok(None) };
        let side = memo.side(&kind, blob)?;
        let Some(Noun::Outcome(outcome)) = side.noun.as_deref() else { return Ok(None) };
        let mut signers = vec![];
        for (path, armour) in files {
            if let Region::Governed(Kind::OutcomeSignature(_, signer)) = classify(path) {
                signers.extend(memo.signed_by(blob, *armour, OUTCOME_NAMESPACE)?.map(|key| (signer, key)));
            }
        }
        Ok(Some(Self { outcome: (**outcome).clone(), signers, answers: answers_of(files, memo)? }))
    }
}

/// The digest of every file under `answers/`, as an outcome names it.
///
/// # Errors
/// When an object is missing or damaged.
pub fn answers_of(files: &Files, memo: &Memo) -> Attempt<String> {
    let mut digests: Vec<(&str, Digest)> = vec![];
    for (path, blob) in files.iter().filter(|(path, _)| path.contains("/answers/")) {
        let digest = match classify(path) {
            Region::Governed(kind @ Kind::Answer(..)) => memo.side(&kind, *blob)?.digest,
            Region::Governed(kind) => memo.digest(*blob, kind.cap())?,
            _ => memo.digest(*blob, 0)?,
        };
        digests.push((path, digest));
    }
    let mut listed: Vec<_> = digests.iter().map(|(path, digest)| (*path, digest)).collect();
    Ok(answers_digest(&mut listed))
}

/// Whether a path is an entry of a change: governed, and no dossier or founding.
pub fn is_entry(path: &str) -> bool {
    governed(path) && !path.starts_with("decisions/") && !path.starts_with("founding/") && path != "decisions"
}

/// One entry, both sides read.
///
/// # Errors
/// When an object is missing or damaged.
pub fn change(path: &str, old: Option<Blob>, new: Option<Blob>, memo: &Memo) -> Attempt<Change> {
    let file = match classify(path) {
        Region::Governed(kind) => Some(kind),
        Region::Stray(_) | Region::Record(_) | Region::Free => None,
    };
    let file = file.filter(|_| new.is_none_or(|blob| blob.mode == Mode::File));
    let side = |blob: Option<Blob>| match (&file, blob) {
        (_, None) => Ok(None),
        (Some(kind), Some(blob)) => memo.side(kind, blob).map(Some),
        // Nobody may bring it; its bytes are not read.
        (None, Some(blob)) => Ok(Some(Side { digest: blob.id.to_string(), noun: None })),
    };
    Ok(Change { path: path.to_owned(), old: side(old)?, new: side(new)?, file: file.clone() })
}

/// The proposal of a dossier.
///
/// # Errors
/// When an object is missing or damaged.
pub fn read_proposal(id: &DecisionId, files: &Files, memo: &Memo) -> Attempt<Option<(Proposal, Digest)>> {
    let kind = Kind::Proposal(id.clone());
    let Some(blob) = kind.path().and_then(|p| files.get(&p).copied()) else { return Ok(None) };
    let side = memo.side(&kind, blob)?;
    Ok(match side.noun.as_deref() {
        Some(Noun::Proposal(proposal)) => Some(((**proposal).clone(), side.digest)),
        _ => None,
    })
}

/// The digest of some entries and a proposal.
pub fn digest_of(id: &DecisionId, changes: &[Change], proposal: &Digest) -> String {
    let entries: Vec<_> = changes
        .iter()
        .map(|c| (c.path.as_str(), c.old.as_ref().map(|s| &s.digest), c.new.as_ref().map(|s| &s.digest)))
        .collect();
    change_digest(id, &entries, proposal)
}

/// The entries that differ between two trees.
///
/// # Errors
/// When an object is missing or damaged.
pub fn changes_between(old: Option<Id>, new: Id, memo: &Memo) -> Attempt<Vec<Change>> {
    let mut differing = vec![];
    memo.repo().differing(old, Some(new), |path, old, new| {
        if is_entry(&path) {
            differing.push((path, old, new));
        }
    })?;
    differing.sort_by(|a, b| a.0.cmp(&b.0));
    differing.into_iter().map(|(path, old, new)| change(&path, old, new, memo)).collect()
}
