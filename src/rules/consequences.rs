//! What may still be concluded where something makes no sense: the fault is told, and nothing that only follows from it.

use std::collections::{BTreeMap, BTreeSet};

use super::card;
use crate::files::{Kind, Region, classify};
use crate::finding::{Finding, Key, Place};
use crate::lang::Value;
use crate::model::{CircleId, Level, Organisation};

/// Parts the findings of the rules: those that stand whatever the unreadable files say, whoever an unknown name was meant
/// for, and whatever dates were meant where a term ends before it starts; and those that may only follow.
pub fn weigh_consequences(
    found: Vec<Finding>,
    reading: &[Finding],
    org: &Organisation,
) -> (Vec<Finding>, Vec<Finding>) {
    let mut unread = Gaps::new(org, true);
    if org.rules.is_none() {
        unread.doubt(hidden(&Kind::Rules, ""), None);
    }
    for path in &org.broken {
        unread.add(&Place::file(path));
    }
    for place in reading.iter().filter(|f| f.level == Level::Error).filter_map(meant) {
        unread.add(&place);
    }
    let (mut held, mut told): (Vec<_>, Vec<_>) = found.into_iter().partition(|f| unread.explain(f));
    // What a cause holds back is no graver than itself: a warning may stay for years, and no error hides behind it.
    for (causes, level) in CAUSES.iter().flat_map(|causes| Level::ALL.iter().map(move |level| (causes, *level))) {
        let mut gaps = Gaps::new(org, false);
        for cause in told.iter().filter(|f| f.level == level && causes.contains(&f.rule)) {
            gaps.follow(cause);
        }
        let follows = |f: &Finding| f.level >= level && !causes.contains(&f.rule) && gaps.explain(f);
        let (more, rest): (Vec<_>, Vec<_>) = told.into_iter().partition(follows);
        held.extend(more);
        told = rest;
    }
    (told, held)
}

/// The slugs of the findings from which others only follow: those of a row yield to no other of their row.
const CAUSES: [&[&str]; 2] = [
    &[
        "unknown-reference",
        "impossible-date",
        "term-ends-before-start",
        "repeated-member",
        "circle-without-parent",
        "circle-cycle",
    ],
    &["core-role-vacant", "circle-without-delegate", "lead-is-delegate", "facilitator-is-lead", "link-not-in-parent"],
];

/// The place that could not be read; of a misspelt key the place of the one that was meant.
fn meant(finding: &Finding) -> Option<Place> {
    let mut place = finding.place.clone()?;
    let near = text(finding, "near");
    if text(finding, "fault") == "unknown-key" && !near.is_empty() {
        place.keys.pop();
        place = place.at(near);
    }
    // A header that was lost leaves the lines of an entry without a place.
    if text(finding, "fault") == "lost-header" {
        place.keys.pop();
        place = place.at(text(finding, "under"));
    }
    Some(place)
}

/// One of the texts of a finding; empty when it has none of this name.
fn text<'f>(finding: &'f Finding, name: &str) -> &'f str {
    match finding.values.iter().find(|(key, _)| *key == name) {
        Some((_, Value::Text(text))) => text,
        _ => "",
    }
}

/// Places that say nothing one can go on, and what else is not to be believed because of them.
struct Gaps<'a> {
    org: &'a Organisation,
    /// Whether a file with a gap may hold, in it, whatever a rule says it lacks.
    absences: bool,
    places: BTreeMap<String, Vec<Vec<Key>>>,
    /// Families of codes, or codes, that would speak of what is in the gaps, and where.
    codes: BTreeMap<&'static str, Scope>,
    /// Dossiers whose text or result is unknown.
    decisions: BTreeSet<String>,
    /// People already told not to be in a circle.
    outsiders: BTreeSet<(CircleId, String)>,
}

/// Some circles, with those above and below them: where their roles and members make a difference.
#[derive(Default)]
struct Scope {
    everywhere: bool,
    circles: BTreeSet<CircleId>,
    above: BTreeSet<CircleId>,
}

impl Scope {
    fn holds(&self, circle: Option<&CircleId>, org: &Organisation) -> bool {
        let Some(circle) = circle.filter(|_| !self.everywhere) else { return true };
        self.circles.contains(circle)
            || self.above.contains(circle)
            || parent(circle, org).is_some_and(|above| self.circles.contains(above))
    }
}

impl<'a> Gaps<'a> {
    fn new(org: &'a Organisation, absences: bool) -> Self {
        Self {
            org,
            absences,
            places: BTreeMap::new(),
            codes: BTreeMap::new(),
            decisions: BTreeSet::new(),
            outsiders: BTreeSet::new(),
        }
    }

    /// Takes in what is not to be believed because of a finding.
    fn follow(&mut self, finding: &Finding) {
        let Some(place) = &finding.place else { return };
        match finding.rule {
            // Somebody listed twice hides nobody; a circle of nobody does.
            "repeated-member" if place.keys.len() > 1 => {}
            "repeated-member" => self.add(&Place::key(&place.path, "members")),
            // Without the way up nobody knows what is above and below.
            "circle-without-parent" | "circle-cycle" => {
                self.doubt(&["DOM-04", "LNK-03", "LNK-07", "LNK-08", "POL-06", "POL-08"], None);
            }
            // Whoever links a circle to the one above and is no member there is told so once.
            "link-not-in-parent" => {
                self.outsiders.extend(circle_of(place).map(|circle| (circle, text(finding, "person").to_owned())));
            }
            // Who is there without a role may be who was meant for the empty one, or for one of two in one hand.
            "core-role-vacant" | "circle-without-delegate" | "lead-is-delegate" | "facilitator-is-lead" => {
                self.doubt(&["MEM-04", "CIR-09"], circle_of(place).as_ref());
            }
            _ => self.add(place),
        }
    }

    fn add(&mut self, place: &Place) {
        self.places.entry(place.path.clone()).or_default().push(place.keys.clone());
        let (Region::Governed(kind) | Region::Record(kind)) = classify(&place.path) else { return };
        if let Kind::Proposal(id) | Kind::Outcome(id) = &kind {
            self.decisions.insert(id.to_string());
            self.doubt(&["COR-07"], None);
        }
        // Which decision did something says nothing of who is there.
        if name(place.keys.last()) == "by" {
            return;
        }
        let key = first_key(place);
        let circle = match &kind {
            Kind::Role(role) => Some(&role.circle),
            Kind::Circle(circle) => Some(circle),
            _ => None,
        };
        self.doubt(hidden(&kind, key), circle);
    }

    /// Codes not to be believed in and around a circle; everywhere when there is none.
    fn doubt(&mut self, codes: &'static [&'static str], circle: Option<&CircleId>) {
        for code in codes {
            let scope = self.codes.entry(code).or_default();
            scope.everywhere |= circle.is_none();
            scope.circles.extend(circle.cloned());
            scope.above.extend(circle.and_then(|circle| parent(circle, self.org)).cloned());
        }
    }

    fn explain(&self, finding: &Finding) -> bool {
        let code = card(finding.rule).map_or("", |c| c.code);
        let here = finding.place.as_ref().and_then(circle_of);
        let outside = || {
            let told = here.clone().map(|circle| (circle, text(finding, "person").to_owned()));
            told.is_some_and(|told| self.outsiders.contains(&told))
        };
        finding.place.iter().chain(&finding.related).any(|place| self.around(place))
            || finding.place.as_ref().is_some_and(|place| self.absences && self.hides(place, code))
            || self.codes.iter().any(|(family, scope)| code.starts_with(family) && scope.holds(here.as_ref(), self.org))
            || self.decisions.contains(text(finding, "decision"))
            || (matches!(finding.rule, "officer-not-member" | "holder-not-member") && outside())
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
            "POL-06", "POL-08", "MTG-02",
        ],
        (Kind::Policy(_), "") => &["LNK-07", "LNK-09", "POL-08", "POL-09", "DOM-07"],
        (Kind::Circle(_), "dissolved") => &["CIR-02", "CIR-14", "DOM-02"],
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
        (Kind::Constitution, "legal") => &["ASSO", "COOP", "SCIC", "SCOP"],
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

fn parent<'a>(circle: &CircleId, org: &'a Organisation) -> Option<&'a CircleId> {
    org.circles.get(circle).and_then(|it| it.parent.as_ref())
}

fn circle_of(place: &Place) -> Option<CircleId> {
    CircleId::parse(place.path.strip_prefix("circles/")?.split('/').next()?)
}
