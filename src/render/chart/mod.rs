//! The organisation drawn: circles with their roles and, where one wants them, people.

mod dot;
mod drawn;
mod elements;
mod enclose;
mod html;
mod json;
mod labels;
mod layout;
mod letters;
mod mermaid;
mod pack;
mod settle;
mod svg;
mod text;

pub use dot::dot;
pub use drawn::ChartOptions;
pub use html::{Paper, html};
pub use json::chart_json;
pub use mermaid::{mermaid, mermaid_parts};
pub use svg::svg;
pub use text::text_chart;

#[cfg(test)]
mod tests;
