//! Findings for GitHub: annotations beside the lines, and the whole list in the job summary.

use super::findings::{Sheet, tell};
use super::page::Page;
use crate::finding::Finding;
use crate::lang::visible;
use crate::model::Level;
use crate::values;

/// A job shows this many annotations of each kind and drops the rest in silence.
const ANNOTATIONS: usize = 10;

/// At most ten annotations of each kind, and a line that says how many more there are.
pub fn findings_github(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let mut out = String::new();
    for (level, word) in [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "notice")] {
        let of_level: Vec<&Finding> = sheet.findings.iter().filter(|f| f.level == level).collect();
        for finding in of_level.iter().take(ANNOTATIONS) {
            out.push_str(&annotation(finding, word, sheet, page));
        }
        if of_level.len() > ANNOTATIONS {
            let more = page.key("more-findings", &values![number = of_level.len() - ANNOTATIONS]);
            out.push_str(&format!("{more}\n"));
        }
    }
    out
}

fn annotation(finding: &Finding, word: &str, sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let told = tell(finding, page);
    let mut properties = vec![];
    if let Some(place) = &finding.place {
        properties.push(format!("file={}", property(&place.path)));
        if let Some(span) = sheet.sources.span(place) {
            properties.push(format!("line={},endLine={}", span.line, span.end_line));
            // Columns are believed only within one line.
            if span.line == span.end_line {
                properties.push(format!("col={},endColumn={}", span.column, span.end_column));
            }
        }
    }
    properties.push(format!("title={}", property(&format!("{} {}", told.code, finding.rule))));
    let text = data(&told.message) + "%0A" + &data(&format!("{} {}", page.say.text("help-word"), told.help));
    format!("::{word} {}::{text}\n", properties.join(","))
}

fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Every finding as a table of Markdown, for the summary of the job.
pub fn job_summary(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let say = |key: &str| page.say.text(key);
    let head = page.key(
        "check-summary",
        &values![
            files = sheet.files,
            errors = sheet.count(Level::Error),
            warnings = sheet.count(Level::Warning),
            infos = sheet.count(Level::Info),
        ],
    );
    let mut out = format!("## {}\n\n{head}\n", say("summary-title"));
    if sheet.findings.is_empty() {
        return out;
    }
    out.push_str(&format!(
        "\n| {} | {} | {} | {} |\n|---|---|---|---|\n",
        say("summary-level"),
        say("summary-place"),
        say("summary-what"),
        say("summary-do")
    ));
    for finding in sheet.findings {
        let told = tell(finding, page);
        let place = finding.place.as_ref().map(|p| {
            let line = sheet.sources.span(p).map(|s| format!(":{}", s.line)).unwrap_or_default();
            format!("{}{line}", p.path)
        });
        out.push_str(&format!(
            "| {} | {} | {} {} | {} |\n",
            say(&format!("level-{}", finding.level.word())),
            cell(&place.unwrap_or_default()),
            cell(&told.code),
            cell(&told.message),
            cell(&told.help)
        ));
    }
    out
}

/// Text that stays text within a table.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '!' | '~' | '@' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
