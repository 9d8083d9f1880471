//! Where files come from: a tree of git, the disk, or memory. All of them answer the same two questions.

use std::collections::BTreeMap;

use crate::finding::Attempt;

/// What an entry is, before anything of it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    File,
    Executable,
    Link,
    Submodule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub path: String,
    pub mode: Mode,
}

/// The bytes of a file, or its size when it is over the cap and was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Bytes(Vec<u8>),
    TooLarge(u64),
}

/// A set of files.
pub trait Source: Sync {
    /// Every entry under a governed or record name, in the order of its path.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn list(&self) -> Attempt<Vec<Entry>>;

    /// One file, at most `cap` bytes of it.
    ///
    /// # Errors
    /// When the store cannot be read or has no such file.
    fn read(&self, path: &str, cap: u64) -> Attempt<Content>;
}

/// Files in memory: tests, cards and imports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Memory {
    pub fn put(&mut self, path: impl Into<String>, text: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), text.into());
    }

    pub fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// A file as text; `None` where there is none, or where it is no text.
    pub fn text(&self, path: &str) -> Option<String> {
        self.0.get(path).and_then(|bytes| String::from_utf8(bytes.clone()).ok())
    }
}

impl Source for Memory {
    fn list(&self) -> Attempt<Vec<Entry>> {
        Ok(self.0.keys().map(|path| Entry { path: path.clone(), mode: Mode::File }).collect())
    }

    fn read(&self, path: &str, cap: u64) -> Attempt<Content> {
        let bytes = self.0.get(path).cloned().unwrap_or_default();
        let size = bytes.len() as u64;
        Ok(if size > cap { Content::TooLarge(size) } else { Content::Bytes(bytes) })
    }
}

/// A source with other files laid over it.
pub struct Overlaid<'a> {
    pub below: &'a dyn Source,
    pub above: &'a Memory,
}

impl Source for Overlaid<'_> {
    fn list(&self) -> Attempt<Vec<Entry>> {
        let mut entries = self.below.list()?;
        entries.retain(|entry| !self.above.0.contains_key(&entry.path));
        entries.extend(self.above.list()?);
        entries.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(entries)
    }

    fn read(&self, path: &str, cap: u64) -> Attempt<Content> {
        if self.above.0.contains_key(path) { self.above.read(path, cap) } else { self.below.read(path, cap) }
    }
}
