//! A circle: a team with a purpose, members and a rhythm.

use super::{CircleId, Date, DecisionId, PersonId, choice};

choice! {
    CircleKind {
        Circle = "circle", General = "general", Mission = "mission", Helping = "helping",
        Practice = "practice",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    pub name: String,
    pub parent: Option<CircleId>,
    pub kind: Option<CircleKind>,
    pub purpose: Option<String>,
    pub accountabilities: Vec<String>,
    pub members: Vec<PersonId>,
    /// Who was a member, or an emeritus: told and shown, and without any say.
    pub former: Vec<Former>,
    pub meetings_per_year: Option<i64>,
    pub size: Option<Size>,
    pub until: Option<Date>,
    pub expert: Option<String>,
    pub accredited_until: Option<Date>,
    pub created_by: Option<DecisionId>,
    pub source: Option<String>,
    pub dissolved: Option<Date>,
}

/// The number of members with which a circle works well, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub min: i64,
    pub max: i64,
}

/// Somebody who was in a circle, with the days that are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    pub person: PersonId,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Circle {
    /// A circle of which nothing but its name is said.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            parent: None,
            kind: None,
            purpose: None,
            accountabilities: vec![],
            members: vec![],
            former: vec![],
            meetings_per_year: None,
            size: None,
            until: None,
            expert: None,
            accredited_until: None,
            created_by: None,
            source: None,
            dissolved: None,
        }
    }
}
