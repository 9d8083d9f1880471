//! The whole loop, played with real keys and real clones by invented people.

use std::path::Path;

use crate::cli::context::Context;
use crate::finding::Attempt;

pub fn run(_context: &Context, _dir: Option<&Path>) -> Attempt<u8> {
    Ok(0)
}
