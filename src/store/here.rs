//! What stands on disk at a path, by the ids that git would give it.

use std::fs;
use std::path::Path;

use super::Id;
use super::raw::Blob;

/// What stands at a path.
pub(super) enum Here {
    /// A file or a link, by the id that git would give it; where git may have ended its lines with CR LF when it checked the
    /// file out, the id without them as well.
    File {
        id: Id,
        plain: Option<Id>,
    },
    Folder,
}

impl Here {
    pub(super) fn at(full: &Path) -> Option<Self> {
        let kind = full.symlink_metadata().ok()?.file_type();
        if kind.is_dir() {
            return Some(Self::Folder);
        }
        // A pipe or a device is no file of anybody's, and reading it may never end.
        let bytes = match (kind.is_symlink(), kind.is_file()) {
            (true, _) => target(full),
            (_, true) => fs::read(full).ok(),
            _ => None,
        };
        Some(bytes.map_or(Self::File { id: Id::ZERO_SHA1, plain: None }, |bytes| Self::of(&bytes)))
    }

    pub(super) fn of(bytes: &[u8]) -> Self {
        let carried = bytes.windows(2).any(|pair| pair == b"\r\n") && !bytes.contains(&0);
        let plain = carried.then(|| String::from_utf8_lossy(bytes).replace("\r\n", "\n"));
        let plain = plain.and_then(|text| hash(text.as_bytes()));
        Self::File { id: hash(bytes).unwrap_or(Id::ZERO_SHA1), plain }
    }

    pub(super) fn is(&self, blob: Option<Blob>) -> bool {
        matches!((self, blob), (Self::File { id, plain }, Some(blob)) if *id == blob.id || *plain == Some(blob.id))
    }

    pub(super) fn is_replaced(&self, by: Option<&Id>) -> bool {
        matches!((self, by), (Self::File { id, .. }, Some(by)) if id == by)
    }
}

#[cfg(unix)]
fn target(full: &Path) -> Option<Vec<u8>> {
    use std::os::unix::ffi::OsStrExt;
    fs::read_link(full).ok().map(|target| target.as_os_str().as_bytes().to_vec())
}

#[cfg(not(unix))]
fn target(full: &Path) -> Option<Vec<u8>> {
    fs::read_link(full).ok().map(|target| target.to_string_lossy().into_owned().into_bytes())
}

pub(super) fn hash(bytes: &[u8]) -> Option<Id> {
    Id::hash_object(git2::ObjectType::Blob, bytes).ok()
}
