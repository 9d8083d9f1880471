//! Which version of a proposal its proposer signed last, and whether they took it back.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::electors::{all_electors, human};
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::replaced::superseded;
use super::standing::Standing;
use super::state::State;
use crate::model::{PersonId, Proposal, Said, Way};

/// Humans besides the proposer by whose answers a text stands, whatever became of the key that signed it: one of them may
/// be who stole it.
const SEVERAL: usize = 2;

/// Whether the version that is judged is the last one that its proposer signed, and the text the last one they signed for it;
/// of a vote by a way out the one that was voted on.
pub fn is_newest_version(standing: &Standing, chained: &[&SignedAnswer], voted: Option<&SignedAnswer>) -> bool {
    if let Some(voted) = voted {
        return is_version(standing, voted);
    }
    let newer = versions(standing, chained).any(|p| p.answer.version > standing.proposal.version);
    let same = versions(standing, chained).filter(|p| p.answer.version == standing.proposal.version);
    let same: Vec<&SignedAnswer> = same.collect();
    let anew = superseded(&same, same.iter().copied());
    !newer && same.iter().any(|paper| is_version(standing, paper) && !anew.contains(&paper.digest))
}

/// What the proposer signed as their versions.
fn versions<'p>(standing: &Standing, papers: &[&'p SignedAnswer]) -> impl Iterator<Item = &'p SignedAnswer> {
    let own = |p: &&SignedAnswer| p.answer.answer == Said::Propose && p.answer.person == standing.proposal.proposer;
    papers.iter().copied().filter(own)
}

/// The people who have a say in the circles that a proposal names, beside its proposer.
pub fn other_voters(state: &dyn State, proposal: &Proposal, numbers: &Numbers) -> BTreeSet<PersonId> {
    let proposer = human(state, &proposal.proposer);
    let circles = proposal.with.iter().chain([&proposal.circle]);
    let all = circles.flat_map(|circle| all_electors(state, circle, numbers));
    all.filter(|person| human(state, person) != proposer).collect()
}

/// The human whose hand an answer is in.
pub fn hand_of(state: &dyn State, paper: &SignedAnswer) -> PersonId {
    human(state, paper.answer.signer())
}

/// How many of some voters voted on a text, in another hand than its proposer's: what was written down in the room is a vote.
pub fn votes_on<'p>(
    text: (&str, &PersonId),
    papers: impl Iterator<Item = &'p SignedAnswer>,
    voters: &BTreeSet<PersonId>,
    state: &dyn State,
) -> usize {
    let proposer = human(state, text.1);
    let own = papers.filter(|p| {
        let votes = p.answer.answer.is_vote() && voters.contains(&p.answer.person);
        votes && p.answer.change == text.0 && hand_of(state, p) != proposer
    });
    own.map(|p| &p.answer.person).collect::<BTreeSet<_>>().len()
}

/// Whether several humans besides its proposer answered a text, each in their own hand or in that of several who wrote: what
/// becomes of a key, or of a say, unsays nothing.
pub fn has_several<'p>(
    text: (&str, &PersonId),
    papers: impl Iterator<Item = &'p SignedAnswer>,
    state: &dyn State,
) -> bool {
    let proposer = human(state, text.1);
    let said =
        papers.filter(|p| p.answer.change == text.0 && p.answer.answer != Said::Propose && !p.answer.answer.is_talk());
    let hands: BTreeSet<PersonId> = said.map(|p| hand_of(state, p)).filter(|human| *human != proposer).collect();
    hands.len() >= SEVERAL
}

/// The version of a vote by a way out that most others voted on, of several the first: no other takes its place, and no key
/// that its proposer retires since undoes it, so that nobody stops the vote that they are losing.
pub fn voted_on<'p>(
    standing: &Standing,
    chained: &[&'p SignedAnswer],
    ended: &[&'p SignedAnswer],
    (state, numbers): (&dyn State, &Numbers),
) -> Option<&'p SignedAnswer> {
    if standing.proposal.fallback != Some(Way::Vote) {
        return None;
    }
    let voters = other_voters(state, &standing.proposal, numbers);
    let ever = || chained.iter().chain(ended).copied();
    let count = |version: &'p SignedAnswer| {
        let text = (version.answer.change.as_str(), &version.answer.person);
        (votes_on(text, chained.iter().copied(), &voters, state), votes_on(text, ever(), &voters, state), version)
    };
    let several = |it: &&SignedAnswer| has_several((&it.answer.change, &it.answer.person), ever(), state);
    let all = versions(standing, chained).chain(versions(standing, ended).filter(several));
    let voted = all.map(count).filter(|(_, ever, _)| *ever > 0);
    let most = |(votes, ever, p): &(usize, usize, &SignedAnswer)| {
        (Reverse((*votes, *ever)), p.answer.version, !is_version(standing, p))
    };
    voted.min_by_key(most).map(|(.., version)| version)
}

pub fn is_version(standing: &Standing, paper: &SignedAnswer) -> bool {
    paper.answer.answer == Said::Propose
        && paper.answer.person == standing.proposal.proposer
        && paper.answer.version == standing.proposal.version
        && standing.change.as_ref().is_none_or(|change| *change == paper.answer.change)
}

pub fn is_taken_back(standing: &Standing, paper: &SignedAnswer) -> bool {
    paper.answer.answer == Said::Withdraw && paper.answer.person == standing.proposal.proposer
}

/// A dossier that reaches main without its changes is judged by the change its proposer bound.
pub fn adopt_bound_change(standing: &mut Standing, chained: &[&SignedAnswer], voted: Option<&SignedAnswer>) {
    if standing.change.is_none() {
        let voted = voted.filter(|p| is_version(standing, p));
        let bound = voted.or_else(|| newest(chained.iter().copied().filter(|p| is_version(standing, p))));
        standing.change = bound.map(|p| p.answer.change.clone());
    }
}

/// Of a proposer's signatures under one version the newest: before anybody answered, a version may be signed anew.
pub fn newest<'p>(signed: impl Iterator<Item = &'p SignedAnswer>) -> Option<&'p SignedAnswer> {
    let signed: Vec<&SignedAnswer> = signed.collect();
    let superseded = superseded(&signed, signed.iter().copied());
    signed.into_iter().find(|p| !superseded.contains(&p.digest))
}
