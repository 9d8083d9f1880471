//! One entry of a change: a governed path with both its sides, and what they say.

use std::sync::Arc;

use super::digest::Digest;
use crate::files::{Kind, Noun};
use crate::model::{Circle, Person, Role};

/// One side of an entry: the digest of its bytes and what they say, where they can be read.
#[derive(Clone, Debug)]
pub struct Side {
    pub digest: Digest,
    pub noun: Option<Arc<Noun>>,
}

/// One governed path whose bytes differ.
#[derive(Clone, Debug)]
pub struct Change {
    pub path: String,
    /// `None` for a governed name that is none of the kinds: nobody may change it.
    pub file: Option<Kind>,
    pub old: Option<Side>,
    pub new: Option<Side>,
}

impl Change {
    pub fn old_noun(&self) -> Option<&Noun> {
        self.old.as_ref().and_then(|side| side.noun.as_deref())
    }

    pub fn new_noun(&self) -> Option<&Noun> {
        self.new.as_ref().and_then(|side| side.noun.as_deref())
    }

    /// The circle before and after; `None` for another kind of file.
    pub fn circles(&self) -> (Option<&Circle>, Option<&Circle>) {
        (as_circle(self.old_noun()), as_circle(self.new_noun()))
    }

    pub fn roles(&self) -> (Option<&Role>, Option<&Role>) {
        (as_role(self.old_noun()), as_role(self.new_noun()))
    }

    pub fn people(&self) -> (Option<&Person>, Option<&Person>) {
        (as_person(self.old_noun()), as_person(self.new_noun()))
    }
}

fn as_circle(noun: Option<&Noun>) -> Option<&Circle> {
    match noun {
        Some(Noun::Circle(it)) => Some(it),
        _ => None,
    }
}

fn as_role(noun: Option<&Noun>) -> Option<&Role> {
    match noun {
        Some(Noun::Role(it)) => Some(it),
        _ => None,
    }
}

fn as_person(noun: Option<&Noun>) -> Option<&Person> {
    match noun {
        Some(Noun::Person(it)) => Some(it),
        _ => None,
    }
}
