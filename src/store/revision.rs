//! Names of commits, read by ourselves: no revision expression is ever evaluated by git.

use super::Id;
use super::repo::Repo;
use crate::finding::{Attempt, Failure};
use crate::message;

/// Fewest digits of an abbreviation; git itself goes no lower.
const SHORTEST: usize = 4;

/// One step from a commit to an ancestor of it.
enum Back {
    /// So many first parents.
    Line(usize),
    /// One parent, from 1; 0 is the commit itself.
    Parent(usize),
}

impl Repo {
    /// A commit by a full id, a unique abbreviation, `HEAD` or `@`, a branch here, else at the remote, a whole ref such
    /// as `refs/tags/v1`;
    /// followed by any of `~`, `~n`, `^` and `^n`.
    ///
    /// # Errors
    /// When there is none, or the abbreviation is not unique.
    pub fn resolve(&self, rev: &str) -> Attempt<Id> {
        let unknown = || {
            if self.is_shallow() {
                return Failure::surroundings(message!("unknown-revision-shallow", rev = rev));
            }
            Failure::usage(message!("unknown-revision", rev = rev))
        };
        // A name may hold neither sign; so the first of them ends it.
        let (name, back) = rev.split_at(rev.find(['~', '^']).unwrap_or(rev.len()));
        let mut at = self.named(name).filter(|id| self.is_commit(*id)).ok_or_else(unknown)?;
        for step in steps(back).ok_or_else(unknown)? {
            let (times, parent) = match step {
                Back::Line(times) => (times, 0),
                Back::Parent(0) => continue,
                Back::Parent(parent) => (1, parent - 1),
            };
            for _ in 0..times {
                at = self.commit(at)?.parents.get(parent).copied().ok_or_else(unknown)?;
            }
        }
        Ok(at)
    }

    fn named(&self, name: &str) -> Option<Id> {
        if name == "HEAD" || name == "@" {
            return self.head_tip();
        }
        let known = self.local_tip(name).or_else(|| self.remote_tip(name)).or_else(|| self.full_ref(name));
        if known.is_some() {
            return known;
        }
        let hex = (SHORTEST..=40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_hexdigit());
        hex.then(|| self.git().find_commit_by_prefix(name).map(|c| c.id()).ok()).flatten()
    }

    fn is_commit(&self, id: Id) -> bool {
        self.commit(id).is_ok()
    }

    fn full_ref(&self, name: &str) -> Option<Id> {
        if name.starts_with("refs/") {
            let git = self.git();
            return git.find_reference(name).ok()?.peel_to_commit().ok().map(|c| c.id());
        }
        let remote = name.split_once('/').filter(|(r, _)| Some((*r).to_owned()) == self.remote());
        remote.and_then(|(_, branch)| self.remote_tip(branch))
    }
}

/// The steps that follow a name: `~2^2~`.
fn steps(mut text: &str) -> Option<Vec<Back>> {
    let mut steps = vec![];
    while let Some(sign) = text.chars().next() {
        let digits = text[1..].len() - text[1..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = text[1..].split_at(digits);
        let number = if number.is_empty() { 1 } else { number.parse().ok().filter(|n| *n < 1_000_000)? };
        steps.push(match sign {
            '~' => Back::Line(number),
            '^' => Back::Parent(number),
            _ => return None,
        });
        text = rest;
    }
    Some(steps)
}
