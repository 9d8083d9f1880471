//! Each kind of file, declared once: its keys in canonical order.

mod constitution;
mod decision;
mod organisation;
mod record;
mod rules;
mod words;

pub use words::words_keys;
