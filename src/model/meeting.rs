//! The record of a meeting: who was there, what was spoken of, what follows.

use super::{CircleId, Date, Instant, PersonId, choice};

choice! {
    Aim { Inform = "inform", Explore = "explore", Decide = "decide" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    pub circle: CircleId,
    pub starts: Option<Instant>,
    pub place: Option<String>,
    pub called: Option<Date>,
    pub facilitator: Option<PersonId>,
    pub secretary: Option<PersonId>,
    pub present: Vec<PersonId>,
    pub excused: Vec<PersonId>,
    pub absent: Vec<PersonId>,
    pub guests: Vec<String>,
    pub items: Vec<Item>,
    pub actions: Vec<Action>,
    pub evaluation: Option<String>,
    pub next: Option<Date>,
    pub approved_in: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub title: String,
    pub aim: Option<Aim>,
    pub by: Option<PersonId>,
    pub minutes: Option<i64>,
    pub about: Option<String>,
    pub notes: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub what: String,
    pub who: Option<PersonId>,
    pub due: Option<Date>,
    pub done: Option<Date>,
}
