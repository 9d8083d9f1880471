//! Names of files between git and disk, which hold any bytes, and the text that we work with: a byte that is no text
//! stands as a mark, so that no two names become one and each finds its way back.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::lang::{byte_mark, marked_byte};

/// The first byte of every mark in UTF-8.
const MARKED: u8 = 0xEF;

/// A name or a path as text. Marks that stand in it already are marked byte by byte, as what is no text is.
pub fn text(name: &[u8]) -> String {
    match std::str::from_utf8(name) {
        Ok(text) if !name.contains(&MARKED) || !text.contains(|c| marked_byte(c).is_some()) => text.to_owned(),
        _ => name.utf8_chunks().fold(String::new(), |mut text, chunk| {
            for c in chunk.valid().chars() {
                match marked_byte(c) {
                    Some(_) => text.extend(c.encode_utf8(&mut [0; 4]).bytes().map(byte_mark)),
                    None => text.push(c),
                }
            }
            text.extend(chunk.invalid().iter().map(|byte| byte_mark(*byte)));
            text
        }),
    }
}

/// The bytes of a name or a path.
pub fn bytes(text: &str) -> Cow<'_, [u8]> {
    if !text.as_bytes().contains(&MARKED) || !text.contains(|c| marked_byte(c).is_some()) {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut bytes = vec![];
    for c in text.chars() {
        match marked_byte(c) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Cow::Owned(bytes)
}

/// A path as the system takes it.
#[cfg(unix)]
pub fn path(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(&bytes(text)))
}

/// A path as the system takes it: names there are always text.
#[cfg(not(unix))]
pub fn path(text: &str) -> PathBuf {
    PathBuf::from(text)
}

/// What the system calls something, as text.
#[cfg(unix)]
pub fn of_system(name: &std::ffi::OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    text(name.as_bytes())
}

/// What the system calls something, as text.
#[cfg(not(unix))]
pub fn of_system(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_its_way_back_and_no_two_become_one() {
        let names: [&[u8]; 9] = [
            b"caf\xe9.md",
            b"caf\\xe9.md",
            "caf\u{e9}.md".as_bytes(),
            "caf\u{F7E9}.md".as_bytes(),
            b"\xef\x9f\xa9",
            b"\xef\x9f",
            b"\xff\xfe",
            "\u{FF21}".as_bytes(),
            b"",
        ];
        let mut seen = std::collections::BTreeSet::new();
        for name in names {
            let text = text(name);
            assert_eq!(&*bytes(&text), name, "{text:?}");
            seen.insert(text);
        }
        assert_eq!(seen.len(), names.len());
    }
}
