//! Accord: governance as code in an ordinary git repository.

pub mod files;
pub mod finding;
pub mod lang;
pub mod model;
pub mod bind;
pub mod rules;
pub mod store;
pub mod trust;
