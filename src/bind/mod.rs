//! What binds, as pure functions: digests, statements, who holds a path, who must answer, where an answer stands.

mod digest;
mod electors;
mod judge;
mod kinds;
mod numbers;
mod ownership;
mod standing;
mod state;
mod statement;

pub use digest::{Digest, answers_digest, change_digest, sha256, state_digest};
pub use electors::{electors, holders_in_force, may_seal, recorders};
pub use judge::{judge, newest};
pub use kinds::{Change, ChangeKind, ends_only, kinds_of};
pub use numbers::Numbers;
pub use ownership::{Unheld, circles_of};
pub use standing::{Acceptance, Case, Group, Objection, Sealing, SignedAnswer, Standing, Voice, Weight};
pub use state::{Side, State, keys_of, normal_key, owner_of};
pub use statement::{
    ANSWER_FORMAT, ANSWER_NAMESPACE, FOUNDING_FORMAT, FOUNDING_NAMESPACE, OUTCOME_FORMAT, OUTCOME_NAMESPACE,
    introduction, read_introduction, statement_text,
};
