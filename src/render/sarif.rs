//! Findings in SARIF 2.1.0, which code scanning of several forges reads.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::findings::{Sheet, tell, why_a_rule};
use super::findings_json::fingerprints;
use super::json::pretty;
use super::page::Page;
use crate::finding::{Finding, Place};
use crate::lang::{Lang, visible};
use crate::model::Level;
use crate::rules::{Card, card};

/// The log of one run: every rule that found something, then the results.
pub fn findings_sarif(sheet: &Sheet<'_>, page: &Page<'_>) -> String {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in sheet.findings {
        let next = index.len();
        index.entry(finding.rule).or_insert(next);
    }
    let mut slugs: Vec<(&str, usize)> = index.iter().map(|(slug, at)| (*slug, *at)).collect();
    slugs.sort_by_key(|(_, at)| *at);
    let rules: Vec<Value> = slugs.iter().filter_map(|(slug, _)| card(slug)).map(|card| rule(card, page)).collect();
    let results: Vec<Value> = sheet
        .findings
        .iter()
        .zip(fingerprints(sheet.findings))
        .map(|(finding, print)| result(finding, index[finding.rule], &print, sheet, page))
        .collect();
    let language = if page.say.lang == Lang::Fr { "fr-FR" } else { "en-US" };
    let driver = json!({
        "name": "Accord",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn rule(card: &Card, page: &Page<'_>) -> Value {
    let text = card.text(page.say.lang);
    json!({
        "id": card.code,
        "name": card.slug,
        "shortDescription": { "text": page.say.reword(text.title) },
        "fullDescription": { "text": page.say.reword(text.why) },
        "defaultConfiguration": { "level": level(card.level) },
        "properties": { "tags": ["governance", card.looks_at], "source": card.source },
    })
}

fn result(finding: &Finding, index: usize, print: &str, sheet: &Sheet<'_>, page: &Page<'_>) -> Value {
    let told = tell(finding, page);
    let text = visible(&format!("{} {} {}", told.message, page.say.text("help-word"), told.help));
    let locations: Vec<Value> = finding.place.iter().map(|place| location(place, sheet, None, None)).collect();
    let because = sheet.line(finding).map(|line| (line.place(), why_a_rule(line, &sheet.sources, page)));
    let related = finding.related.iter().map(|p| (p.clone(), page.say.text("see-also")));
    let related: Vec<Value> = related
        .chain(because)
        .enumerate()
        .map(|(id, (place, text))| location(&place, sheet, Some(id), Some(&text)))
        .collect();
    json!({
        "ruleId": told.code,
        "ruleIndex": index,
        "level": level(finding.level),
        "message": { "text": text },
        "locations": locations,
        "relatedLocations": related,
        "partialFingerprints": { "accord/v1": print },
    })
}

fn location(place: &Place, sheet: &Sheet<'_>, id: Option<usize>, text: Option<&str>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&place.path), "uriBaseId": "%SRCROOT%" } });
    if let Some(span) = sheet.sources.span(place) {
        physical["region"] = json!({
            "startLine": span.line, "startColumn": span.column,
            "endLine": span.end_line, "endColumn": span.end_column,
        });
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(id) = id {
        location["id"] = id.into();
    }
    if let Some(text) = text {
        location["message"] = json!({ "text": visible(text) });
    }
    location
}

/// A path as a relative reference: what is no plain letter is written byte by byte.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'~');
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
