//! JSON Schemas and documentation, from the same declarations as the reader.

use serde_json::{Map, Value, json};

use super::shape::{KeySpec, Shape, Ty};
use crate::lang::Catalogue;
use crate::model::{
    Answer, Assembly, Circle, Constitution, Domain, Evaluation, Founding, Meeting, Outcome, Person, Policy, Proposal,
    Role, Rules, Tension,
};

/// A kind of file that people or the tool write: its name, where it stands, its keys.
pub struct Documented {
    pub name: &'static str,
    pub path: &'static str,
    pub keys: fn() -> Vec<KeySpec>,
}

/// Every kind of file that has a schema.
pub const SHAPES: &[Documented] = &[
    Documented { name: "constitution", path: "constitution.toml", keys: Constitution::keys },
    Documented { name: "rules", path: "rules.toml", keys: Rules::keys },
    Documented { name: "words", path: "words.toml", keys: super::kinds::words_keys },
    Documented { name: "person", path: "people/<person>.toml", keys: Person::keys },
    Documented { name: "domain", path: "domains/<domain>.toml", keys: Domain::keys },
    Documented { name: "circle", path: "circles/<circle>/circle.toml", keys: Circle::keys },
    Documented { name: "role", path: "circles/<circle>/roles/<role>.toml", keys: Role::keys },
    Documented { name: "policy", path: "circles/<circle>/policies/<policy>.toml", keys: Policy::keys },
    Documented { name: "proposal", path: "decisions/<yyyy-mm>/<id>/proposal.toml", keys: Proposal::keys },
    Documented {
        name: "answer",
        path: "decisions/<yyyy-mm>/<id>/answers/<version>-<person>-<n>.toml",
        keys: Answer::keys,
    },
    Documented { name: "outcome", path: "decisions/<yyyy-mm>/<id>/outcome.toml", keys: Outcome::keys },
    Documented { name: "founding", path: "founding/<person>.toml", keys: Founding::keys },
    Documented { name: "tension", path: "tensions/<id>.toml", keys: Tension::keys },
    Documented { name: "evaluation", path: "evaluations/<year>-<person>.toml", keys: Evaluation::keys },
    Documented { name: "assembly", path: "assemblies/<date>.toml", keys: Assembly::keys },
    Documented { name: "meeting", path: "meetings/<date>-<circle>.toml", keys: Meeting::keys },
];

/// The documented kind of a name.
pub fn documented(name: &str) -> Option<&'static Documented> {
    SHAPES.iter().find(|d| d.name == name)
}

/// The JSON Schema (draft 7) of one kind, as text with a final newline.
pub fn schema_of(name: &str, en: &Catalogue, fr: &Catalogue) -> Option<String> {
    let schema = json_schema(documented(name)?, en, fr);
    serde_json::to_string_pretty(&schema).ok().map(|text| text + "\n")
}

/// The schema: what the reader accepts, each key with its meaning in both languages.
pub fn json_schema(kind: &Documented, en: &Catalogue, fr: &Catalogue) -> Value {
    let mut schema = object(kind.name, &(kind.keys)(), &(en, fr));
    let head = json!({ "$schema": "http://json-schema.org/draft-07/schema#", "title": kind.path });
    if let (Some(schema), Value::Object(head)) = (schema.as_object_mut(), head) {
        schema.extend(head);
    }
    schema
}

type Languages<'a> = (&'a Catalogue, &'a Catalogue);

fn object(shape: &str, keys: &[KeySpec], languages: &Languages<'_>) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut property = value(&key.ty, languages);
        let id = format!("key-{shape}-{}", key.name.replace('_', "-"));
        if let Some(property) = property.as_object_mut() {
            let meaning = format!("{} — {}", languages.0.text(&id), languages.1.text(&id));
            property.insert("description".into(), meaning.into());
        }
        properties.insert(key.name.into(), property);
    }
    let required: Vec<&str> = keys.iter().filter(|k| k.required).map(|k| k.name).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": required })
}

fn value(ty: &Ty, languages: &Languages<'_>) -> Value {
    match ty {
        Ty::Text => json!({ "type": "string" }),
        Ty::Integer => json!({ "type": "integer", "minimum": 0 }),
        Ty::Percent => json!({ "type": "number", "minimum": 0, "maximum": 100 }),
        Ty::Boolean => json!({ "type": "boolean" }),
        Ty::Date => json!({ "type": "string", "format": "date" }),
        Ty::Instant => json!({ "type": "string", "format": "date-time" }),
        Ty::Form(form) => json!({ "type": "string", "pattern": pattern(form) }),
        Ty::Choice(words) => json!({ "type": "string", "enum": words }),
        Ty::List(item) => json!({ "type": "array", "items": value(item, languages) }),
        Ty::Map(item) => json!({ "type": "object", "additionalProperties": value(item, languages) }),
        Ty::Named(words, item) => {
            let item = value(item, languages);
            let properties: Map<String, Value> = words.iter().map(|w| ((*w).to_owned(), item.clone())).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": properties })
        }
        Ty::Table(shape, keys) => object(shape, &keys(), languages),
        Ty::Either(one, other) => json!({ "anyOf": [value(one, languages), value(other, languages)] }),
    }
}

fn pattern(form: &str) -> &'static str {
    match form {
        "slug" => "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$",
        "circle/name" => "^[a-z0-9-]+/[a-z0-9-]+$",
        "holder" => "^(circle:[a-z0-9-]+|role:[a-z0-9-]+/[a-z0-9-]+)$",
        "length" => "^([0-9]+[ymd])+$",
        "fraction" => "^[0-9]+(/[0-9]+)?$",
        "majority" => "^(> *)?[0-9]+(/[0-9]+)?$",
        "window" => "^[0-9]{1,3}[hd]$",
        _ => ".*",
    }
}

#[cfg(test)]
mod tests {
    use super::SHAPES;
    use crate::files::{Region, classify};

    #[test]
    fn a_file_is_known_by_the_name_of_its_schema() {
        let names = [
            ("<person>", "aicha"),
            ("<domain>", "site"),
            ("<circle>", "web"),
            ("<role>", "lead"),
            ("<policy>", "travel"),
            ("<yyyy-mm>", "2026-03"),
            ("<id>", "2026-03-02-leave"),
            ("<version>", "1"),
            ("<n>", "1"),
            ("<year>", "2026"),
            ("<date>", "2026-03-02"),
        ];
        for shape in SHAPES {
            let path = names.iter().fold(shape.path.to_owned(), |path, (word, name)| path.replace(word, name));
            let (Region::Governed(kind) | Region::Record(kind)) = classify(&path) else { panic!("{path}") };
            assert_eq!(kind.schema(), Some(shape.name), "{path}");
        }
    }
}
