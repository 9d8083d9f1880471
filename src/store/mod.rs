//! The only home of git: repositories, objects, refs, the disk, and the programs `git` and `ssh-keygen`.
#![expect(clippy::disallowed_methods, reason = "the store is where files and the environment are touched")]

mod alike;
mod begin;
mod checkpoint;
mod commit;
mod crafted;
mod disk;
mod fault;
mod git;
mod health;
mod here;
mod joined;
mod keys;
mod local;
mod merge;
mod moves;
mod names;
mod octal;
mod raw;
mod recent;
mod refs;
mod repo;
mod revision;
mod snapshot;
mod state;
mod tree;
mod worktree;
mod write;

pub use commit::{Commit, Signature, Stamp};
pub use disk::{
    Disk, absolute, append_text, copy_key, entropy, is_empty, make_folder, read_folder, read_text, temporary,
    write_out, write_text,
};
pub use git::{Git, Pushed, plain_setting};
pub use keys::{Signer, make_key};
pub use local::LOCAL_PEOPLE;
pub use merge::{Met, Sides, merged_lines};
pub use moves::{FilesMove, Finished, Move};
pub use raw::Blob;
pub use refs::{Branch, Moved};
pub use repo::{Repo, same_file};
pub use snapshot::Tree;
pub use state::{Rest, UserState};
pub use tree::{Files, MAX_ENTRIES};
pub use write::{Edits, Grafts, NewCommit};

/// The id of a git object.
pub use commit::whole_id;
pub use git2::Oid as Id;
