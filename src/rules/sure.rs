//! What may still be concluded where something makes no sense: the fault is told, and nothing that only follows from it.

use std::collections::{BTreeMap, BTreeSet};

use super::card;
use crate::files::{Kind, Region, classify};
use crate::finding::{Finding, Key, Place};
use crate::lang::Value;
use crate::model::{CircleId, Level, Organisation};

/// The findings of the rules that stand whatever the unreadable files say, whoever an unknown name was meant for, and
/// whatever dates were meant where a term ends before it starts.
pub fn sure(found: Vec<Finding>, reading: &[Finding], org: &Organisation) -> Vec<Finding> {
    let mut unread = Gaps { absences: true, ..Gaps::default() };
    let rules = org.rules.is_none().then_some("rules.toml");
    for path in org.broken.iter().map(String::as_str).chain(rules) {
        unread.add(&Place::file(path), org);
    }
    for place in reading.iter().filter(|f| f.level == Level::Error).filter_map(meant) {
        unread.add(&place, org);
    }
    let found: Vec<Finding> = found.into_iter().filter(|f| !unread.explain(f)).collect();
    CAUSES.iter().fold(found, |found, causes| without_what_follows(found, causes, org))
}

/// The slugs of the findings from which others only follow: those of a row yield to no other of their row.
const CAUSES: [&[&str]; 2] = [
    &["unknown-reference", "term-ends-before-start", "repeated-member"],
    &["core-role-vacant", "circle-without-delegate"],
];

fn without_what_follows(found: Vec<Finding>, causes: &[&str], org: &Organisation) -> Vec<Finding> {
    let mut gaps = Gaps::default();
    for cause in found.iter().filter(|f| causes.contains(&f.rule)) {
        gaps.follow(cause, org);
    }
    found.into_iter().filter(|f| causes.contains(&f.rule) || !gaps.explain(f)).collect()
}

/// The place that could not be read; of a misspelt key the place of the one that was meant.
fn meant(finding: &Finding) -> Option<Place> {
    let mut place = finding.place.clone()?;
    let text = |name: &str| match finding.values.iter().find(|(key, _)| *key == name) {
        Some((_, Value::Text(text))) => text.as_str(),
        _ => "",
    };
    if text("fault") == "unknown-key" && !text("near").is_empty() {
        place.keys.pop();
        place = place.at(text("near"));
    }
    Some(place)
}

/// Places that say nothing one can go on, and what else is not to be believed because of them.
#[derive(Default)]
struct Gaps {
    /// Whether a file with a gap may hold, in it, whatever a rule says it lacks.
    absences: bool,
    places: BTreeMap<String, Vec<Vec<Key>>>,
    /// Families of codes, or codes, that would speak of what is in the gaps, and where.
    codes: BTreeMap<&'static str, Scope>,
    /// Dossiers whose text or result is unknown.
    decisions: BTreeSet<String>,
}

#[derive(Default)]
struct Scope {
    everywhere: bool,
    circles: BTreeSet<CircleId>,
}

impl Gaps {
    /// Takes in what is not to be believed because of a finding.
    fn follow(&mut self, finding: &Finding, org: &Organisation) {
        let Some(place) = &finding.place else { return };
        match finding.rule {
            // Somebody listed twice hides nobody; a circle of nobody does.
            "repeated-member" if place.keys.len() > 1 => {}
            "repeated-member" => self.add(&Place::key(&place.path, "members"), org),
            // Who is there without a role may be who was meant for the empty one.
            "core-role-vacant" | "circle-without-delegate" => {
                let circles = circle_of(place).map(|circle| neighbours(&circle, org)).unwrap_or_default();
                self.doubt(&["MEM-04", "CIR-09"], &circles);
            }
            _ => self.add(place, org),
        }
    }

    fn add(&mut self, place: &Place, org: &Organisation) {
        self.places.entry(place.path.clone()).or_default().push(place.keys.clone());
        let (Region::Governed(kind) | Region::Record(kind)) = classify(&place.path) else { return };
        if let Kind::Proposal(id) | Kind::Outcome(id) = &kind {
            self.decisions.insert(id.to_string());
        }
        // Which decision did something says nothing of who is there.
        if name(place.keys.last()) == "by" {
            return;
        }
        let key = first_key(place);
        let circles = match &kind {
            Kind::Role(role) => neighbours(&role.circle, org),
            Kind::Circle(circle) => neighbours(circle, org),
            _ => BTreeSet::new(),
        };
        self.doubt(hidden(&kind, key), &circles);
    }

    /// Codes not to be believed in some circles; everywhere when there are none.
    fn doubt(&mut self, codes: &'static [&'static str], circles: &BTreeSet<CircleId>) {
        for code in codes {
            let scope = self.codes.entry(code).or_default();
            scope.everywhere |= circles.is_empty();
            scope.circles.extend(circles.iter().cloned());
        }
    }

    fn explain(&self, finding: &Finding) -> bool {
        let code = card(finding.rule).map_or("", |c| c.code);
        let circle = finding.place.as_ref().and_then(circle_of);
        let here = |scope: &Scope| scope.everywhere || circle.as_ref().is_none_or(|c| scope.circles.contains(c));
        let named = |id: &String| finding.values.iter().any(|(key, v)| *key == "decision" && *v == Value::from(id));
        finding.place.iter().chain(&finding.related).any(|place| self.around(place))
            || finding.place.as_ref().is_some_and(|place| self.absences && self.hides(place, code))
            || self.codes.iter().any(|(family, scope)| code.starts_with(family) && here(scope))
            || self.decisions.iter().any(named)
    }

    fn of(&self, path: &str) -> &[Vec<Key>] {
        self.places.get(path).map_or(&[], Vec::as_slice)
    }

    /// Whether a place lies in a gap or around one.
    fn around(&self, place: &Place) -> bool {
        let touch = |gap: &Vec<Key>| gap.iter().zip(&place.keys).all(|(one, other)| same(one, other));
        self.of(&place.path).iter().any(|gap| gap.is_empty() || (!place.keys.is_empty() && touch(gap)))
    }

    /// Whether what a rule finds missing in a file may be in its gaps; what a role must hold depends on its kind.
    fn hides(&self, place: &Place, code: &str) -> bool {
        let kind = |gap: &Vec<Key>| code.starts_with("ROL-") && name(gap.first()) == "core";
        self.of(&place.path).iter().any(|gap| place.keys.is_empty() || kind(gap))
    }
}

fn first_key(place: &Place) -> &str {
    name(place.keys.first())
}

fn name(key: Option<&Key>) -> &str {
    match key {
        Some(Key::Name(name)) => name,
        Some(Key::Item(..)) | None => "",
    }
}

/// Items are the same by their position: whoever could not read one does not know its id.
fn same(one: &Key, other: &Key) -> bool {
    match (one, other) {
        (Key::Item(one, _), Key::Item(other, _)) => one == other,
        _ => one == other,
    }
}

/// The codes that speak of what a file of this kind says in this key; of the whole file when the key is empty.
fn hidden(kind: &Kind, key: &str) -> &'static [&'static str] {
    match (kind, key) {
        (Kind::Role(_), "" | "core" | "holders") => &["OFF", "LNK", "CIR-09", "CIR-10", "MEM-04", "ROL-06", "DOM-04"],
        (Kind::Circle(_), "" | "members" | "parent" | "kind") => &[
            "OFF", "LNK", "CIR-02", "CIR-08", "CIR-09", "CIR-10", "CIR-11", "CIR-14", "MEM-04", "ROL-06", "DOM-04",
            "POL-06", "MTG-02",
        ],
        (Kind::Policy(_), "") => &["LNK-07", "LNK-09", "POL-08", "POL-09", "DOM-07"],
        (Kind::Domain(_), "" | "within") => &["CIR-18", "DOM-03", "DOM-04", "POL-06"],
        (Kind::Domain(_), "holder") => &["CIR-18", "DOM-04", "POL-06"],
        (Kind::Person(_), "" | "status") => {
            &["ASSO", "CIR-13", "COR-08", "MEM-04", "SCIC-02", "SCOP-02", "SCOP-03", "SCOP-04", "SCOP-06", "SCOP-07"]
        }
        (Kind::Person(_), "category" | "associate_from" | "associate_until") => {
            &["SCIC-02", "SCOP-02", "SCOP-06", "SCOP-07"]
        }
        (Kind::Meeting(_), _) => &["MTG-01", "MTG-02", "MTG-06", "MEM-07", "CIR-17", "ROL-10"],
        (Kind::Assembly(_), _) => &["ASSO", "COOP-01", "COOP-02", "DEC-26", "SCIC-03", "SCIC-05", "SCOP-01", "SCOP-05"],
        (Kind::Evaluation(_), _) => &["MEM-10"],
        (Kind::Tension(_), _) => &["CIR-17", "ROL-10", "TEN"],
        (Kind::Constitution, "") => &["COR-03", "COR-08", "CIR", "LNK", "OFF"],
        (Kind::Constitution, "founders") => &["COR-08"],
        (Kind::Constitution, "root") => &["CIR", "LNK", "OFF"],
        (Kind::Constitution, "categories") => &["COR-03", "SCIC-02", "SCIC-03", "SCOP-01", "SCOP-02"],
        (Kind::Constitution, "colleges") => &["COR-03"],
        (Kind::Constitution, "offices") => &["ASSO", "COOP-03", "DEC-26"],
        // Without the rules nobody knows which of them are on.
        (Kind::Rules, "" | "profile") => {
            &["ASSO", "CIR", "COOP", "DOM", "ELE", "LNK", "MEM", "MTG", "OFF", "OWN", "POL", "ROL", "SC", "TEN", "TRM"]
        }
        _ => &[],
    }
}

/// A circle, the one above and those below: where its roles and members make a difference.
fn neighbours(circle: &CircleId, org: &Organisation) -> BTreeSet<CircleId> {
    let below = org.circles.iter().filter(|(_, it)| it.parent.as_ref() == Some(circle)).map(|(id, _)| id);
    let above = org.circles.get(circle).and_then(|it| it.parent.as_ref());
    below.chain(above).chain([circle]).cloned().collect()
}

fn circle_of(place: &Place) -> Option<CircleId> {
    CircleId::parse(place.path.strip_prefix("circles/")?.split('/').next()?)
}
