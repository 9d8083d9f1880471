//! Findings in the XML of `JUnit`, which every CI shows as tests that passed or failed.

use minijinja::context;

use super::findings::{Sheet, tell};
use super::page::Page;
use crate::finding::{Attempt, Failure};
use crate::lang::visible;
use crate::message;
use crate::model::Level;
use crate::template::render;

/// One test case for each finding: an error fails, and with `strict` a warning too; what only warns passes and says so.
///
/// # Errors
/// When the template cannot be rendered: our bug.
pub fn findings_junit(sheet: &Sheet<'_>, page: &Page<'_>) -> Attempt<String> {
    let fails = |level: Level| level == Level::Error || (sheet.strict && level == Level::Warning);
    let cases: Vec<minijinja::Value> = sheet
        .findings
        .iter()
        .map(|finding| {
            let told = tell(finding, page);
            let place = finding.place.as_ref();
            let span = place.and_then(|p| sheet.sources.span(p));
            let path = place.map_or("constitution.toml", |p| p.path.as_str());
            let key = place.map(crate::finding::Place::key_path).unwrap_or_default();
            context! {
                class => visible(path),
                name => visible(format!("{} {} {key}", told.code, finding.rule).trim_end()),
                place => visible(&span.map_or(path.to_owned(), |s| format!("{path}:{}:{}", s.line, s.column))),
                fails => fails(finding.level),
                level => finding.level.word(),
                message => visible(&told.message),
                help => visible(&told.help),
            }
        })
        .collect();
    let failures = sheet.findings.iter().filter(|f| fails(f.level)).count();
    let tests = sheet.findings.len().max(1);
    let values = context! { cases, failures, tests, title => page.say.text("summary-title") };
    render("junit.xml", page.say, values)
        .map_err(|error| Failure::bug(message!("template-failed", detail = error.to_string())))
}
