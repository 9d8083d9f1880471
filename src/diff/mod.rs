//! What changed between two organisations, in the domain's verbs, and which words of a prose.

mod compare;
mod plain;
mod words;

pub use compare::compare;
pub use words::{Word, words};

use crate::files::Kind;
use crate::model::{CircleId, Date, DomainId, PersonId, PolicyRef, RoleRef};

/// A key and the tables and items it stands in, outermost first: `["colleges", "staff", "weight"]`.
pub type KeyPath = Vec<String>;

/// What a change is about, with the name people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Organisation,
    Rules,
    Words,
    Circle(CircleId, String),
    Role(RoleRef, String),
    Policy(PolicyRef, String),
    Person(PersonId, String),
    Domain(DomainId, String),
    Article(String, String),
    /// Long prose, by its path.
    Prose(String),
    /// Any other file, by its path.
    File(String),
}

impl Subject {
    /// The kind's word, and the catalogue's suffix for it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Rules => "rules",
            Self::Words => "words",
            Self::Circle(..) => "circle",
            Self::Role(..) => "role",
            Self::Policy(..) => "policy",
            Self::Person(..) => "person",
            Self::Domain(..) => "domain",
            Self::Article(..) => "article",
            Self::Prose(_) => "prose",
            Self::File(_) => "file",
        }
    }

    pub fn id(&self) -> String {
        match self {
            Self::Organisation | Self::Rules | Self::Words => String::new(),
            Self::Circle(id, _) => id.to_string(),
            Self::Role(id, _) => id.to_string(),
            Self::Policy(id, _) => id.to_string(),
            Self::Person(id, _) => id.to_string(),
            Self::Domain(id, _) => id.to_string(),
            Self::Article(id, _) | Self::Prose(id) | Self::File(id) => id.clone(),
        }
    }

    /// The file that says it.
    pub fn path(&self) -> String {
        let kind = match self {
            Self::Organisation | Self::Article(..) => Kind::Constitution,
            Self::Rules => Kind::Rules,
            Self::Words => Kind::Words,
            Self::Circle(id, _) => Kind::Circle(id.clone()),
            Self::Role(id, _) => Kind::Role(id.clone()),
            Self::Policy(id, _) => Kind::Policy(id.clone()),
            Self::Person(id, _) => Kind::Person(id.clone()),
            Self::Domain(id, _) => Kind::Domain(id.clone()),
            Self::Prose(path) | Self::File(path) => return path.clone(),
        };
        kind.path().unwrap_or_default()
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Organisation | Self::Rules | Self::Words => "",
            Self::Circle(_, name) | Self::Role(_, name) | Self::Policy(_, name) => name,
            Self::Person(_, name) | Self::Domain(_, name) | Self::Article(_, name) => name,
            Self::Prose(path) | Self::File(path) => path,
        }
    }
}

/// What happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    Created,
    Removed,
    Renamed {
        from: String,
        to: String,
    },
    /// Prose: shown word by word.
    TextChanged {
        key: KeyPath,
        from: String,
        to: String,
    },
    Set {
        key: KeyPath,
        to: String,
    },
    Cleared {
        key: KeyPath,
        from: String,
    },
    Changed {
        key: KeyPath,
        from: String,
        to: String,
    },
    Gained {
        key: KeyPath,
        item: String,
    },
    Lost {
        key: KeyPath,
        item: String,
    },
    /// The same items in another order.
    Reordered {
        key: KeyPath,
        to: String,
    },
    /// Comments and layout alone.
    Layout,
    Moved {
        from: String,
        to: String,
    },
    Dissolved {
        on: Date,
    },
    MemberJoined {
        person: String,
    },
    MemberLeft {
        person: String,
    },
    Assigned {
        person: String,
        from: Option<Date>,
        until: Option<Date>,
    },
    Released {
        person: String,
    },
    /// Whom nobody follows any more.
    HeldAgain {
        person: String,
    },
    TermChanged {
        person: String,
        from: Option<Date>,
        to: Option<Date>,
    },
    ReviewMoved {
        from: Option<Date>,
        to: Option<Date>,
    },
    KeyAdded {
        key: String,
    },
    KeyRemoved {
        key: String,
    },
    KeyState {
        key: String,
        state: &'static str,
    },
}

impl Verb {
    /// The machine's word, and the catalogue's suffix.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Removed => "removed",
            Self::Renamed { .. } => "renamed",
            Self::TextChanged { .. } => "text-changed",
            Self::Set { .. } => "set",
            Self::Cleared { .. } => "cleared",
            Self::Changed { .. } => "changed",
            Self::Gained { .. } => "gained",
            Self::Lost { .. } => "lost",
            Self::Reordered { .. } => "reordered",
            Self::Layout => "layout",
            Self::Moved { .. } => "moved",
            Self::Dissolved { .. } => "dissolved",
            Self::MemberJoined { .. } => "member-joined",
            Self::MemberLeft { .. } => "member-left",
            Self::Assigned { .. } => "assigned",
            Self::Released { .. } => "released",
            Self::HeldAgain { .. } => "held-again",
            Self::TermChanged { .. } => "term-changed",
            Self::ReviewMoved { .. } => "review-moved",
            Self::KeyAdded { .. } => "key-added",
            Self::KeyRemoved { .. } => "key-removed",
            Self::KeyState { .. } => "key-state",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub subject: Subject,
    pub verb: Verb,
}
