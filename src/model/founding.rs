//! A founder's signature under the first state.

use super::{Instant, PersonId};

#[derive(Clone, Debug, PartialEq)]
pub struct Founding {
    pub format: String,
    pub organisation: String,
    pub person: PersonId,
    pub state: String,
    pub issued: Option<Instant>,
}
