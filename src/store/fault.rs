//! What the system or git says, as a failure with words of ours.

use std::path::Path;

use git2::ErrorCode;

use super::Id;
use crate::finding::Failure;
use crate::message;

/// What the system says of a file, in a word of ours where there is one: its own sentences are in its own language.
fn why(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "missing",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "not-folder",
        _ => "other",
    }
}

/// What to say of a file that could not be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let (path, detail) = (path.display().to_string(), error.to_string());
    Failure::surroundings(message!("unreadable", path = path, why = why(error), detail = detail))
}

/// What to say of a file that could not be written.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    let (path, detail) = (path.display().to_string(), error.to_string());
    Failure::surroundings(message!("cannot-write", path = path, why = why(error), detail = detail))
}

/// An object that is not there, or whose bytes are not those its id stands for.
pub fn missing(error: &git2::Error, id: Id) -> Failure {
    let key = if error.code() == ErrorCode::NotFound { "missing-object" } else { "damaged-object" };
    Failure::surroundings(message!(key, id = id.to_string()))
}

/// An object that is none of the kind it was named for.
pub fn damaged(id: Id) -> Failure {
    Failure::surroundings(message!("damaged-object", id = id.to_string()))
}

/// A fault of git that is no fault of the organisation.
pub fn broken(error: git2::Error) -> Failure {
    match error.code() {
        ErrorCode::Locked => Failure::surroundings(message!("locked", detail = error.message())),
        _ => Failure::surroundings(message!("git-failed", detail = error.message())),
    }
}
