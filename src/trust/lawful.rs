//! The lawful content: the founding plus a chain of decisions, asked for single files.

use std::rc::Rc;
use std::sync::Arc;

use super::memo::Memo;
use crate::bind::{Side, State};
use crate::files::{Kind, Noun};
use crate::model::{Circle, CircleId, Constitution, Domain, DomainId, Person, PersonId, Role, RoleRef, Rules, Slug};
use crate::store::Files;

/// The governed files that stand lawfully, by path.
#[derive(Clone)]
pub struct Lawful {
    pub files: Files,
    pub memo: Rc<Memo>,
}

impl Lawful {
    pub fn new(files: Files, memo: Rc<Memo>) -> Self {
        Self { files, memo }
    }

    /// One file; nothing when it is not there or cannot be read.
    fn side(&self, kind: &Kind) -> Option<Side> {
        let blob = self.files.get(&kind.path()?)?;
        self.memo.side(kind, *blob).ok()
    }

    fn noun(&self, kind: &Kind) -> Option<Arc<Noun>> {
        self.side(kind)?.noun
    }

    /// The paths under a folder, in order.
    fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.files.range(folder.to_owned()..);
        from.map(|(path, _)| path.as_str()).take_while(move |path| path.starts_with(folder))
    }
}

/// Takes one variant out of a shared noun.
macro_rules! of {
    ($noun:expr, $variant:ident) => {
        match $noun.as_deref() {
            Some(Noun::$variant(it)) => Some(Arc::clone(it)),
            _ => None,
        }
    };
}

impl State for Lawful {
    fn constitution(&self) -> Option<Arc<Constitution>> {
        of!(self.noun(&Kind::Constitution), Constitution)
    }

    fn rules(&self) -> Option<Arc<Rules>> {
        of!(self.noun(&Kind::Rules), Rules)
    }

    fn rules_digest(&self) -> String {
        let digest = self.files.get("rules.toml").and_then(|blob| self.memo.digest(*blob).ok());
        format!("sha256:{}", digest.unwrap_or_default())
    }

    fn person(&self, id: &PersonId) -> Option<Arc<Person>> {
        of!(self.noun(&Kind::Person(id.clone())), Person)
    }

    fn people(&self) -> Vec<(PersonId, Arc<Person>)> {
        let ids =
            self.under("people/").filter_map(|p| PersonId::parse(p.strip_prefix("people/")?.strip_suffix(".toml")?));
        ids.filter_map(|id| self.person(&id).map(|person| (id, person))).collect()
    }

    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>> {
        of!(self.noun(&Kind::Circle(id.clone())), Circle)
    }

    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)> {
        let ids = self
            .under("circles/")
            .filter_map(|p| CircleId::parse(p.strip_prefix("circles/")?.strip_suffix("/circle.toml")?));
        ids.filter_map(|id| self.circle(&id).map(|circle| (id, circle))).collect()
    }

    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)> {
        let folder = format!("circles/{circle}/roles/");
        let names: Vec<Slug> =
            self.under(&folder).filter_map(|p| Slug::parse(p.strip_prefix(&folder)?.strip_suffix(".toml")?)).collect();
        let refs = names.into_iter().map(|role| RoleRef { circle: circle.clone(), role });
        refs.filter_map(|id| of!(self.noun(&Kind::Role(id.clone())), Role).map(|role| (id, role))).collect()
    }

    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>> {
        of!(self.noun(&Kind::Domain(id.clone())), Domain)
    }
}
