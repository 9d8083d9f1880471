//! How far two texts are the same, block by block.

/// Bytes that are compared at once.
const BLOCK: usize = 256;

/// The first byte at which two texts differ, block by block.
pub fn first_difference(a: &[u8], b: &[u8]) -> usize {
    let mut at = 0;
    for (x, y) in a.chunks(BLOCK).zip(b.chunks(BLOCK)) {
        if x != y {
            return at + x.iter().zip(y).take_while(|(a, b)| a == b).count();
        }
        at += x.len();
    }
    at.min(b.len())
}

/// How many bytes two texts end with alike, block by block.
pub fn last_difference(a: &[u8], b: &[u8]) -> usize {
    let mut same = 0;
    for (x, y) in a.rchunks(BLOCK).zip(b.rchunks(BLOCK)) {
        if x != y {
            return same + x.iter().rev().zip(y.iter().rev()).take_while(|(a, b)| a == b).count();
        }
        same += x.len();
    }
    same
}
