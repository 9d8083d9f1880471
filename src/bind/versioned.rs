//! Which version of a proposal its proposer signed last, and whether they took it back.

use super::paper::SignedAnswer;
use super::replaced::superseded;
use super::standing::Standing;
use crate::model::Said;

/// Whether the version that is judged is the last one that its proposer signed, and the text the last one they signed for it.
pub fn is_newest_version(standing: &Standing, chained: &[&SignedAnswer]) -> bool {
    let proposer = &standing.proposal.proposer;
    let versions =
        || chained.iter().copied().filter(|p| p.answer.answer == Said::Propose && p.answer.person == *proposer);
    let newer = versions().any(|p| p.answer.version > standing.proposal.version);
    let same: Vec<&SignedAnswer> = versions().filter(|p| p.answer.version == standing.proposal.version).collect();
    let anew = superseded(&same, same.iter().copied());
    !newer && same.iter().any(|paper| is_version(standing, paper) && !anew.contains(&paper.digest))
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
pub fn adopt_bound_change(standing: &mut Standing, chained: &[&SignedAnswer]) {
    if standing.change.is_none() {
        let bound = newest(chained.iter().copied().filter(|p| is_version(standing, p)));
        standing.change = bound.map(|p| p.answer.change.clone());
    }
}

/// Of a proposer's signatures under one version the newest: before anybody answered, a version may be signed anew.
pub fn newest<'p>(signed: impl Iterator<Item = &'p SignedAnswer>) -> Option<&'p SignedAnswer> {
    let signed: Vec<&SignedAnswer> = signed.collect();
    let superseded = superseded(&signed, signed.iter().copied());
    signed.into_iter().find(|p| !superseded.contains(&p.digest))
}
