//! Vouch: as many others as the rules ask for say with their own keys what becomes of somebody's.

/// What is decided so: the keys of somebody who cannot speak for themselves now.
pub const KINDS: [&str; 2] = ["suspension", "recovery"];
