//! Public keys, compared as points: however its line is spelled, a key is one key.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use ssh_key::public::KeyData;
use ssh_key::{EcdsaCurve, PublicKey};

/// Most keys that a person's file may hold; more is refused where it stands.
pub const MAX_KEYS: usize = 64;

/// Key lines whose points are kept at most: an answer asks for the keys of its person again and again.
const KEPT: usize = 4_096;

/// A public key line without its comment: type and base64.
pub fn normal_key(line: &str) -> String {
    line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// The point of a key, in one form whatever its spelling: compressed, or with a security key's application. A line that
/// is no key of the kinds we know gives a text that no signature ever gives.
pub fn key_point(line: &str) -> String {
    static KNOWN: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(point) = known.get(line) {
        return point.clone();
    }
    let point = read_point(line);
    if known.len() >= KEPT {
        known.clear();
    }
    known.insert(line.to_owned(), point.clone());
    point
}

fn read_point(line: &str) -> String {
    let line = normal_key(line);
    let point = PublicKey::from_openssh(&line).ok().and_then(|key| point_of(key.key_data()));
    point.unwrap_or_else(|| format!("unknown {line}"))
}

/// Whether a line is a key of the kinds we know, in its own spelling.
pub fn is_key(line: &str) -> bool {
    !key_point(line).starts_with("unknown ")
}

/// The point of a key that was read; `None` for other kinds of key, and for a point in another spelling than its own.
pub fn point_of(key: &KeyData) -> Option<String> {
    match key {
        KeyData::Ed25519(key) => edwards(&key.0),
        KeyData::SkEd25519(key) => edwards(&key.public_key().0),
        KeyData::Ecdsa(key) if key.curve() == EcdsaCurve::NistP256 => weierstrass(key.as_sec1_bytes()),
        KeyData::SkEcdsaSha2NistP256(key) => weierstrass(key.ec_point().as_bytes()),
        _ => None,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An Edwards point is written with y below 2^255 - 19; what spells it otherwise is no key.
fn edwards(bytes: &[u8; 32]) -> Option<String> {
    let high = bytes[31] & 0x7f == 0x7f && bytes[1..31].iter().all(|b| *b == 0xff);
    (!(high && bytes[0] >= 0xed)).then(|| format!("ed25519:{}", hex(bytes)))
}

/// x and the parity of y, whether y itself is written or not.
fn weierstrass(sec1: &[u8]) -> Option<String> {
    let parity = match sec1 {
        [0x04, rest @ ..] if rest.len() == 64 => rest[63] & 1,
        [tag @ (0x02 | 0x03), rest @ ..] if rest.len() == 32 => tag & 1,
        _ => return None,
    };
    Some(format!("p256:{parity}{}", hex(&sec1[1..33])))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ED: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS";

    #[test]
    fn a_comment_or_blanks_make_no_other_key() {
        assert_eq!(key_point(ED), key_point(&format!("  {}  x@y ", ED.replace(' ', "   "))));
        assert!(key_point(ED).starts_with("ed25519:"));
    }

    #[test]
    fn both_spellings_of_a_curve_point_are_one() {
        let mut long = vec![4u8];
        long.extend([7; 32]);
        long.extend([9; 32]);
        let mut short = vec![3u8];
        short.extend([7; 32]);
        assert_eq!(weierstrass(&long), weierstrass(&short));
        short[0] = 2;
        assert_ne!(weierstrass(&long), weierstrass(&short));
    }

    #[test]
    fn a_point_in_a_spelling_of_its_own_is_none() {
        let mut over = [0xff; 32];
        over[31] = 0x7f;
        assert_eq!(edwards(&over), None);
        over[0] = 0xec;
        assert!(edwards(&over).is_some());
        assert!(key_point("ssh-ed25519-cert-v01@openssh.com AAAA").starts_with("unknown "));
    }
}
