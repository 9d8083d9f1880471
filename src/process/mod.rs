//! What people do with an organisation: each act is done, refused with findings, or fails.

mod add;
mod amend;
mod check;
mod decide;
mod desk;
mod find;
mod found;
mod go;
mod init;
mod land;
mod propose;
mod provenance;
mod publish;
mod respond;
mod seal;
mod status;
mod view;
mod words;

pub use add::{Addition, add};
pub use amend::{Amended, amend};
pub use check::{Checked, Own, brought, check_source, check_tree, check_watched, in_force, own_dossier, plain_rules};
pub use decide::{Decided, decide};
pub use desk::{Desk, Seat};
pub use find::{Known, find, open_proposals};
pub use found::{FoundingStep, found};
pub use go::{Gone, go};
pub use init::{Founder, Plan, Template, init, join_key, read_key, schemas};
pub use land::{Landing, land_import};
pub use propose::{Ask, Proposed, propose};
pub use publish::{Published, Synced, publish, push_main, sync};
pub use respond::{Reply, Responded, respond};
pub use status::{Status, Waiting, status};
pub use view::{View, view};
pub use words::own_words;

use crate::finding::{Attempt, Finding};

/// How an act ended that did not fail.
pub enum Act<T> {
    Done(T),
    /// A rule of the organisation stopped it; nothing was written.
    Refused(Vec<Finding>),
}

/// An act that may also fail.
pub type Acted<T> = Attempt<Act<T>>;
