//! What a file says, whatever its layout.

use super::edit::canonical;
use super::layout::Kind;
use super::read::{Noun, parse};

/// What a file says, as `fmt` would lay it out without a comment; its bytes where it is no such file, or cannot be read.
pub fn content(kind: &Kind, path: &str, bytes: &[u8]) -> Vec<u8> {
    let laid_out = match parse(kind, path, bytes).0 {
        Some(Noun::Person(it)) => canonical(path, &[], &*it),
        Some(Noun::Domain(it)) => canonical(path, &[], &*it),
        Some(Noun::Circle(it)) => canonical(path, &[], &*it),
        Some(Noun::Role(it)) => canonical(path, &[], &*it),
        Some(Noun::Policy(it)) => canonical(path, &[], &*it),
        _ => return bytes.to_vec(),
    };
    laid_out.into_bytes()
}
