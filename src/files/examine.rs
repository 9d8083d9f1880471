//! What the forms of single values cannot tell of a file.

use super::read::Noun;
use super::reader::{INVALID_FILE, INVALID_ID, Reader};
use crate::finding::{Finding, Place};
use crate::model::{Date, Level, Slug};
use crate::values;

/// The format of the files that this version reads.
const FORMAT: i64 = 1;

/// A name with nothing in it, an id given twice, a format to come. Asked
/// of what stands today, never of the past: no verdict of an audit depends on it.
pub fn examine(path: &str, noun: &Noun) -> Vec<Finding> {
    let mut reader = Reader::new(path, false);
    let name = match noun {
        Noun::Person(it) => Some(("name", &it.name)),
        Noun::Circle(it) => Some(("name", &it.name)),
        Noun::Role(it) => Some(("name", &it.name)),
        Noun::Domain(it) => Some(("name", &it.name)),
        Noun::Policy(it) => Some(("title", &it.title)),
        Noun::Constitution(it) => Some(("name", &it.name)),
        Noun::Rules(_)
        | Noun::Words(_)
        | Noun::Proposal(_)
        | Noun::Answer(_)
        | Noun::Outcome(_)
        | Noun::Founding(_)
        | Noun::Meeting(_)
        | Noun::Tension(_)
        | Noun::Evaluation(_)
        | Noun::Assembly(_)
        | Noun::Prose(_)
        | Noun::Opaque => None,
    };
    if let Some((key, _)) = name.filter(|(_, name)| name.trim().is_empty()) {
        let place = reader.place().at(key);
        reader.report(INVALID_FILE, place, values![fault = "blank", key = key]);
    }
    if let Some(expected) = other_name(path, noun) {
        let values = values![fault = "name", path = path, expected = expected];
        reader
            .findings
            .push(Finding { level: Level::Warning, ..Finding::error(INVALID_ID, Place::file(path), values) });
    }
    let size = match noun {
        Noun::Circle(it) => it.size.map(|size| (size, reader.place().at("size"))),
        Noun::Rules(it) => it.circles.size.map(|size| (size, reader.place().at("circles").at("size"))),
        _ => None,
    };
    if let Some((_, place)) = size.filter(|(size, _)| size.min > size.max) {
        reader.report(INVALID_FILE, place, values![fault = "crossed", key = "size"]);
    }
    if let Noun::Words(words) = noun {
        let root = || reader.place();
        let lists = [(root(), &words.every), (root().at("fr"), &words.fr), (root().at("en"), &words.en)];
        for (place, list) in lists {
            for (key, _) in list.iter().filter(|(_, word)| word.one.trim().is_empty()) {
                reader.report(INVALID_FILE, place.clone().at(key), values![fault = "blank", key = key]);
            }
        }
    }
    let Noun::Constitution(it) = noun else { return reader.findings };
    if it.format != FORMAT {
        let place = reader.place().at("format");
        reader.report(INVALID_FILE, place, values![fault = "format", key = "format", found = it.format]);
    }
    let lists: [(&str, Vec<&Slug>); 4] = [
        ("categories", it.categories.iter().map(|c| &c.id).collect()),
        ("colleges", it.colleges.iter().map(|c| &c.id).collect()),
        ("offices", it.offices.iter().map(|o| &o.id).collect()),
        ("articles", it.articles.iter().map(|a| &a.id).collect()),
    ];
    for (list, ids) in lists {
        for (index, id) in ids.iter().enumerate().filter(|(index, id)| ids[..*index].contains(id)) {
            let place = reader.place().at(list).item(index, Some(id.as_str())).at("id");
            reader.report(INVALID_ID, place, values![fault = "taken", key = list, found = id.as_str()]);
        }
    }
    reader.findings
}

/// How the file of a record or a long text should be called, where it is called otherwise: its name is its day.
fn other_name(path: &str, noun: &Noun) -> Option<String> {
    let stem = path.rsplit('/').next()?.rsplit_once('.')?.0;
    let day = stem.get(..10).and_then(Date::parse);
    let (sound, expected) = match noun {
        Noun::Meeting(it) => {
            let circle = it.circle.as_str();
            let named = stem.get(10..).is_some_and(|rest| rest.trim_start_matches('-').starts_with(circle));
            let own = it.starts.map(crate::model::Instant::date);
            let dated = day.is_some() && (own.is_none() || own == day);
            let date = own.map_or_else(|| "<date>".to_owned(), |own| own.to_string());
            (dated && named, format!("meetings/{date}-{circle}.toml"))
        }
        Noun::Evaluation(it) => {
            let held = it.held.year().to_string();
            let named =
                stem.split_once('-').is_some_and(|(year, who)| year == held && who.starts_with(it.person.as_str()));
            (named, format!("evaluations/{held}-{}.toml", it.person))
        }
        Noun::Assembly(_) => (day.is_some(), "assemblies/<date>.toml".to_owned()),
        Noun::Prose(_) => {
            let numbered =
                stem.split_once('-').is_some_and(|(nn, _)| nn.len() == 2 && nn.bytes().all(|b| b.is_ascii_digit()));
            (numbered, format!("{}/<nn>-<slug>.md", path.split('/').next().unwrap_or_default()))
        }
        _ => return None,
    };
    (!sound).then_some(expected)
}
