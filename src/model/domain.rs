//! A domain: what one circle or one role alone controls.

use super::{Date, DecisionId, DomainId, Holder};

#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    pub name: String,
    pub within: Option<DomainId>,
    pub holder: Holder,
    pub delegated_by: Option<DecisionId>,
    pub limits: Option<String>,
    /// The last day of a handover, after which the domain comes back.
    pub until: Option<Date>,
    pub source: Option<String>,
}

impl Domain {
    /// A domain of the organisation itself, held by somebody.
    pub fn new(name: impl Into<String>, holder: Holder) -> Self {
        Self { name: name.into(), within: None, holder, delegated_by: None, limits: None, until: None, source: None }
    }
}
