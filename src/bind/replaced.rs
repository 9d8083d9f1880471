//! Which of somebody's answers takes the place of which.

use std::collections::BTreeSet;

use super::digest::Digest;
use super::paper::SignedAnswer;
use crate::model::Said;

/// Whether one answer may take the place of another of the same person. What somebody wrote down takes the place of
/// what its person signed only to an earlier version, and never of their objection.
fn may_replace(later: &SignedAnswer, earlier: &SignedAnswer) -> bool {
    let signed = earlier.answer.recorded_by.is_none();
    let stale = earlier.answer.version < later.answer.version && earlier.answer.answer != Said::Objection;
    later.answer.recorded_by.is_none() || !signed || stale
}

/// The digests that a later answer of the same person supersedes: the one it names, and all before that one. So
/// whoever gave two answers without a link mends it by answering once more.
pub fn superseded<'p>(
    chained: &[&SignedAnswer],
    all: impl IntoIterator<Item = &'p SignedAnswer> + Clone,
) -> BTreeSet<Digest> {
    let place = |p: &SignedAnswer| (p.answer.version, p.answer.number);
    let mut digests = BTreeSet::new();
    for paper in chained {
        let Some(target) = paper.answer.supersedes.as_ref().map(|s| s.trim_start_matches("sha256:")) else { continue };
        let own = || chained.iter().filter(|p| p.answer.person == paper.answer.person && p.digest != paper.digest);
        let named = all.clone().into_iter().find(|p| p.answer.person == paper.answer.person && p.digest == target);
        let Some(named) = named else { continue };
        let before = own().filter(|p| place(p) <= place(named) && may_replace(paper, p));
        digests.extend(before.map(|p| p.digest.clone()));
    }
    digests
}
