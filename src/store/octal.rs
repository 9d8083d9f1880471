//! Modes of tree entries: octal digits, read as git reads them.

use crate::files::Mode;

/// How the mode of an entry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Plain,
    /// With zeros before it, or too long: git reads it, though it never writes it so.
    Padded,
    /// As git never writes it; what it takes for a submodule has no object here.
    Odd,
}

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

/// As git does: digits beyond what a number holds are lost, the kind is in four bits, and of a file one bit more counts.
fn other_mode(octal: &[u8]) -> (Option<Mode>, Mark) {
    if octal.is_empty() || !octal.iter().all(|digit| (b'0'..=b'7').contains(digit)) {
        return (Some(Mode::Submodule), Mark::Odd);
    }
    let number = octal.iter().fold(0_u32, |sum, digit| (sum << 3).wrapping_add(u32::from(digit - b'0')));
    // Files that a group may write are of git's first year.
    let plain = octal.len() == 6 && number & !0o7_777 == 0o100_000;
    match number & 0o170_000 {
        0o100_000 if plain => (Some(Mode::Executable), Mark::Plain),
        0o100_000 if number & 0o100 == 0 => (Some(Mode::File), Mark::Padded),
        0o100_000 => (Some(Mode::Executable), Mark::Padded),
        0o120_000 => (Some(Mode::Link), Mark::Padded),
        0o40_000 => (None, Mark::Padded),
        _ => (Some(Mode::Submodule), Mark::Odd),
    }
}

/// A mode as git writes it; `None` for a folder.
pub fn written_mode(mode: Option<Mode>) -> &'static str {
    match mode {
        None => "40000",
        Some(Mode::File) => "100644",
        Some(Mode::Executable) => "100755",
        Some(Mode::Link) => "120000",
        Some(Mode::Submodule) => "160000",
    }
}
