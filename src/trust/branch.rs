//! A decision branch, read as the proposal it carries.

use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{absent_answers, dossier_files, is_entry, pairs, read_papers, states};
use super::entries::{Sides, as_followed, entries as entries_of};
use super::history::{History, TOLD};
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::parted::taken_out;
use super::version::{Version, Versions, version_at};
use super::witness::Sighting;
use crate::bind::{ANSWER_NAMESPACE, Change, Digest, SignedAnswer, added_keys, is_word_by};
use crate::files::{Kind, LARGEST, Mode, Region, classify, split_stem};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Entry, Level, PersonId, Proposal};
use crate::store::{Blob, Files, Id, Repo};
use crate::values;

/// Most entries of a text that nobody of the organisation signed; of a larger one nothing is read.
const UNSIGNED: usize = 1_000;
/// Paths named that others changed after the signed version.
const NAMED: usize = 100;

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
    /// The lawful state in which the decision was closed that it takes up.
    pub since: Option<Lawful>,
    /// The lawful states at the bases of this version and of those before it, by version.
    pub earlier: Vec<(i64, Lawful)>,
    /// Every text that its proposer signed, this one too.
    pub texts: Vec<Version>,
    /// Of a proposal that takes up another one: what it asks for under the name of that one.
    pub as_followed: Vec<Entry>,
    /// Who objected and was taken out since this version opened.
    pub taken_out: BTreeSet<PersonId>,
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
    let line = history.line(tip)?;
    if !line.tells_of(id) {
        return Ok(None);
    }
    let Some(base) = line.newest().map(|at| history.steps[at].commit) else { return Ok(None) };
    let tip_tree = repo.commit(tip)?.tree;
    let dossier = dossier_files(memo, tip_tree, id)?;
    let heard = hear(history, id, tip, &line, &dossier)?;
    let version = match heard.version.clone() {
        Some(version) => version,
        None if entries(repo, base, tip)?.len() > UNSIGNED => return Ok(None),
        None => match version_at(memo, id, base, tip)? {
            Some(version) => version,
            None => return Ok(None),
        },
    };
    let foreign = differing(repo, &version, (base, tip), id)?;
    let (roll, mut unknown_base) = history.roll_of(&version.proposal);
    unknown_base |= line.names_an_old_base(&|at| history.position(at), id, &version.proposal, memo)?;
    let (said, law) = (heard.papers.iter().collect::<Vec<_>>(), (&history.lawful, heard.earlier.as_slice()));
    let taken_out = taken_out(history, &version.proposal, &said, law, history.steps.len())?;
    let others = {
        let tree = |commit: Id| repo.commit(commit).map(|commit| commit.tree);
        others(repo, tree(base)?, tip_tree, id)?
    };
    let mut told = heard.told;
    for other in &others {
        // The seal carries this dossier alone: another one on the branch holds nothing up.
        let place = Place::file(Kind::Proposal(other.clone()).path().unwrap_or_default());
        let values = values![id = id.as_str(), other = other.as_str()];
        told.push(Finding { level: Level::Warning, ..Finding::error("foreign-dossier", place, values) });
    }
    let added: Vec<String> = version.changes.iter().flat_map(added_keys).map(|(_, key)| key).collect();
    for path in strays(id, &dossier, &heard.papers, &added, &history.lawful, &heard.earlier)? {
        let values = values![id = id.as_str(), path = &path];
        told.push(Finding { level: Level::Warning, ..Finding::error("foreign-file", Place::file(&path), values) });
    }
    let as_followed = match version.proposal.fallback {
        Some(_) => {
            as_followed(memo, id, &version.proposal, &version.changes, Sides::of(repo, version.base, version.commit)?)?
        }
        None => vec![],
    };
    let mut dossier = dossier;
    dossier.insert(Kind::Proposal(id.clone()).path().unwrap_or_default(), version.blob);
    let since = history.when_closed(&version.proposal);
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
        others,
        told,
        roll,
        earlier: heard.earlier,
        texts: heard.texts,
        as_followed,
        since,
        taken_out,
        unknown_base,
    };
    memo.untroubled()?;
    Ok(Some(view))
}

/// What was heard along a branch.
struct Heard {
    papers: Vec<SignedAnswer>,
    vanished: Vec<Sighting>,
    told: Vec<Finding>,
    sealable: Id,
    /// The newest text that its proposer signed.
    version: Option<Version>,
    /// The lawful states at the bases of this version and of those before it.
    earlier: Vec<(i64, Lawful)>,
    texts: Vec<Version>,
}

/// Every answer that a commit of the branch held, or that came to main otherwise.
fn hear(history: &History, id: &DecisionId, tip: Id, line: &Line, dossier: &Files) -> Attempt<Heard> {
    let repo = history.lawful.memo.repo();
    let malformed = line.malformed();
    let mut seen = line.seen(id);
    if let Some(known) = history.witness.decisions.get(id) {
        seen.absorb(known);
    }
    let mut papers = read_papers(id, dossier, &history.lawful)?;
    let known = absent_answers(id, seen.answers.iter(), &papers, &history.lawful, &[])?;
    let all: Vec<SignedAnswer> = papers.iter().cloned().chain(known.into_iter().map(|(paper, _)| paper)).collect();
    let Versions { newest: version, places, earlier, texts } =
        Versions::read(history, &history.lawful, id, line, &all)?;
    let sealable = if malformed.is_empty() { tip } else { line.newest_sound(tip, &places) };
    let absent = absent_answers(id, seen.answers.iter(), &papers, &history.lawful, &earlier)?;
    let (mut told, mut vanished) = (vec![], vec![]);
    for commit in malformed.iter().take(TOLD).filter(|commit| repo.has_object(**commit)) {
        told.push(Finding::nowhere("malformed-object", Level::Warning, values![commit = commit.to_string()]));
    }
    for (paper, sighting) in absent {
        let path = Kind::Answer(id.clone(), sighting.0.clone()).path().unwrap_or_default();
        let values = values![id = id.as_str(), path = &path, person = paper.answer.person.as_str()];
        told.push(Finding { level: Level::Warning, ..Finding::error("answer-removed", Place::file(path), values) });
        papers.push(paper);
        vanished.push(sighting);
    }
    Ok(Heard { papers, vanished, told, sealable, version, earlier, texts })
}

/// Files of the dossier that are none of its kinds, or no answer that anybody signed who has a word here.
fn strays(
    id: &DecisionId,
    dossier: &Files,
    papers: &[SignedAnswer],
    added: &[String],
    state: &Lawful,
    earlier: &[(i64, Lawful)],
) -> Attempt<Vec<String>> {
    let mut strays = vec![];
    let accepts = |p: &SignedAnswer| p.key.as_ref().is_some_and(|key| added.contains(key));
    let is_word = |p: &SignedAnswer| is_word_by(states(state, earlier), p);
    let counts = |digest: &Digest| papers.iter().any(|p| p.digest == *digest && (is_word(p) || accepts(p)));
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

/// What a commit puts into the governed files of a commit of main.
fn entries(repo: &Repo, base: Id, commit: Id) -> Attempt<BTreeMap<String, Option<Blob>>> {
    let tree = |commit: Id| repo.commit(commit).map(|commit| commit.tree);
    let mut all = BTreeMap::new();
    repo.differing(Some(tree(base)?), Some(tree(commit)?), |path, _, new| {
        if is_entry(&path) {
            all.insert(path, new);
        }
    })?;
    Ok(all)
}

/// The paths whose text at the tip is not that of the signed version, the proposal's own too; no blob is read for it.
fn differing(repo: &Repo, signed: &Version, (base, tip): (Id, Id), id: &DecisionId) -> Attempt<Vec<String>> {
    if (signed.base, signed.commit) == (base, tip) {
        return Ok(vec![]);
    }
    let (own, now) = (entries(repo, signed.base, signed.commit)?, entries(repo, base, tip)?);
    let paths: BTreeSet<&String> = own.keys().chain(now.keys()).collect();
    let mut foreign: Vec<String> =
        paths.into_iter().filter(|path| own.get(*path) != now.get(*path)).take(NAMED).cloned().collect();
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    if repo.entry(repo.commit(tip)?.tree, &path)? != Some(signed.blob) {
        foreign.push(path);
    }
    Ok(foreign)
}

/// Where an answer may lie beside others of its name.
pub fn free_names(id: &DecisionId, stem: &str, files: &Files) -> [String; 2] {
    let names = |stem: String| {
        [Kind::Answer(id.clone(), stem.clone()), Kind::AnswerSignature(id.clone(), stem)]
            .map(|kind| kind.path().unwrap_or_default())
    };
    let Some((version, person, number)) = split_stem(stem) else { return names(stem.to_owned()) };
    let mut all = (number..=LARGEST).chain(1..number).map(|n| names(format!("{version}-{person}-{n}")));
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

    /// What it asks for, as an outcome that does not adopt it keeps it.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn entries(&self, memo: &Memo) -> Attempt<Vec<Entry>> {
        let sides = Sides::of(memo.repo(), self.base, self.written)?;
        entries_of(memo, &self.changes, sides, None)
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
