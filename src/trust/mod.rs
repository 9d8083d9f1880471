//! What binds, applied to git: signatures and keys, the lawful content along main, the audit.

mod anchor;
mod audit;
mod dossier;
mod founding;
mod judge;
mod lawful;
mod memo;
mod signature;

pub use anchor::{Anchor, anchor, pin_introduction, rollback};
pub use audit::{Audit, Judged, Verdict, audit};
pub use dossier::{BranchView, Outcomes, answers_of, branch_view, dossier_files, read_papers};
pub use founding::{Founded, founded, founding_state, unsigned};
pub use judge::{may_close, outcome_faults};
pub use lawful::Lawful;
pub use memo::Memo;
pub use signature::verify;
