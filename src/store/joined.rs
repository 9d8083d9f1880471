//! Folders of a crafted tree that stand under one name, put together.

use std::collections::{BTreeMap, BTreeSet};

use super::Id;

/// Bytes that are read of such folders in all.
const MOST_BYTES: usize = 32 << 20;

/// Folders that several entries make together, by an id that is made of theirs: no such object is there.
#[derive(Default)]
pub(super) struct Joined {
    bytes: BTreeMap<Id, Vec<u8>>,
    /// Bytes that were read to put folders together.
    size: usize,
    /// Those that would be too large: nothing is known of what is in them.
    closed: BTreeSet<Id>,
}

impl Joined {
    pub(super) fn get(&self, id: Id) -> Option<&Vec<u8>> {
        self.bytes.get(&id)
    }

    pub(super) fn is_closed(&self, id: Id) -> bool {
        self.closed.contains(&id)
    }

    pub(super) fn is_known(&self, id: Id) -> bool {
        self.bytes.contains_key(&id) || self.closed.contains(&id)
    }

    /// Takes some bytes of what may still be put together; `false` when nothing more may.
    pub(super) fn takes(&mut self, bytes: usize) -> bool {
        self.size = self.size.saturating_add(bytes);
        self.size <= MOST_BYTES
    }

    pub(super) fn keep(&mut self, id: Id, bytes: Vec<u8>) {
        self.bytes.insert(id, bytes);
    }

    /// What would be too large, or one too many, is closed.
    pub(super) fn close(&mut self, id: Id) {
        self.closed.insert(id);
    }
}
