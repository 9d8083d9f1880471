//! Modes of tree entries: octal digits, read as git reads them.

use crate::files::Mode;

/// How the mode of an entry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Plain,
    /// With zeros before it: the same to git, though it never writes it so.
    Padded,
    /// As git never writes it; what it takes for a submodule has no object here.
    Odd,
}

/// Digits of a mode past which nothing is an entry.
pub const LONGEST: usize = 64;

/// A mode read as git reads it; `None` for a folder.
pub fn read_mode(octal: &[u8]) -> (Option<Mode>, Mark) {
    match octal {
        b"40000" => (None, Mark::Plain),
        b"100644" => (Some(Mode::File), Mark::Plain),
        b"120000" => (Some(Mode::Link), Mark::Plain),
        b"160000" => (Some(Mode::Submodule), Mark::Plain),
        other => other_mode(other),
    }
}

fn other_mode(octal: &[u8]) -> (Option<Mode>, Mark) {
    let digits = octal.iter().position(|b| *b != b'0').map_or(&b"0"[..], |at| &octal[at..]);
    let padded = digits.len() < octal.len();
    let number = std::str::from_utf8(digits).ok().and_then(|text| u32::from_str_radix(text, 8).ok()).unwrap_or(0);
    let (mode, known) = match number {
        0o40_000 => (None, true),
        0o100_644 => (Some(Mode::File), true),
        0o120_000 => (Some(Mode::Link), true),
        0o160_000 => (Some(Mode::Submodule), true),
        // Files that a group may write are of git's first year.
        _ if number & 0o170_000 == 0o100_000 => (Some(Mode::Executable), true),
        _ if number & 0o170_000 == 0o40_000 => (None, false),
        _ => (Some(Mode::Submodule), false),
    };
    let mark = match (known, padded) {
        (true, false) => Mark::Plain,
        (true, true) => Mark::Padded,
        (false, _) => Mark::Odd,
    };
    (mode, mark)
}
