//! How an act ends that did not fail, and refusals with one finding.

use crate::files::Kind;
use crate::finding::{Attempt, Finding, Place};
use crate::model::DecisionId;
use crate::values;

/// How an act ended that did not fail.
pub enum Act<T> {
    Done(T),
    /// A rule of the organisation stopped it; nothing was written.
    Refused(Vec<Finding>),
}

/// An act that may also fail.
pub type Acted<T> = Attempt<Act<T>>;

/// A refusal with one finding on the proposal.
pub fn refused<T>(rule: &'static str, id: &DecisionId, values: crate::lang::Args) -> Act<T> {
    let place = Place::file(Kind::Proposal(id.clone()).path().unwrap_or_default());
    let mut all = values![id = id.as_str()];
    all.extend(values);
    Act::Refused(vec![Finding::error(rule, place, all)])
}
