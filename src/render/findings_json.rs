//! Findings for scripts: the frozen JSON of `check`, which a refusal prints as well.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::findings::{Sheet, Sources, tell};
use super::json::pretty;
use super::page::Page;
use crate::bind::sha256;
use crate::finding::{Finding, Place};
use crate::lang::{Day, Value};
use crate::model::Level;

/// Values that change from one day to the next though the fault is the same.
const COUNTED_FROM_TODAY: [&str; 1] = ["days"];

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
    /// Where the other half of the fault stands.
    related: Vec<PlaceV1>,
    /// The line that makes this a rule here.
    because: Option<PlaceV1>,
}

#[derive(Serialize)]
struct PlaceV1 {
    path: String,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct SummaryV1 {
    error: usize,
    warning: usize,
    info: usize,
    files: usize,
    organisation: Option<String>,
}

/// With `--base` only.
#[derive(Serialize)]
struct BaseV1<'a> {
    older: usize,
    proposal: Option<&'a str>,
    may_decide: Option<bool>,
    missing: Option<usize>,
}

#[derive(Serialize)]
struct CheckV1<'a> {
    version: u8,
    findings: Vec<FindingV1<'a>>,
    summary: SummaryV1,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<BaseV1<'a>>,
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

/// What each finding is, whatever line it stands on and whatever day it is; no two are the same.
pub fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let unique = |finding: &Finding| {
        let of = |again: usize| {
            let place = finding.place.as_ref().map(|p| format!("{}\n{}", p.path, p.key_path())).unwrap_or_default();
            let values = finding.values.iter().filter(|(name, _)| !COUNTED_FROM_TODAY.contains(name));
            let values: Vec<String> = values.map(|(name, value)| format!("{name}={value:?}")).collect();
            let twin = if again == 0 { String::new() } else { format!("\n{again}") };
            sha256(format!("{}\n{place}\n{}{twin}", finding.rule, values.join("\n")).as_bytes())[..16].to_owned()
        };
        let mut again = 0;
        while !seen.insert(of(again)) {
            again += 1;
        }
        of(again)
    };
    findings.iter().map(unique).collect()
}

fn v1<'a>(finding: &'a Finding, fingerprint: String, sheet: &Sheet<'_>, page: &Page<'_>) -> FindingV1<'a> {
    let told = tell(finding, page);
    let span = finding.place.as_ref().and_then(|p| sheet.sources.span(p));
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
        fingerprint,
        related: finding.related.iter().map(|p| place(p, &sheet.sources)).collect(),
        because: sheet.line(finding).map(|line| place(&line.place(), &sheet.sources)),
    }
}

fn place(place: &Place, sources: &Sources<'_>) -> PlaceV1 {
    let span = sources.span(place);
    PlaceV1 { path: place.path.clone(), line: span.map(|s| s.line), column: span.map(|s| s.column) }
}

/// The frozen JSON of `check`; a refusal prints the same object.
pub fn findings_json(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let prints = fingerprints(sheet.findings);
    pretty(&CheckV1 {
        version: 1,
        findings: sheet.findings.iter().zip(prints).map(|(f, print)| v1(f, print, sheet, page)).collect(),
        summary: SummaryV1 {
            error: sheet.count(Level::Error),
            warning: sheet.count(Level::Warning),
            info: sheet.count(Level::Info),
            files: sheet.files,
            organisation: sheet.organisation.clone(),
        },
        base: sheet.compared.as_ref().map(|compared| BaseV1 {
            older: compared.older,
            proposal: compared.proposal.as_ref().map(|(id, _)| id.as_str()),
            may_decide: compared.proposal.as_ref().map(|(_, missing)| *missing == 0),
            missing: compared.proposal.as_ref().map(|(_, missing)| *missing),
        }),
    })
}

/// One finding as a JSON value, for documents that hold findings among other things.
pub fn finding_value(finding: &Finding, page: &Page<'_>) -> serde_json::Value {
    let print = fingerprints(std::slice::from_ref(finding)).remove(0);
    serde_json::to_value(v1(finding, print, &Sheet::of(&[]), page)).unwrap_or_default()
}
