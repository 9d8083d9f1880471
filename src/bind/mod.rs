//! What binds, as pure functions: digests, statements, who holds a path, who must answer, where an answer stands.

mod aside;
mod case;
mod change;
mod concerned;
mod cosigning;
mod deciders;
mod digest;
mod electors;
mod fallback;
mod hearing;
mod judge;
mod key;
mod key_change;
mod kinds;
mod letter;
mod lockout;
mod manner;
mod membership;
mod method;
mod numbers;
mod overtaken;
mod ownership;
mod paper;
mod past;
mod replaced;
mod result;
mod short;
mod silence;
mod slip;
mod spoken;
mod standing;
mod state;
mod statement;
#[cfg(test)]
mod tests;
mod unheld;
mod versioned;
mod voting;
mod vouching;

pub use aside::facilitates;
pub use case::{Case, Sealing};
pub use change::{Change, Side};
pub use concerned::everybody;
pub use cosigning::{above, cosigners, lacks_signature};
pub use digest::{Digest, answers_digest, change_digest, sha256, state_digest};
pub use electors::{Open, all_electors, asked_by, electors, human, may_seal, recorders};
pub use fallback::{Stray, months_after};
pub use hearing::writers;
pub use judge::judge;
pub use key::{MAX_KEYS, is_key, key_point, normal_key, point_of};
pub use key_change::{added_keys, completed};
pub use kinds::{ChangeKind, ends_only, kinds_of};
pub use letter::may_sign_again;
pub use lockout::{Lock, lock};
pub use manner::{Manner, Weighs};
pub use membership::{InForce, core_holders, given_up, holders, is_listed, members, seated_by};
pub use method::{Tally, fits};
pub use numbers::{Numbers, PAUSE, VOUCHERS};
pub use overtaken::Overtaken;
pub use ownership::Ground;
pub use paper::SignedAnswer;
pub use past::Past;
pub use silence::ENOUGH;
pub use slip::{SLIP, read_slips, slip_digest, slip_line};
pub use standing::{Acceptance, Group, Objection, Standing, Voice, Weight, binds, newly_elected};
pub use state::{
    After, State, given_a_voice, has_active_key, is_taken_up, is_word_by, is_word_of, keys_of, nature, owner_of,
    represented_by, root, speaks_for, was_not_silent,
};
pub use statement::{
    ANSWER_FORMAT, ANSWER_NAMESPACE, FOUNDING_FORMAT, FOUNDING_NAMESPACE, OUTCOME_FORMAT, OUTCOME_NAMESPACE,
    introduction, read_introduction, statement_text,
};
pub use unheld::Unheld;
pub use versioned::{hand_of, has_several, newest, other_voters, votes_on};
pub use vouching::{is_silenced, suspenders};
