//! Other systems' data into files of ours, with a report of what was changed or left out.

mod build;
mod neutral;
mod rust_team;

pub use build::{Imported, Known};
pub use neutral::{from_json, to_json};
pub use rust_team::from_rust_team;
