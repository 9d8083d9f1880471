//! A store that only grows: objects hashed and kept in memory, then written as one pack with nothing compressed. `git
//! repack` makes of it what a clone would hold.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};
use std::rc::Rc;

use git2::{ObjectType, Oid, Repository};

/// Objects that are not in the repository yet, as they stand in a pack.
#[derive(Default)]
pub struct Pack {
    bytes: Vec<u8>,
    known: BTreeSet<Oid>,
    count: u32,
}

/// Bytes of one stored block at most, by the format of deflate.
const BLOCK: usize = 65_535;

impl Pack {
    pub fn add(&mut self, kind: ObjectType, bytes: &[u8]) -> Oid {
        let id = Oid::hash_object(kind, bytes).expect("a hash");
        if self.known.insert(id) {
            self.count += 1;
            self.header(kind, bytes.len());
            self.stored(bytes);
        }
        id
    }

    /// Three bits say what it is, the rest how long it is, seven bits a byte after the first four.
    fn header(&mut self, kind: ObjectType, length: usize) {
        let kind = match kind {
            ObjectType::Commit => 1,
            ObjectType::Tree => 2,
            _ => 3,
        };
        let mut byte = (kind << 4) | low(length, 0x0f);
        let mut rest = length >> 4;
        while rest > 0 {
            self.bytes.push(byte | 0x80);
            byte = low(rest, 0x7f);
            rest >>= 7;
        }
        self.bytes.push(byte);
    }

    /// A zlib stream of stored blocks.
    fn stored(&mut self, bytes: &[u8]) {
        self.bytes.extend([0x78, 0x01]);
        let mut blocks = bytes.chunks(BLOCK).peekable();
        if blocks.peek().is_none() {
            self.bytes.extend([1, 0, 0, 0xff, 0xff]);
        }
        while let Some(block) = blocks.next() {
            let length = u16::try_from(block.len()).expect("a block");
            self.bytes.push(u8::from(blocks.peek().is_none()));
            self.bytes.extend(length.to_le_bytes());
            self.bytes.extend((!length).to_le_bytes());
            self.bytes.extend(block);
        }
        self.bytes.extend(adler(bytes).to_be_bytes());
    }

    /// Writes what is kept into a repository, as git would hold it.
    pub fn write(&mut self, repo: &Repository) {
        let mut pack = b"PACK\0\0\0\x02".to_vec();
        pack.extend(self.count.to_be_bytes());
        pack.append(&mut self.bytes);
        self.count = 0;
        let mut git = Command::new("git")
            .args(["-C", &repo.path().display().to_string(), "index-pack", "--stdin", "--fix-thin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("git");
        let mut stdin = git.stdin.take().expect("a pipe");
        // The trailer of a pack is the hash of all before it.
        let trailer = sha1_of(&pack);
        stdin.write_all(&pack).and_then(|()| stdin.write_all(&trailer)).expect("a pack");
        drop(stdin);
        assert!(git.wait().expect("git").success());
    }
}

fn low(value: usize, mask: usize) -> u8 {
    u8::try_from(value & mask).expect("few bits")
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for chunk in bytes.chunks(5_000) {
        for byte in chunk {
            a += u32::from(*byte);
            b += a;
        }
        a %= 65_521;
        b %= 65_521;
    }
    (b << 16) | a
}

fn sha1_of(bytes: &[u8]) -> [u8; 20] {
    use sha1::{Digest, Sha1};
    Sha1::digest(bytes).into()
}

/// A folder with its id, shared between the commits that hold it alike.
#[derive(Clone, Default)]
pub struct Folder {
    /// By name; a folder's ends in a slash, which is git's order.
    entries: BTreeMap<String, (Oid, Option<Rc<Folder>>)>,
}

impl Folder {
    /// Puts files at their paths; gives the id of the whole.
    pub fn put(&mut self, pack: &mut Pack, files: &BTreeMap<String, Vec<u8>>) -> Oid {
        let mut below: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
        for (path, bytes) in files {
            match path.split_once('/') {
                Some((name, rest)) => {
                    below.entry(format!("{name}/")).or_default().insert(rest.to_owned(), bytes.clone());
                }
                None => drop(self.entries.insert(path.clone(), (pack.add(ObjectType::Blob, bytes), None))),
            }
        }
        for (name, files) in below {
            let (id, folder) = self.entries.entry(name).or_insert_with(|| (Oid::ZERO_SHA1, Some(Rc::default())));
            let folder = Rc::make_mut(folder.as_mut().expect("a folder"));
            *id = folder.put(pack, &files);
        }
        let mut bytes = vec![];
        for (name, (id, folder)) in &self.entries {
            bytes.extend(if folder.is_some() { &b"40000 "[..] } else { b"100644 " });
            bytes.extend(name.trim_end_matches('/').as_bytes());
            bytes.push(0);
            bytes.extend(id.as_bytes());
        }
        pack.add(ObjectType::Tree, &bytes)
    }
}
