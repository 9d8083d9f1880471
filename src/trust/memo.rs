//! Each blob is read, digested and parsed once, whatever the number of commits that hold it; each signature is verified
//! once. Shared between threads, and bounded: what it forgets is read again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::signature::verify;
use crate::bind::{Digest, Side, sha256};
use crate::files::{Kind, Mode, Noun, local_names, parse};
use crate::finding::{Attempt, Failure};
use crate::model::{Level, PersonId};
use crate::store::{Blob, Id, Repo};

/// Blobs kept at most; a single decision needs some dozens, an organisation's lawful files are read again in no time.
const KEPT: usize = 20_000;
/// Lawful trees of which is kept what was asked.
const TREES: usize = 64;

/// The text and the armour of a signature, and what it was made for.
type Signed = (Id, Id, &'static str);

/// What was asked of one tree: to judge a decision, the same people are asked for again and again.
#[derive(Default)]
pub struct Asked {
    pub nouns: BTreeMap<Kind, Option<Arc<Noun>>>,
    /// The names in a folder.
    pub names: BTreeMap<String, Arc<Vec<String>>>,
}

/// Blobs by id.
pub struct Memo {
    repo: Arc<Repo>,
    sides: Mutex<BTreeMap<Id, (Kind, Side)>>,
    digests: Mutex<BTreeMap<Id, Digest>>,
    signed: Mutex<BTreeMap<Signed, Option<String>>>,
    asked: Mutex<BTreeMap<Id, Arc<Mutex<Asked>>>>,
    /// Names that are kept beside the repository.
    local: OnceLock<BTreeMap<PersonId, String>>,
    /// The first failure of those who could not hand it on.
    trouble: Mutex<Option<Failure>>,
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn keep<K: Ord, V>(map: &Mutex<BTreeMap<K, V>>, key: K, value: V) {
    let mut map = held(map);
    if map.len() >= KEPT {
        map.clear();
    }
    map.insert(key, value);
}

impl Memo {
    pub fn new(repo: &Arc<Repo>) -> Self {
        Self {
            repo: Arc::clone(repo),
            sides: Mutex::default(),
            digests: Mutex::default(),
            signed: Mutex::default(),
            asked: Mutex::default(),
            local: OnceLock::new(),
            trouble: Mutex::default(),
        }
    }

    /// The names that are kept beside the repository, by id; no verdict asks for them.
    pub fn local_names(&self) -> &BTreeMap<PersonId, String> {
        self.local.get_or_init(|| self.repo.local_people().map(|text| local_names(&text)).unwrap_or_default())
    }

    /// The repository behind it.
    pub fn repo(&self) -> &Arc<Repo> {
        &self.repo
    }

    /// What was asked of a lawful tree, for all that ask it again.
    pub fn asked(&self, tree: Id) -> Arc<Mutex<Asked>> {
        let mut trees = held(&self.asked);
        if trees.len() >= TREES && !trees.contains_key(&tree) {
            trees.clear();
        }
        Arc::clone(trees.entry(tree).or_default())
    }

    /// Keeps a failure for whoever judges: an object that is not there is never taken for a file that is not.
    pub fn note<T>(&self, result: Attempt<T>) -> Option<T> {
        result.map_err(|failure| held(&self.trouble).get_or_insert(failure).kind).ok()
    }

    /// Whether everything that was asked for could be read so far.
    pub fn is_untroubled(&self) -> bool {
        held(&self.trouble).is_none()
    }

    /// Whether everything that was asked for could be read.
    ///
    /// # Errors
    /// The first failure since the last time.
    pub fn untroubled(&self) -> Attempt<()> {
        held(&self.trouble).take().map_or(Ok(()), Err)
    }

    /// The bytes of a blob; `None` when it is over the cap of its kind, or no plain file at all.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn bytes(&self, blob: Blob, cap: u64) -> Attempt<Option<Vec<u8>>> {
        if blob.mode != Mode::File {
            return Ok(None);
        }
        match self.repo.blob_size(blob.id)? {
            Some(size) if size <= cap => self.repo.blob(blob.id),
            _ => Ok(None),
        }
    }

    /// The SHA-256 of a blob; of what has no bytes of its own (a link's target, a submodule, no blob at all) its id,
    /// which no digest ever equals.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn digest(&self, blob: Blob, cap: u64) -> Attempt<Digest> {
        if blob.mode == Mode::Submodule {
            return Ok(blob.id.to_string());
        }
        if let Some(known) = held(&self.digests).get(&blob.id) {
            return Ok(known.clone());
        }
        let within = self.repo.blob_size(blob.id)?.is_some_and(|size| size <= cap);
        let bytes = if within { self.repo.blob(blob.id)? } else { None };
        let digest = bytes.map_or_else(|| blob.id.to_string(), |bytes| sha256(&bytes));
        keep(&self.digests, blob.id, digest.clone());
        Ok(digest)
    }

    /// What a blob says as a file of one kind. A file with a fault says nothing.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn side(&self, kind: &Kind, blob: Blob) -> Attempt<Side> {
        if blob.mode != Mode::File {
            return Ok(Side { digest: self.digest(blob, kind.cap())?, noun: None });
        }
        if let Some((known, side)) = held(&self.sides).get(&blob.id)
            && is_read_alike(known, kind)
        {
            return Ok(side.clone());
        }
        let side = match self.bytes(blob, kind.cap())? {
            Some(bytes) => Side { digest: sha256(&bytes), noun: sound(kind, &bytes).map(Arc::new) },
            None => Side { digest: blob.id.to_string(), noun: None },
        };
        keep(&self.sides, blob.id, (kind.clone(), side.clone()));
        Ok(side)
    }

    /// The point of the key that signed a file in a namespace; `None` when nothing sound is there.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn signed_by(&self, text: Blob, armour: Blob, namespace: &'static str) -> Attempt<Option<String>> {
        let asked = (text.id, armour.id, namespace);
        if let Some(known) = held(&self.signed).get(&asked) {
            return Ok(known.clone());
        }
        let signed = self.signed_text(text, armour)?;
        let point = signed.and_then(|(text, armour)| verify(&armour, namespace, &text));
        keep(&self.signed, asked, point.clone());
        Ok(point)
    }

    /// Reads and parses an answer or an outcome once, for whoever also verifies its signature; its bytes.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn take_in(&self, kind: &Kind, blob: Blob) -> Attempt<Option<Vec<u8>>> {
        let Some(bytes) = self.bytes(blob, kind.cap())? else { return Ok(None) };
        let side = Side { digest: sha256(&bytes), noun: sound(kind, &bytes).map(Arc::new) };
        keep(&self.sides, blob.id, (kind.clone(), side));
        Ok(Some(bytes))
    }

    /// The armour of a signature; `None` when it is too large or no text. Its digest is kept, for the outcome names it.
    ///
    /// # Errors
    /// When the object is missing or damaged.
    pub fn armour(&self, blob: Blob) -> Attempt<Option<String>> {
        let Some(bytes) = self.bytes(blob, SIGNATURE_CAP)? else { return Ok(None) };
        keep(&self.digests, blob.id, sha256(&bytes));
        Ok(String::from_utf8(bytes).ok())
    }

    /// A signed text and its armour; `None` when one of them is too large or no file.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn signed_text(&self, text: Blob, armour: Blob) -> Attempt<Option<(Vec<u8>, String)>> {
        let armour = self.armour(armour)?;
        let text = self.bytes(text, SIGNED_CAP)?;
        Ok(text.zip(armour))
    }

    /// Notes who signed what, found by somebody who verifies many at once.
    pub fn note_signed(&self, text: Id, armour: Id, namespace: &'static str, point: Option<String>) {
        keep(&self.signed, (text, armour, namespace), point);
    }

    pub fn knows_signed(&self, text: Id, armour: Id, namespace: &'static str) -> bool {
        self.known_signed(text, armour, namespace).is_some()
    }

    /// Who signed what, when it was asked before.
    pub fn known_signed(&self, text: Id, armour: Id, namespace: &'static str) -> Option<Option<String>> {
        held(&self.signed).get(&(text, armour, namespace)).cloned()
    }

    /// Lets go of what only a closed decision needed.
    pub fn forget(&self, blobs: impl Iterator<Item = Id>) {
        let (mut sides, mut digests) = (held(&self.sides), held(&self.digests));
        let mut signed = held(&self.signed);
        for id in blobs {
            sides.remove(&id);
            digests.remove(&id);
            let of: Vec<Signed> =
                signed.range((id, Id::ZERO_SHA1, "")..).take_while(|(k, _)| k.0 == id).map(|(k, _)| *k).collect();
            for key in of {
                signed.remove(&key);
            }
        }
    }
}

/// Largest signature that is read, in bytes.
const SIGNATURE_CAP: u64 = 4 << 10;
/// Largest text that is signed, in bytes.
const SIGNED_CAP: u64 = 16 << 10;

/// Whether two kinds read the same bytes in the same way: of an answer its file's name counts as well.
fn is_read_alike(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Answer(..), Kind::Answer(..)) => one == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// What bytes say, when nothing is wrong with them.
pub fn sound(kind: &Kind, bytes: &[u8]) -> Option<Noun> {
    let (noun, findings) = parse(kind, "", bytes);
    let strict = kind.is_signed() && !findings.is_empty();
    noun.filter(|_| !strict && findings.iter().all(|f| f.level != Level::Error))
}
