//! Articles that ask for more than others before they change: by what they said before, whatever becomes of it.

use crate::bind::change::Change;
use crate::bind::manner::Manner;
use crate::files::Noun;
use crate::model::{Article, Fraction};

/// Raises what a proposal asks for to what the articles that it changes, or takes away, ask for themselves.
pub fn entrench(manner: &mut Manner, changes: &[Change]) {
    for article in changes.iter().flat_map(changed) {
        let share = |it: Fraction| (it.part, it.whole);
        if let Some(quorum) = article.quorum {
            let ((part, whole), (own, of)) = (share(quorum), share(manner.quorum));
            if part * of > own * whole {
                manner.quorum = quorum;
            }
        }
        if let Some(majority) = article.majority.filter(|it| it.is_as_strict_as(manner.majority)) {
            manner.majority = majority;
        }
    }
}

/// The articles of the old text that the new one has otherwise, or no more.
fn changed(change: &Change) -> Vec<Article> {
    let Some(Noun::Constitution(old)) = change.old_noun() else { return vec![] };
    let kept: &[Article] = match change.new_noun() {
        Some(Noun::Constitution(new)) => &new.articles,
        _ => &[],
    };
    old.articles.iter().filter(|article| !kept.contains(article)).cloned().collect()
}
