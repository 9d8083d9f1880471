//! A decision branch, read as the proposal it carries.

use std::collections::BTreeSet;

use super::dossier::{
    absent_answers, changes_between, digest_of, dossier_files, is_entry, pairs, read_papers, read_proposal,
};
use super::history::{History, TOLD};
use super::lawful::Lawful;
use super::memo::Memo;
use super::witness::{Sighting, Witness};
use crate::bind::{ANSWER_NAMESPACE, Change, Digest, SignedAnswer, added_keys, is_word_of};
use crate::files::{Kind, Mode, Region, classify, split_stem};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Level, Proposal, Said};
use crate::store::{Blob, Files, Id, Repo};
use crate::values;

/// A decision branch, as the proposal it carries.
#[derive(Clone)]
pub struct BranchView {
    pub id: DecisionId,
    /// The branch's newest commit: where answers lie.
    pub tip: Id,
    /// The newest commit of the branch that a seal may have as its second parent.
    pub sealable: Id,
    /// The commit whose text the changes are: that of the signed version; the tip when none was signed.
    pub written: Id,
    /// The newest commit of main's first-parent chain that the signed version contains, and that the tip does.
    pub base: Id,
    pub tip_base: Id,
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

/// Reads a decision branch: the newest text that its proposer signed, with every answer to it. Later edits of others void
/// nothing, whatever they do to the proposal itself.
///
/// # Errors
/// When an object is missing or damaged; `Ok(None)` when the branch holds no such proposal that can be read.
pub fn branch_view(history: &History, id: &DecisionId, tip: Id) -> Attempt<Option<BranchView>> {
    let memo = &*history.lawful.memo;
    let repo = memo.repo();
    let Some(base) = base_of(history, tip)? else { return Ok(None) };
    let (base_tree, tip_tree) = (repo.commit(base)?.tree, repo.commit(tip)?.tree);
    let dossier = dossier_files(memo, tip_tree, id)?;
    let heard = hear(history, id, tip, &dossier)?;
    let at_tip = version_at(memo, id, base, tip)?;
    let Some(version) = signed_version(history, id, tip, &heard.papers)?.or_else(|| at_tip.clone()) else {
        return Ok(None);
    };
    let foreign = differing(&version, at_tip.as_ref(), id);
    let (roll, mut unknown_base) = history.roll_of(&version.proposal);
    unknown_base |= history.names_an_old_base(id, tip, &version.proposal, memo)?;
    let mut told = heard.told;
    let added: Vec<String> = version.changes.iter().flat_map(added_keys).map(|(_, key)| key).collect();
    for path in strays(id, &dossier, &heard.papers, &added, &history.lawful)? {
        let values = values![id = id.as_str(), path = &path];
        told.push(Finding { level: Level::Warning, ..Finding::error("foreign-file", Place::file(&path), values) });
    }
    let mut dossier = dossier;
    dossier.insert(Kind::Proposal(id.clone()).path().unwrap_or_default(), version.blob);
    let view = BranchView {
        id: id.clone(),
        tip,
        sealable: heard.sealable,
        written: version.commit,
        base: version.base,
        tip_base: base,
        proposal: version.proposal,
        dossier,
        changes: version.changes,
        change: version.change,
        foreign,
        papers: heard.papers,
        vanished: heard.vanished,
        others: others(repo, base_tree, tip_tree, id)?,
        told,
        roll,
        unknown_base,
    };
    memo.untroubled()?;
    Ok(Some(view))
}

/// A proposal as one commit has it.
#[derive(Clone)]
struct Version {
    commit: Id,
    /// The newest commit of main that it contains.
    base: Id,
    proposal: Proposal,
    blob: Blob,
    changes: Vec<Change>,
    change: String,
}

fn version_at(memo: &Memo, id: &DecisionId, base: Id, commit: Id) -> Attempt<Option<Version>> {
    let tree = memo.repo().commit(commit)?.tree;
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    let Some(blob) = memo.repo().entry(tree, &path)? else { return Ok(None) };
    let alone = Files::from([(path, blob)]);
    let Some((proposal, digest)) = read_proposal(id, &alone, memo)? else { return Ok(None) };
    let changes = changes_between(Some(memo.repo().commit(base)?.tree), tree, memo)?;
    let change = digest_of(id, &changes, &digest);
    Ok(Some(Version { commit, base, proposal, blob, changes, change }))
}

/// The newest commit of the branch whose text its proposer signed. The proposer is who signed the oldest text: nobody takes a
/// proposal over. Each commit is read against the newest main that it contains itself, whichever way it was merged, so that
/// a merge voids nothing.
fn signed_version(history: &History, id: &DecisionId, tip: Id, papers: &[SignedAnswer]) -> Attempt<Option<Version>> {
    let memo = &*history.lawful.memo;
    let own: Vec<&SignedAnswer> =
        papers.iter().filter(|p| p.answer.answer == Said::Propose && is_word_of(&history.lawful, p)).collect();
    let binds = |version: &Version| {
        own.iter().any(|p| {
            p.answer.person == version.proposal.proposer
                && p.answer.version == version.proposal.version
                && p.answer.change == version.change
        })
    };
    let mut signed: Vec<Version> = vec![];
    let mut read: Option<(Id, Id, Option<Version>)> = None;
    for commit in history.beside_main(tip)? {
        let tree = memo.repo().commit(commit)?.tree;
        let Some(base) = base_of(history, commit)? else { continue };
        // Answers change no text: what was read of the commit before is read of this one as well.
        let version = match &read {
            Some((known, of, version)) if *of == base && same_text(memo, id, *known, tree)? => {
                version.clone().map(|version| Version { commit, ..version })
            }
            _ => version_at(memo, id, base, commit)?,
        };
        signed.extend(version.clone().filter(|version| binds(version)));
        read = Some((tree, base, version));
    }
    let proposer = signed.last().map(|version| version.proposal.proposer.clone());
    Ok(signed.into_iter().find(|version| Some(&version.proposal.proposer) == proposer.as_ref()))
}

/// Whether two trees differ in nothing but answers.
fn same_text(memo: &Memo, id: &DecisionId, one: Id, other: Id) -> Attempt<bool> {
    let mut same = true;
    let proposal = Kind::Proposal(id.clone()).path().unwrap_or_default();
    memo.repo().differing(Some(one), Some(other), |path, _, _| same &= !is_entry(&path) && path != proposal)?;
    Ok(same)
}

/// What was heard along a branch.
struct Heard {
    papers: Vec<SignedAnswer>,
    vanished: Vec<Sighting>,
    told: Vec<Finding>,
    sealable: Id,
}

/// Every answer that a commit of the branch held, or that came to main otherwise.
fn hear(history: &History, id: &DecisionId, tip: Id, dossier: &Files) -> Attempt<Heard> {
    let repo = history.lawful.memo.repo();
    let mut witness = Witness::default();
    visit(history, &mut witness, tip)?;
    let malformed = std::mem::take(&mut witness.malformed);
    let sealable = if malformed.is_empty() { tip } else { newest_sound(history, tip)? };
    if let Some(seen) = history.witness.decisions.get(id) {
        witness.absorb(id, seen);
    }
    let mut papers = read_papers(id, dossier, &history.lawful)?;
    let seen = witness.decisions.remove(id).unwrap_or_default();
    let absent = absent_answers(id, seen.answers.iter(), &papers, &history.lawful)?;
    let (mut told, mut vanished) = (vec![], vec![]);
    for commit in malformed.into_iter().take(TOLD).filter(|commit| repo.has_object(*commit)) {
        told.push(Finding::nowhere("malformed-object", Level::Warning, values![commit = commit.to_string()]));
    }
    for (paper, sighting) in absent {
        let path = Kind::Answer(id.clone(), sighting.0.clone()).path().unwrap_or_default();
        let values = values![id = id.as_str(), path = &path, person = paper.answer.person.as_str()];
        told.push(Finding { level: Level::Warning, ..Finding::error("answer-removed", Place::file(path), values) });
        // A copy that somebody else signed gives way to the word itself.
        papers.retain(|known| known.digest != paper.digest);
        papers.push(paper);
        vanished.push(sighting);
    }
    Ok(Heard { papers, vanished, told, sealable })
}

fn visit(history: &History, witness: &mut Witness, tip: Id) -> Attempt<()> {
    let mut visited = BTreeSet::new();
    let repo = history.lawful.memo.repo();
    witness.visit(repo, &[tip], &mut |at| history.position(at).is_some() || !visited.insert(at))
}

/// The newest commit of a branch's line that reaches no malformed one: a seal takes it as its second parent, and every
/// answer that came later lies in the sealed dossier all the same.
fn newest_sound(history: &History, tip: Id) -> Attempt<Id> {
    let mut at = tip;
    loop {
        let mut witness = Witness::default();
        visit(history, &mut witness, at)?;
        let parent = history.lawful.memo.repo().commit(at)?.parents.first().copied();
        match parent.filter(|parent| history.position(*parent).is_none()) {
            Some(parent) if !witness.malformed.is_empty() => at = parent,
            _ => return Ok(at),
        }
    }
}

/// Files of the dossier that are none of its kinds, or no answer that anybody signed who has a word here.
fn strays(
    id: &DecisionId,
    dossier: &Files,
    papers: &[SignedAnswer],
    added: &[String],
    state: &Lawful,
) -> Attempt<Vec<String>> {
    let mut strays = vec![];
    let accepts = |p: &SignedAnswer| p.key.as_ref().is_some_and(|key| added.contains(key));
    let counts = |digest: &Digest| papers.iter().any(|p| p.digest == *digest && (is_word_of(state, p) || accepts(p)));
    for (stem, text, _) in pairs(dossier) {
        let kind = Kind::Answer(id.clone(), stem);
        if !counts(&state.memo.side(&kind, text)?.digest) {
            strays.extend(kind.path());
        }
    }
    for path in dossier.keys() {
        let alone = match classify(path) {
            Region::Governed(Kind::AnswerSignature(..)) => !dossier.contains_key(path.trim_end_matches(".sig")),
            Region::Governed(_) => false,
            _ => true,
        };
        if alone {
            strays.push(path.clone());
        }
    }
    Ok(strays)
}

/// The paths whose text at the tip is not that of the signed version, the proposal's own too.
fn differing(signed: &Version, tip: Option<&Version>, id: &DecisionId) -> Vec<String> {
    let new = |all: &[Change], path: &str| {
        all.iter().find(|c| c.path == path).map(|c| c.new.as_ref().map(|side| side.digest.clone()))
    };
    let at_tip = tip.map(|tip| tip.changes.as_slice()).unwrap_or_default();
    let mut paths: Vec<&String> = signed.changes.iter().chain(at_tip).map(|c| &c.path).collect();
    paths.sort();
    paths.dedup();
    let mut foreign: Vec<String> =
        paths.into_iter().filter(|path| new(&signed.changes, path) != new(at_tip, path)).cloned().collect();
    if tip.map(|tip| tip.blob) != Some(signed.blob) {
        foreign.extend(Kind::Proposal(id.clone()).path());
    }
    foreign
}

/// The newest commit of main's first-parent chain that a commit contains.
fn base_of(history: &History, commit: Id) -> Attempt<Option<Id>> {
    Ok(history.newest_contained(commit)?.map(|at| history.steps[at].commit))
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
        let kept = |digest: &Digest, key: Option<&String>| {
            self.papers.iter().any(|p| p.digest == *digest && p.key.is_some() && p.key.as_ref() == key && keep(p))
        };
        for (stem, text, armour) in pairs(&self.dossier) {
            let kind = Kind::Answer(self.id.clone(), stem.clone());
            let signer = armour.map(|armour| memo.signed_by(text, armour, ANSWER_NAMESPACE)).transpose()?.flatten();
            if kept(&memo.side(&kind, text)?.digest, signer.as_ref()) {
                copy(kind);
                copy(Kind::AnswerSignature(self.id.clone(), stem));
            }
        }
        for (stem, text, armour) in &self.vanished {
            let blob = |id: Id| Blob { id, mode: Mode::File };
            let kind = Kind::Answer(self.id.clone(), stem.clone());
            let signer = memo.signed_by(blob(*text), blob(*armour), ANSWER_NAMESPACE)?;
            if kept(&memo.side(&kind, blob(*text))?.digest, signer.as_ref()) {
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
        self.tip_version(memo).map(|(_, change)| change)
    }

    /// The proposal and the digest of the change as the branch's newest commit has them.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn tip_version(&self, memo: &Memo) -> Attempt<(Option<Proposal>, String)> {
        let version = version_at(memo, &self.id, self.tip_base, self.tip)?;
        Ok(version.map(|version| (Some(version.proposal), version.change)).unwrap_or_default())
    }
}
