//! What is asked, by whom, for which reason.

use super::{CircleId, Date, DecisionId, Instant, Length, PersonId, RoleRef, Way};

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub title: String,
    pub circle: CircleId,
    pub with: Vec<CircleId>,
    pub proposer: PersonId,
    pub driver: Option<String>,
    pub tension: Option<String>,
    pub example: Option<String>,
    pub version: i64,
    pub because: Vec<String>,
    pub opened: Option<Instant>,
    /// The commit of main whose electors are the roll, in 40 hexadecimal digits.
    pub base: Option<String>,
    pub respond_by: Option<Date>,
    pub review: Option<Date>,
    pub ratifies: Option<DecisionId>,
    /// A decision that was not adopted, which this one takes up.
    pub follows: Option<DecisionId>,
    /// By which of the ways out that the rules list.
    pub fallback: Option<Way>,
    pub role: Option<RoleRef>,
    pub term: Option<Length>,
    pub criteria: Vec<String>,
    /// Of a separation: the day the person was heard.
    pub heard: Option<Date>,
    /// Of a separation: what was tried before, without a word about the person.
    pub steps: Vec<String>,
}
