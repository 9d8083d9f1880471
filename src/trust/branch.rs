//! A decision branch, read as the proposal it carries.

use super::dossier::{absent_answers, changes_between, digest_of, dossier_files, pairs, read_papers, read_proposal};
use super::history::History;
use super::lawful::Lawful;
use super::memo::Memo;
use super::witness::{Sighting, Witness};
use crate::bind::{Change, Digest, SignedAnswer, newest};
use crate::files::{Kind, Mode, Region, classify, split_stem};
use crate::finding::{Attempt, Failure, Finding, Place};
use crate::message;
use crate::model::{DecisionId, Level, Proposal, Said};
use crate::store::{Blob, Files, Id, Repo};
use crate::values;

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
    /// Every answer that a commit of the branch holds, those that were taken off it too.
    pub papers: Vec<SignedAnswer>,
    /// Answers that commits of the branch hold and its tip does not.
    pub vanished: Vec<Sighting>,
    /// Other dossiers that the branch holds and main does not.
    pub others: Vec<DecisionId>,
    /// What there is to say of the branch: answers that were taken off, files that have no place in a dossier.
    pub told: Vec<Finding>,
    /// The lawful state at the base that the proposal names.
    pub roll: Option<Lawful>,
    /// The proposal names a base that is no commit of main.
    pub unknown_base: bool,
}

/// Reads a decision branch.
///
/// # Errors
/// When an object is missing or damaged; `Ok(None)` when the branch holds no such proposal that can be read.
pub fn branch_view(history: &History, id: &DecisionId, tip: Id) -> Attempt<Option<BranchView>> {
    let memo = &*history.lawful.memo;
    let repo = memo.repo();
    let Some(base) = base_of(history, tip)? else { return Ok(None) };
    let (base_tree, tip_tree) = (repo.commit(base)?.tree, repo.commit(tip)?.tree);
    let dossier = dossier_files(memo, tip_tree, id)?;
    let Some((proposal, digest)) = read_proposal(id, &dossier, memo)? else { return Ok(None) };
    let changes = changes_between(Some(base_tree), tip_tree, memo)?;
    let change = digest_of(id, &changes, &digest);
    let mut view = BranchView {
        id: id.clone(),
        tip,
        written: tip,
        base,
        dossier,
        changes,
        change,
        foreign: vec![],
        papers: vec![],
        vanished: vec![],
        others: others(repo, base_tree, tip_tree, id)?,
        told: vec![],
        roll: None,
        unknown_base: false,
        proposal,
    };
    hear(history, &mut view)?;
    let (roll, unknown_base) = history.roll_of(&view.proposal);
    (view.roll, view.unknown_base) = (roll, unknown_base);
    let bound = newest(view.papers.iter().filter(|p| {
        p.key.is_some()
            && p.answer.answer == Said::Propose
            && p.answer.person == view.proposal.proposer
            && p.answer.version == view.proposal.version
    }));
    if let Some(bound) = bound.map(|p| p.answer.change.clone()).filter(|change| *change != view.change) {
        find_signed_version(memo, &mut view, base_tree, &bound)?;
    }
    memo.untroubled()?;
    Ok(Some(view))
}

/// Every answer that a commit of the branch held, or that came to main otherwise.
fn hear(history: &History, view: &mut BranchView) -> Attempt<()> {
    let memo = &*history.lawful.memo;
    let mut witness = Witness::default();
    let mut visited = std::collections::BTreeSet::new();
    witness.visit(memo.repo(), &[view.tip], &mut |at| history.position(at).is_some() || !visited.insert(at))?;
    if let Some(seen) = history.witness.decisions.get(&view.id) {
        witness.absorb(&view.id, seen);
    }
    let papers = read_papers(&view.id, &view.dossier, memo)?;
    let seen = witness.decisions.remove(&view.id).unwrap_or_default();
    let absent = absent_answers(&view.id, seen.answers.iter(), &papers, memo)?;
    view.papers = papers;
    for (paper, sighting) in absent {
        let path = Kind::Answer(view.id.clone(), sighting.0.clone()).path().unwrap_or_default();
        let values = values![id = view.id.as_str(), path = &path, person = paper.answer.person.as_str()];
        view.told
            .push(Finding { level: Level::Warning, ..Finding::error("answer-removed", Place::file(path), values) });
        view.papers.push(paper);
        view.vanished.push(sighting);
    }
    for path in strays(view, memo)? {
        let values = values![id = view.id.as_str(), path = &path];
        view.told.push(Finding { level: Level::Warning, ..Finding::error("foreign-file", Place::file(&path), values) });
    }
    Ok(())
}

/// Files of the dossier that are none of its kinds, or no answer that anybody signed.
fn strays(view: &BranchView, memo: &Memo) -> Attempt<Vec<String>> {
    let mut strays = vec![];
    let signed = |digest: &Digest| view.papers.iter().any(|p| p.key.is_some() && p.digest == *digest);
    for (stem, text, _) in pairs(&view.dossier) {
        let kind = Kind::Answer(view.id.clone(), stem);
        if !signed(&memo.side(&kind, text)?.digest) {
            strays.extend(kind.path());
        }
    }
    for path in view.dossier.keys() {
        let alone = match classify(path) {
            Region::Governed(Kind::AnswerSignature(..)) => !view.dossier.contains_key(path.trim_end_matches(".sig")),
            Region::Governed(_) => false,
            _ => true,
        };
        if alone {
            strays.push(path.clone());
        }
    }
    Ok(strays)
}

/// Looks back along the branch for the text that the proposer signed; later edits of others are foreign.
fn find_signed_version(memo: &Memo, view: &mut BranchView, base: Id, bound: &str) -> Attempt<()> {
    let repo = memo.repo();
    let mut at = view.tip;
    while at != view.base {
        let commit = repo.commit(at)?;
        let dossier = dossier_files(memo, commit.tree, &view.id)?;
        if let Some((_, digest)) = read_proposal(&view.id, &dossier, memo)? {
            let changes = changes_between(Some(base), commit.tree, memo)?;
            if digest_of(&view.id, &changes, &digest) == bound {
                view.foreign = differing(&changes, &view.changes);
                view.changes = changes;
                view.written = at;
                bound.clone_into(&mut view.change);
                return Ok(());
            }
        }
        match commit.parents.first() {
            Some(parent) => at = *parent,
            None => break,
        }
    }
    Ok(())
}

/// The paths whose new side is not the same in two sets of entries.
fn differing(signed: &[Change], tip: &[Change]) -> Vec<String> {
    let new = |all: &[Change], path: &str| {
        all.iter().find(|c| c.path == path).map(|c| c.new.as_ref().map(|side| side.digest.clone()))
    };
    let mut paths: Vec<&String> = signed.iter().chain(tip).map(|c| &c.path).collect();
    paths.sort();
    paths.dedup();
    paths.into_iter().filter(|path| new(signed, path) != new(tip, path)).cloned().collect()
}

/// The newest commit of main's first-parent chain that the branch contains.
fn base_of(history: &History, tip: Id) -> Attempt<Option<Id>> {
    let repo = history.lawful.memo.repo();
    match repo.merge_bases(tip, history.head)?.as_slice() {
        [] => return Ok(None),
        [one] if history.position(*one).is_some() => return Ok(Some(*one)),
        [_] => {}
        _ => return Err(Failure::surroundings(message!("several-bases"))),
    }
    for step in history.steps.iter().rev() {
        if repo.contains(tip, step.commit)? {
            return Ok(Some(step.commit));
        }
    }
    Ok(None)
}

/// Where an answer may lie beside others of its name.
fn free_names(id: &DecisionId, stem: &str, files: &Files) -> [String; 2] {
    let names = |stem: String| {
        [Kind::Answer(id.clone(), stem.clone()), Kind::AnswerSignature(id.clone(), stem)]
            .map(|kind| kind.path().unwrap_or_default())
    };
    let Some((version, person, number)) = split_stem(stem) else { return names(stem.to_owned()) };
    let mut all = (number..).map(|n| names(format!("{version}-{person}-{n}")));
    all.find(|paths| paths.iter().all(|path| !files.contains_key(path))).unwrap_or_else(|| names(stem.to_owned()))
}

fn others(repo: &Repo, base: Id, tip: Id, id: &DecisionId) -> Attempt<Vec<DecisionId>> {
    let mut ids = vec![];
    repo.differing_below(Some(base), Some(tip), "decisions", |path, old, new| {
        if let (Region::Governed(Kind::Proposal(other)), None, Some(_)) = (classify(&path), old, new) {
            ids.extend((other != *id).then_some(other));
        }
    })?;
    ids.dedup();
    Ok(ids)
}

impl BranchView {
    /// The dossier as it is sealed: the proposal, and every answer that is one, those that were taken off the branch
    /// too; what else lies there is left out.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn sealed(&self, memo: &Memo, keep: &dyn Fn(&SignedAnswer) -> bool) -> Attempt<Files> {
        let mut files = Files::new();
        let mut copy = |kind: Kind| {
            let path = kind.path().unwrap_or_default();
            files.extend(self.dossier.get(&path).map(|blob| (path, *blob)));
        };
        copy(Kind::Proposal(self.id.clone()));
        let kept = |digest: &Digest| self.papers.iter().any(|p| p.digest == *digest && p.key.is_some() && keep(p));
        for (stem, text, _) in pairs(&self.dossier) {
            let kind = Kind::Answer(self.id.clone(), stem.clone());
            if kept(&memo.side(&kind, text)?.digest) {
                copy(kind);
                copy(Kind::AnswerSignature(self.id.clone(), stem));
            }
        }
        for (stem, text, armour) in &self.vanished {
            let blob = |id: Id| Blob { id, mode: Mode::File };
            let kind = Kind::Answer(self.id.clone(), stem.clone());
            if kept(&memo.side(&kind, blob(*text))?.digest) {
                let [text_path, armour_path] = free_names(&self.id, stem, &files);
                files.insert(text_path, blob(*text));
                files.insert(armour_path, blob(*armour));
            }
        }
        Ok(files)
    }

    /// The digest of the change as the branch's newest commit has it, whatever was signed before.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn tip_change(&self, memo: &Memo) -> Attempt<String> {
        let repo = memo.repo();
        let changes = changes_between(Some(repo.commit(self.base)?.tree), repo.commit(self.tip)?.tree, memo)?;
        let digest = read_proposal(&self.id, &self.dossier, memo)?.map(|(_, digest)| digest).unwrap_or_default();
        Ok(digest_of(&self.id, &changes, &digest))
    }
}
