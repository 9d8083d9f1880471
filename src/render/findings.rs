//! Findings for every reader: a person, a log, a script, a forge.

use std::collections::BTreeMap;
use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use serde::Serialize;

use super::json::pretty;
use super::page::Page;
use crate::bind::sha256;
use crate::files::{Content, Source, Span, resolve};
use crate::finding::{Finding, Place};
use crate::lang::{Day, Value, is_hostile, visible};
use crate::model::Level;
use crate::rules::card;

/// Below this many columns a picture of the source cannot be drawn.
const NARROW: usize = 60;
/// A forge shows this many annotations of each kind and drops the rest in silence.
const ANNOTATIONS: usize = 10;
/// Largest text that is read again to show a place, in bytes.
const SHOWN: u64 = 1 << 20;

/// The texts in which findings have their places.
pub struct Sources<'a>(pub Option<&'a dyn Source>);

impl Sources<'_> {
    fn text(&self, path: &str) -> Option<String> {
        match self.0?.read(path, SHOWN).ok()? {
            Content::Bytes(bytes) if !bytes.is_empty() => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Content::Bytes(_) | Content::TooLarge(_) => None,
        }
    }

    fn span(&self, place: &Place) -> Option<Span> {
        self.text(&place.path).map(|text| resolve(place, &text))
    }
}

struct Told {
    message: String,
    help: String,
    code: String,
}

fn tell(finding: &Finding, page: &Page<'_>) -> Told {
    let part = |part: &str| page.key(&format!("rule-{}-{part}", finding.rule), &finding.values);
    let code = card(finding.rule).map(|c| c.code).unwrap_or_default().to_owned();
    Told { message: part("message"), help: part("help"), code }
}

/// What a finding says, without its place.
pub fn finding_message(finding: &Finding, page: &Page<'_>) -> String {
    tell(finding, page).message
}

fn level_word(level: Level, page: &Page<'_>) -> String {
    let word = page.say.text(&format!("level-{}", level.word()));
    match level {
        Level::Error => page.red(&page.bold(&word)),
        Level::Warning => page.yellow(&page.bold(&word)),
        Level::Info => page.dim(&word),
    }
}

fn position(place: &Place, sources: &Sources<'_>) -> String {
    let path = visible(&place.path);
    match sources.span(place) {
        Some(span) => format!("{path}:{}:{}", span.line, span.column),
        None => path,
    }
}

/// As a person reads them: with the source where there is room, without it where there is none.
pub fn findings_human(findings: &[Finding], sources: &Sources<'_>, page: &Page<'_>) -> String {
    if page.width < NARROW { findings_concise(findings, sources, page) } else { findings_full(findings, sources, page) }
}

/// One finding a line: `path:line:column: level CODE slug: message`.
pub fn findings_concise(findings: &[Finding], sources: &Sources<'_>, page: &Page<'_>) -> String {
    let line = |finding: &Finding| {
        let told = tell(finding, page);
        let place = finding.place.as_ref().map(|p| format!("{}: ", position(p, sources))).unwrap_or_default();
        let level = level_word(finding.level, page);
        let text = format!("{place}{level} {} {}: {}", told.code, finding.rule, told.message);
        if page.width < NARROW { page.paragraph("", "  ", &text) } else { text + "\n" }
    };
    findings.iter().map(line).collect()
}

/// One finding with its place in the text, shown by miette.
struct Shown {
    head: String,
    message: String,
    footer: String,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.head))
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|s| s as &dyn SourceCode)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty())
            .then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}

/// Each finding with its source, its reason and its way out.
pub fn findings_full(findings: &[Finding], sources: &Sources<'_>, page: &Page<'_>) -> String {
    let theme = match (page.unicode, page.colour) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::unicode() },
        (false, false) => {
            GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::unicode_nocolor() }
        }
    };
    let mut out = String::new();
    for finding in findings {
        let shown = shown(finding, sources, page);
        let handler = GraphicalReportHandler::new_themed(theme.clone())
            .with_width(page.width)
            .with_links(false)
            .with_context_lines(1)
            .with_footer(shown.footer.clone());
        if handler.render_report(&mut out, &shown).is_err() {
            out.push_str(&shown.message);
        }
        out.push('\n');
    }
    out
}

fn shown(finding: &Finding, sources: &Sources<'_>, page: &Page<'_>) -> Shown {
    let told = tell(finding, page);
    let mut footer = format!("{} {}", page.say.text("help-word"), told.help);
    for place in &finding.related {
        footer.push_str(&format!("\n{} {}", page.say.text("see-also"), position(place, sources)));
    }
    let word = page.say.text(&format!("level-{}", finding.level.word()));
    let head = format!("{word} · {} · {}", finding.rule, told.code);
    let head = if page.unicode { head } else { head.replace('·', "-") };
    let text = finding.place.as_ref().and_then(|p| sources.text(&p.path).map(|text| (p, text)));
    let (source, labels) = match text {
        Some((place, text)) => {
            let span = resolve(place, &text);
            let line_end = text[span.start..].find('\n').map_or(text.len(), |n| span.start + n);
            let end = span.end.min(line_end).max(span.start);
            let label = LabeledSpan::new_with_span(None, span.start..end);
            (Some(NamedSource::new(visible(&place.path), harmless(&text))), vec![label])
        }
        None => (None, vec![]),
    };
    let place = finding.place.as_ref().filter(|_| source.is_none()).map(|p| format!("{}: ", visible(&p.path)));
    Shown { head, message: format!("{}{}", place.unwrap_or_default(), told.message), footer, source, labels }
}

/// The same text, byte for byte as long, with nothing in it that a terminal would obey.
fn harmless(text: &str) -> String {
    let safe = |c: char| match (is_hostile(c) && c != '\n' && c != '\t', c.len_utf8()) {
        (false, _) => c,
        (true, 1) => '?',
        (true, 2) => '¿',
        (true, _) => '\u{FFFD}',
    };
    text.chars().map(safe).collect()
}

#[derive(Serialize)]
struct FindingV1<'a> {
    rule: &'a str,
    code: String,
    level: &'static str,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: String,
    values: BTreeMap<&'static str, serde_json::Value>,
    fingerprint: String,
}

#[derive(Serialize)]
struct SummaryV1 {
    error: usize,
    warning: usize,
    info: usize,
    files: usize,
    organisation: Option<String>,
}

#[derive(Serialize)]
struct CheckV1<'a> {
    version: u8,
    findings: Vec<FindingV1<'a>>,
    summary: SummaryV1,
}

fn value(value: &Value, page: &Page<'_>) -> serde_json::Value {
    match value {
        Value::Text(text) => text.clone().into(),
        Value::Number(number) => (*number).into(),
        Value::Day(day) => iso(*day).into(),
        Value::List(items) => items.clone().into(),
        Value::Told(..) => page.say.told(value).unwrap_or_default().into(),
        Value::Message(message) => page.message(message).into(),
    }
}

/// A day as machines write it.
pub fn iso(Day(year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// What a finding is, whatever line it stands on.
fn fingerprint(finding: &Finding) -> String {
    let place = finding.place.as_ref().map(|p| format!("{}\n{}", p.path, p.key_path())).unwrap_or_default();
    let values: Vec<String> = finding.values.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
    sha256(format!("{}\n{place}\n{}", finding.rule, values.join("\n")).as_bytes())[..16].to_owned()
}

fn v1<'a>(finding: &'a Finding, sources: &Sources<'_>, page: &Page<'_>) -> FindingV1<'a> {
    let told = tell(finding, page);
    let span = finding.place.as_ref().and_then(|p| sources.span(p));
    FindingV1 {
        rule: finding.rule,
        code: told.code,
        level: finding.level.word(),
        path: finding.place.as_ref().map(|p| p.path.as_str()),
        line: span.map(|s| s.line),
        column: span.map(|s| s.column),
        end_line: span.map(|s| s.end_line),
        end_column: span.map(|s| s.end_column),
        message: told.message,
        help: told.help,
        values: finding.values.iter().map(|(name, v)| (*name, value(v, page))).collect(),
        fingerprint: fingerprint(finding),
    }
}

/// The frozen JSON of `check`; a refusal prints the same object.
pub fn findings_json(
    findings: &[Finding],
    sources: &Sources<'_>,
    files: usize,
    organisation: Option<String>,
    page: &Page<'_>,
) -> String {
    let count = |level: Level| findings.iter().filter(|f| f.level == level).count();
    pretty(&CheckV1 {
        version: 1,
        findings: findings.iter().map(|f| v1(f, sources, page)).collect(),
        summary: SummaryV1 {
            error: count(Level::Error),
            warning: count(Level::Warning),
            info: count(Level::Info),
            files,
            organisation,
        },
    })
}

/// One finding as a JSON value, for documents that hold findings among other things.
pub fn finding_value(finding: &Finding, page: &Page<'_>) -> serde_json::Value {
    serde_json::to_value(v1(finding, &Sources(None), page)).unwrap_or_default()
}

/// Annotations of GitHub: at most ten of each kind, and a line that says how many more there are.
pub fn findings_github(findings: &[Finding], sources: &Sources<'_>, page: &Page<'_>) -> String {
    let mut out = String::new();
    for (level, word) in [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "notice")] {
        let of_level: Vec<&Finding> = findings.iter().filter(|f| f.level == level).collect();
        for finding in of_level.iter().take(ANNOTATIONS) {
            let told = tell(finding, page);
            let mut properties = vec![];
            if let Some(place) = &finding.place {
                properties.push(format!("file={}", property(&place.path)));
                if let Some(span) = sources.span(place) {
                    properties.push(format!(
                        "line={},col={},endLine={},endColumn={}",
                        span.line, span.column, span.end_line, span.end_column
                    ));
                }
            }
            properties.push(format!("title={}", property(&format!("{} {}", told.code, finding.rule))));
            let text = data(&format!("{} {} {}", told.message, page.say.text("help-word"), told.help));
            out.push_str(&format!("::{word} {}::{text}\n", properties.join(",")));
        }
        if of_level.len() > ANNOTATIONS {
            let more = page.key("more-findings", &crate::values![number = of_level.len() - ANNOTATIONS]);
            out.push_str(&format!("{more}\n"));
        }
    }
    out
}

fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
