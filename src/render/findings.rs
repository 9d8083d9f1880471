//! Findings for people: with their source where there is room, one a line where there is none.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::page::Page;
use crate::files::{Content, Kind, Region, Source, Span, classify, resolve, resolve_all};
use crate::finding::{Finding, Place};
use crate::lang::{Args, Value, is_hostile, visible};
use crate::model::Level;
use crate::rules::{Line, Origin, card};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use textwrap::{WordSeparator, WordSplitter};

/// Below this many columns a picture of the source cannot be drawn.
const NARROW: usize = 60;
/// Largest text that is read again to show a place, in bytes.
const SHOWN: u64 = 1 << 20;

/// The texts in which findings have their places; each is parsed once for all that are known beforehand.
pub struct Sources<'a> {
    source: Option<&'a dyn Source>,
    known: RefCell<BTreeMap<Place, Option<Span>>>,
}

/// So many findings of one rule are all shown; of more, the first ones.
const ALIKE: usize = 6;
const FIRST: usize = 3;

/// What there is to show: findings, the texts they stand in, and what makes each of them a rule here.
pub struct Sheet<'a> {
    pub findings: &'a [Finding],
    pub sources: Sources<'a>,
    /// Of each rule that found something, the line that turns it on.
    pub lines: &'a [Line],
    /// Files that were read.
    pub files: usize,
    pub organisation: Option<String>,
    /// What a comparison with a base says besides.
    pub compared: Option<Compared>,
    /// Whether a warning is a no as well.
    pub strict: bool,
}

/// What was there before a proposal, and whether it may be decided.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Findings that are older than the change.
    pub older: usize,
    /// The proposal, and how much is still missing to decide it; `None` off its branch.
    pub proposal: Option<(String, usize)>,
}

impl<'a> Sheet<'a> {
    /// Findings alone, of which no text is at hand.
    pub fn of(findings: &'a [Finding]) -> Self {
        let sources = Sources::new(None);
        Self { findings, sources, lines: &[], files: 0, organisation: None, compared: None, strict: false }
    }

    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|f| f.level == level).count()
    }

    pub(super) fn line(&self, finding: &Finding) -> Option<&Line> {
        self.lines.iter().find(|line| line.card.slug == finding.rule).filter(|line| !line.is_everywhere())
    }
}

impl<'a> Sources<'a> {
    pub fn new(source: Option<&'a dyn Source>) -> Self {
        Self { source, known: RefCell::default() }
    }

    /// Finds the places of all findings, file by file.
    pub fn locate(&self, findings: &[Finding]) {
        let mut by_path: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
        for place in findings.iter().flat_map(|f| f.place.iter().chain(&f.related)) {
            by_path.entry(&place.path).or_default().push(place);
        }
        let mut known = self.known.borrow_mut();
        for (path, places) in by_path {
            let spans = self.text(path).map(|text| resolve_all(&places, &text));
            for (at, place) in places.into_iter().enumerate() {
                known.insert(place.clone(), spans.as_ref().map(|spans| spans[at]));
            }
        }
    }

    pub(super) fn text(&self, path: &str) -> Option<String> {
        match self.source?.read(path, SHOWN).ok()? {
            Content::Bytes(bytes) if !bytes.is_empty() => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Content::Bytes(_) | Content::TooLarge(_) => None,
        }
    }

    pub(super) fn span(&self, place: &Place) -> Option<Span> {
        if let Some(known) = self.known.borrow().get(place) {
            return *known;
        }
        let span = self.text(&place.path).map(|text| resolve(place, &text));
        self.known.borrow_mut().insert(place.clone(), span);
        span
    }
}

pub(super) struct Told {
    pub message: String,
    pub help: String,
    pub code: String,
}

pub(super) fn tell(finding: &Finding, page: &Page<'_>) -> Told {
    let values = in_words(&finding.values, page);
    let part = |part: &str| page.key(&format!("rule-{}-{part}", finding.rule), &values);
    let code = card(finding.rule).map(|c| c.code).unwrap_or_default().to_owned();
    Told { message: part("message"), help: part("help"), code }
}

/// Values with the words of the law (kinds of a change, offices) as the reader says them.
fn in_words(values: &Args, page: &Page<'_>) -> Args {
    let said = |prefix: &str, word: &String| {
        let key = format!("{prefix}-{word}");
        if page.say.has(&key) { page.say.text(&key) } else { word.clone() }
    };
    let mut values = values.clone();
    for (name, value) in &mut values {
        if let Value::List(words) = value {
            match *name {
                "kinds" => *words = words.iter().map(|word| said("kind", word)).collect(),
                "roles" => *words = words.iter().map(|word| said("value", word)).collect(),
                _ => {}
            }
        }
    }
    values
}

/// What a finding says, without its place.
/// What is missing, a line each, for who reads along: no code, no path.
pub fn findings_brief(findings: &[Finding], page: &Page<'_>) -> String {
    let dot = page.mark("•", "-");
    findings.iter().map(|it| page.paragraph(&format!("{dot} "), "  ", &finding_message(it, page))).collect()
}

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

pub(super) fn position(place: &Place, sources: &Sources<'_>) -> String {
    let path = visible(&place.path);
    match sources.span(place) {
        Some(span) => format!("{path}:{}:{}", span.line, span.column),
        None => path,
    }
}

/// As a person reads them: with the source where there is room, without it where there is none.
pub fn findings_human(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    if page.width >= NARROW {
        return findings_full(sheet, page);
    }
    let mut known = Known::default();
    let one = |finding: &Finding| {
        let told = tell(finding, page);
        let help = format!("{} {}", page.say.text("help-word"), told.help);
        let head = page.paragraph("", "  ", &in_one_line(finding, &told, sheet, page));
        let why = known.why(finding, page).map(|why| page.paragraph("  ", "  ", &why)).unwrap_or_default();
        format!("{head}{why}{}\n", page.paragraph("  ", "  ", &help))
    };
    let (told, more) = few_of_each(sheet.findings);
    told.into_iter().map(one).chain(more.into_iter().map(|(rule, number)| rest_of(rule, number, page))).collect()
}

/// One finding a line: `path:line:column: level CODE slug: message`.
pub fn findings_concise(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let line = |finding: &Finding| {
        let text = in_one_line(finding, &tell(finding, page), sheet, page);
        if page.width < NARROW { page.paragraph("", "  ", &text) } else { text + "\n" }
    };
    sheet.findings.iter().map(line).collect()
}

fn in_one_line(finding: &Finding, told: &Told, sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let place = finding.place.as_ref().map(|p| format!("{}: ", position(p, &sheet.sources))).unwrap_or_default();
    let level = level_word(finding.level, page);
    format!("{place}{level} {} {}{} {}", told.code, finding.rule, page.say.text("colon"), told.message)
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
pub fn findings_full(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let theme = match (page.unicode, page.colour) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::unicode() },
        (false, false) => {
            GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::unicode_nocolor() }
        }
    };
    let mut out = String::new();
    let mut known = Known::default();
    let (told, more) = few_of_each(sheet.findings);
    for finding in told {
        let shown = shown(finding, known.why(finding, page), sheet, page);
        let handler = GraphicalReportHandler::new_themed(theme.clone())
            .with_width(page.width)
            .with_links(false)
            .with_break_words(false)
            .with_word_separator(WordSeparator::AsciiSpace)
            .with_word_splitter(WordSplitter::NoHyphenation)
            .with_context_lines(1)
            .with_footer(shown.footer.clone());
        if handler.render_report(&mut out, &shown).is_err() {
            out.push_str(&shown.message);
        }
        out.push('\n');
    }
    out.extend(more.into_iter().map(|(rule, number)| rest_of(rule, number, page)));
    out
}

/// The findings that a person reads, in their order: of a rule that is broken again and again the first ones, and how many
/// more there are.
fn few_of_each(findings: &[Finding]) -> (Vec<&Finding>, Vec<(&'static str, usize)>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let (mut told, mut seen) = (vec![], BTreeMap::<&'static str, usize>::new());
    for finding in findings {
        let seen = seen.entry(finding.rule).or_default();
        *seen += 1;
        if *seen <= FIRST || counts[finding.rule] <= ALIKE {
            told.push(finding);
        }
    }
    let more = seen.into_iter().filter(|(_, number)| *number > ALIKE).map(|(rule, number)| (rule, number - FIRST));
    (told, more.collect())
}

fn rest_of(rule: &'static str, number: usize, page: &Page<'_>) -> String {
    let code = card(rule).map(|card| card.code).unwrap_or_default();
    let text = page.key("more-alike", &crate::values![number = number, rule = rule, code = code]);
    page.paragraph("", "  ", &text) + "\n"
}

/// The rules whose reason was told: once a page is enough.
#[derive(Default)]
struct Known(BTreeSet<&'static str>);

impl Known {
    fn why(&mut self, finding: &Finding, page: &Page<'_>) -> Option<String> {
        let why = page.key(&format!("rule-{}-why", finding.rule), &finding.values);
        self.0.insert(finding.rule).then(|| format!("{} {why}", page.say.text("why-word")))
    }
}

fn shown(finding: &Finding, why: Option<String>, sheet: &Sheet<'_>, page: &Page<'_>) -> Shown {
    let sources = &sheet.sources;
    let told = tell(finding, page);
    let mut footer = why.map(|why| format!("{why}\n")).unwrap_or_default();
    footer.push_str(&format!("{} {}", page.say.text("help-word"), told.help));
    for place in &finding.related {
        footer.push_str(&format!("\n{} {}", page.say.text("see-also"), position(place, sources)));
    }
    if let Some(line) = sheet.line(finding) {
        footer.push_str(&format!("\n{}", why_a_rule(line, sources, page)));
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
    let place = finding.place.as_ref().filter(|_| source.is_none()).map(|p| format!("{}: ", spoken(&p.path)));
    Shown { head, message: format!("{}{}", place.unwrap_or_default(), told.message), footer, source, labels }
}

/// A file as people speak of it: a proposal by its id.
fn spoken(path: &str) -> String {
    match classify(path) {
        Region::Governed(Kind::Proposal(id)) => id.to_string(),
        _ => visible(path),
    }
}

/// The other place: the line of the organisation's files that makes this a rule.
pub(super) fn why_a_rule(line: &Line, sources: &Sources<'_>, page: &Page<'_>) -> String {
    let place = position(&line.place(), sources);
    match line.origin {
        Origin::Base(base) => page.key("origin-base", &crate::values![place = place, name = base.word()]),
        Origin::Layer(layer, _) => page.key("origin-layer", &crate::values![place = place, name = layer.word()]),
        Origin::Own | Origin::Written(..) => page.key("origin-own", &crate::values![place = place]),
    }
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
