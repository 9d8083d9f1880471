//! A role: what one or more people answer for, for a term.

use super::{CircleId, Date, DecisionId, PersonId, choice};

choice! {
    /// The roles that make a circle work; `delegate` is the second link.
    Core {
        Lead = "lead", Facilitator = "facilitator", Secretary = "secretary",
        Delegate = "delegate", LogbookKeeper = "logbook-keeper",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    pub name: String,
    pub core: Option<Core>,
    pub purpose: Option<String>,
    pub accountabilities: Vec<String>,
    pub domains: Vec<String>,
    pub seats: Option<i64>,
    pub review: Option<Date>,
    /// Another circle than the parent to which this role links its own.
    pub links_to: Option<CircleId>,
    pub source: Option<String>,
    pub holders: Vec<Holding>,
}

/// One person in a role, from a day, until another.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    pub person: PersonId,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub by: Option<DecisionId>,
    pub focus: Option<String>,
    pub interim: Option<bool>,
}

impl Holding {
    /// Whether the term has begun and not been ended on `today`; a term runs to the end of its last day.
    pub fn holds_on(&self, today: Date) -> bool {
        self.from.is_none_or(|d| d <= today) && self.until.is_none_or(|d| today <= d)
    }
}

impl Role {
    /// Seats to fill; one unless the file says otherwise.
    pub fn seats(&self) -> usize {
        usize::try_from(self.seats.unwrap_or(1)).unwrap_or(0)
    }
}

impl Role {
    /// A role that nobody holds, of which nothing but its name is said.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            core: None,
            purpose: None,
            accountabilities: vec![],
            domains: vec![],
            seats: None,
            review: None,
            links_to: None,
            source: None,
            holders: vec![],
        }
    }
}
