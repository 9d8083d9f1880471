//! The versions of a proposal along a branch: whose it is, which text its proposer signed last, by which law each version
//! opened.

use std::collections::BTreeSet;

use super::dossier::{changes_between, digest_of, is_entry, read_proposal};
use super::history::History;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use crate::bind::{
    Change, Numbers, SignedAnswer, State, has_active_key, human, keys_of, newest, recorders, speaks_for,
};
use crate::files::Kind;
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId, Proposal, Said, Status};
use crate::store::{Blob, Files, Id};

/// A proposal as one commit has it.
#[derive(Clone)]
pub struct Version {
    pub commit: Id,
    /// The oldest commit that holds this very text.
    pub first: Id,
    /// The newest commit of main that it contains.
    pub base: Id,
    pub proposal: Proposal,
    pub blob: Blob,
    pub changes: Vec<Change>,
    pub change: String,
}

/// Reads a proposal as a commit has it, against a commit of main.
///
/// # Errors
/// When an object is missing or damaged.
pub fn version_at(memo: &Memo, id: &DecisionId, base: Id, commit: Id) -> Attempt<Option<Version>> {
    let tree = memo.repo().commit(commit)?.tree;
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    let Some(blob) = memo.repo().entry(tree, &path)? else { return Ok(None) };
    let alone = Files::from([(path, blob)]);
    let Some((proposal, digest)) = read_proposal(id, &alone, memo)? else { return Ok(None) };
    let changes = changes_between(Some(memo.repo().commit(base)?.tree), tree, memo)?;
    let change = digest_of(id, &changes, &digest);
    Ok(Some(Version { commit, first: commit, base, proposal, blob, changes, change }))
}

/// The proposal as a tree has it.
fn proposal_at(memo: &Memo, id: &DecisionId, tree: Id) -> Attempt<Option<Proposal>> {
    let kind = Kind::Proposal(id.clone());
    let Some(blob) = memo.repo().entry(tree, &kind.path().unwrap_or_default())? else { return Ok(None) };
    let alone = Files::from([(kind.path().unwrap_or_default(), blob)]);
    Ok(read_proposal(id, &alone, memo)?.map(|(proposal, _)| proposal))
}

/// The versions that a proposer signed.
pub struct Versions {
    /// The newest of them, as the first commit of the line has it that holds it.
    pub newest: Option<Version>,
    /// The lawful states at the bases of it and of those that its commit contains, by version.
    pub earlier: Vec<(i64, Lawful)>,
}

/// A text that somebody signed as their proposal, at its place in the line.
type Signed = (usize, Version);

impl Versions {
    /// Reads the versions along a branch. Each commit is read against the newest main that it contains itself, whichever
    /// way it was merged, so that a merge voids nothing.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn read(
        history: &History,
        state: &Lawful,
        id: &DecisionId,
        line: &Line,
        papers: &[SignedAnswer],
    ) -> Attempt<Self> {
        let own: Vec<&SignedAnswer> = papers.iter().filter(|p| p.answer.answer == Said::Propose).collect();
        let mut signed: Vec<Signed> = vec![];
        let mut sought: BTreeSet<(&PersonId, i64, &str)> =
            own.iter().map(|p| (&p.answer.person, p.answer.version, p.answer.change.as_str())).collect();
        let mut read: Option<(Id, usize, Option<Version>)> = None;
        // From the oldest commit on: once every text that somebody signed was found, what came later is looked at no more.
        for (at, link) in line.links().iter().enumerate().rev() {
            let Some(newest) = link.newest.filter(|_| !sought.is_empty()) else { continue };
            let Some(proposal) = proposal_at(&state.memo, id, link.tree)? else { continue };
            let asked = |(person, version, _): &(&PersonId, i64, &str)| {
                **person == proposal.proposer && *version == proposal.version
            };
            if !sought.iter().any(asked) {
                continue;
            }
            // Answers change no text: what was read of the commit before is read of this one as well.
            let version = match &read {
                Some((known, of, version)) if *of == newest && same_text(&state.memo, id, *known, link.tree)? => {
                    version.clone().map(|version| Version { commit: link.commit, first: link.commit, ..version })
                }
                _ => version_at(&state.memo, id, history.steps[newest].commit, link.commit)?,
            };
            let binds = |v: &Version| own.iter().any(|p| is_claim(state, p, v) && p.answer.change == v.change);
            if let Some(found) = version.clone().filter(binds) {
                sought.retain(|(person, version, change)| {
                    (**person != found.proposal.proposer || *version != found.proposal.version)
                        || *change != found.change
                });
                signed.push((at, found));
            }
            read = Some((link.tree, newest, version));
        }
        signed.reverse();
        let Some(proposer) = proposer_of(line, &signed, papers, state) else {
            return Ok(Self { newest: None, earlier: vec![] });
        };
        signed.retain(|(_, version)| version.proposal.proposer == proposer);
        let newest = newest_of(&signed, &own, state);
        let earlier = newest.as_ref().map(|it| earlier(history, state, line, &signed, &own, it)).unwrap_or_default();
        Ok(Self { newest, earlier })
    }
}

/// Whether an answer claims a text for its proposer: with a key of their own, whatever became of it; where they have none,
/// in the hand of somebody who writes down for the circle.
fn is_claim(state: &Lawful, paper: &SignedAnswer, version: &Version) -> bool {
    let (answer, proposal) = (&paper.answer, &version.proposal);
    let Some(key) = paper.key.as_ref().filter(|_| answer.person == proposal.proposer) else { return false };
    if answer.version != proposal.version {
        return false;
    }
    let Some(recorder) = &answer.recorded_by else {
        return keys_of(state, &answer.person).iter().any(|(known, _)| known == key);
    };
    let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
    let circles = || proposal.with.iter().chain([&proposal.circle]);
    let writes = numbers.is_some_and(|numbers| circles().any(|c| recorders(state, c, &numbers).contains(recorder)));
    writes && speaks_for(state, recorder, key) && !has_active_key(state, &answer.person)
}

/// Whether a version is signed with a key that speaks today.
fn is_signed_today(state: &Lawful, own: &[&SignedAnswer], version: &Version) -> bool {
    own.iter().any(|p| {
        let signer = p.answer.recorded_by.as_ref().unwrap_or(&p.answer.person);
        let speaks = p.key.as_ref().is_some_and(|key| speaks_for(state, signer, key));
        speaks && p.answer.change == version.change && is_claim(state, p, version)
    })
}

/// The newest version of a proposer: of those that a key of today signed, else of all. Whoever stole a key that was
/// retired writes no next version.
fn newest_of(signed: &[Signed], own: &[&SignedAnswer], state: &Lawful) -> Option<Version> {
    let today: Vec<&Signed> = signed.iter().filter(|(_, version)| is_signed_today(state, own, version)).collect();
    let of: Vec<&Signed> = if today.is_empty() { signed.iter().collect() } else { today };
    let last = of.iter().map(|(_, version)| version.proposal.version).max()?;
    let of: Vec<&Signed> = of.into_iter().filter(|(_, version)| version.proposal.version == last).collect();
    // Before anybody answered, a version may be signed anew: then the newest signature says which text it is.
    let claims =
        own.iter().copied().filter(|p| of.iter().any(|(_, v)| is_claim(state, p, v) && p.answer.change == v.change));
    let said = newest(claims);
    let named = of.iter().find(|(_, v)| said.is_some_and(|said| said.answer.change == v.change));
    let (_, version) = named.or(of.first())?;
    let oldest = of.iter().rev().find(|(_, v)| v.change == version.change).map(|(_, v)| v.commit);
    Some(Version { first: oldest.unwrap_or(version.commit), ..version.clone() })
}

/// The lawful states at the bases of a version and of those that its commit contains, each signed by the proposer with a
/// key that was active there, or is today. What somebody else left on the branch lends its base to nobody.
fn earlier(
    history: &History,
    state: &Lawful,
    line: &Line,
    signed: &[Signed],
    own: &[&SignedAnswer],
    newest: &Version,
) -> Vec<(i64, Lawful)> {
    let place = line.links().iter().position(|link| link.commit == newest.first);
    let mut bases: Vec<(i64, Lawful)> = vec![];
    let mut known: BTreeSet<(i64, Option<String>)> = BTreeSet::new();
    for (at, version) in signed {
        let contained = place.is_some_and(|place| line.all_contain(&[place], &[*at]));
        let this = version.change == newest.change || version.proposal.version < newest.proposal.version;
        if !contained || !this || !known.insert((version.proposal.version, version.proposal.base.clone())) {
            continue;
        }
        let Some(then) = history.roll_of(&version.proposal).0 else { continue };
        let bound = own.iter().filter(|p| p.answer.change == version.change && is_claim(state, p, version));
        let active = |p: &&SignedAnswer| {
            let signer = p.answer.recorded_by.as_ref().unwrap_or(&p.answer.person);
            p.key.as_ref().is_some_and(|key| speaks_for(&then, signer, key) || speaks_for(state, signer, key))
        };
        if bound.copied().any(|p| active(&p)) {
            bases.push((version.proposal.version, then));
        }
    }
    bases
}

/// Whose proposal it is: whoever signed the text on which every other one was built. Where texts of several people stand
/// side by side, for somebody merged a line of their own, the one that most others answered with their own hand; then that
/// of a member, and the one on the branch's own chain.
fn proposer_of(line: &Line, signed: &[Signed], papers: &[SignedAnswer], state: &Lawful) -> Option<PersonId> {
    let people: BTreeSet<&PersonId> = signed.iter().map(|(_, version)| &version.proposal.proposer).collect();
    if people.len() <= 1 {
        return people.into_iter().next().cloned();
    }
    let of = |person: &PersonId| -> Vec<usize> {
        signed.iter().filter(|(_, v)| v.proposal.proposer == *person).map(|(at, _)| *at).collect()
    };
    let first =
        |person: &&PersonId| people.iter().all(|other| other == person || line.all_contain(&of(other), &of(person)));
    let is_member = |person: &PersonId| state.person(person).is_some_and(|p| p.status == Status::Member);
    let answered = |person: &PersonId| {
        let changes: BTreeSet<&String> =
            signed.iter().filter(|(_, v)| v.proposal.proposer == *person).map(|(_, v)| &v.change).collect();
        let hand = |p: &&SignedAnswer| {
            let speaks = p.key.as_ref().is_some_and(|key| speaks_for(state, &p.answer.person, key));
            p.answer.recorded_by.is_none() && speaks && is_member(&p.answer.person)
        };
        let answers = papers.iter().filter(|p| changes.contains(&p.answer.change)).filter(hand);
        let humans: BTreeSet<PersonId> = answers.map(|p| human(state, &p.answer.person)).collect();
        humans.into_iter().filter(|who| *who != human(state, person)).count()
    };
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
