//! Commits, read from their raw bytes: nothing of the message is ever taken for a header.

use super::Id;

/// Who and when, as the commit says it: informative, never authority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub name: String,
    pub email: String,
    /// Seconds since 1970 began in UTC.
    pub seconds: i64,
}

/// A commit's signature and the bytes it signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub armour: String,
    pub payload: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    pub id: Id,
    pub tree: Id,
    pub parents: Vec<Id>,
    pub author: Stamp,
    pub committer: Stamp,
    pub message: String,
    /// Present only when every header stands once, in order, with nothing hidden around it.
    pub signature: Option<Signature>,
    /// Whether git itself could have written its headers.
    pub sound: bool,
}

/// Most parents of a commit: nobody merges more at once, and each is compared.
const MAX_PARENTS: usize = 16;

/// Bytes of a commit of which nothing is believed but what it stands on: nobody writes so much to say what was decided.
pub(super) const HUGE: usize = 1 << 20;
/// Bytes of the message that are kept of a huge commit.
const MAX_TITLE: usize = 1 << 10;

/// Letters of an id.
const ID: usize = 40;

/// The headers in the order git writes them.
const ORDER: [&str; 6] = ["tree", "parent", "author", "committer", "encoding", "gpgsig"];

impl Commit {
    /// A commit from its bytes; `None` when they are none.
    pub(super) fn parse(id: Id, raw: &[u8]) -> Option<Self> {
        parse(id, raw)
    }
}

/// As git itself reads it: the tree first, then the parents, the rest by name. What else stands there makes it unsound.
fn parse(id: Id, whole: &[u8]) -> Option<Commit> {
    let huge = whole.len() > HUGE;
    let raw = &whole[..whole.len().min(HUGE)];
    let blank = raw.windows(2).position(|w| w == b"\n\n");
    let (head, message) = match blank {
        Some(end) => (&raw[..=end], &raw[end + 2..]),
        None => (raw, &raw[raw.len()..]),
    };
    // Of one that nobody would write, the first line alone is kept.
    let message = if huge { &message[..message.len().min(MAX_TITLE)] } else { message };
    let headers = headers(head);
    let one = |name: &str| headers.iter().find(|h| h.name == name);
    let text = |name: &str| one(name).map(|h| h.value(head)).unwrap_or_default();
    let (tree, rest) = tree(whole)?;
    let parents = parents(rest)?;
    let count = |name: &str| headers.iter().filter(|h| h.name == name).count();
    let sound = !huge
        && blank.is_some()
        && parents.len() <= MAX_PARENTS
        && !head.contains(&0)
        && headers.first().is_some_and(|first| first.end == whole.len() - rest.len())
        && ["tree", "author", "committer"].iter().all(|name| count(name) == 1)
        && count("parent") == parents.len();
    let signed = one("gpgsig").filter(|_| sound && is_strict(&headers) && !raw.contains(&0));
    Some(Commit {
        id,
        tree,
        parents,
        author: stamp(&text("author")),
        committer: stamp(&text("committer")),
        message: String::from_utf8_lossy(message).into_owned(),
        signature: signed
            .map(|h| Signature { armour: h.value(head), payload: [&raw[..h.start], &raw[h.end..]].concat() }),
        sound,
    })
}

/// The tree that a commit begins with, and what follows: as git does, by its place, whatever lines continue it.
fn tree(whole: &[u8]) -> Option<(Id, &[u8])> {
    let (id, rest) = whole.strip_prefix(b"tree ")?.split_at_checked(ID)?;
    Some((std::str::from_utf8(id).ok().and_then(any_case)?, rest.strip_prefix(b"\n")?))
}

/// The parents that the lines of a commit begin with, however many; `None` when one of them names no commit. As git does, a
/// line that ends the object is none.
fn parents(mut rest: &[u8]) -> Option<Vec<Id>> {
    let mut parents = vec![];
    while let Some(line) = rest.strip_prefix(b"parent ").filter(|line| line.len() > ID + 1) {
        let (id, after) = line.split_at_checked(ID)?;
        parents.push(std::str::from_utf8(id).ok().and_then(any_case)?);
        rest = after.strip_prefix(b"\n")?;
    }
    Some(parents)
}

/// An id in full as git reads it: capitals too, which it never writes.
fn any_case(text: &str) -> Option<Id> {
    whole_id(&text.to_ascii_lowercase())
}

/// An id written in full: the library takes a part of one for the id that begins with it.
pub fn whole_id(text: &str) -> Option<Id> {
    Id::from_str(text).ok().filter(|id| id.to_string() == text)
}

struct Header {
    name: String,
    /// Bytes of the header's lines, continuation lines and line ends included.
    start: usize,
    end: usize,
}

impl Header {
    /// The value with its continuation lines joined by line breaks.
    fn value(&self, head: &[u8]) -> String {
        let bytes = &head[self.start + self.name.len()..self.end];
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        text.strip_prefix(' ').unwrap_or(text).replace("\n ", "\n")
    }
}

fn headers(head: &[u8]) -> Vec<Header> {
    let mut headers: Vec<Header> = vec![];
    let mut start = 0;
    for line in head.split_inclusive(|b| *b == b'\n') {
        let end = start + line.len();
        if let (Some(b' '), Some(last)) = (line.first(), headers.last_mut()) {
            last.end = end;
        } else {
            let name = line.split(|b| *b == b' ' || *b == b'\n').next().unwrap_or_default();
            headers.push(Header { name: String::from_utf8_lossy(name).into_owned(), start, end });
        }
        start = end;
    }
    headers
}

/// Each header known, in order, and once (but for parents).
fn is_strict(headers: &[Header]) -> bool {
    let places: Option<Vec<usize>> = headers.iter().map(|h| ORDER.iter().position(|name| *name == h.name)).collect();
    let Some(places) = places else { return false };
    let parent = 1;
    let in_order = places.windows(2).all(|w| w[0] < w[1] || (w[0] == parent && w[1] == parent));
    in_order && [0, 2, 3].iter().all(|needed| places.contains(needed))
}

/// `Name <email> seconds zone`.
fn stamp(text: &str) -> Stamp {
    let Some((name, rest)) = text.split_once(" <") else { return Stamp::default() };
    let Some((email, time)) = rest.rsplit_once("> ") else { return Stamp::default() };
    let seconds = time.split(' ').next().and_then(|s| s.parse().ok()).unwrap_or_default();
    Stamp { name: name.to_owned(), email: email.to_owned(), seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";
    const PEOPLE: &str = "author A <a@b> 5 +0000\ncommitter A <a@b> 6 +0000\n";
    const SIG: &str = "gpgsig -----BEGIN SSH SIGNATURE-----\n U1NI\n -----END SSH SIGNATURE-----\n";

    fn read(text: &str) -> Option<Commit> {
        parse(Id::ZERO_SHA1, text.as_bytes())
    }

    #[test]
    fn a_signed_commit_gives_its_payload_without_the_signature() {
        let commit = read(&format!("{TREE}{PEOPLE}{SIG}\nhello\n")).expect("a commit");
        let signature = commit.signature.expect("a signature");
        assert_eq!(signature.payload, format!("{TREE}{PEOPLE}\nhello\n").into_bytes());
        assert!(signature.armour.starts_with("-----BEGIN") && signature.armour.ends_with("-----"));
        assert_eq!(commit.committer.seconds, 6);
    }

    #[test]
    fn what_is_crafted_is_unsigned() {
        for crafted in [
            format!("{TREE}{PEOPLE}\n{SIG}\nhello\n"),
            format!("{TREE}{TREE}{PEOPLE}{SIG}\nhello\n"),
            format!("{TREE}{SIG}{PEOPLE}\nhello\n"),
            format!("{TREE}{PEOPLE}{SIG}{SIG}\nhello\n"),
            format!("{TREE}{PEOPLE}{SIG}gpgsigfoo x\n\nhello\n"),
            format!("{TREE}{PEOPLE}{SIG}\nhello\0more\n"),
        ] {
            assert_eq!(read(&crafted).and_then(|c| c.signature), None, "{crafted:?}");
        }
    }

    #[test]
    fn broken_headers_are_read_as_git_reads_them_and_told() {
        let parent = "parent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";
        let hidden = read(&format!("{TREE}{PEOPLE}{parent}\nhello\n")).expect("a commit");
        assert!(!hidden.sound && hidden.parents.is_empty(), "a parent after the committer is none");
        let bare = read(&format!("{TREE}{parent}{PEOPLE}")).expect("a commit without a blank line");
        assert!(!bare.sound && bare.parents.len() == 1);
        assert!(read(&format!("{TREE}{parent}{PEOPLE}\n")).is_some_and(|c| c.sound), "an empty message is one");
        let capitals = format!("{}{}{PEOPLE}\n", TREE.replace('b', "B"), parent.replace("4b8", "4B8"));
        let same = read(&format!("{TREE}{parent}{PEOPLE}\n")).expect("a commit");
        let read_so = read(&capitals).expect("git reads capitals");
        assert_eq!((read_so.tree, read_so.parents), (same.tree, same.parents));
        let cut = read(&format!("{TREE}parent 4b825")).expect("git reads no parent in it");
        assert!(!cut.sound && cut.parents.is_empty());
        assert!(read(&format!("{TREE}parent 4b825\n{PEOPLE}\n")).is_none(), "git reads no such commit");
        let continued = read(&format!("{TREE} x\n{PEOPLE}\n")).expect("git reads the tree by its place");
        assert!(!continued.sound && continued.tree == same.tree);
    }
}
