//! What somebody's answer looks like: a mark, a colour and a word for each.

use super::page::Page;
use crate::model::Said;
use crate::process::{Sign, Waiting};

/// Each kind of answer with its mark, the same in plain letters, and the sentence for who listens.
pub const SIGNS: [(Sign, &str, &str, &str); 6] = [
    (Sign::Passes, "✓", "+", "status-said-yes"),
    (Sign::Objects, "✗", "x", "status-said-no"),
    (Sign::Against, "✗", "x", "status-said-against"),
    (Sign::Blank, "–", "-", "status-said-blank"),
    (Sign::Stale, "◌", "~", "status-said-before"),
    (Sign::Waits, "○", "o", "status-said-nothing"),
];

pub fn paint(sign: Sign, mark: &str, page: &Page<'_>) -> String {
    match sign {
        Sign::Passes => page.green(mark),
        Sign::Objects | Sign::Against => page.red(mark),
        Sign::Stale => page.yellow(mark),
        Sign::Blank | Sign::Waits => mark.to_owned(),
    }
}

/// Whether one votes on it.
pub fn is_vote(waiting: &Waiting) -> bool {
    waiting.offers.contains(&Said::For)
}

/// Whether people still name somebody for a role.
pub fn is_nominating(waiting: &Waiting) -> bool {
    waiting.offers.contains(&Said::Nominate)
}

/// The sentence for a kind of answer, in a vote or an election another one.
pub fn said(waiting: &Waiting, sign: Sign, usual: &'static str) -> &'static str {
    match sign {
        Sign::Passes if is_vote(waiting) => "status-said-for",
        Sign::Passes if is_nominating(waiting) => "status-said-named",
        Sign::Waits if is_nominating(waiting) => "status-said-unnamed",
        Sign::Passes | Sign::Objects | Sign::Against | Sign::Blank | Sign::Stale | Sign::Waits => usual,
    }
}
