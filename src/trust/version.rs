//! The versions of a proposal along a branch: whose it is, which text its proposer signed last, by which law each version
//! opened.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{changes_between, digest_of, read_proposal};
use super::history::History;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::reading::Reading;
use crate::bind::{
    Change, Digest, Numbers, SignedAnswer, State, all_electors, hand_of, has_active_key, has_several, human,
    is_word_of, keys_of, newest, other_voters, recorders, speaks_for, votes_on, was_not_silent,
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
        let words = Words::of((state, history), &own, papers);
        let claimed: BTreeSet<(&PersonId, i64)> = own.iter().map(|p| (&p.answer.person, p.answer.version)).collect();
        let mut signed: Vec<Signed> = vec![];
        let mut reading = Reading::default();
        for (at, link) in line.links().iter().enumerate().rev() {
            let Some(newest) = link.newest else { continue };
            let Some((proposal, digest)) = proposal_at(memo, id, link.tree)? else { continue };
            if !claimed.contains(&(&proposal.proposer, proposal.version)) {
                continue;
            }
            let base = history.steps[newest].commit;
            let trees = (memo.repo().commit(base)?.tree, link.tree);
            let Some(change) = reading.change_at(memo, id, trees, &digest)? else { continue };
            if words.claims(&change, &proposal).is_empty() {
                continue;
            }
            match signed.iter_mut().find(|known| known.version.change == change) {
                Some(known) => {
                    known.places.push(at);
                    // A copy that stands on what nobody decided takes no text's place.
                    if !history.is_lawful_at(known.version.base) && history.is_lawful_at(base) {
                        known.version = version_at(memo, id, base, link.commit)?.unwrap_or(known.version.clone());
                    }
                }
                None => {
                    let version = version_at(memo, id, base, link.commit)?;
                    signed.extend(version.map(|version| Signed { version, places: vec![at] }));
                }
            }
        }
        let Some(proposer) = proposer_of(line, &signed, &words) else {
            return Ok(Self { newest: None, places: vec![], earlier: vec![], texts: vec![] });
        };
        signed.retain(|text| text.version.proposal.proposer == proposer);
        // An objection stays one to its text, whatever became of the text.
        let all = signed.clone();
        keep_the_way(&mut signed, &words);
        let newest = newest_of(&signed, &words);
        let earlier = newest.map(|it| earlier(history, line, &all, it, &words)).unwrap_or_default();
        let places = newest.map(|it| it.places.clone()).unwrap_or_default();
        let newest = newest.map(|it| it.version.clone());
        Ok(Self { newest, places, earlier, texts: signed.into_iter().map(|text| text.version).collect() })
    }
}

/// What was said of the texts of a proposal, by text: a branch may hold thousands.
struct Words<'p> {
    state: &'p Lawful,
    history: &'p History,
    /// Those by which proposers signed their texts.
    own: Vec<&'p SignedAnswer>,
    all: BTreeMap<&'p str, Vec<&'p SignedAnswer>>,
    /// The humans of the organisation who answered with their own hand.
    answered: BTreeMap<&'p str, BTreeSet<PersonId>>,
}

impl<'p> Words<'p> {
    fn of((state, history): (&'p Lawful, &'p History), own: &[&'p SignedAnswer], papers: &'p [SignedAnswer]) -> Self {
        let mut words = Self { state, history, own: own.to_vec(), all: BTreeMap::new(), answered: BTreeMap::new() };
        for paper in papers {
            let change = paper.answer.change.as_str();
            words.all.entry(change).or_default().push(paper);
            let own = paper.answer.recorded_by.is_none() && paper.answer.answer != Said::Propose;
            let is_member = |person: &PersonId| state.person(person).is_some_and(|p| p.status == Status::Member);
            if own && words.speaks(paper) && is_member(&paper.answer.person) {
                words.answered.entry(change).or_default().insert(human(state, &paper.answer.person));
            }
        }
        words
    }

    fn of_text(&self, change: &str) -> &[&'p SignedAnswer] {
        self.all.get(change).map(Vec::as_slice).unwrap_or_default()
    }

    /// The answers by which its proposer signed a text.
    fn claims(&self, change: &str, proposal: &Proposal) -> Vec<&'p SignedAnswer> {
        let signs = |p: &&&SignedAnswer| p.answer.answer == Said::Propose && is_word_of(self.state, p);
        let all = self.of_text(change).iter().filter(signs);
        all.filter(|p| is_claim(self.state, p, proposal)).copied().collect()
    }

    fn claims_of(&self, text: &Signed) -> Vec<&'p SignedAnswer> {
        self.claims(&text.version.change, &text.version.proposal)
    }

    /// Whether a key that signed an answer speaks today, for its person or whoever wrote it down.
    fn speaks(&self, paper: &SignedAnswer) -> bool {
        speaks(self.state, paper)
    }

    /// Whether a key of today signed a text.
    fn is_of_today(&self, text: &Signed) -> bool {
        self.claims_of(text).into_iter().any(|p| self.speaks(p))
    }

    /// Whether a key was its person's when a text was signed; of what takes another decision up, when that one was closed. As
    /// hearing has it.
    fn spoke_then(&self, proposal: &Proposal) -> impl Fn(&SignedAnswer) -> bool {
        let closed = self.history.when_closed(proposal);
        let base = if closed.is_none() { self.history.roll_of(proposal).0 } else { None };
        move |p| {
            let (person, Some(key)) = (&p.answer.person, &p.key) else { return false };
            closed.as_ref().is_some_and(|then| was_not_silent(then, person, key))
                || base.as_ref().is_some_and(|then| speaks_for(then, p.answer.signer(), key))
        }
    }

    /// What is somebody's word of a text: by a key of today, or one that spoke then; in the hand of who has the office to write
    /// down, by a key of today.
    fn word_of(&self, text: &Signed) -> Vec<&'p SignedAnswer> {
        let proposal = &text.version.proposal;
        let then = self.spoke_then(proposal);
        let own = |p: &SignedAnswer| is_word_of(self.state, p) && (self.speaks(p) || then(p));
        let numbers = self.state.rules().and_then(|rules| Numbers::of(&rules));
        let writers: BTreeSet<PersonId> = numbers.map_or_else(BTreeSet::new, |numbers| {
            let circles = proposal.with.iter().chain([&proposal.circle]);
            circles.flat_map(|circle| recorders(self.state, circle, &numbers)).collect()
        });
        let written = |p: &SignedAnswer, by: &PersonId| {
            writers.contains(by) && self.speaks(p) && self.state.person(&p.answer.person).is_some()
        };
        let is = |p: &&SignedAnswer| p.answer.recorded_by.as_ref().map_or_else(|| own(p), |by| written(p, by));
        self.of_text(&text.version.change).iter().copied().filter(is).collect()
    }

    /// Whether several humans besides its proposer answered a text.
    fn has_several(&self, text: &Signed) -> bool {
        has_several((&text.version.change, &text.version.proposal.proposer), self.word_of(text).into_iter(), self.state)
    }

    /// The others who ever answered a text, whatever became of their keys, also in the hand of who wrote down; not in that of
    /// its proposer.
    fn ever(&self, text: &Signed) -> BTreeSet<PersonId> {
        let proposer = human(self.state, &text.version.proposal.proposer);
        let said =
            self.word_of(text).into_iter().filter(|p| p.answer.answer != Said::Propose && !p.answer.answer.is_talk());
        let theirs = said.filter(|p| hand_of(self.state, p) != proposer).map(|p| human(self.state, &p.answer.person));
        theirs.filter(|it| *it != proposer).collect()
    }

    /// The humans who answered a text with their own hand, its proposer aside.
    fn others(&self, text: &Signed) -> BTreeSet<&PersonId> {
        let proposer = human(self.state, &text.version.proposal.proposer);
        let who = self.answered.get(text.version.change.as_str()).into_iter().flatten();
        who.filter(|person| **person != proposer).collect()
    }
}

/// What was put to a vote by a way out stays that vote in every version, and nothing becomes one later; once somebody else
/// voted, it stays at the text that most voted on, of several the first. Other texts are no version.
fn keep_the_way(signed: &mut Vec<Signed>, words: &Words<'_>) {
    let state = words.state;
    let way = |text: &Signed| {
        let proposal = &text.version.proposal;
        (proposal.fallback == Some(Way::Vote)).then(|| proposal.follows.clone())
    };
    // What somebody says by a key of today weighs more; what they said by another stays said.
    let others = |text: &&Signed| (words.others(text).len(), words.ever(text).len());
    // What key a proposer retires since undoes no vote. Whoever stole a key that was retired says of nothing how it is
    // decided: it was theirs where the vote began, and others than a thief answered.
    let of_then = |text: &Signed| words.claims_of(text).into_iter().any(words.spoke_then(&text.version.proposal));
    let stands = |text: &&Signed| words.is_of_today(text) || words.has_several(text) && of_then(text);
    let standing: Vec<Signed> = signed.iter().filter(stands).cloned().collect();
    let of = if standing.is_empty() { signed.clone() } else { standing };
    let least = of.iter().map(|text| text.version.proposal.version).min();
    let least: Vec<Signed> = of.iter().filter(|text| Some(text.version.proposal.version) == least).cloned().collect();
    let most = least.iter().rev().max_by_key(others).filter(|text| others(text) > (0, 0));
    // Before anybody answered, a version may be signed anew.
    let Some(first) = most.or_else(|| newest_of(&least, words)).map(way) else { return };
    signed.retain(|text| way(text) == first);
    if first.is_none() {
        return;
    }
    let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
    let votes = |text: &Signed| {
        let proposal = &text.version.proposal;
        let voters = other_voters(state, proposal, numbers.as_ref()?);
        let named = (text.version.change.as_str(), &proposal.proposer);
        let today = votes_on(named, words.word_of(text).into_iter().filter(|p| words.speaks(p)), &voters, state);
        let ever = votes_on(named, words.word_of(text).into_iter(), &voters, state);
        Some((today, ever)).filter(|_| ever > 0)
    };
    let voted = of.iter().filter(|text| way(text) == first).filter_map(|text| Some((votes(text)?, text)));
    let most = voted.min_by_key(|(votes, text)| (Reverse(*votes), text.version.proposal.version));
    if let Some(change) = most.map(|(_, text)| text.version.change.clone()) {
        signed.retain(|text| text.version.change == change);
    }
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

/// Whether a key that signed an answer speaks in a state, for its person or whoever wrote it down.
fn speaks(state: &Lawful, paper: &SignedAnswer) -> bool {
    let signer = paper.answer.signer();
    paper.key.as_ref().is_some_and(|key| speaks_for(state, signer, key))
}

/// The newest version of a proposer that a key of today signed. Whoever stole a key that was retired writes no next version.
fn newest_of<'s>(signed: &'s [Signed], words: &Words<'_>) -> Option<&'s Signed> {
    let of: Vec<&Signed> = signed.iter().filter(|text| words.is_of_today(text)).collect();
    if of.is_empty() {
        // None is signed today, and which of the old keys was stolen nobody can know: the text that most answered stands,
        // of several the first.
        let answered = |text: &Signed| words.answered.get(text.version.change.as_str()).map_or(0, BTreeSet::len);
        return signed.iter().rev().max_by_key(|text| (answered(text), Reverse(text.version.proposal.version)));
    }
    let last = of.iter().map(|text| text.version.proposal.version).max()?;
    let of: Vec<&Signed> = of.into_iter().filter(|text| text.version.proposal.version == last).collect();
    // Before anybody answered, a version may be signed anew: then the newest signature says which text it is.
    let claimed: BTreeSet<&Digest> = of.iter().flat_map(|text| words.claims_of(text)).map(|p| &p.digest).collect();
    let said = newest(words.own.iter().copied().filter(|p| claimed.contains(&p.digest)));
    let named = of.iter().find(|text| said.is_some_and(|said| said.answer.change == text.version.change));
    named.or(of.first()).copied()
}

/// The lawful states at the bases of a version, of those that one of its commits contains, and of those that somebody
/// objected to, each signed by the proposer with a key that was active there, or is today. What somebody else left on the
/// branch lends its base to nobody; that the proposer signed the same number anew, or beside, takes it from nobody.
fn earlier(
    history: &History,
    line: &Line,
    signed: &[Signed],
    newest: &Signed,
    words: &Words<'_>,
) -> Vec<(i64, Lawful)> {
    let objects = |p: &&SignedAnswer| p.answer.answer == Said::Objection && is_word_of(words.state, p);
    let objected = |text: &Signed| words.of_text(&text.version.change).iter().any(objects);
    let mut bases: Vec<(i64, Lawful)> = vec![];
    for text in signed {
        let proposal = &text.version.proposal;
        let this = text.version.change == newest.version.change;
        let before = proposal.version <= newest.version.proposal.version
            && (line.any_contains(&newest.places, &text.places)
                // Beside it, only what the proposer's key of today says.
                || objected(text) && words.is_of_today(text));
        if !this && !before {
            continue;
        }
        let Some(then) = history.roll_of(proposal).0 else { continue };
        if words.claims_of(text).into_iter().any(|p| speaks(&then, p) || words.speaks(p)) {
            bases.push((proposal.version, then));
        }
    }
    bases
}

/// Whose proposal it is: whoever signed the text on which every other one was built, wherever that stands. Where texts of
/// several people stand side by side, for somebody merged a line of their own, the one that most others answered with
/// their own hand; then that of an elector, and the one on the branch's own chain.
fn proposer_of(line: &Line, signed: &[Signed], words: &Words<'_>) -> Option<PersonId> {
    let state = words.state;
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
    let supported =
        |person: &PersonId| texts(person).into_iter().flat_map(|t| words.others(t)).collect::<BTreeSet<_>>().len();
    // A key of today before a retired one, whatever was merged in which order; but not where others than a thief answered.
    let stands =
        |person: &PersonId| texts(person).into_iter().any(|text| words.is_of_today(text) || words.has_several(text));
    let ever = |person: &PersonId| texts(person).into_iter().flat_map(|t| words.ever(t)).collect::<BTreeSet<_>>().len();
    let written = |person: &PersonId| {
        let all = texts(person).into_iter().flat_map(|text| words.of_text(&text.version.change));
        let recorded = all.filter(|p| p.answer.recorded_by.is_some() && words.speaks(p));
        recorded.map(|p| &p.answer.person).collect::<BTreeSet<_>>().len()
    };
    let on_chain = |person: &PersonId| places(person).iter().any(|at| line.links()[*at].on_chain);
    let one = people.iter().copied().find(first);
    let best =
        people.iter().copied().max_by_key(|p| (stands(p), supported(p), ever(p), written(p), is_asked(p), on_chain(p)));
    one.or(best).cloned()
}
