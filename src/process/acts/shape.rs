//! Edits, moves and ends what stands in files, on disk: one may as well do it by hand, and proposes it afterwards.

use std::collections::BTreeMap;

use crate::bind::State;
use crate::files::{Edit, Kind, Memory, Source, load};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{
    CircleId, Core, Criterion, Date, DomainId, Holder, Holding, OnExpiry, Organisation, PersonId, PolicyRef, Role,
    RoleRef, nearest,
};
use crate::process::bench::shaping::{Heir, Seats, Shaping, keeps_work};
use crate::process::bench::workspace::Workspace;
use crate::process::look::changes::{Compared, compared_with};
use crate::store::Disk;

/// What was shaped.
pub struct Shaped {
    /// The paths that were written or taken away.
    pub paths: Vec<String>,
    pub told: Compared,
}

/// Does it to the files on disk, or says what would be.
///
/// # Errors
/// When what is named is not there, what it would become is, or a circle would end with things that go nowhere.
pub fn shape(workspace: &Workspace, shaping: &Shaping, dry_run: bool) -> Attempt<Shaped> {
    workspace.standing_on()?;
    let disk = Disk::without(workspace.repo.needs_workdir()?, &["decisions"]);
    let mut before = Memory::default();
    for entry in disk.list()? {
        if let crate::files::Content::Bytes(bytes) = disk.read(&entry.path, u64::from(u32::MAX))? {
            before.put(&entry.path, bytes);
        }
    }
    let org = load(&before)?.organisation;
    let history = workspace.history()?;
    let is_new = |circle: &CircleId| history.founded.is_some() && history.lawful.circle(circle).is_none();
    let mut hand =
        Hand { before: &before, org: &org, is_new: &is_new, today: workspace.now.date(), edits: BTreeMap::new() };
    hand.shape(shaping)?;
    let edits = hand.edits;
    let mut after = before.clone();
    for (path, text) in &edits {
        match text {
            Some(text) => after.put(path, text.as_bytes()),
            None => after.remove(path),
        }
    }
    let told = compared_with(&before, &after, workspace.memo().local_names())?;
    keeps_work(workspace, &edits, &before)?;
    if !dry_run {
        // All is written before anything is taken away.
        for (path, text) in &edits {
            if let Some(text) = text {
                workspace.repo.write(path, text.as_bytes())?;
            }
        }
        for path in edits.iter().filter(|(_, text)| text.is_none()).map(|(path, _)| path) {
            workspace.repo.take_away(path)?;
        }
    }
    Ok(Shaped { paths: edits.into_keys().collect(), told })
}

/// The files while they are shaped.
struct Hand<'a> {
    before: &'a Memory,
    org: &'a Organisation,
    /// Whether a circle is not in force yet: whoever makes it names who leads it.
    is_new: &'a dyn Fn(&CircleId) -> bool,
    today: Date,
    edits: BTreeMap<String, Option<String>>,
}

impl Hand<'_> {
    fn shape(&mut self, shaping: &Shaping) -> Attempt<()> {
        match shaping {
            Shaping::EditCircle { id, name, purpose, with, without } => {
                self.known_people(with)?;
                self.known_people(without)?;
                let mut members = self.org.circles.get(id).map(|it| it.members.clone()).unwrap_or_default();
                members.retain(|person| !without.contains(person));
                members.extend(with.iter().filter(|person| !members.contains(person)).cloned().collect::<Vec<_>>());
                let changes = !with.is_empty() || !without.is_empty();
                self.edit(&Kind::Circle(id.clone()), &|file| {
                    put(file, "name", name.as_ref());
                    put(file, "purpose", purpose.as_ref());
                    put(file, "members", changes.then_some(&members));
                })
            }
            Shaping::EditRole { id, name, purpose, seats } => {
                self.edit_role(id, name.as_ref(), purpose.as_ref(), seats)
            }
            Shaping::EditPolicy { id, title, text, criteria, trial } => {
                let mut all = self.org.policies.get(id).map(|it| it.criteria.clone()).unwrap_or_default();
                let new = criteria.iter().filter(|text| all.iter().all(|known| known.text != **text));
                let new: Vec<Criterion> = new.map(Criterion::new).collect();
                all.extend(new);
                self.edit(&Kind::Policy(id.clone()), &|file| {
                    put(file, "title", title.as_ref());
                    put(file, "text", text.as_ref());
                    put(file, "review", trial.as_ref());
                    put(file, "on_expiry", trial.map(|_| OnExpiry::Lapse).as_ref());
                    put(file, "criteria", (!criteria.is_empty()).then_some(&all));
                })
            }
            Shaping::EditDomain { id, name, limits } => self.edit(&Kind::Domain(id.clone()), &|file| {
                put(file, "name", name.as_ref());
                put(file, "limits", limits.as_ref());
            }),
            Shaping::EditPerson { id, name, category } => self.edit(&Kind::Person(id.clone()), &|file| {
                put(file, "name", name.as_ref());
                put(file, "category", category.as_ref());
            }),
            Shaping::MoveCircle { id, parent } => {
                self.known_circle(parent)?;
                self.not_below(parent, id)?;
                self.edit(&Kind::Circle(id.clone()), &|file| put(file, "parent", Some(parent)))
            }
            Shaping::MoveRole { id, to } => self.move_role(id, to),
            Shaping::MovePolicy { id, to } => {
                self.known_circle(to)?;
                let there = Kind::Policy(PolicyRef { circle: to.clone(), policy: id.policy.clone() });
                self.carry(&Kind::Policy(id.clone()), &there)
            }
            Shaping::MoveDomain { id, holder, within } => self.edit(&Kind::Domain(id.clone()), &|file| {
                put(file, "holder", holder.as_ref());
                put(file, "within", within.as_ref());
                // Who delegates it now is this decision.
                file.set("delegated_by", &None::<crate::model::DecisionId>);
            }),
            Shaping::EndCircle { id, heir } => self.end_circle(id, heir),
            Shaping::EndRole { id } => {
                self.free(id)?;
                self.end(&Kind::Role(id.clone()))
            }
            Shaping::EndPolicy { id } => self.end(&Kind::Policy(id.clone())),
            Shaping::EndDomain { id } => self.end(&Kind::Domain(id.clone())),
        }
    }

    fn edit_role(
        &mut self,
        id: &RoleRef,
        name: Option<&String>,
        purpose: Option<&String>,
        seats: &Seats,
    ) -> Attempt<()> {
        let role = self.org.roles.get(id).cloned();
        let changes = !seats.with.is_empty() || !seats.without.is_empty();
        let elected = |role: &Role| role.core.is_some_and(|core| core != Core::Lead || !(self.is_new)(&id.circle));
        if let Some(role) = role.as_ref().filter(|role| changes && elected(role)) {
            return Err(Failure::usage(message!("core-is-elected", role = &role.name, id = id.to_string())));
        }
        self.known_people(&seats.with)?;
        self.known_people(&seats.without)?;
        let today = self.today;
        let mut holders = role.map(|it| it.holders).unwrap_or_default();
        // A mandate lasts until a decision takes it away: a last day alone would not.
        holders.retain(|held| !seats.without.contains(&held.person));
        let there: Vec<PersonId> = holders.iter().map(|held| held.person.clone()).collect();
        holders.extend(seats.with.iter().filter(|person| !there.contains(person)).map(|person| Holding {
            person: person.clone(),
            from: Some(today),
            until: seats.until,
            by: None,
            focus: None,
            interim: None,
        }));
        self.edit(&Kind::Role(id.clone()), &|file| {
            put(file, "name", name);
            put(file, "purpose", purpose);
            put(file, "holders", changes.then_some(&holders));
        })
    }

    /// A role keeps what it holds under its new name.
    fn move_role(&mut self, id: &RoleRef, to: &CircleId) -> Attempt<()> {
        self.known_circle(to)?;
        let there = RoleRef { circle: to.clone(), role: id.role.clone() };
        self.carry(&Kind::Role(id.clone()), &Kind::Role(there.clone()))?;
        for domain in self.domains_of(&Holder::Role(id.clone())) {
            self.edit(&Kind::Domain(domain), &|file| put(file, "holder", Some(&Holder::Role(there.clone()))))?;
        }
        Ok(())
    }

    /// A domain belongs to exactly one: a role ends after what it holds went elsewhere.
    fn free(&self, id: &RoleRef) -> Attempt<()> {
        let held: Vec<String> = self.domains_of(&Holder::Role(id.clone())).iter().map(ToString::to_string).collect();
        if held.is_empty() {
            return Ok(());
        }
        Err(Failure::usage(message!("role-holds-domains", role = id.to_string(), domains = held)))
    }

    fn end_circle(&mut self, id: &CircleId, heir: &Heir) -> Attempt<()> {
        let kind = Kind::Circle(id.clone());
        self.text(&kind)?;
        if self.org.is_root(id) {
            return Err(Failure::usage(message!("root-stays", circle = id.as_str())));
        }
        // Core functions are the circle's own, and stand there as long as it is remembered.
        let operational = self.org.roles_of(id).filter(|(_, role)| role.core.is_none());
        let roles: Vec<RoleRef> = operational.map(|(role, _)| role.clone()).collect();
        let policies: Vec<PolicyRef> = self.org.policies_of(id).map(|(policy, _)| policy.clone()).collect();
        let children: Vec<CircleId> =
            self.org.children(id).filter(|(_, it)| it.dissolved.is_none()).map(|(child, _)| child.clone()).collect();
        let own = self.org.domains.iter().filter(|(_, it)| it.holder.circle() == id);
        let domains: Vec<(DomainId, Holder)> = own.map(|(domain, it)| (domain.clone(), it.holder.clone())).collect();
        let parent = self.org.circles.get(id).and_then(|it| it.parent.clone());
        let to = match heir {
            Heir::Circle(to) => {
                self.known_circle(to)?;
                self.not_below(to, id)?;
                Some(to.clone())
            }
            Heir::Nobody => None,
            Heir::Unsaid => {
                let names = [
                    roles.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    policies.iter().map(ToString::to_string).collect(),
                    domains.iter().map(|(domain, _)| domain.to_string()).collect(),
                    children.iter().map(ToString::to_string).collect(),
                ];
                let held: Vec<String> = names.concat();
                if !held.is_empty() {
                    return Err(Failure::usage(message!("circle-holds", circle = id.as_str(), held = held)));
                }
                None
            }
        };
        for role in &roles {
            match &to {
                Some(to) => self.move_role(role, to)?,
                None => self.end(&Kind::Role(role.clone()))?,
            }
        }
        for policy in policies {
            let here = Kind::Policy(policy.clone());
            match &to {
                Some(to) => {
                    self.carry(&here, &Kind::Policy(PolicyRef { circle: to.clone(), policy: policy.policy }))?;
                }
                None => self.end(&here)?,
            }
        }
        // What it controlled goes back to where it came from.
        let back = to.clone().or(parent);
        for (domain, holder) in domains {
            if to.is_none() || matches!(holder, Holder::Circle(_)) {
                let holder = back.clone().map(Holder::Circle);
                self.edit(&Kind::Domain(domain), &|file| put(file, "holder", holder.as_ref()))?;
            }
        }
        for child in children {
            self.edit(&Kind::Circle(child), &|file| put(file, "parent", back.as_ref()))?;
        }
        if let Some(to) = &to {
            let mut members = self.org.circles.get(to).map(|it| it.members.clone()).unwrap_or_default();
            let own = self.org.circles.get(id).map(|it| it.members.clone()).unwrap_or_default();
            members.extend(own.into_iter().filter(|person| !members.contains(person)).collect::<Vec<_>>());
            self.edit(&Kind::Circle(to.clone()), &|file| put(file, "members", Some(&members)))?;
        }
        let today = self.today;
        let core = self.org.roles_of(id).filter(|(_, role)| role.core.is_some() && !role.holders.is_empty());
        let core: Vec<_> = core.map(|(role, it)| (role.clone(), it.holders.clone())).collect();
        for (role, mut holders) in core {
            for held in &mut holders {
                held.until = Some(held.until.map_or(today, |until| until.min(today)));
            }
            self.edit(&Kind::Role(role), &|file| put(file, "holders", Some(&holders)))?;
        }
        self.edit(&kind, &|file| {
            file.set("members", &Vec::<PersonId>::new()).set("dissolved", &today);
        })
    }

    fn domains_of(&self, holder: &Holder) -> Vec<DomainId> {
        let held = self.org.domains.iter().filter(|(_, it)| it.holder == *holder);
        held.map(|(domain, _)| domain.clone()).collect()
    }

    /// Neither a circle itself nor anything below it takes it in; the root is below nobody.
    fn not_below(&self, to: &CircleId, id: &CircleId) -> Attempt<()> {
        let mut at = Some(to.clone());
        let mut steps = 0;
        while let Some(here) = at.filter(|_| steps <= self.org.circles.len()) {
            if here == *id {
                return Err(Failure::usage(message!("below-itself", circle = id.as_str(), to = to.as_str())));
            }
            at = self.org.circles.get(&here).and_then(|it| it.parent.clone());
            steps += 1;
        }
        Ok(())
    }

    fn known_people(&self, people: &[PersonId]) -> Attempt<()> {
        let unknown = people.iter().find(|person| !self.org.people.contains_key(*person));
        let Some(person) = unknown else { return Ok(()) };
        let near = nearest(person.as_str(), self.org.people.keys().map(PersonId::as_str)).unwrap_or("").to_owned();
        Err(Failure::usage(message!("unknown-person", id = person.as_str(), near = near)))
    }

    fn known_circle(&self, id: &CircleId) -> Attempt<()> {
        if self.org.is_active(id) {
            return Ok(());
        }
        let all: Vec<String> = self.org.active_circles().map(|(id, _)| id.to_string()).collect();
        let near = nearest(id.as_str(), all.iter().map(String::as_str)).unwrap_or("").to_owned();
        Err(Failure::usage(message!("unknown-circle", id = id.as_str(), near = near, all = all)))
    }

    /// A file as it stands by now.
    fn text(&self, kind: &Kind) -> Attempt<String> {
        let path = kind.path().unwrap_or_default();
        if let Some(Some(text)) = self.edits.get(&path) {
            return Ok(text.clone());
        }
        match self.before.text(&path) {
            Some(text) => Ok(text),
            None if self.before.0.contains_key(&path) => {
                Err(Failure::surroundings(message!("file-does-not-parse", path = path)))
            }
            None => Err(Failure::usage(message!("nothing-there", path = path))),
        }
    }

    fn edit(&mut self, kind: &Kind, change: &dyn Fn(&mut Edit)) -> Attempt<()> {
        let path = kind.path().unwrap_or_default();
        let text = self.text(kind)?;
        let mut file = Edit::open(&path, &text)?;
        change(&mut file);
        if file.text() != text {
            self.edits.insert(path, Some(file.text()));
        }
        Ok(())
    }

    fn carry(&mut self, from: &Kind, to: &Kind) -> Attempt<()> {
        let (here, there) = (from.path().unwrap_or_default(), to.path().unwrap_or_default());
        let text = self.text(from)?;
        if self.before.text(&there).is_some() {
            return Err(Failure::usage(message!("file-exists", path = there)));
        }
        self.edits.insert(here, None);
        self.edits.insert(there, Some(text));
        Ok(())
    }

    fn end(&mut self, kind: &Kind) -> Attempt<()> {
        self.text(kind)?;
        self.edits.insert(kind.path().unwrap_or_default(), None);
        Ok(())
    }
}

/// Sets a key where a value is given.
fn put<F: crate::files::Field>(file: &mut Edit, key: &str, value: Option<&F>) {
    if let Some(value) = value {
        file.set(key, value);
    }
}
