//! The whole organisation as its files tell it, and the few questions everybody asks of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Answer, Assembly, Circle, CircleId, Constitution, Core, Date, DecisionId, Domain, DomainId, Evaluation, Founding,
    Meeting, Outcome, Person, PersonId, Policy, PolicyRef, Proposal, Role, RoleRef, Rules, Status, Tension, Words,
};

/// Everything that could be read; what could not is in `broken`, so that nobody calls it missing.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    pub constitution: Option<Constitution>,
    pub rules: Option<Rules>,
    pub words: Words,
    pub people: BTreeMap<PersonId, Person>,
    pub circles: BTreeMap<CircleId, Circle>,
    pub roles: BTreeMap<RoleRef, Role>,
    pub policies: BTreeMap<PolicyRef, Policy>,
    pub domains: BTreeMap<DomainId, Domain>,
    pub decisions: BTreeMap<DecisionId, Dossier>,
    pub founding: BTreeMap<PersonId, Founding>,
    pub meetings: BTreeMap<String, Meeting>,
    pub tensions: BTreeMap<String, Tension>,
    pub evaluations: BTreeMap<String, Evaluation>,
    pub assemblies: BTreeMap<String, Assembly>,
    /// Long prose by path: `articles/` and `statutes/`.
    pub prose: BTreeMap<String, String>,
    /// Paths of governed files that exist and could not be read.
    pub broken: BTreeSet<String>,
}

/// One decision's folder. Answers are keyed by their file's stem, such as `2-aicha-1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    pub proposal: Option<Proposal>,
    pub answers: BTreeMap<String, Answer>,
    pub outcome: Option<Outcome>,
}

impl Organisation {
    /// The roles of one circle, in the order of their ids.
    pub fn roles_of<'a>(&'a self, circle: &'a CircleId) -> impl Iterator<Item = (&'a RoleRef, &'a Role)> {
        self.roles.range(RoleRef::before_all_of(circle)..).take_while(move |(id, _)| id.circle == *circle)
    }

    /// The policies of one circle, in the order of their ids.
    pub fn policies_of<'a>(&'a self, circle: &'a CircleId) -> impl Iterator<Item = (&'a PolicyRef, &'a Policy)> {
        self.policies.range(PolicyRef::before_all_of(circle)..).take_while(move |(id, _)| id.circle == *circle)
    }

    /// The roles of one circle that fill one core function.
    pub fn core_roles<'a>(&'a self, circle: &'a CircleId, core: Core) -> impl Iterator<Item = (&'a RoleRef, &'a Role)> {
        self.roles_of(circle).filter(move |(_, role)| role.core == Some(core))
    }

    pub fn children<'a>(&'a self, circle: &'a CircleId) -> impl Iterator<Item = (&'a CircleId, &'a Circle)> {
        self.circles.iter().filter(move |(_, c)| c.parent.as_ref() == Some(circle))
    }

    /// Calls those of whom the files say no name by the ones that are known beside them.
    pub fn lend_names(&mut self, names: &BTreeMap<PersonId, String>) {
        for (id, person) in self.people.iter_mut().filter(|(id, person)| person.name == id.as_str()) {
            if let Some(name) = names.get(id) {
                person.name.clone_from(name);
            }
        }
    }

    pub fn is_active(&self, circle: &CircleId) -> bool {
        self.circles.get(circle).is_some_and(|c| c.dissolved.is_none())
    }

    pub fn active_circles(&self) -> impl Iterator<Item = (&CircleId, &Circle)> {
        self.circles.iter().filter(|(_, c)| c.dissolved.is_none())
    }

    pub fn root(&self) -> Option<&CircleId> {
        self.constitution.as_ref().map(|c| &c.root)
    }

    /// Whether a circle is the root, whatever it says of a parent; without a constitution, whether it has none.
    pub fn is_root(&self, circle: &CircleId) -> bool {
        let known = self.root().filter(|root| self.circles.contains_key(root));
        known.map_or_else(|| self.circles.get(circle).is_none_or(|c| c.parent.is_none()), |root| root == circle)
    }

    pub fn has_left(&self, person: &PersonId) -> bool {
        self.people.get(person).is_some_and(|p| p.status == Status::Left)
    }

    /// From a circle's parent up to the root; stops where a cycle would begin.
    pub fn ancestors<'a>(&'a self, circle: &'a CircleId) -> Vec<&'a CircleId> {
        let (mut up, mut seen) = (vec![], BTreeSet::new());
        let mut at = self.circles.get(circle).and_then(|c| c.parent.as_ref());
        while let Some(id) = at {
            if id == circle || !seen.insert(id) {
                break;
            }
            up.push(id);
            at = self.circles.get(id).and_then(|c| c.parent.as_ref());
        }
        up
    }

    /// Whether going up from a circle one arrives at the root; where not, that is a fault of its own.
    pub fn hangs_from_the_root(&self, circle: &CircleId) -> bool {
        self.root().is_none_or(|root| circle == root || self.ancestors(circle).contains(&root))
    }

    /// Whether a domain lies, through others, within itself.
    pub fn goes_round(&self, start: &DomainId) -> bool {
        !self.ring(start).is_empty()
    }

    /// The domains through which one lies within itself, itself first; empty when it does not.
    pub fn ring<'a>(&'a self, start: &'a DomainId) -> Vec<&'a DomainId> {
        let mut seen = vec![start];
        let mut at = self.domains.get(start).and_then(|d| d.within.as_ref());
        while let Some(id) = at {
            if id == start {
                return seen;
            }
            if seen.contains(&id) {
                break;
            }
            seen.push(id);
            at = self.domains.get(id).and_then(|d| d.within.as_ref());
        }
        vec![]
    }

    /// Whether a circle has anybody or anything in it, dissolved or not.
    pub fn is_in_use(&self, circle: &CircleId, today: Date) -> bool {
        self.circles.get(circle).is_some_and(|c| !c.members.is_empty())
            || self.roles_of(circle).any(|(_, r)| r.holders.iter().any(|h| h.holds_on(today)))
            || self.policies_of(circle).next().is_some()
    }
}
