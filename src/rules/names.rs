//! Whether a name leads somewhere, and what was perhaps meant.

use super::places;
use super::subject::Report;
use crate::files::dossier_folder;
use crate::finding::Place;
use crate::model::{CircleId, DecisionId, DomainId, Level, Organisation, PersonId, PolicyRef, RoleRef, Slug, nearest};
use crate::values;

/// What can be named. A file that exists and cannot be read still counts: its own fault is told once.
pub struct Names<'a, 'r, 'f> {
    pub org: &'a Organisation,
    pub report: &'r mut Report<'f>,
    /// How heavy a name that leads nowhere is at most: what was decided long ago may speak of what is no more.
    pub most: Level,
}

impl Names<'_, '_, '_> {
    fn known(&self, path: &str) -> bool {
        self.org.broken.contains(path)
    }

    /// Tells that nothing of this kind has the id, with the nearest one that is there.
    pub fn unknown<'c>(
        &mut self,
        kind: &str,
        id: &str,
        place: impl FnOnce() -> Place,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let near = nearest(id, candidates).unwrap_or("").to_owned();
        self.report.at_most(self.most, place(), values![kind = kind, id = id, near = near]);
    }

    pub fn person(&mut self, id: Option<&PersonId>, place: impl FnOnce() -> Place) {
        let Some(id) = id else { return };
        if !self.org.people.contains_key(id) && !self.known(&places::person(id).path) {
            let org = self.org;
            self.unknown("person", id.as_str(), place, org.people.keys().map(PersonId::as_str));
        }
    }

    pub fn people(&mut self, people: &[PersonId], place: impl Fn() -> Place) {
        for (index, person) in people.iter().enumerate() {
            self.person(Some(person), || place().item(index, Some(person.as_str())));
        }
    }

    pub fn circle(&mut self, id: Option<&CircleId>, place: impl FnOnce() -> Place) {
        let Some(id) = id else { return };
        if !self.org.circles.contains_key(id) && !self.known(&places::circle(id).path) {
            let org = self.org;
            self.unknown("circle", id.as_str(), place, org.circles.keys().map(CircleId::as_str));
        }
    }

    pub fn domain(&mut self, id: Option<&DomainId>, place: impl FnOnce() -> Place) {
        let Some(id) = id else { return };
        if !self.org.domains.contains_key(id) && !self.known(&places::domain(id).path) {
            let org = self.org;
            self.unknown("domain", id.as_str(), place, org.domains.keys().map(DomainId::as_str));
        }
    }

    pub fn role(&mut self, id: Option<&RoleRef>, place: impl FnOnce() -> Place) {
        let Some(id) = id else { return };
        if !self.org.roles.contains_key(id) && !self.known(&places::role(id).path) {
            let all: Vec<String> = self.org.roles.keys().map(ToString::to_string).collect();
            self.unknown("role", &id.to_string(), place, all.iter().map(String::as_str));
        }
    }

    pub fn policy(&mut self, id: Option<&PolicyRef>, place: impl FnOnce() -> Place) {
        let Some(id) = id else { return };
        if !self.org.policies.contains_key(id) && !self.known(&places::policy(id).path) {
            let all: Vec<String> = self.org.policies.keys().map(ToString::to_string).collect();
            self.unknown("policy", &id.to_string(), place, all.iter().map(String::as_str));
        }
    }

    pub fn decision(&mut self, id: Option<&DecisionId>, place: impl FnOnce() -> Place) {
        let Some(id) = id else { return };
        let folder = format!("{}/", dossier_folder(id));
        let broken = || self.org.broken.range(folder.clone()..).next().is_some_and(|path| path.starts_with(&folder));
        if !id.is_founding() && !self.org.decisions.contains_key(id) && !broken() {
            let org = self.org;
            self.unknown("decision", id.as_str(), place, org.decisions.keys().map(DecisionId::as_str));
        }
    }

    /// Who looks after something: a person, a role of the circle, or words that name nobody in particular.
    pub fn responsible(&mut self, text: Option<&str>, circle: &CircleId, place: impl FnOnce() -> Place) {
        let Some(text) = text.map(str::trim).filter(|t| !t.is_empty() && !t.contains(' ')) else { return };
        let bare = text.strip_prefix("role:").or_else(|| text.strip_prefix("person:")).unwrap_or(text);
        let role = RoleRef::parse(bare).or_else(|| RoleRef::parse(&format!("{circle}/{bare}")));
        let Some(role) = role else { return };
        let circle_named = CircleId::parse(bare).is_some_and(|c| self.org.circles.contains_key(&c));
        let person = circle_named || PersonId::parse(bare).is_some_and(|p| self.org.people.contains_key(&p));
        let paths = [format!("people/{bare}.toml"), format!("circles/{bare}/circle.toml"), places::role(&role).path];
        if !person && !self.org.roles.contains_key(&role) && !paths.iter().any(|path| self.known(path)) {
            let org = self.org;
            let roles: Vec<&str> = org.roles_of(circle).map(|(id, _)| id.role.as_str()).collect();
            let people = org.people.keys().map(PersonId::as_str);
            self.unknown("responsible", text, place, people.chain(roles));
        }
    }
}

/// A category of associates, as a person, a college or an assembly names it.
pub fn category(names: &mut Names<'_, '_, '_>, id: &Slug, place: impl FnOnce() -> Place) {
    let Some(constitution) = &names.org.constitution else { return };
    if !constitution.categories.iter().any(|c| c.id == *id) {
        names.unknown("category", id.as_str(), place, constitution.categories.iter().map(|c| c.id.as_str()));
    }
}
