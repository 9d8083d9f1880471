//! The whole suite in one binary: low-level facts first, then whole organisations, then people at work.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests prepare files, run programs and say what they skip"
)]

mod acts;
mod architecture;
mod authority;
mod buried;
mod by_hand;
mod cards;
mod cases;
mod catalogue;
mod changes;
mod charts;
mod clones;
mod crafted;
mod editors;
mod elections;
mod erasure;
mod fallbacks;
mod hand;
mod hostile;
mod imports;
mod keys;
mod kills;
mod laundering;
mod leaving;
mod many;
mod meanwhile;
mod organisations;
mod overtaken;
mod property;
mod readers;
mod readme;
mod restart;
mod shells;
mod structure;
mod support;
mod takeover;
mod time;
mod together;
mod unreadable;
mod verdicts;
mod walkthroughs;
mod words;
