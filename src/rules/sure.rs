//! What may still be concluded where a file cannot be read: its own fault is told, and nothing that only follows from it.

use std::collections::BTreeSet;

use super::card;
use crate::files::{Kind, Region, classify};
use crate::finding::{Finding, Key, Place};
use crate::lang::Value;
use crate::model::{CircleId, Level, Organisation};

/// The findings of the rules that stand whatever the unreadable files say.
pub fn sure(found: Vec<Finding>, reading: &[Finding], org: &Organisation) -> Vec<Finding> {
    let errors = reading.iter().filter(|f| f.level == Level::Error);
    let faulty: BTreeSet<(&str, &str)> = errors.filter_map(faulty_key).collect();
    if faulty.is_empty() && org.broken.is_empty() {
        return found;
    }
    let halves = faulty.iter().filter(|(path, key)| hides(path, key)).map(|(path, _)| *path);
    let unknown: BTreeSet<&str> = org.broken.iter().map(String::as_str).chain(halves).collect();
    let hidden: Vec<Hidden> = unknown.iter().filter_map(|path| Hidden::of(path, org)).collect();
    let follows = |finding: &Finding| {
        let mut places = finding.place.iter().chain(&finding.related);
        places.any(|p| faulty.contains(&(p.path.as_str(), first_key(p))))
            || of_another_kind(finding, &faulty)
            || of_an_absence(finding, &faulty)
            || hidden.iter().any(|h| h.explains(finding))
    };
    found.into_iter().filter(|f| !follows(f)).collect()
}

/// The file and its key that could not be read; of a misspelt key the one that was meant.
fn faulty_key(finding: &Finding) -> Option<(&str, &str)> {
    let place = finding.place.as_ref()?;
    let text = |name: &str| match finding.values.iter().find(|(key, _)| *key == name) {
        Some((_, Value::Text(text))) => text.as_str(),
        _ => "",
    };
    let misspelt = text("fault") == "unknown-key" && !text("near").is_empty() && place.keys.len() == 1;
    Some((place.path.as_str(), if misspelt { text("near") } else { first_key(place) }))
}

fn first_key(place: &Place) -> &str {
    match place.keys.first() {
        Some(Key::Name(name)) => name,
        Some(Key::Item(..)) | None => "",
    }
}

/// Whether a file that lost this key hides something from the rules on other files: who is there, who voted.
fn hides(path: &str, key: &str) -> bool {
    match classify(path) {
        Region::Governed(Kind::Role(_) | Kind::Circle(_)) => matches!(key, "core" | "members" | "holders" | "parent"),
        Region::Governed(Kind::Person(_)) => key != "joined",
        Region::Governed(Kind::Rules | Kind::Policy(_) | Kind::Domain(_)) => false,
        _ => true,
    }
}

/// A file that has a key nobody can read may well hold what a rule says it lacks.
fn of_an_absence(finding: &Finding, faulty: &BTreeSet<(&str, &str)>) -> bool {
    let whole = finding.place.iter().filter(|p| p.keys.is_empty());
    whole.into_iter().any(|p| faulty.iter().any(|(path, _)| *path == p.path))
}

/// What a role must hold depends on which of the core roles it is.
fn of_another_kind(finding: &Finding, faulty: &BTreeSet<(&str, &str)>) -> bool {
    let code = card(finding.rule).map_or("", |c| c.code);
    code.starts_with("ROL-") && finding.place.as_ref().is_some_and(|p| faulty.contains(&(p.path.as_str(), "core")))
}

/// Something that exists and of which nobody knows what it says.
struct Hidden {
    /// Families of codes, or codes, that would speak of its absence.
    codes: &'static [&'static str],
    /// Where they are not to be believed; everywhere when empty.
    circles: BTreeSet<CircleId>,
    /// The id of the dossier whose result is unknown.
    decision: Option<String>,
}

impl Hidden {
    fn of(path: &str, org: &Organisation) -> Option<Self> {
        let (Region::Governed(kind) | Region::Record(kind)) = classify(path) else { return None };
        let everywhere = |codes| Self { codes, circles: BTreeSet::new(), decision: None };
        let around = |codes, circle: &CircleId| Self { circles: neighbours(circle, org), ..everywhere(codes) };
        Some(match &kind {
            Kind::Role(role) => around(&["OFF", "LNK", "CIR-09", "CIR-10", "MEM-04", "ROL-06", "DOM-04"], &role.circle),
            Kind::Circle(circle) => around(
                &[
                    "OFF", "LNK", "CIR-01", "CIR-02", "CIR-08", "CIR-09", "CIR-1", "MEM-04", "ROL-06", "DOM-04",
                    "POL-06",
                ],
                circle,
            ),
            Kind::Policy(_) => everywhere(&["LNK-07", "LNK-09", "POL-08", "POL-09", "DOM-07"]),
            Kind::Domain(_) => everywhere(&["CIR-18", "DOM", "POL-06"]),
            Kind::Person(_) => everywhere(&["ASSO", "SCOP", "SCIC", "COOP", "MEM-04", "CIR-13", "COR-08"]),
            Kind::Meeting(_) => everywhere(&["MTG-01", "MTG-02", "MTG-06", "MEM-07", "CIR-17", "ROL-10"]),
            Kind::Assembly(_) => everywhere(&["DEC-26", "COOP", "ASSO", "SCOP", "SCIC"]),
            Kind::Evaluation(_) => everywhere(&["MEM-10"]),
            Kind::Tension(_) => everywhere(&["CIR-17", "ROL-10", "TEN"]),
            Kind::Constitution if org.constitution.is_some() => {
                everywhere(&["COR-03", "ASSO", "COOP", "DEC-26", "SCIC", "SCOP"])
            }
            Kind::Constitution => everywhere(&["COR-03", "COR-08", "CIR", "LNK", "OFF"]),
            // Without the rules nobody knows which of them are on.
            Kind::Rules => everywhere(&[
                "ASSO", "CIR", "COOP", "DOM", "ELE", "LNK", "MEM", "MTG", "OFF", "OWN", "POL", "ROL", "SC", "TEN",
                "TRM",
            ]),
            Kind::Proposal(id) | Kind::Outcome(id) => Self { decision: Some(id.to_string()), ..everywhere(&[]) },
            _ => return None,
        })
    }

    fn explains(&self, finding: &Finding) -> bool {
        let named = |id: &String| finding.values.iter().any(|(key, v)| *key == "decision" && *v == Value::from(id));
        if self.decision.as_ref().is_some_and(named) {
            return true;
        }
        let code = card(finding.rule).map_or("", |c| c.code);
        let here = self.circles.is_empty()
            || finding.place.as_ref().and_then(circle_of).is_none_or(|circle| self.circles.contains(&circle));
        here && self.codes.iter().any(|family| code.starts_with(family))
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
