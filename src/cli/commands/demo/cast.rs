//! The invented organisation of the demonstration: nine people in four circles, with double links, a vacancy and a term
//! that ends.

use crate::files::{Kind, canonical};
use crate::finding::Called;
use crate::lang::{Catalogue, Lang};
use crate::model::{
    Circle, CircleId, Core, Date, DecisionId, Holding, Key, Length, Person, PersonId, PersonKind, Role, RoleRef, Slug,
    slugify,
};
use crate::store::Edits;

/// Everybody, by id and name.
pub const PEOPLE: [(&str, &str); 9] = [
    ("aicha", "Aïcha"),
    ("bruno", "Bruno"),
    ("chloe", "Chloé"),
    ("david", "David"),
    ("elodie", "Élodie"),
    ("farid", "Farid"),
    ("gaelle", "Gaëlle"),
    ("hugo", "Hugo"),
    ("ines", "Inès"),
];
/// Who signs the founding, in this order.
pub const FOUNDERS: [&str; 3] = ["chloe", "aicha", "david"];
/// Who has a clone of their own.
pub const AT_WORK: [&str; 6] = ["chloe", "aicha", "david", "hugo", "elodie", "farid"];
/// Who has no key: what they say is written down by somebody else.
pub const KEYLESS: &str = "ines";

/// A role as it stands in the cast: the keys of its circle and name, what it does for the circle, who holds it.
struct Part {
    circle: &'static str,
    name: &'static str,
    core: Option<Core>,
    holder: Option<&'static str>,
    /// Whether the term ends within weeks.
    ends: bool,
}

const fn part(circle: &'static str, name: &'static str, core: Option<Core>, holder: Option<&'static str>) -> Part {
    Part { circle, name, core, holder, ends: false }
}

const CIRCLES: [(&str, &[&str]); 3] = [
    ("shop", &["aicha", "chloe", "david", "ines"]),
    ("bakery", &["bruno", "elodie", "farid"]),
    ("life", &["aicha", "gaelle", "hugo"]),
];
const ROOT: [&str; 8] = ["aicha", "bruno", "chloe", "david", "elodie", "farid", "gaelle", "hugo"];

const PARTS: [Part; 17] = [
    part("shop", "lead", Some(Core::Lead), Some("chloe")),
    part("shop", "delegate", Some(Core::Delegate), Some("david")),
    part("shop", "facilitation", Some(Core::Facilitator), Some("aicha")),
    part("shop", "secretary", Some(Core::Secretary), Some("david")),
    part("shop", "till", None, Some("ines")),
    part("shop", "bicycle", None, None),
    part("bakery", "lead", Some(Core::Lead), Some("elodie")),
    part("bakery", "delegate", Some(Core::Delegate), Some("farid")),
    part("bakery", "facilitation", Some(Core::Facilitator), Some("bruno")),
    part("bakery", "secretary", Some(Core::Secretary), Some("farid")),
    part("bakery", "leaven", None, Some("bruno")),
    Part { circle: "bakery", name: "flour", core: None, holder: Some("farid"), ends: true },
    part("life", "lead", Some(Core::Lead), Some("gaelle")),
    part("life", "delegate", Some(Core::Delegate), Some("hugo")),
    part("life", "facilitation", Some(Core::Facilitator), Some("hugo")),
    part("life", "secretary", Some(Core::Secretary), Some("aicha")),
    part("life", "welcome", None, Some("hugo")),
];

pub fn id(person: &str) -> PersonId {
    PersonId::parse(person).unwrap_or_else(|| unreachable!("the invented people have slugs"))
}

/// The name of one of them, as it is written.
pub fn name_of(person: &str) -> &str {
    PEOPLE.iter().find(|(id, _)| *id == person).map_or(person, |(_, name)| name)
}

/// A circle of the cast.
pub fn circle_of(key: &str, say: &Catalogue) -> CircleId {
    let slug = slugify(&say.text(&format!("demo-circle-{key}")));
    CircleId::parse(&slug).unwrap_or_else(|| unreachable!("names of circles give slugs"))
}

/// The root as the first files of an organisation have it.
fn root(say: &Catalogue) -> CircleId {
    let slug = if say.lang == Lang::Fr { "cercle-general" } else { "general" };
    CircleId::parse(slug).unwrap_or_else(|| unreachable!("a slug"))
}

/// What stands beside the first files: the other people, circles and roles. `key` gives somebody's public key.
pub fn files(say: &Catalogue, today: Date, key: &dyn Fn(&str) -> Option<String>) -> Edits {
    let mut files = Edits::new();
    let founding = DecisionId::parse(DecisionId::FOUNDING);
    for (person, name) in PEOPLE.iter().filter(|(person, _)| !FOUNDERS.contains(person)) {
        let keys = key(person).into_iter().map(Key::active).collect();
        let shape = Person {
            kind: Some(PersonKind::Human),
            joined: Some(today),
            admitted_by: founding.clone(),
            keys,
            ..Person::new(*name)
        };
        put(&mut files, &Kind::Person(id(person)), |path| canonical(path, &[], &shape));
    }
    let general = Circle {
        purpose: Some(say.text("demo-purpose")),
        members: ROOT.iter().map(|person| id(person)).collect(),
        size: Some(crate::model::Size { min: 3, max: 12 }),
        created_by: founding.clone(),
        ..Circle::new(say.text("demo-circle-general"))
    };
    put(&mut files, &Kind::Circle(root(say)), |path| canonical(path, &[], &general));
    for (key, members) in CIRCLES {
        let shape = Circle {
            parent: Some(root(say)),
            purpose: Some(say.text(&format!("demo-circle-{key}-purpose"))),
            members: members.iter().map(|person| id(person)).collect(),
            created_by: founding.clone(),
            ..Circle::new(say.text(&format!("demo-circle-{key}")))
        };
        put(&mut files, &Kind::Circle(circle_of(key, say)), |path| canonical(path, &[], &shape));
    }
    for part in &PARTS {
        let shape = role(part, say, today, founding.as_ref());
        let Some(slug) = Slug::parse(&slugify(&shape.name)) else { continue };
        let id = RoleRef { circle: circle_of(part.circle, say), role: slug };
        put(&mut files, &Kind::Role(id), |path| canonical(path, &[], &shape));
    }
    files
}

fn role(part: &Part, say: &Catalogue, today: Date, founding: Option<&DecisionId>) -> Role {
    let after = |months: i16| today.plus(Length { months, ..Length::default() });
    let holding = |person: &str| Holding {
        person: id(person),
        from: Some(today),
        until: Some(after(if part.ends { 1 } else { 9 })),
        by: founding.cloned(),
        focus: None,
        interim: None,
    };
    Role {
        core: part.core,
        purpose: Some(say.text(&format!("demo-role-{}-purpose", part.name))),
        review: part.core.is_none().then(|| after(12)),
        holders: part.holder.map(holding).into_iter().collect(),
        ..Role::new(say.text(&format!("demo-role-{}", part.name)))
    }
}

fn put(files: &mut Edits, kind: &Kind, text: impl Fn(&str) -> String) {
    let Some(path) = kind.path() else { return };
    let text = text(&path);
    files.insert(path, Some(text.into_bytes()));
}

/// The name of somebody who plays.
pub fn called(called: Called<'_>) -> Option<String> {
    match called {
        Called::Person(person) => Some(name_of(person.as_str()).to_owned()),
        Called::Circle(_) => None,
    }
}
