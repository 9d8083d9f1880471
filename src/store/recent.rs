//! What was read lately is kept, so much and no more.

use std::collections::BTreeMap;

use super::Id;

/// Objects that were read lately, and those before them, each at most so many, and so many bytes.
const KEPT: usize = 256;
const KEPT_BYTES: usize = 16 << 20;

/// Objects read lately: the new side of one comparison is the old side of the next.
pub(super) struct Recent<V> {
    young: BTreeMap<Id, (V, usize)>,
    old: BTreeMap<Id, (V, usize)>,
    /// Bytes of the young ones.
    weight: usize,
}

impl<V> Default for Recent<V> {
    fn default() -> Self {
        Self { young: BTreeMap::new(), old: BTreeMap::new(), weight: 0 }
    }
}

impl<V: Clone> Recent<V> {
    pub(super) fn get(&mut self, id: Id) -> Option<V> {
        if let Some((known, _)) = self.young.get(&id) {
            return Some(known.clone());
        }
        let (known, weight) = self.old.remove(&id)?;
        self.keep(id, known.clone(), weight);
        Some(known)
    }

    pub(super) fn keep(&mut self, id: Id, object: V, weight: usize) {
        if self.young.len() >= KEPT || self.weight + weight > KEPT_BYTES {
            self.old = std::mem::take(&mut self.young);
            self.weight = 0;
        }
        self.weight += weight;
        self.young.insert(id, (object, weight));
    }
}
