//! A decision branch, read as the proposal it carries.

use std::collections::BTreeSet;

use super::dossier::{
    absent_answers, changes_between, digest_of, dossier_files, is_entry, pairs, read_papers, read_proposal, states,
};
use super::history::{History, TOLD};
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::witness::{Sighting, Witness};
use crate::bind::{ANSWER_NAMESPACE, Change, Digest, SignedAnswer, State, added_keys, is_word_by, is_word_of, newest};
use crate::files::{Kind, LARGEST, Mode, Region, classify, split_stem};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Level, PersonId, Proposal, Said, Status};
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
    /// Other dossiers that the signed version holds and main does not.
    pub others: Vec<DecisionId>,
    /// What there is to say of the branch: answers that were taken off, files that have no place in a dossier.
    pub told: Vec<Finding>,
    /// The lawful state at the base that the proposal names.
    pub roll: Option<Lawful>,
    /// The lawful states at the bases that every text of the proposal names, by version.
    pub earlier: Vec<(i64, Lawful)>,
    /// Who objected to this version and was separated since it opened.
    pub separated: BTreeSet<PersonId>,
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
    let line = Line::read(history, tip)?;
    let Some(base) = line.newest().map(|at| history.steps[at].commit) else { return Ok(None) };
    let tip_tree = repo.commit(tip)?.tree;
    let dossier = dossier_files(memo, tip_tree, id)?;
    let heard = hear(history, id, tip, &line, &dossier)?;
    let at_tip = version_at(memo, id, base, tip)?;
    let Some(version) = signed_version(history, id, &line, &heard)?.or_else(|| at_tip.clone()) else {
        return Ok(None);
    };
    let foreign = differing(&version, at_tip.as_ref(), id);
    let (roll, mut unknown_base) = history.roll_of(&version.proposal);
    unknown_base |= line.names_an_old_base(history, id, &version.proposal, memo)?;
    let separated = history.separated(&version.proposal, &heard.papers, &history.lawful, history.steps.len())?;
    let others = {
        let tree = |commit: Id| repo.commit(commit).map(|commit| commit.tree);
        others(repo, tree(version.base)?, tree(version.first)?, id)?
    };
    let mut told = heard.told;
    let added: Vec<String> = version.changes.iter().flat_map(added_keys).map(|(_, key)| key).collect();
    for path in strays(id, &dossier, &heard.papers, &added, &history.lawful, &heard.earlier)? {
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
        others,
        told,
        roll,
        earlier: heard.earlier,
        separated,
        unknown_base,
    };
    memo.untroubled()?;
    Ok(Some(view))
}

/// A proposal as one commit has it.
#[derive(Clone)]
struct Version {
    commit: Id,
    /// The oldest commit that holds this very text.
    first: Id,
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
    Ok(Some(Version { commit, first: commit, base, proposal, blob, changes, change }))
}

/// The newest text that its proposer signed, as the first commit of the line has it that holds it. Each commit is read
/// against the newest main that it contains itself, whichever way it was merged, so that a merge voids nothing.
fn signed_version(history: &History, id: &DecisionId, line: &Line, heard: &Heard) -> Attempt<Option<Version>> {
    let memo = &*history.lawful.memo;
    let is_word = |p: &&SignedAnswer| is_word_by(states(&history.lawful, &heard.earlier), p);
    let own: Vec<&SignedAnswer> =
        heard.papers.iter().filter(|p| p.answer.answer == Said::Propose).filter(is_word).collect();
    let of = |p: &&&SignedAnswer, it: &Proposal| p.answer.person == it.proposer && p.answer.version == it.version;
    let mut signed: Vec<(usize, Version)> = vec![];
    let mut read: Option<(Id, usize, Option<Version>)> = None;
    for (at, link) in line.links().iter().enumerate() {
        let Some(newest) = link.newest else { continue };
        // Answers change no text: what was read of the commit before is read of this one as well.
        let version = match &read {
            Some((known, of, version)) if *of == newest && same_text(memo, id, *known, link.tree)? => {
                version.clone().map(|version| Version { commit: link.commit, first: link.commit, ..version })
            }
            _ => version_at(memo, id, history.steps[newest].commit, link.commit)?,
        };
        let binds = |v: &Version| own.iter().any(|p| of(&p, &v.proposal) && p.answer.change == v.change);
        signed.extend(version.clone().filter(binds).map(|version| (at, version)));
        read = Some((link.tree, newest, version));
    }
    let Some(proposer) = proposer_of(line, &signed, &heard.papers, &history.lawful) else { return Ok(None) };
    signed.retain(|(_, version)| version.proposal.proposer == proposer);
    let last = signed.iter().map(|(_, version)| version.proposal.version).max();
    signed.retain(|(_, version)| Some(version.proposal.version) == last);
    // Before anybody answered, a version may be signed anew: then the newest signature says which text it is.
    let said = newest(own.iter().copied().filter(|p| p.answer.person == proposer && Some(p.answer.version) == last));
    let named = signed.iter().position(|(_, v)| said.is_some_and(|said| said.answer.change == v.change));
    let Some((_, version)) = signed.get(named.unwrap_or(0)).cloned() else { return Ok(None) };
    let oldest = signed.iter().rev().find(|(_, v)| v.change == version.change).map(|(_, v)| v.commit);
    Ok(Some(Version { first: oldest.unwrap_or(version.commit), ..version }))
}

/// Whose proposal it is: whoever signed the text on which every other one was built. Where texts of several people stand
/// side by side, for somebody merged a line of their own, the one that most others answered; then that of a member, and the
/// one on the branch's own chain.
fn proposer_of(line: &Line, signed: &[(usize, Version)], papers: &[SignedAnswer], state: &Lawful) -> Option<PersonId> {
    let people: BTreeSet<&PersonId> = signed.iter().map(|(_, version)| &version.proposal.proposer).collect();
    let of = |person: &PersonId| -> Vec<usize> {
        signed.iter().filter(|(_, v)| v.proposal.proposer == *person).map(|(at, _)| *at).collect()
    };
    let first =
        |person: &&PersonId| people.iter().all(|other| other == person || line.all_contain(&of(other), &of(person)));
    if people.len() <= 1 {
        return people.into_iter().next().cloned();
    }
    let answered = |person: &PersonId| {
        let changes: BTreeSet<&String> =
            signed.iter().filter(|(_, v)| v.proposal.proposer == *person).map(|(_, v)| &v.change).collect();
        let others = papers.iter().filter(|p| p.answer.person != *person && changes.contains(&p.answer.change));
        others.filter(|p| is_word_of(state, p)).map(|p| &p.answer.person).collect::<BTreeSet<_>>().len()
    };
    let is_member = |person: &PersonId| state.person(person).is_some_and(|p| p.status == Status::Member);
    let on_chain = |person: &PersonId| of(person).iter().any(|at| line.links()[*at].on_chain);
    let one = people.iter().copied().find(first);
    let best = people.iter().copied().max_by_key(|p| (answered(p), is_member(p), on_chain(p)));
    one.or(best).cloned()
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
    /// The lawful states at the bases that every text of the proposal names, by version.
    earlier: Vec<(i64, Lawful)>,
}

/// Every answer that a commit of the branch held, or that came to main otherwise.
fn hear(history: &History, id: &DecisionId, tip: Id, line: &Line, dossier: &Files) -> Attempt<Heard> {
    let repo = history.lawful.memo.repo();
    let mut witness = Witness::default();
    visit(history, &mut witness, tip)?;
    let malformed = std::mem::take(&mut witness.malformed);
    let sealable = if malformed.is_empty() { tip } else { line.newest_sound(tip) };
    if let Some(seen) = history.witness.decisions.get(id) {
        witness.absorb(id, seen);
    }
    let mut papers = read_papers(id, dossier, &history.lawful)?;
    let seen = witness.decisions.remove(id).unwrap_or_default();
    let earlier = history.bases(id, &seen.proposals)?;
    let absent = absent_answers(id, seen.answers.iter(), &papers, &history.lawful, &earlier)?;
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
    Ok(Heard { papers, vanished, told, sealable, earlier })
}

fn visit(history: &History, witness: &mut Witness, tip: Id) -> Attempt<()> {
    let mut visited = BTreeSet::new();
    let repo = history.lawful.memo.repo();
    witness.visit(repo, &[tip], &mut |at| history.position(at).is_some() || !visited.insert(at))
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
