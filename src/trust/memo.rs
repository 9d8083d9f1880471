//! Each blob is read, digested and parsed once, whatever the number of commits that hold it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bind::{Digest, Side, sha256};
use crate::files::{Kind, Mode, Noun, parse};
use crate::finding::Attempt;
use crate::model::Level;
use crate::store::{Blob, Id, Repo};

/// Blobs by id.
pub struct Memo {
    repo: Repo,
    sides: RefCell<BTreeMap<Id, (Kind, Side)>>,
    digests: RefCell<BTreeMap<Id, Digest>>,
}

impl Memo {
    /// # Errors
    /// When the repository can no longer be opened.
    pub fn new(repo: &Repo) -> Attempt<Self> {
        Ok(Self { repo: repo.again()?, sides: RefCell::default(), digests: RefCell::default() })
    }

    /// The repository behind it.
    pub fn repo(&self) -> &Repo {
        &self.repo
    }

    /// The bytes of a blob, when it is not over the cap of its kind.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn bytes(&self, blob: Blob, cap: u64) -> Attempt<Option<Vec<u8>>> {
        if blob.mode != Mode::File || self.repo.blob_size(blob.id)? > cap {
            return Ok(None);
        }
        self.repo.blob(blob.id).map(Some)
    }

    /// The SHA-256 of a blob.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn digest(&self, blob: Blob) -> Attempt<Digest> {
        if blob.mode == Mode::Submodule {
            // Nothing of ours lies behind it: its id stands for it.
            return Ok(blob.id.to_string());
        }
        if let Some(known) = self.digests.borrow().get(&blob.id) {
            return Ok(known.clone());
        }
        let digest = sha256(&self.repo.blob(blob.id)?);
        self.digests.borrow_mut().insert(blob.id, digest.clone());
        Ok(digest)
    }

    /// What a blob says as a file of one kind. A file with a fault says nothing.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn side(&self, kind: &Kind, blob: Blob) -> Attempt<Side> {
        if blob.mode != Mode::File {
            return Ok(Side { digest: self.digest(blob)?, noun: None });
        }
        if let Some((known, side)) = self.sides.borrow().get(&blob.id)
            && std::mem::discriminant(known) == std::mem::discriminant(kind)
            && !matches!(kind, Kind::Answer(..))
        {
            return Ok(side.clone());
        }
        let side = match self.bytes(blob, kind.cap())? {
            Some(bytes) => Side { digest: sha256(&bytes), noun: sound(kind, &bytes).map(Arc::new) },
            None => Side { digest: self.digest(blob)?, noun: None },
        };
        self.sides.borrow_mut().insert(blob.id, (kind.clone(), side.clone()));
        Ok(side)
    }
}

/// What bytes say, when nothing is wrong with them.
pub fn sound(kind: &Kind, bytes: &[u8]) -> Option<Noun> {
    let (noun, findings) = parse(kind, "", bytes);
    let strict = kind.is_signed() && !findings.is_empty();
    noun.filter(|_| !strict && findings.iter().all(|f| f.level != Level::Error))
}
