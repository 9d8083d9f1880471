//! A decision's folder as it lies in a tree: its papers with who signed them, and a branch seen as a proposal.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::memo::{Memo, sound};
use super::signature::verify;
use crate::bind::{
    ANSWER_NAMESPACE, Change, Digest, OUTCOME_NAMESPACE, SignedAnswer, answers_digest, change_digest, newest, sha256,
};
use crate::files::{Kind, Noun, Region, classify, governed};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Outcome, PersonId, Proposal, Said};
use crate::store::{Blob, Files, Id, Repo};
use crate::values;

/// The files of one decision's folder.
pub fn dossier_files(files: &Files, id: &DecisionId) -> Files {
    let folder = format!("decisions/{id}/");
    files
        .range(folder.clone()..)
        .take_while(|(path, _)| path.starts_with(&folder))
        .map(|(p, b)| (p.clone(), *b))
        .collect()
}

/// Below this number of answers a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 4;

/// An answer as it lies in the tree: its stem, its bytes and its signature's.
type Raw = (Kind, String, Vec<u8>, Vec<u8>);

/// Every answer of a dossier that can be read, with the key that signed it.
///
/// # Errors
/// When an object is missing or damaged.
pub fn read_papers(files: &Files, memo: &Memo) -> Attempt<Vec<SignedAnswer>> {
    read_papers_beside(files, memo, 0, || ()).map(|(papers, ())| papers)
}

/// The same, while this thread also does `other` work, worth so many `signatures`. Verifying is nearly all the
/// work of an audit, and each signature is verified apart.
///
/// # Errors
/// When an object is missing or damaged.
pub fn read_papers_beside<T>(
    files: &Files,
    memo: &Memo,
    signatures: usize,
    other: impl FnOnce() -> T,
) -> Attempt<(Vec<SignedAnswer>, T)> {
    let raw = raw_answers(files, memo)?;
    if raw.len() + signatures < WORTH_A_THREAD {
        return Ok((raw.iter().filter_map(paper).collect(), other()));
    }
    let (first, second) = raw.split_at(raw.len().saturating_sub(signatures) / 2);
    let (mut papers, told, rest) = std::thread::scope(|scope| {
        let rest = scope.spawn(|| second.iter().filter_map(paper).collect::<Vec<SignedAnswer>>());
        let told = other();
        (first.iter().filter_map(paper).collect::<Vec<SignedAnswer>>(), told, rest.join())
    });
    match rest {
        Ok(rest) => papers.extend(rest),
        Err(panic) => std::panic::resume_unwind(panic),
    }
    Ok((papers, told))
}

fn raw_answers(files: &Files, memo: &Memo) -> Attempt<Vec<Raw>> {
    let mut raw = vec![];
    for (path, blob) in files {
        let Region::Governed(kind @ Kind::Answer(..)) = classify(path) else { continue };
        let Kind::Answer(_, stem) = &kind else { continue };
        let stem = stem.clone();
        let Some(bytes) = memo.bytes(*blob, kind.cap())? else { continue };
        let armour = match files.get(&format!("{path}.sig")) {
            Some(armour) => memo.bytes(*armour, SIGNATURE_CAP)?.unwrap_or_default(),
            None => vec![],
        };
        raw.push((kind, stem, bytes, armour));
    }
    Ok(raw)
}

/// One answer, parsed and verified; nothing when its text is not sound.
fn paper((kind, stem, bytes, armour): &Raw) -> Option<SignedAnswer> {
    let Some(Noun::Answer(answer)) = sound(kind, bytes) else { return None };
    let key = verify(&String::from_utf8_lossy(armour), ANSWER_NAMESPACE, bytes);
    Some(SignedAnswer { stem: stem.clone(), digest: sha256(bytes), answer: Arc::unwrap_or_clone(answer), key })
}

/// Largest signature that is read, in bytes.
const SIGNATURE_CAP: u64 = 4 << 10;

fn signed_by(files: &Files, memo: &Memo, signature: &str, blob: Blob, namespace: &str) -> Attempt<Option<String>> {
    let Some(armour) = files.get(signature) else { return Ok(None) };
    let armour = memo.bytes(*armour, SIGNATURE_CAP)?.unwrap_or_default();
    let bytes = memo.bytes(blob, 16 << 10)?.unwrap_or_default();
    Ok(verify(&String::from_utf8_lossy(&armour), namespace, &bytes))
}

/// An outcome with those who signed it.
#[derive(Clone, Debug)]
pub struct Outcomes {
    pub outcome: Outcome,
    /// Each `<signer>.sig` whose signature verifies, with its key.
    pub signers: Vec<(PersonId, String)>,
    /// The digest of every file under `answers/`.
    pub answers: String,
}

impl Outcomes {
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
        for path in files.keys() {
            if let Region::Governed(Kind::OutcomeSignature(_, signer)) = classify(path) {
                signers.extend(signed_by(files, memo, path, blob, OUTCOME_NAMESPACE)?.map(|key| (signer, key)));
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
        digests.push((path, memo.digest(*blob)?));
    }
    let mut listed: Vec<_> = digests.iter().map(|(path, digest)| (*path, digest)).collect();
    Ok(answers_digest(&mut listed))
}

/// Whether a path is an entry of a change: governed, and no dossier or founding.
pub fn is_entry(path: &str) -> bool {
    governed(path) && !path.starts_with("decisions/") && !path.starts_with("founding/")
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
    let file = file.filter(|_| new.is_none_or(|blob| blob.mode == crate::files::Mode::File));
    let side = |blob: Option<Blob>| match (&file, blob) {
        (_, None) => Ok(None),
        (Some(kind), Some(blob)) => memo.side(kind, blob).map(Some),
        (None, Some(blob)) => {
            // A link or a submodule has no bytes of its own to digest; its id stands for it.
            let digest = memo.digest(blob).unwrap_or_else(|_| blob.id.to_string());
            Ok(Some(crate::bind::Side { digest, noun: None }))
        }
    };
    Ok(Change { path: path.to_owned(), old: side(old)?, new: side(new)?, file: file.clone() })
}

/// The digest of some entries and a proposal.
///
/// # Errors
/// When an object is missing or damaged.
pub fn digest_of(id: &DecisionId, changes: &[Change], files: &Files, memo: &Memo) -> Attempt<Option<String>> {
    let kind = Kind::Proposal(id.clone());
    let Some(blob) = kind.path().and_then(|p| files.get(&p).copied()) else { return Ok(None) };
    let proposal = memo.digest(blob)?;
    let entries: Vec<_> = changes
        .iter()
        .map(|c| (c.path.as_str(), c.old.as_ref().map(|s| &s.digest), c.new.as_ref().map(|s| &s.digest)))
        .collect();
    Ok(Some(change_digest(id, &entries, &proposal)))
}

/// A decision branch, as the proposal it carries.
#[derive(Clone)]
pub struct BranchView {
    pub id: DecisionId,
    /// The branch's newest commit: where answers lie.
    pub tip: Id,
    /// The commit whose text the changes are: that of the signed version; the tip when none was signed.
    pub written: Id,
    /// The newest commit of main's first-parent chain that the branch contains.
    pub base: Id,
    pub proposal: Proposal,
    /// The dossier at the tip.
    pub dossier: Files,
    /// The entries of the version that its proposer signed; those of the tip when none was.
    pub changes: Vec<Change>,
    pub change: String,
    /// Paths that somebody changed on the branch after the signed version.
    pub foreign: Vec<String>,
    pub papers: Vec<SignedAnswer>,
    /// Other dossiers that the branch holds and main does not.
    pub others: Vec<DecisionId>,
    /// Answers that were taken off the branch.
    pub lost: Vec<Finding>,
}

/// Reads a decision branch.
///
/// # Errors
/// When an object is missing or damaged; `Ok(None)` when the branch holds no such proposal that can be read.
pub fn branch_view(repo: &Repo, memo: &Memo, id: &DecisionId, tip: Id, main: Id) -> Attempt<Option<BranchView>> {
    let Some(base) = base_of(repo, tip, main)? else { return Ok(None) };
    let base_files = repo.files(repo.commit(base)?.tree)?;
    let tip_files = repo.files(repo.commit(tip)?.tree)?;
    let dossier = dossier_files(&tip_files, id);
    let kind = Kind::Proposal(id.clone());
    let Some(blob) = kind.path().and_then(|p| dossier.get(&p).copied()) else { return Ok(None) };
    let side = memo.side(&kind, blob)?;
    let Some(Noun::Proposal(proposal)) = side.noun.as_deref() else { return Ok(None) };
    let papers = read_papers(&dossier, memo)?;
    let bound = newest(papers.iter().filter(|p| {
        p.key.is_some()
            && p.answer.answer == Said::Propose
            && p.answer.person == proposal.proposer
            && p.answer.version == proposal.version
    }));
    let bound = bound.map(|p| p.answer.change.clone());
    let at_tip = changes_between(&base_files, &tip_files, memo)?;
    let tip_change = digest_of(id, &at_tip, &dossier, memo)?.unwrap_or_default();
    let mut view = BranchView {
        id: id.clone(),
        tip,
        written: tip,
        base,
        proposal: (**proposal).clone(),
        lost: lost_answers(memo, id, tip, &dossier)?,
        dossier,
        changes: at_tip,
        change: tip_change,
        foreign: vec![],
        others: others(&base_files, &tip_files, id),
        papers: papers.clone(),
    };
    if let Some(bound) = bound.filter(|change| *change != view.change) {
        find_signed_version(repo, memo, &mut view, &base_files, &bound)?;
    }
    Ok(Some(view))
}

/// Looks back along the branch for the text that the proposer signed; later edits of others are foreign.
fn find_signed_version(repo: &Repo, memo: &Memo, view: &mut BranchView, base: &Files, bound: &str) -> Attempt<()> {
    let mut at = view.tip;
    while at != view.base {
        let commit = repo.commit(at)?;
        let files = repo.files(commit.tree)?;
        let changes = changes_between(base, &files, memo)?;
        let dossier = dossier_files(&files, &view.id);
        if digest_of(&view.id, &changes, &dossier, memo)?.as_deref() == Some(bound) {
            let signed: Vec<(&str, Option<&Digest>)> =
                changes.iter().map(|c| (c.path.as_str(), c.new.as_ref().map(|s| &s.digest))).collect();
            let touched =
                view.changes.iter().filter(|c| !signed.contains(&(c.path.as_str(), c.new.as_ref().map(|s| &s.digest))));
            view.foreign = touched.map(|c| c.path.clone()).collect();
            let gone = signed.iter().filter(|(path, _)| !view.changes.iter().any(|c| c.path == *path));
            view.foreign.extend(gone.map(|(path, _)| (*path).to_owned()));
            view.changes = changes;
            view.written = at;
            bound.clone_into(&mut view.change);
            return Ok(());
        }
        match commit.parents.first() {
            Some(parent) => at = *parent,
            None => break,
        }
    }
    Ok(())
}

/// The newest commit of main's first-parent chain that the branch contains.
fn base_of(repo: &Repo, tip: Id, main: Id) -> Attempt<Option<Id>> {
    let mut at = Some(main);
    while let Some(id) = at {
        if repo.contains(tip, id)? {
            return Ok(Some(id));
        }
        at = repo.commit(id)?.parents.first().copied();
    }
    Ok(None)
}

/// The entries that differ between two sets of files.
///
/// # Errors
/// When an object is missing or damaged.
pub fn changes_between(old: &Files, new: &Files, memo: &Memo) -> Attempt<Vec<Change>> {
    let mut paths: Vec<&String> =
        old.keys().chain(new.keys()).filter(|p| is_entry(p) && old.get(*p) != new.get(*p)).collect();
    paths.sort();
    paths.dedup();
    paths.into_iter().map(|p| change(p, old.get(p).copied(), new.get(p).copied(), memo)).collect()
}

fn others(base: &Files, tip: &Files, id: &DecisionId) -> Vec<DecisionId> {
    let mut ids: Vec<DecisionId> = tip
        .keys()
        .filter(|path| !base.contains_key(*path))
        .filter_map(|path| match classify(path) {
            Region::Governed(Kind::Proposal(other)) if other != *id => Some(other),
            _ => None,
        })
        .collect();
    ids.dedup();
    ids
}

impl BranchView {
    /// The digest of the change as the branch's newest commit has it, whatever was signed before.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn tip_change(&self, repo: &Repo, audit: &super::Audit) -> Attempt<String> {
        let memo = &audit.lawful.memo;
        let base = repo.files(repo.commit(self.base)?.tree)?;
        let tip = repo.files(repo.commit(self.tip)?.tree)?;
        let changes = changes_between(&base, &tip, memo)?;
        Ok(digest_of(&self.id, &changes, &self.dossier, memo)?.unwrap_or_default())
    }
}

/// Answers that stood on a decision's branch and are gone or changed in a dossier: none is ever taken back.
///
/// # Errors
/// When an object is missing or damaged.
pub fn lost_answers(memo: &Memo, id: &DecisionId, tip: Id, dossier: &Files) -> Attempt<Vec<Finding>> {
    let mut lost = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![tip];
    while let Some(at) = waiting.pop() {
        if !seen.insert(at) || !memo.repo().has_object(at) {
            continue;
        }
        let commit = memo.repo().commit(at)?;
        // Only commits that hold this dossier are the branch's; where it began, the walk ends.
        let answers = memo.repo().folder(commit.tree, &["decisions", id.as_str()], "answers")?;
        let Some(answers) = answers else { continue };
        for (name, blob) in answers {
            let path = format!("decisions/{id}/answers/{name}");
            if dossier.get(&path) != Some(&blob) {
                lost.insert(path);
            }
        }
        waiting.extend(commit.parents);
    }
    let tell =
        |path: String| Finding::error("answer-removed", Place::file(&path), values![id = id.as_str(), path = path]);
    Ok(lost.into_iter().map(tell).collect())
}
