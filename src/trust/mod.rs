//! What binds, applied to git: signatures and keys, the lawful content along main, the history of its steps.

mod anchor;
mod audit;
mod batch;
mod bound;
mod branch;
mod codec;
mod dossier;
mod entries;
mod form;
mod founding;
mod history;
mod judge;
mod late;
mod lawful;
mod line;
mod memo;
mod overtaken;
mod parted;
mod parts;
mod reading;
mod remembered;
mod seal;
mod signature;
mod step;
mod steps;
mod version;
mod witness;

pub use anchor::{Anchor, anchor, moved_back, pin_again, pin_introduction, rollback};
pub use audit::judge_history;
pub use branch::{BranchView, branch_view, free_names};
pub use dossier::{
    SignedOutcome, answers_of, change, changes_between, dossier_files, is_entry, read_papers, read_proposal, states,
};
pub use entries::{Sides, as_followed, entries, named};
pub use form::is_alike;
pub use founding::{Founded, founded, founding_state, unsigned};
pub use history::{History, SKEW};
pub use judge::{aside, asked_for, by_version, law_of_objections};
pub use late::late_word;
pub use lawful::Lawful;
pub use memo::Memo;
pub use overtaken::{leaving, overtaken};
pub use parted::taken_out;
pub use remembered::{recall, remember};
pub use seal::{may_close, outcome_faults, sealed_by};
pub use signature::verify;
pub use step::{Step, Verdict};
pub use steps::Steps;
pub use version::Version;
pub use witness::{Seen, Sighting, Witness};
