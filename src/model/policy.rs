//! A policy: a text in force in a circle, until it is reviewed.

use super::{Date, DecisionId, PolicyRef, choice};

choice! {
    Scope {
        Constraint = "constraint", Grant = "grant", Domain = "domain", Process = "process",
        Agreement = "agreement",
    }
    OnExpiry { KeepAndFlag = "keep-and-flag", Lapse = "lapse" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub title: String,
    pub domain: Option<String>,
    pub scope: Option<Scope>,
    pub text: String,
    pub adopted_by: Option<DecisionId>,
    pub in_force_from: Option<Date>,
    pub review: Option<Date>,
    pub on_expiry: Option<OnExpiry>,
    pub supersedes: Option<String>,
    /// The inherited policy, of a circle above, that this one sets aside here.
    pub overrides: Option<PolicyRef>,
    pub responsible: Option<String>,
    pub source: Option<String>,
    pub criteria: Vec<Criterion>,
    pub sealed: Option<bool>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    pub text: String,
    pub measure: Option<String>,
    pub unsuccessful_if: Option<String>,
}

impl Criterion {
    /// One of which nothing else is said.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), measure: None, unsuccessful_if: None }
    }
}

impl Policy {
    /// A text in force, of which nothing else is said.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            domain: None,
            scope: None,
            text: text.into(),
            adopted_by: None,
            in_force_from: None,
            review: None,
            on_expiry: None,
            supersedes: None,
            overrides: None,
            responsible: None,
            source: None,
            criteria: vec![],
            sealed: None,
        }
    }
}
