//! A domain: what one circle or one role alone controls.

use super::{DecisionId, DomainId, Holder};

#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    pub name: String,
    pub within: Option<DomainId>,
    pub holder: Holder,
    pub delegated_by: Option<DecisionId>,
    pub limits: Option<String>,
    pub source: Option<String>,
}
