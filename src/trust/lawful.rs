//! The lawful content: the founding plus a chain of decisions, asked for single files.
//!
//! Whatever becomes lawful is the governed content of one commit of main. So a lawful state is that commit's tree: it
//! costs nothing to keep one for each decision, and to judge every decision by the state before it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::memo::{Asked, Memo};
use crate::bind::{Past, Side, State, is_taken_up, months_after};
use crate::files::{Kind, Noun, governed};
use crate::finding::Attempt;
use crate::model::{
    Circle, CircleId, Constitution, DecisionId, Domain, DomainId, Person, PersonId, Policy, PolicyRef, Role, RoleRef,
    Rules, Slug, Way,
};
use crate::store::{Blob, Files, Id, Repo};

/// Takes one variant out of a shared noun.
macro_rules! of {
    ($noun:expr, $variant:ident) => {
        match $noun.as_deref() {
            Some(Noun::$variant(it)) => Some(Arc::clone(it)),
            _ => None,
        }
    };
}

/// The governed files that stand lawfully.
#[derive(Clone)]
pub struct Lawful {
    /// The tree whose governed files they are; `None` while there is nothing.
    pub tree: Option<Id>,
    pub memo: Arc<Memo>,
    asked: Arc<Mutex<Asked>>,
}

impl Lawful {
    pub fn new(tree: Option<Id>, memo: &Arc<Memo>) -> Self {
        Self { tree, memo: Arc::clone(memo), asked: tree.map(|tree| memo.asked(tree)).unwrap_or_default() }
    }

    /// One file.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn file(&self, path: &str) -> Attempt<Option<Blob>> {
        match self.tree.filter(|_| governed(path)) {
            Some(tree) => self.memo.repo().entry(tree, path),
            None => Ok(None),
        }
    }

    /// The governed files and records of the tree, without dossiers.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn files(&self) -> Attempt<Files> {
        let Some(tree) = self.tree else { return Ok(Files::new()) };
        self.memo.repo().files_but(tree, &|path| path == "decisions")
    }

    /// Whether a decision is closed here.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn holds(&self, kind: &Kind) -> Attempt<bool> {
        Ok(match kind.path() {
            Some(path) => self.file(&path)?.is_some(),
            None => false,
        })
    }

    fn side(&self, kind: &Kind) -> Attempt<Option<Side>> {
        let Some(path) = kind.path() else { return Ok(None) };
        self.file(&path)?.map(|blob| self.memo.side(kind, blob)).transpose()
    }

    fn noun(&self, kind: &Kind) -> Option<Arc<Noun>> {
        if let Some(known) = self.held().nouns.get(kind) {
            return known.clone();
        }
        // What could not be read is asked for again: a failure is no answer to keep.
        let noun = self.memo.note(self.side(kind))?.and_then(|side| side.noun);
        self.held().nouns.insert(kind.clone(), noun.clone());
        noun
    }

    fn held(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The domains.
    pub fn domains(&self) -> Vec<(DomainId, Arc<Domain>)> {
        let ids = self.names("domains");
        let ids = ids.iter().filter_map(|name| DomainId::parse(name));
        ids.filter_map(|id| self.domain(&id).map(|domain| (id, domain))).collect()
    }

    /// The policies of a circle.
    pub fn policies_of(&self, circle: &CircleId) -> Vec<(PolicyRef, Arc<Policy>)> {
        let names = self.names(&format!("circles/{circle}/policies"));
        let ids =
            names.iter().filter_map(|name| Some(PolicyRef { circle: circle.clone(), policy: Slug::parse(name)? }));
        ids.filter_map(|id| of!(self.noun(&Kind::Policy(id.clone())), Policy).map(|policy| (id, policy))).collect()
    }

    /// The names of the files directly in a folder, without their ending.
    fn names(&self, folder: &str) -> Arc<Vec<String>> {
        self.listed(folder, |repo, tree| {
            let files = repo.files_in(tree, folder)?;
            Ok(files.into_iter().filter_map(|(name, _)| name.strip_suffix(".toml").map(str::to_owned)).collect())
        })
    }

    /// The names of the folders directly in a folder.
    fn folders(&self, folder: &str) -> Arc<Vec<String>> {
        let list = |repo: &Repo, tree| Ok(repo.folders_in(tree, folder)?.into_iter().map(|(name, _)| name).collect());
        self.listed(folder, list)
    }

    fn listed(&self, folder: &str, list: impl FnOnce(&Repo, Id) -> Attempt<Vec<String>>) -> Arc<Vec<String>> {
        if let Some(known) = self.held().names.get(folder) {
            return Arc::clone(known);
        }
        let Some(names) = self.tree.and_then(|tree| self.memo.note(list(self.memo.repo(), tree))) else {
            return Arc::default();
        };
        let names = Arc::new(names);
        self.held().names.insert(folder.to_owned(), Arc::clone(&names));
        names
    }
}

impl State for Lawful {
    fn constitution(&self) -> Option<Arc<Constitution>> {
        of!(self.noun(&Kind::Constitution), Constitution)
    }

    fn rules(&self) -> Option<Arc<Rules>> {
        of!(self.noun(&Kind::Rules), Rules)
    }

    fn rules_digest(&self) -> String {
        let side = self.memo.note(self.side(&Kind::Rules)).flatten();
        format!("sha256:{}", side.map(|side| side.digest).unwrap_or_default())
    }

    fn person(&self, id: &PersonId) -> Option<Arc<Person>> {
        of!(self.noun(&Kind::Person(id.clone())), Person)
    }

    fn people(&self) -> Vec<(PersonId, Arc<Person>)> {
        let ids = self.names("people");
        let ids = ids.iter().filter_map(|name| PersonId::parse(name));
        ids.filter_map(|id| self.person(&id).map(|person| (id, person))).collect()
    }

    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>> {
        of!(self.noun(&Kind::Circle(id.clone())), Circle)
    }

    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)> {
        let folders = self.folders("circles");
        let ids = folders.iter().filter_map(|name| CircleId::parse(name));
        ids.filter_map(|id| self.circle(&id).map(|circle| (id, circle))).collect()
    }

    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)> {
        let names = self.names(&format!("circles/{circle}/roles"));
        let refs = names.iter().filter_map(|name| Some(RoleRef { circle: circle.clone(), role: Slug::parse(name)? }));
        refs.filter_map(|id| of!(self.noun(&Kind::Role(id.clone())), Role).map(|role| (id, role))).collect()
    }

    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>> {
        of!(self.noun(&Kind::Domain(id.clone())), Domain)
    }

    fn called(&self, id: &PersonId) -> Option<String> {
        self.memo.local_names().get(id).cloned()
    }

    fn taken_up(&self, then: &DecisionId, way: Way, but: &DecisionId) -> bool {
        let Some(past) = self.past(then) else { return false };
        let takes = |id: DecisionId| {
            let proposal = of!(self.noun(&Kind::Proposal(id.clone())), Proposal)?;
            // What takes nothing up needs no second look.
            if proposal.follows.as_ref() != Some(then) {
                return None;
            }
            let outcome = of!(self.noun(&Kind::Outcome(id)), Outcome)?;
            Some(is_taken_up(&proposal, &outcome, (then, &past.proposer), way))
        };
        months_after(then).iter().any(|month| {
            let names = self.folders(&format!("decisions/{month}"));
            let others = names.iter().filter_map(|name| DecisionId::parse(name)).filter(|id| id != but);
            others.into_iter().any(|id| takes(id) == Some(true))
        })
    }

    fn past(&self, id: &DecisionId) -> Option<Past> {
        let outcome = of!(self.noun(&Kind::Outcome(id.clone())), Outcome)?;
        let proposal = of!(self.noun(&Kind::Proposal(id.clone())), Proposal)?;
        Some(Past::of(&outcome, &proposal))
    }
}
