//! Accord: governance as code in an ordinary git repository.

pub mod bind;
pub mod cli;
pub mod diff;
pub mod files;
pub mod finding;
pub mod import;
pub mod lang;
pub mod model;
pub mod process;
pub mod render;
pub mod rules;
pub mod store;
pub mod template;
pub mod trust;
