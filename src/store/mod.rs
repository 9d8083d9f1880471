//! The only home of git: repositories, objects, refs, the disk, and the programs `git` and `ssh-keygen`.
#![expect(clippy::disallowed_methods, reason = "the store is where files and the environment are touched")]

mod commit;
mod disk;
mod git;
mod pins;
mod refs;
mod repo;
mod tree;
mod write;

pub use commit::{Commit, Signature, Stamp};
pub use disk::{
    Disk, absolute, append_text, copy_key, entropy, is_empty, make_folder, read_folder, read_text, temporary,
    write_text,
};
pub use git::{Git, Pushed, Signer, make_key, plain_setting};
pub use pins::{first_sight, read_pin, write_pin};
pub use refs::{Branch, Moved};
pub use repo::{Repo, same_file};
pub use tree::{Blob, Files, Tree};
pub use write::{Edits, NewCommit};

/// The id of a git object.
pub use git2::Oid as Id;
