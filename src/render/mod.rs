//! Results into bytes. Render decides looks, never facts.

mod audit;
mod changes;
mod chart;
mod explain;
mod failure;
mod findings;
mod format_doc;
mod json;
mod page;
mod show;
mod status;

pub use audit::{audit_human, audit_json};
pub use changes::{change_line, changes_human, changes_json, changes_markdown};
pub use chart::{ChartOptions, mermaid, svg, text_chart};
pub use explain::{explain_human, explain_json};
pub use failure::{failure_human, failure_json};
pub use findings::{Sources, findings_concise, findings_full, findings_github, findings_human, findings_json};
pub use format_doc::format_doc;
pub use json::pretty;
pub use page::{Page, wrap};
pub use show::{show_human, show_json};
pub use status::status_human;
