//! Results into bytes. Render decides looks, never facts.

mod audit;
mod changes;
mod chart;
mod explain;
mod failure;
mod findings;
mod findings_json;
mod format_doc;
mod github;
mod gitlab;
mod json;
pub use json::escaped;
mod junit;
mod page;
mod rules;
mod sarif;
mod show;
mod status;

pub use audit::{AuditView, audit_human, audit_json};
pub use changes::{change_line, changes_brief, changes_human, changes_json, changes_markdown};
pub use chart::{ChartOptions, mermaid, svg, text_chart};
pub use explain::{explain_human, explain_json, explain_own, rule_index, rule_page};
pub use failure::{failure_advice, failure_human, failure_json};
pub use findings::{Compared, Sheet, Sources, findings_concise, findings_full, findings_human};
pub use findings_json::findings_json;
pub use format_doc::format_doc;
pub use github::{findings_github, job_summary};
pub use gitlab::findings_gitlab;
pub use json::pretty;
pub use junit::findings_junit;
pub use page::{Page, wrap};
pub use rules::{rules_human, rules_json};
pub use sarif::findings_sarif;
pub use show::{show_human, show_json};
pub use status::{seat_human, seat_json, status_human, status_json};
