//! Folders of a crafted tree that stand under one name, put together.

use std::collections::BTreeMap;

use super::Id;

/// Bytes that are kept of such folders in all.
pub(super) const MOST_BYTES: usize = 32 << 20;

/// Folders that several entries make together, by the id of their bytes put one after the other: no such object is there.
#[derive(Default)]
pub(super) struct Joined {
    bytes: BTreeMap<Id, Vec<u8>>,
    size: usize,
}

impl Joined {
    pub(super) fn get(&self, id: Id) -> Option<&Vec<u8>> {
        self.bytes.get(&id)
    }

    pub(super) fn keep(&mut self, bytes: Vec<u8>) -> Option<Id> {
        let id = Id::hash_object(git2::ObjectType::Tree, &bytes).ok()?;
        if !self.bytes.contains_key(&id) {
            self.size = self.size.checked_add(bytes.len()).filter(|size| *size <= MOST_BYTES)?;
            self.bytes.insert(id, bytes);
        }
        Some(id)
    }
}
