//! Findings as a remembered history writes them down, and back.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::finding::{Finding, Key, Part, Place};
use crate::lang::{Args, Day, Value};
use crate::model::Level;
use crate::rules::card;

/// One finding.
pub fn finding_json(finding: &Finding) -> Json {
    let values: Vec<Json> = finding.values.iter().map(|(name, value)| json!([name, value_json(value)])).collect();
    json!([
        finding.rule,
        finding.level.word(),
        finding.place.as_ref().map(place_json),
        finding.related.iter().map(place_json).collect::<Vec<_>>(),
        values
    ])
}

/// What was found at a step that is remembered.
pub fn findings_of(text: &str) -> Vec<Finding> {
    let all: Vec<Json> = serde_json::from_str(text).unwrap_or_default();
    all.iter().filter_map(finding_of).collect()
}

fn finding_of(json: &Json) -> Option<Finding> {
    let places = |value: &Json| value.as_array().map(|all| all.iter().filter_map(place_of).collect::<Vec<_>>());
    let values: Option<Args> = json
        .get(4)?
        .as_array()?
        .iter()
        .map(|pair| Some((interned(pair.get(0)?.as_str()?), value_of(pair.get(1)?)?)))
        .collect();
    Some(Finding {
        rule: card(json.get(0)?.as_str()?)?.slug,
        level: Level::parse(json.get(1)?.as_str()?)?,
        place: json.get(2).and_then(place_of),
        related: places(json.get(3)?)?,
        values: values?,
    })
}

/// The names of values are words of this program: of each there is one, kept for ever.
fn interned(name: &str) -> &'static str {
    use std::sync::{Mutex, PoisonError};
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(kept);
    kept
}

fn place_json(place: &Place) -> Json {
    let keys: Vec<Json> = place
        .keys
        .iter()
        .map(|key| match key {
            Key::Name(name) => json!(name),
            Key::Item(at, id) => json!([at, id]),
        })
        .collect();
    json!([place.path, keys, place.part == Part::Key])
}

fn place_of(json: &Json) -> Option<Place> {
    let mut place = Place::file(json.get(0)?.as_str()?);
    for key in json.get(1)?.as_array()? {
        place = match key.as_str() {
            Some(name) => place.at(name),
            None => place.item(usize::try_from(key.get(0)?.as_u64()?).ok()?, key.get(1).and_then(Json::as_str)),
        };
    }
    Some(if json.get(2)?.as_bool()? { place.by_key() } else { place })
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!({ "t": text }),
        Value::Number(number) => json!({ "n": number }),
        Value::Day(Day(year, month, day)) => json!({ "d": [year, month, day] }),
        Value::List(all) => json!({ "l": all }),
        Value::Told(fr, en) => json!({ "w": [fr, en] }),
        Value::Message(message) => json!({ "t": message.key }),
    }
}

fn value_of(json: &Json) -> Option<Value> {
    let (kind, value) = json.as_object()?.iter().next()?;
    let text = |value: &Json| value.as_str().map(str::to_owned);
    Some(match kind.as_str() {
        "t" => Value::Text(text(value)?),
        "n" => Value::Number(value.as_i64()?),
        "d" => {
            let part = |at: usize| value.get(at).and_then(Json::as_i64);
            Value::Day(Day(i16::try_from(part(0)?).ok()?, i8::try_from(part(1)?).ok()?, i8::try_from(part(2)?).ok()?))
        }
        "l" => Value::List(value.as_array()?.iter().filter_map(text).collect()),
        "w" => Value::Told(value.get(0).and_then(text), value.get(1).and_then(text)),
        _ => return None,
    })
}
