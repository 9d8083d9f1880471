//! Whom somebody names for a role, and why: it travels beside the repository, which holds its digest alone.

use super::PersonId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub organisation: String,
    pub decision: String,
    /// Whose it is.
    pub person: PersonId,
    pub for_person: PersonId,
    pub reason: String,
    /// What keeps others from guessing the name by its digest.
    pub salt: String,
}
