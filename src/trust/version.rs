//! The versions of a proposal along a branch: whose it is, which text its proposer signed last, by which law each version
//! opened.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{changes_between, digest_of, is_entry, read_proposal};
use super::history::History;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use crate::bind::{
    Change, Digest, Numbers, SignedAnswer, State, all_electors, change_digest, has_active_key, human, is_word_of,
    keys_of, newest, recorders, speaks_for,
};
use crate::files::{Kind, Mode, Region, classify};
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId, Proposal, Said, Status, Way};
use crate::store::{Blob, Files, Id, MAX_ENTRIES};

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

/// What differs between a commit of main and one beside it, carried along from commit to commit: each costs what it changed.
#[derive(Default)]
struct Reading {
    at: Option<(Id, Id)>,
    /// What trees that were read before ask for: whoever brings the same to and fro is read once.
    known: BTreeMap<(Id, Id, Digest), String>,
    entries: BTreeMap<String, (Option<Digest>, Option<Digest>)>,
}

impl Reading {
    /// What a tree asks for, read against the tree of a commit of main, with a proposal's text; `None` where it differs in
    /// more than anybody signs.
    fn change_at(
        &mut self,
        memo: &Memo,
        id: &DecisionId,
        (base, tree): (Id, Id),
        proposal: &Digest,
    ) -> Attempt<Option<String>> {
        let asked = (base, tree, proposal.clone());
        if let Some(known) = self.known.get(&asked) {
            return Ok(Some(known.clone()));
        }
        if !self.move_to(memo, base, tree)? {
            return Ok(None);
        }
        let change = self.change(id, proposal);
        self.known.insert(asked, change.clone());
        Ok(Some(change))
    }

    /// Moves to a tree; `false` where not all that differs could be told, and the next one is read from main again.
    fn move_to(&mut self, memo: &Memo, base: Id, tree: Id) -> Attempt<bool> {
        let from = match self.at {
            Some((of, at)) if of == base => at,
            _ => {
                self.entries.clear();
                base
            }
        };
        let (mut changed, mut told) = (vec![], 0);
        memo.repo().differing(Some(from), Some(tree), |path, _, new| {
            told += 1;
            changed.extend(is_entry(&path).then_some((path, new)));
        })?;
        // Files of dossiers use up what one comparison tells as well.
        if told >= MAX_ENTRIES {
            self.at = None;
            return Ok(false);
        }
        for (path, new) in changed {
            let old = memo.repo().entry(base, &path)?;
            if old == new {
                self.entries.remove(&path);
                continue;
            }
            let sides = (digest_at(memo, &path, old, new)?, digest_at(memo, &path, new, new)?);
            self.entries.insert(path, sides);
        }
        self.at = Some((base, tree));
        Ok(true)
    }

    fn change(&self, id: &DecisionId, proposal: &Digest) -> String {
        let entries: Vec<_> =
            self.entries.iter().map(|(path, (old, new))| (path.as_str(), old.as_ref(), new.as_ref())).collect();
        change_digest(id, &entries, proposal)
    }
}

/// The digest of one side of an entry, as a change names it.
fn digest_at(memo: &Memo, path: &str, side: Option<Blob>, new: Option<Blob>) -> Attempt<Option<Digest>> {
    let Some(blob) = side else { return Ok(None) };
    match classify(path) {
        Region::Governed(kind) if new.is_none_or(|blob| blob.mode == Mode::File) => {
            memo.digest(blob, kind.cap()).map(Some)
        }
        _ => Ok(Some(blob.id.to_string())),
    }
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
        keep_the_way(&mut signed, &own, papers, state);
        let newest = newest_of(&signed, &own, papers, state);
        let earlier = newest.map(|it| earlier(history, state, line, &all, papers, it)).unwrap_or_default();
        let places = newest.map(|it| it.places.clone()).unwrap_or_default();
        let newest = newest.map(|it| it.version.clone());
        Ok(Self { newest, places, earlier, texts: signed.into_iter().map(|text| text.version).collect() })
    }
}

/// What was put to a vote by a way out stays that vote in every version, and nothing becomes one later; once somebody voted,
/// it stays at that very text. Other texts are no version.
fn keep_the_way(signed: &mut Vec<Signed>, own: &[&SignedAnswer], papers: &[SignedAnswer], state: &Lawful) {
    let way = |text: &Signed| {
        let proposal = &text.version.proposal;
        (proposal.fallback == Some(Way::Vote)).then(|| proposal.follows.clone())
    };
    let votes: Vec<SignedAnswer> = papers.iter().filter(|p| p.answer.answer.is_vote()).cloned().collect();
    let others = |text: &Signed, papers: &[SignedAnswer]| {
        let proposer = human(state, &text.version.proposal.proposer);
        let who = answered(papers, state, &BTreeSet::from([&text.version.change]));
        who.into_iter().filter(|person| *person != proposer).count()
    };
    // Whoever stole a key that was retired says of nothing how it is decided.
    let today = |text: &&Signed| claims(state, own, text).into_iter().any(|p| speaks(state, p));
    let of_today: Vec<Signed> = signed.iter().filter(today).cloned().collect();
    let of = if of_today.is_empty() { signed.clone() } else { of_today };
    let least = of.iter().map(|text| text.version.proposal.version).min();
    let least: Vec<Signed> = of.into_iter().filter(|text| Some(text.version.proposal.version) == least).collect();
    let most = least.iter().rev().max_by_key(|text| others(text, papers)).filter(|text| others(text, papers) > 0);
    // Before anybody answered, a version may be signed anew.
    let Some(first) = most.or_else(|| newest_of(&least, own, papers, state)) else { return };
    let of_first = way(first);
    let voted = of_first.is_some() && others(first, &votes) > 0;
    signed.retain(|text| if voted { text.version.change == first.version.change } else { way(text) == of_first });
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
