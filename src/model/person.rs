//! One human or one legal person; nothing personal beyond a name and public keys.

use std::collections::BTreeMap;

use super::{Date, DecisionId, PersonId, Slug, choice};

choice! {
    PersonKind { Human = "human", Organisation = "organisation" }
    Status { Joining = "joining", Member = "member", Left = "left" }
    KeyState { Active = "active", Pending = "pending", Suspended = "suspended", Retired = "retired" }
}

/// Names elsewhere, by system: `github = "DianQK"`.
pub type Handles = BTreeMap<String, String>;

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub kind: Option<PersonKind>,
    pub represented_by: Option<PersonId>,
    pub status: Status,
    pub joined: Option<Date>,
    pub left: Option<Date>,
    pub admitted_by: Option<DecisionId>,
    pub leaves: Vec<Leave>,
    pub category: Option<Slug>,
    pub associate_from: Option<Date>,
    pub associate_until: Option<Date>,
    pub handles: Handles,
    pub source: Option<String>,
    pub keys: Vec<Key>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Leave {
    pub from: Date,
    pub until: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// One OpenSSH public key line, without its comment.
    pub public: String,
    pub state: KeyState,
    /// The decision by which others suspended or announced it.
    pub by: Option<DecisionId>,
}

impl Key {
    /// A key that speaks.
    pub fn active(public: impl Into<String>) -> Self {
        Self { public: public.into(), state: KeyState::Active, by: None }
    }
}

impl Person {
    /// A member without a key, of whom nothing but a name is said.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: None,
            represented_by: None,
            status: Status::Member,
            joined: None,
            left: None,
            admitted_by: None,
            leaves: vec![],
            category: None,
            associate_from: None,
            associate_until: None,
            handles: Handles::new(),
            source: None,
            keys: vec![],
        }
    }
}
