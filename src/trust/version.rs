//! The versions of a proposal along a branch: whose it is, which text its proposer signed last, by which law each version
//! opened.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::dossier::{changes_between, digest_of, read_proposal};
use super::history::History;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::reading::Reading;
use crate::bind::{
    Change, Digest, Numbers, SignedAnswer, State, all_electors, has_active_key, human, is_word_of, keys_of, newest,
    other_voters, recorders, speaks_for, votes_on,
};
use crate::files::Kind;
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId, Proposal, Said, Status, Way};
use crate::store::{Blob, Files, Id};

/// A proposal as a commit has it.
#[derive(Clone)]
pub struct Version {
    pub commit: Id,
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
    Ok(Some(Version { commit, base, proposal, blob, changes, change }))
}

/// The proposal as a tree has it, with the digest of its bytes.
fn proposal_at(memo: &Memo, id: &DecisionId, tree: Id) -> Attempt<Option<(Proposal, Digest)>> {
    let kind = Kind::Proposal(id.clone());
    let Some(blob) = memo.repo().entry(tree, &kind.path().unwrap_or_default())? else { return Ok(None) };
    let alone = Files::from([(kind.path().unwrap_or_default(), blob)]);
    read_proposal(id, &alone, memo)
}

/// The versions that a proposer signed.
pub struct Versions {
    /// The newest of them, and where the line holds it.
    pub newest: Option<Version>,
    pub places: Vec<usize>,
    /// The lawful states at the bases of it and of those that its commits contain, by version.
    pub earlier: Vec<(i64, Lawful)>,
    /// Every text that its proposer signed and that is one of its versions, the newest too.
    pub texts: Vec<Version>,
}

/// A text that somebody signed as their proposal, with every commit of the line that holds it: a copy on another line makes
/// the first one no younger.
#[derive(Clone)]
struct Signed {
    version: Version,
    places: Vec<usize>,
}

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
        let memo = &*state.memo;
        // Whatever a stranger signed claims nothing, however often.
        let claim = |p: &&SignedAnswer| p.answer.answer == Said::Propose && is_word_of(state, p);
        let own: Vec<&SignedAnswer> = papers.iter().filter(claim).collect();
        let mut signed: Vec<Signed> = vec![];
        let mut reading = Reading::default();
        for (at, link) in line.links().iter().enumerate().rev() {
            let Some(newest) = link.newest else { continue };
            let Some((proposal, digest)) = proposal_at(memo, id, link.tree)? else { continue };
            let claims = own.iter().filter(|p| is_claim(state, p, &proposal));
            let claims: Vec<&str> = claims.map(|p| p.answer.change.as_str()).collect();
            if claims.is_empty() {
                continue;
            }
            let base = history.steps[newest].commit;
            let trees = (memo.repo().commit(base)?.tree, link.tree);
            let Some(change) = reading.change_at(memo, id, trees, &digest)? else { continue };
            if !claims.contains(&change.as_str()) {
                continue;
            }
            match signed.iter_mut().find(|known| known.version.change == change) {
                Some(known) => known.places.push(at),
                None => {
                    let version = version_at(memo, id, base, link.commit)?;
                    signed.extend(version.map(|version| Signed { version, places: vec![at] }));
                }
            }
        }
        let Some(proposer) = proposer_of(line, &signed, &own, papers, state) else {
            return Ok(Self { newest: None, places: vec![], earlier: vec![], texts: vec![] });
        };
        signed.retain(|text| text.version.proposal.proposer == proposer);
        // An objection stays one to its text, whatever became of the text.
        let all = signed.clone();
        keep_the_way(&mut signed, &own, papers, (history, state));
        let newest = newest_of(&signed, &own, papers, state);
        let earlier = newest.map(|it| earlier(history, state, line, &all, papers, it)).unwrap_or_default();
        let places = newest.map(|it| it.places.clone()).unwrap_or_default();
        let newest = newest.map(|it| it.version.clone());
        Ok(Self { newest, places, earlier, texts: signed.into_iter().map(|text| text.version).collect() })
    }
}

/// What was put to a vote by a way out stays that vote in every version, and nothing becomes one later; once somebody else
/// voted, it stays at the text that most voted on, of several the first. Other texts are no version.
fn keep_the_way(
    signed: &mut Vec<Signed>,
    own: &[&SignedAnswer],
    papers: &[SignedAnswer],
    (history, state): (&History, &Lawful),
) {
    let way = |text: &Signed| {
        let proposal = &text.version.proposal;
        (proposal.fallback == Some(Way::Vote)).then(|| proposal.follows.clone())
    };
    let today = |text: &&Signed| claims(state, own, text).into_iter().any(|p| speaks(state, p));
    // What key a proposer retires since undoes no vote.
    let of_then = |text: &&Signed| {
        let then = history.roll_of(&text.version.proposal).0;
        then.is_some_and(|then| claims(state, own, text).into_iter().any(|p| speaks(&then, p)))
    };
    let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
    let votes = |text: &Signed| {
        let numbers = numbers.as_ref().filter(|_| way(text).is_some())?;
        let voters = other_voters(state, &text.version.proposal, numbers);
        let votes = votes_on(&text.version.change, papers.iter().filter(|p| speaks(state, p)), &voters);
        (votes > 0).then_some(votes)
    };
    let voted = signed.iter().filter(|text| votes(text).is_some() && (today(text) || of_then(text)));
    let voted = voted.min_by_key(|text| (Reverse(votes(text)), text.version.proposal.version));
    if let Some(change) = voted.map(|text| text.version.change.clone()) {
        signed.retain(|text| text.version.change == change);
        return;
    }
    // Whoever stole a key that was retired says of nothing how it is decided.
    let of_today: Vec<Signed> = signed.iter().filter(today).cloned().collect();
    let of = if of_today.is_empty() { signed.clone() } else { of_today };
    let least = of.iter().map(|text| text.version.proposal.version).min();
    let least: Vec<Signed> = of.into_iter().filter(|text| Some(text.version.proposal.version) == least).collect();
    let others = |text: &&Signed| {
        let proposer = human(state, &text.version.proposal.proposer);
        let who = answered(papers, state, &BTreeSet::from([&text.version.change]));
        who.into_iter().filter(|person| *person != proposer).count()
    };
    let most = least.iter().rev().max_by_key(others).filter(|text| others(text) > 0);
    // Before anybody answered, a version may be signed anew.
    let Some(first) = most.or_else(|| newest_of(&least, own, papers, state)).map(way) else { return };
    signed.retain(|text| way(text) == first);
}

/// Whether an answer claims a text for its proposer: with a key of their own, whatever became of it; where they have none,
/// in the hand of somebody who writes down for the circle.
fn is_claim(state: &Lawful, paper: &SignedAnswer, proposal: &Proposal) -> bool {
    let answer = &paper.answer;
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

/// Those of some answers that claim a text.
fn claims<'p>(state: &Lawful, own: &[&'p SignedAnswer], text: &Signed) -> Vec<&'p SignedAnswer> {
    let binds =
        |p: &&&SignedAnswer| p.answer.change == text.version.change && is_claim(state, p, &text.version.proposal);
    own.iter().filter(binds).copied().collect()
}

/// Whether a key that signed an answer speaks in a state, for its person or whoever wrote it down.
fn speaks(state: &Lawful, paper: &SignedAnswer) -> bool {
    let signer = paper.answer.recorded_by.as_ref().unwrap_or(&paper.answer.person);
    paper.key.as_ref().is_some_and(|key| speaks_for(state, signer, key))
}

/// The humans of the organisation who answered one of some texts with their own hand.
fn answered(papers: &[SignedAnswer], state: &Lawful, changes: &BTreeSet<&String>) -> BTreeSet<PersonId> {
    let is_member = |person: &PersonId| state.person(person).is_some_and(|p| p.status == Status::Member);
    let hand = |p: &&SignedAnswer| {
        let own = p.answer.recorded_by.is_none() && p.answer.answer != Said::Propose;
        own && changes.contains(&p.answer.change) && speaks(state, p) && is_member(&p.answer.person)
    };
    papers.iter().filter(hand).map(|p| human(state, &p.answer.person)).collect()
}

/// The newest version of a proposer that a key of today signed. Whoever stole a key that was retired writes no next version.
fn newest_of<'s>(
    signed: &'s [Signed],
    own: &[&SignedAnswer],
    papers: &[SignedAnswer],
    state: &Lawful,
) -> Option<&'s Signed> {
    let today = |text: &&Signed| claims(state, own, text).into_iter().any(|p| speaks(state, p));
    let of: Vec<&Signed> = signed.iter().filter(today).collect();
    if of.is_empty() {
        // None is signed today, and which of the old keys was stolen nobody can know: the text that most answered stands,
        // of several the first.
        return signed.iter().rev().max_by_key(|text| {
            (
                answered(papers, state, &BTreeSet::from([&text.version.change])).len(),
                Reverse(text.version.proposal.version),
            )
        });
    }
    let last = of.iter().map(|text| text.version.proposal.version).max()?;
    let of: Vec<&Signed> = of.into_iter().filter(|text| text.version.proposal.version == last).collect();
    // Before anybody answered, a version may be signed anew: then the newest signature says which text it is.
    let claimed: Vec<&SignedAnswer> = of.iter().flat_map(|text| claims(state, own, text)).collect();
    let said = newest(own.iter().copied().filter(|p| claimed.iter().any(|claim| claim.digest == p.digest)));
    let named = of.iter().find(|text| said.is_some_and(|said| said.answer.change == text.version.change));
    named.or(of.first()).copied()
}

/// The lawful states at the bases of a version, of those that one of its commits contains, and of those that somebody
/// objected to, each signed by the proposer with a key that was active there, or is today. What somebody else left on the
/// branch lends its base to nobody; that the proposer signed the same number anew, or beside, takes it from nobody.
fn earlier(
    history: &History,
    state: &Lawful,
    line: &Line,
    signed: &[Signed],
    papers: &[SignedAnswer],
    newest: &Signed,
) -> Vec<(i64, Lawful)> {
    let own: Vec<&SignedAnswer> = papers.iter().filter(|p| p.answer.answer == Said::Propose).collect();
    let objects = |p: &&SignedAnswer| p.answer.answer == Said::Objection && is_word_of(state, p);
    let objected: BTreeSet<&String> = papers.iter().filter(objects).map(|p| &p.answer.change).collect();
    let mut bases: Vec<(i64, Lawful)> = vec![];
    for text in signed {
        let proposal = &text.version.proposal;
        let this = text.version.change == newest.version.change;
        let before = proposal.version <= newest.version.proposal.version
            && (line.any_contains(&newest.places, &text.places)
                // Beside it, only what the proposer's key of today says.
                || objected.contains(&text.version.change) && claims(state, &own, text).into_iter().any(|p| speaks(state, p)));
        if !this && !before {
            continue;
        }
        let Some(then) = history.roll_of(proposal).0 else { continue };
        if claims(state, &own, text).into_iter().any(|p| speaks(&then, p) || speaks(state, p)) {
            bases.push((proposal.version, then));
        }
    }
    bases
}

/// Whose proposal it is: whoever signed the text on which every other one was built, wherever that stands. Where texts of
/// several people stand side by side, for somebody merged a line of their own, the one that most others answered with
/// their own hand; then that of an elector, and the one on the branch's own chain.
fn proposer_of(
    line: &Line,
    signed: &[Signed],
    own: &[&SignedAnswer],
    papers: &[SignedAnswer],
    state: &Lawful,
) -> Option<PersonId> {
    let people: BTreeSet<&PersonId> = signed.iter().map(|text| &text.version.proposal.proposer).collect();
    if people.len() <= 1 {
        return people.into_iter().next().cloned();
    }
    let texts = |person: &PersonId| -> Vec<&Signed> {
        signed.iter().filter(|text| text.version.proposal.proposer == *person).collect()
    };
    let places = |person: &PersonId| -> Vec<usize> {
        texts(person).into_iter().flat_map(|t| t.places.iter().copied()).collect()
    };
    let first = |person: &&PersonId| {
        people.iter().all(|other| other == person || line.all_contain(&places(other), &places(person)))
    };
    let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
    let is_asked = |person: &PersonId| {
        numbers.as_ref().is_some_and(|numbers| {
            let circles = texts(person).into_iter().map(|text| &text.version.proposal.circle);
            circles.into_iter().any(|circle| all_electors(state, circle, numbers).contains(person))
        })
    };
    let supported = |person: &PersonId| {
        let changes: BTreeSet<&String> = texts(person).into_iter().map(|text| &text.version.change).collect();
        answered(papers, state, &changes).into_iter().filter(|who| *who != human(state, person)).count()
    };
    // A key of today before a retired one, whatever was merged in which order.
    let of_today = |person: &PersonId| {
        texts(person).into_iter().any(|text| claims(state, own, text).into_iter().any(|p| speaks(state, p)))
    };
    let written = |person: &PersonId| {
        let changes: BTreeSet<&String> = texts(person).into_iter().map(|text| &text.version.change).collect();
        let recorded = papers.iter().filter(|p| p.answer.recorded_by.is_some() && changes.contains(&p.answer.change));
        recorded.filter(|p| speaks(state, p)).map(|p| &p.answer.person).collect::<BTreeSet<_>>().len()
    };
    let on_chain = |person: &PersonId| places(person).iter().any(|at| line.links()[*at].on_chain);
    let one = people.iter().copied().find(first);
    let best = people.iter().copied().max_by_key(|p| (of_today(p), supported(p), written(p), is_asked(p), on_chain(p)));
    one.or(best).cloned()
}
