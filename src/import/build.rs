//! Collects people, circles, roles and domains under ids of ours, and remembers what had to give way.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::{Kind, canonical};
use crate::lang::Message;
use crate::message;
use crate::model::{
    Circle, CircleId, CircleKind, Core, Date, DecisionId, Domain, DomainId, Former, Handles, Holder, Holding, Person,
    PersonId, PersonKind, Policy, PolicyRef, Role, RoleRef, Scope, Slug, is_slug, slugify,
};

/// What an import gives: files by path, and what it could not carry over.
#[derive(Default)]
pub struct Imported {
    pub name: String,
    /// `None` when the data restores a whole organisation, constitution included.
    pub root: Option<CircleId>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub notes: Vec<Message>,
    pub people: usize,
    pub circles: usize,
    pub roles: usize,
}

/// What the target holds already, so that a second import changes nothing.
#[derive(Default)]
pub struct Known {
    pub dissolved: BTreeMap<CircleId, Date>,
}

/// An organisation being put together.
pub struct Builder {
    today: Date,
    people: BTreeMap<PersonId, Person>,
    /// Names elsewhere, to our ids; and folded, to find a second spelling.
    handles: BTreeMap<String, PersonId>,
    folded: BTreeMap<String, String>,
    circles: BTreeMap<CircleId, Circle>,
    circle_ids: BTreeMap<String, CircleId>,
    roles: BTreeMap<RoleRef, Role>,
    policies: BTreeMap<PolicyRef, Policy>,
    domains: BTreeMap<DomainId, Domain>,
    domain_ids: BTreeMap<String, DomainId>,
    changed: Vec<String>,
    /// What could not be carried over, in the other system's words.
    lost: Vec<String>,
    spellings: Vec<String>,
    unknown: BTreeSet<String>,
    shared: usize,
    ended: usize,
    pub notes: Vec<Message>,
}

/// What is said of a role elsewhere.
#[derive(Default)]
pub struct RoleData {
    pub name: String,
    pub purpose: Option<String>,
    pub accountabilities: Vec<String>,
    pub domains: Vec<String>,
    pub holders: Vec<(String, Option<Date>, Option<Date>)>,
}

fn said(text: Option<String>) -> Option<String> {
    text.filter(|t| !t.trim().is_empty())
}

impl Builder {
    pub fn new(today: Date) -> Self {
        Self {
            today,
            people: BTreeMap::new(),
            handles: BTreeMap::new(),
            folded: BTreeMap::new(),
            circles: BTreeMap::new(),
            circle_ids: BTreeMap::new(),
            roles: BTreeMap::new(),
            policies: BTreeMap::new(),
            domains: BTreeMap::new(),
            domain_ids: BTreeMap::new(),
            changed: vec![],
            lost: vec![],
            spellings: vec![],
            unknown: BTreeSet::new(),
            shared: 0,
            ended: 0,
            notes: vec![],
        }
    }

    /// Notes what could not be carried over.
    pub fn lose(&mut self, what: String) {
        self.lost.push(what);
    }

    /// An id of ours for a name elsewhere, that nothing else of its sort has: what another system tells apart stays apart. Told
    /// when it had to change.
    fn slug(&mut self, word: &str, is_taken: &dyn Fn(&Self, &str) -> bool) -> String {
        let slug = if is_slug(word) { word.to_owned() } else { slugify(word) };
        let mut free = slug.clone();
        let mut number = 2;
        while !slug.is_empty() && is_taken(self, &free) {
            let base: String = slug.chars().take(58).collect();
            free = format!("{}-{number}", base.trim_end_matches('-'));
            number += 1;
        }
        if !free.is_empty() && free != word {
            self.changed.push(format!("{word} → {free}"));
        }
        free
    }

    /// A person. Two spellings of one name are one person.
    pub fn person(&mut self, handle: &str, name: &str, system: Option<&str>) {
        let folded = handle.to_lowercase();
        if let Some(first) = self.folded.get(&folded) {
            if let Some(id) = self.handles.get(first).cloned() {
                if first != handle {
                    self.spellings.push(format!("{first} = {handle}"));
                }
                self.handles.insert(handle.to_owned(), id);
            }
            return;
        }
        let is_taken = |it: &Self, id: &str| PersonId::parse(id).is_some_and(|id| it.people.contains_key(&id));
        let Some(id) = PersonId::parse(&self.slug(handle, &is_taken)) else {
            self.unknown.insert(handle.to_owned());
            return;
        };
        let handles: Handles = system.map(|s| (s.to_owned(), handle.to_owned())).into_iter().collect();
        let name = if name.trim().is_empty() { handle } else { name };
        self.folded.insert(folded, handle.to_owned());
        self.handles.insert(handle.to_owned(), id.clone());
        self.people.insert(id, member(name, handles));
    }

    fn known_person(&mut self, handle: &str) -> Option<PersonId> {
        let known = self.handles.get(handle).cloned();
        let known = known.or_else(|| self.handles.get(self.folded.get(&handle.to_lowercase())?).cloned());
        if known.is_none() {
            self.unknown.insert(handle.to_owned());
        }
        known
    }

    /// A circle; its members and parent follow once every name is known.
    pub fn circle(&mut self, word: &str, name: &str) -> Option<CircleId> {
        let is_taken = |it: &Self, id: &str| CircleId::parse(id).is_some_and(|id| it.circles.contains_key(&id));
        let Some(id) = CircleId::parse(&self.slug(word, &is_taken)) else {
            self.lose(word.to_owned());
            return None;
        };
        self.circle_ids.insert(word.to_owned(), id.clone());
        let circle = Circle {
            kind: Some(CircleKind::Circle),
            created_by: DecisionId::parse(DecisionId::FOUNDING),
            // What it is called elsewhere, where that is no id of ours.
            source: (id.as_str() != word).then(|| word.to_owned()),
            ..Circle::new(if name.trim().is_empty() { word.to_owned() } else { name.to_owned() })
        };
        self.circles.insert(id.clone(), circle);
        Some(id)
    }

    pub fn circle_id(&self, word: &str) -> Option<CircleId> {
        self.circle_ids.get(word).cloned()
    }

    pub fn edit(&mut self, id: &CircleId, edit: impl FnOnce(&mut Circle)) {
        if let Some(circle) = self.circles.get_mut(id) {
            edit(circle);
        }
    }

    pub fn describe(&mut self, id: &CircleId, purpose: Option<String>, accountabilities: Vec<String>) {
        self.edit(id, |circle| {
            circle.purpose = said(purpose);
            circle.accountabilities = accountabilities;
        });
    }

    pub fn members(&mut self, id: &CircleId, handles: &[String]) {
        let mut members: Vec<PersonId> = handles.iter().filter_map(|h| self.known_person(h)).collect();
        members.sort();
        members.dedup();
        self.edit(id, |circle| circle.members = members);
    }

    /// Who was in a circle, with the days that are known; whoever is in it is no former member.
    pub fn former(&mut self, id: &CircleId, all: Vec<(String, Option<Date>, Option<Date>)>) {
        for (handle, from, until) in all {
            let Some(person) = self.known_person(&handle) else { continue };
            self.edit(id, |circle| {
                let known = circle.former.iter().any(|it| it.person == person) || circle.members.contains(&person);
                circle.former.extend((!known).then_some(Former { person, from, until }));
            });
        }
    }

    /// A role. Whose term ended is a former member of the circle, where they are none today.
    pub fn role(&mut self, circle: &CircleId, word: &str, core: Option<Core>, data: RoleData) {
        let at = |slug: Slug| RoleRef { circle: circle.clone(), role: slug };
        let is_taken = |it: &Self, id: &str| Slug::parse(id).is_some_and(|id| it.roles.contains_key(&at(id)));
        let Some(id) = Slug::parse(&self.slug(word, &is_taken)).map(at) else {
            self.lose(format!("{circle}/{word}"));
            return;
        };
        let mut holders = vec![];
        for (handle, from, until) in data.holders {
            if until.is_some_and(|until| until < self.today) {
                self.ended += 1;
                self.former(circle, vec![(handle, from, until)]);
                continue;
            }
            let Some(person) = self.known_person(&handle) else { continue };
            let by = DecisionId::parse(DecisionId::FOUNDING);
            holders.push(Holding { person, from, until, by, focus: None, interim: None });
        }
        holders.sort_by(|a, b| a.person.cmp(&b.person));
        holders.dedup_by(|a, b| a.person == b.person);
        let holder = Holder::Role(id.clone());
        let domains =
            data.domains.iter().filter_map(|d| self.domain(d, holder.clone())).map(|d| d.to_string()).collect();
        let seats = i64::try_from(holders.len()).ok().filter(|n| *n > 1);
        let role = Role {
            core,
            purpose: said(data.purpose),
            accountabilities: data.accountabilities,
            domains,
            seats,
            holders,
            source: (id.role.as_str() != word).then(|| word.to_owned()),
            ..Role::new(data.name)
        };
        self.roles.insert(id, role);
    }

    /// A domain has one holder: the first that claims it.
    pub fn domain(&mut self, name: &str, holder: Holder) -> Option<DomainId> {
        if let Some(id) = self.domain_ids.get(name) {
            if self.domains.get(id).is_some_and(|domain| domain.holder == holder) {
                return Some(id.clone());
            }
            self.shared += 1;
            return None;
        }
        let is_taken = |it: &Self, id: &str| DomainId::parse(id).is_some_and(|id| it.domains.contains_key(&id));
        let slug = self.slug(&slugify(name), &is_taken);
        let Some(id) = DomainId::parse(&slug) else {
            self.lose(name.to_owned());
            return None;
        };
        self.domain_ids.insert(name.to_owned(), id.clone());
        self.domains.insert(id.clone(), Domain::new(name.to_owned(), holder));
        Some(id)
    }

    pub fn policy(&mut self, circle: &CircleId, word: &str, title: &str, text: String) {
        let at = |slug: Slug| PolicyRef { circle: circle.clone(), policy: slug };
        let is_taken = |it: &Self, id: &str| Slug::parse(id).is_some_and(|id| it.policies.contains_key(&at(id)));
        let Some(id) = Slug::parse(&self.slug(word, &is_taken)).map(at) else {
            self.lose(format!("{circle}/{word}"));
            return;
        };
        let policy = Policy {
            scope: Some(Scope::Agreement),
            adopted_by: DecisionId::parse(DecisionId::FOUNDING),
            ..Policy::new(title.to_owned(), text)
        };
        self.policies.insert(id, policy);
    }

    /// The files, and the report.
    pub fn finish(mut self, name: String, root: CircleId) -> Imported {
        self.report();
        let mut out = Imported {
            name,
            root: Some(root),
            people: self.people.len(),
            circles: self.circles.len(),
            roles: self.roles.len(),
            ..Imported::default()
        };
        let mut put = |kind: Kind, body: &dyn Fn(&str) -> String| {
            let path = kind.path().unwrap_or_default();
            out.files.insert(path.clone(), body(&path).into_bytes());
        };
        for (id, it) in &self.people {
            put(Kind::Person(id.clone()), &|path| canonical(path, &[], it));
        }
        for (id, it) in &self.circles {
            put(Kind::Circle(id.clone()), &|path| canonical(path, &[], it));
        }
        for (id, it) in &self.roles {
            put(Kind::Role(id.clone()), &|path| canonical(path, &[], it));
        }
        for (id, it) in &self.policies {
            put(Kind::Policy(id.clone()), &|path| canonical(path, &[], it));
        }
        for (id, it) in &self.domains {
            put(Kind::Domain(id.clone()), &|path| canonical(path, &[], it));
        }
        out.notes = self.notes;
        out
    }

    fn report(&mut self) {
        let mut tell = |key: &'static str, list: Vec<String>| {
            if !list.is_empty() {
                let shown: Vec<String> = list.iter().take(8).cloned().collect();
                self.notes.push(message!(key, number = list.len(), list = shown.join(", ")));
            }
        };
        self.changed.sort();
        self.changed.dedup();
        self.spellings.sort();
        self.spellings.dedup();
        tell("import-ids", std::mem::take(&mut self.changed));
        tell("import-spellings", std::mem::take(&mut self.spellings));
        tell("import-unknown", std::mem::take(&mut self.unknown).into_iter().collect());
        let empty = self.circles.iter().filter(|(_, c)| c.members.is_empty() && c.dissolved.is_none());
        tell("import-empty", empty.map(|(id, _)| id.to_string()).collect());
        // Each loss is named: what is only counted is looked for in vain.
        let lost = std::mem::take(&mut self.lost);
        if !lost.is_empty() {
            self.notes.push(message!("import-lost", number = lost.len(), list = lost.join(", ")));
        }
        for (key, number) in [("import-shared", self.shared), ("import-ended", self.ended)] {
            if number > 0 {
                self.notes.push(message!(key, number = number));
            }
        }
    }
}

fn member(name: &str, handles: Handles) -> Person {
    Person {
        kind: Some(PersonKind::Human),
        admitted_by: DecisionId::parse(DecisionId::FOUNDING),
        handles,
        ..Person::new(name.to_owned())
    }
}
