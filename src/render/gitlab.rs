//! Findings for GitLab: its code quality report, shown beside a merge request.

use serde::Serialize;

use super::findings::{Sheet, tell};
use super::findings_json::fingerprints;
use super::json::pretty;
use super::page::Page;
use crate::lang::visible;
use crate::model::Level;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// Without a line number, and unique in the report.
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report. What stands in no file is shown at the constitution, for the format asks for a place.
pub fn findings_gitlab(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let issues: Vec<Issue<'_>> = sheet
        .findings
        .iter()
        .zip(fingerprints(sheet.findings))
        .map(|(finding, fingerprint)| {
            let told = tell(finding, page);
            let span = finding.place.as_ref().and_then(|p| sheet.sources.span(p));
            let path = finding.place.as_ref().map_or("constitution.toml", |p| p.path.as_str());
            let (begin, end) = span.map_or((1, 1), |s| (s.line, s.end_line));
            Issue {
                description: visible(&format!("{}: {} {}", told.code, told.message, told.help)),
                check_name: finding.rule,
                fingerprint,
                severity: match finding.level {
                    Level::Error => "major",
                    Level::Warning => "minor",
                    Level::Info => "info",
                },
                location: Location { path: visible(path), lines: Lines { begin, end } },
            }
        })
        .collect();
    pretty(&issues)
}
