//! Who holds a path: the circles whose electors must agree to a change of it, read in the lawful state.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::key::{MAX_KEYS, key_point};
use super::kinds::{ChangeKind, comes_back, ends_only, parted};
use super::membership::{InForce, core_holders, holders, members, seated_by};
use super::state::{After, State, given_a_voice, root};
use super::unheld::{Unheld, changes_identity, loses_a_key, never};
use crate::files::{Kind, Noun};
use crate::model::{CircleId, Core, Domain, KeyState, Person, PersonId, Role, Status};

/// What becomes of a circle.
enum Place<'a> {
    Stays,
    /// It is created or dissolved, below a circle or from nowhere.
    HungFrom(Option<&'a CircleId>),
}

/// Some changes with what is asked of all of them again and again: no file of theirs is looked at once for each other.
pub struct Ground<'a> {
    state: &'a dyn State,
    kinds: &'a BTreeSet<ChangeKind>,
    /// Of whom memberships and terms may end, whoever's circle that is.
    parted: Option<&'a PersonId>,
    circles: BTreeMap<&'a CircleId, &'a Change>,
    /// The circles whose members somebody newly is.
    joined: BTreeMap<&'a PersonId, BTreeSet<&'a CircleId>>,
    /// Whose file holds each key, today or after the change.
    owners: OnceCell<BTreeMap<String, BTreeSet<PersonId>>>,
    /// Who is given a voice.
    heard: OnceCell<BTreeSet<PersonId>>,
    after: OnceCell<After<'a>>,
    folders: RefCell<BTreeMap<CircleId, Option<CircleId>>>,
    /// Whether one comes round by climbing from a circle.
    round: RefCell<BTreeMap<CircleId, bool>>,
    changes: &'a [Change],
}

impl<'a> Ground<'a> {
    pub fn new(changes: &'a [Change], kinds: &'a BTreeSet<ChangeKind>, state: &'a dyn State) -> Self {
        let (mut circles, mut joined) = (BTreeMap::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for change in changes {
            let Some(Kind::Circle(circle)) = &change.file else { continue };
            circles.insert(circle, change);
            if let (Some(old), Some(new)) = change.circles() {
                let before: BTreeSet<&PersonId> = old.members.iter().collect();
                for person in new.members.iter().filter(|person| !before.contains(person)) {
                    joined.entry(person).or_default().insert(circle);
                }
            }
        }
        let parted = parted(kinds);
        let (owners, heard, after) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (folders, round) = (RefCell::default(), RefCell::default());
        Self { state, kinds, parted, circles, joined, owners, heard, after, folders, round, changes }
    }

    /// The circles that hold what a change touches; empty when it is the person's own matter.
    ///
    /// # Errors
    /// When nobody may change the path in this way.
    pub fn circles_of(&self, change: &Change) -> Result<BTreeSet<CircleId>, Unheld> {
        let Some(file) = &change.file else { return Err(Unheld::Stray) };
        if change.new.is_some() && change.new_noun().is_none() {
            return Err(Unheld::Unreadable);
        }
        let root = root(self.state);
        let one = |circle: Option<CircleId>| Ok(circle.or_else(|| root.clone()).into_iter().collect());
        if self.parted.is_some_and(|person| ends_only(change, person)) {
            return Ok(BTreeSet::new());
        }
        match file {
            Kind::Constitution | Kind::Rules if change.new.is_none() => Err(Unheld::Removed),
            // Every answer binds the id, and every clone looks for the branch: neither is changed under people's feet.
            Kind::Constitution if changes_identity(change) => Err(Unheld::Identity),
            Kind::Constitution if self.roots_below(change) => Err(Unheld::Circular),
            // A key, and a name, belong to one person for ever: neither is struck from the files.
            Kind::Person(_) if change.new.is_none() || loses_a_key(change) => Err(Unheld::Struck),
            Kind::Person(_) if self.takes_a_key(change) => Err(Unheld::ForeignKey),
            Kind::Person(person) if self.comes_back_seated(person, change) => Err(Unheld::StillSeated),
            Kind::Person(_) => match never(change) {
                Some(why) => Err(why),
                None => Ok(self.of_person(change, root)),
            },
            Kind::Circle(circle) if self.is_upside_down(circle, change) => Err(Unheld::Circular),
            Kind::Circle(circle) => Ok(self.of_circle_file(circle, change)),
            Kind::Role(_) if self.seats_who_left(change) => Err(Unheld::StillSeated),
            Kind::Role(role) => Ok(self.of_role_file(&role.circle, change)),
            Kind::Policy(policy) => one(self.folder(&policy.circle)),
            Kind::Domain(_) => Ok(of_domain(change, self.state, root)),
            Kind::Meeting(_) | Kind::Tension(_) | Kind::Evaluation(_) | Kind::Assembly(_) | Kind::OtherRecord => {
                Ok(BTreeSet::new())
            }
            Kind::Constitution | Kind::Rules | Kind::Words | Kind::Attributes | Kind::Article | Kind::Statute => {
                one(None)
            }
            Kind::Proposal(_)
            | Kind::Answer(..)
            | Kind::AnswerSignature(..)
            | Kind::Outcome(_)
            | Kind::OutcomeSignature(..)
            | Kind::Founding(_)
            | Kind::FoundingSignature(_) => Err(Unheld::Stray),
        }
    }

    /// People are the root's; an admission is the receiving circles'; what concerns oneself alone is one's own.
    fn of_person(&self, change: &Change, root: Option<CircleId>) -> BTreeSet<CircleId> {
        let Some(Kind::Person(id)) = &change.file else { return BTreeSet::new() };
        // One's own matter, or keys that others vouch for, stand alone; beside anything else they are the root's as well.
        let apart = |kind: &ChangeKind| kind.about() == Some(id) && (kind.is_own() || kind.vouched().is_some());
        if self.kinds.len() == 1 && self.kinds.iter().any(apart) {
            return BTreeSet::new();
        }
        // Whoever is given a voice speaks in each circle of theirs.
        let heard = self.heard.get_or_init(|| given_a_voice(self.state, self.changes));
        let around = heard.iter().flat_map(|person| self.circles_around(person));
        // Who comes back, or changes more than what is their own, is the root's to admit.
        if self.kinds.contains(&ChangeKind::Admission(id.clone()))
            && change.old.is_none()
            && let Some(receiving) = self.joined.get(id)
        {
            let root = root.into_iter().filter(|_| !heard.is_empty());
            // Where something names them already, they speak there at once.
            let around = around.chain(self.circles_around(id));
            return receiving.iter().map(|circle| (*circle).clone()).chain(around).chain(root).collect();
        }
        let mut holding: BTreeSet<CircleId> = root.into_iter().collect();
        let arrives = self.kinds.contains(&ChangeKind::Admission(id.clone()));
        if arrives || self.kinds.iter().any(|kind| kind.about() == Some(id) && comes_back(self.state, kind)) {
            holding.extend(self.circles_around(id));
        }
        holding.extend(around);
        holding
    }

    /// The circles in which somebody speaks: that list them, or in which they hold a role, and those above for which they are
    /// a lead or a delegate.
    fn circles_around(&self, person: &PersonId) -> BTreeSet<CircleId> {
        let mut around = BTreeSet::new();
        for (id, circle) in self.state.circles().into_iter().filter(|(_, circle)| circle.dissolved.is_none()) {
            let roles = self.state.roles_of(&id);
            let roles = || roles.iter().map(|(_, role)| role.as_ref() as &Role);
            if members(Some(&circle), roles(), false, InForce::ByLaw).contains(person) {
                around.insert(id);
            }
            let links = [Core::Lead, Core::Delegate];
            if links.into_iter().any(|core| core_holders(roles(), core, InForce::ByLaw).contains(person)) {
                around.extend(circle.parent.clone());
            }
        }
        around
    }

    /// Whether a key of the new file is another person's, in the lawful state or in the same change.
    fn takes_a_key(&self, change: &Change) -> bool {
        let (Some(Kind::Person(id)), (old, Some(new))) = (&change.file, change.people()) else { return false };
        if old.is_some_and(|old| old.keys == new.keys) {
            return false;
        }
        if new.keys.len() > MAX_KEYS {
            return true;
        }
        let keys: BTreeSet<String> = new.keys.iter().map(|k| key_point(&k.public)).collect();
        let owners = self.owners.get_or_init(|| self.owners());
        let elsewhere = |key: &String| owners.get(key).is_some_and(|people| people.iter().any(|other| other != id));
        keys.len() < new.keys.len() || keys.iter().any(elsewhere)
    }

    fn owners(&self) -> BTreeMap<String, BTreeSet<PersonId>> {
        let mut owners: BTreeMap<String, BTreeSet<PersonId>> = BTreeMap::new();
        let mut note = |id: &PersonId, person: &Person| {
            // One that was only announced is nobody's yet.
            let spoke = person.keys.iter().filter(|key| key.state != KeyState::Pending);
            for key in spoke.take(MAX_KEYS + 1) {
                owners.entry(key_point(&key.public)).or_default().insert(id.clone());
            }
        };
        self.state.people().iter().for_each(|(id, person)| note(id, person));
        for change in self.changes {
            if let (Some(Kind::Person(id)), (_, Some(new))) = (&change.file, change.people()) {
                note(id, new);
            }
        }
        owners
    }

    /// The circle that holds a folder: itself, or its parent where the change creates or dissolves it.
    fn folder(&self, circle: &CircleId) -> Option<CircleId> {
        let mut passed: BTreeSet<CircleId> = BTreeSet::new();
        let mut at = circle.clone();
        let holder = loop {
            if let Some(known) = self.folders.borrow().get(&at) {
                break known.clone();
            }
            if !passed.insert(at.clone()) {
                break None;
            }
            match self.born_or_gone(&at) {
                Place::Stays => break self.state.circle(&at).map(|_| at.clone()),
                Place::HungFrom(None) => break None,
                Place::HungFrom(Some(parent)) if self.state.circle(parent).is_some() => break Some(parent.clone()),
                Place::HungFrom(Some(parent)) => at = parent.clone(),
            }
        };
        self.folders.borrow_mut().extend(passed.into_iter().map(|circle| (circle, holder.clone())));
        holder
    }

    /// Whether a change creates or dissolves a circle, and below which one.
    fn born_or_gone(&self, circle: &CircleId) -> Place<'a> {
        match self.circles.get(circle).map(|change| change.circles()) {
            Some((None, Some(new))) => Place::HungFrom(new.parent.as_ref()),
            Some((Some(old), None)) => Place::HungFrom(old.parent.as_ref()),
            Some((Some(old), Some(new))) if old.dissolved.is_none() && new.dissolved.is_some() => {
                Place::HungFrom(old.parent.as_ref())
            }
            _ => Place::Stays,
        }
    }

    /// Whether the root would stand below another circle, or a circle below itself.
    fn is_upside_down(&self, circle: &CircleId, change: &Change) -> bool {
        let (old, Some(new)) = change.circles() else { return false };
        if old.is_some_and(|old| old.parent == new.parent) || new.parent.is_none() {
            return false;
        }
        root(self.state).is_some_and(|root| root == *circle) || self.hangs_from_itself(circle)
    }

    /// Whether who had left would come back into a role that nobody took over since.
    fn comes_back_seated(&self, person: &PersonId, change: &Change) -> bool {
        let (Some(old), Some(new)) = change.people() else { return false };
        let back = old.status == Status::Left && new.status != Status::Left;
        let holds = |role: &Role| holders(role, InForce::ByLaw).iter().any(|held| held.person == *person);
        let circles = || self.state.circles().into_iter().filter(|(_, circle)| circle.dissolved.is_none());
        back && circles().any(|(id, _)| self.state.roles_of(&id).iter().any(|(_, role)| holds(role)))
    }

    /// Whether who had left would hold a role again, because a follower is struck out or the role has more seats.
    fn seats_who_left(&self, change: &Change) -> bool {
        let (Some(old), Some(new)) = change.roles() else { return false };
        let left = |id: &PersonId| self.state.person(id).is_some_and(|person| person.status == Status::Left);
        seated_by(Some(old), new).iter().any(left)
    }

    /// Whether a constitution names as the root a circle that would stand below another.
    fn roots_below(&self, change: &Change) -> bool {
        let Some(Noun::Constitution(new)) = change.new_noun() else { return false };
        let same = matches!(change.old_noun(), Some(Noun::Constitution(old)) if old.root == new.root);
        !same && self.parent_after(&new.root).is_some()
    }

    /// The circle above one, as it would stand.
    fn parent_after(&self, circle: &CircleId) -> Option<CircleId> {
        match self.circles.get(circle).map(|change| change.circles()) {
            Some((_, new)) => new.and_then(|circle| circle.parent.clone()),
            None => self.state.circle(circle).and_then(|circle| circle.parent.clone()),
        }
    }

    /// Whether climbing from a circle, as it would stand, comes round.
    fn hangs_from_itself(&self, circle: &CircleId) -> bool {
        let mut passed: BTreeSet<CircleId> = BTreeSet::new();
        let mut at = Some(circle.clone());
        let round = loop {
            let Some(here) = at else { break false };
            if let Some(known) = self.round.borrow().get(&here) {
                break *known;
            }
            at = self.parent_after(&here);
            if !passed.insert(here) {
                break true;
            }
        };
        self.round.borrow_mut().extend(passed.into_iter().map(|circle| (circle, round)));
        round
    }

    /// `parent`, `until` and `dissolved` are the parent's, the rest the circle's own; a move concerns both parents.
    fn of_circle_file(&self, circle: &CircleId, change: &Change) -> BTreeSet<CircleId> {
        let folder = self.folder(circle).or_else(|| root(self.state));
        let (Some(old), Some(new)) = change.circles() else { return folder.into_iter().collect() };
        let mut holders = BTreeSet::new();
        let above = (&old.parent, old.until, old.dissolved) != (&new.parent, new.until, new.dissolved);
        if above {
            // What hangs from nowhere is nobody's but the root's to hang elsewhere.
            holders.extend(old.parent.clone().or_else(|| root(self.state)));
            holders.extend(new.parent.clone());
        }
        let mut same = old.clone();
        same.parent.clone_from(&new.parent);
        (same.until, same.dissolved) = (new.until, new.dissolved);
        if same != *new || !above {
            holders.extend(folder);
        }
        holders
    }

    /// Who leads is the parent's to name, and more than one delegate, by the holders of a role or by making one the lead's; the rest of the role is
    /// the circle's.
    fn of_role_file(&self, circle: &CircleId, change: &Change) -> BTreeSet<CircleId> {
        let folder = self.folder(circle).or_else(|| root(self.state));
        let (old, new) = change.roles();
        let leads = |role: Option<&Role>| {
            let lead = role.filter(|role| role.core == Some(Core::Lead));
            lead.map(|role| (role.holders.clone(), role.seats)).filter(|(holders, _)| !holders.is_empty())
        };
        let parent = self.state.circle(circle).and_then(|c| c.parent.clone());
        // One delegate is the circle's own to send; more of them would outvote those who sit above.
        let more = self.sends_more(circle, old, new);
        let Some(parent) = parent.filter(|_| more || leads(old) != leads(new)) else {
            return folder.into_iter().collect();
        };
        let rest = |role: Option<&Role>| role.map(|r| Role { holders: vec![], ..r.clone() });
        let mut holders = BTreeSet::from([parent]);
        if more || rest(old) != rest(new) {
            holders.extend(folder);
        }
        holders
    }

    /// Whether a change of a delegate's role is one of those by which a circle would send more than one delegate, and more
    /// than it does.
    fn sends_more(&self, circle: &CircleId, old: Option<&Role>, new: Option<&Role>) -> bool {
        if [old, new].into_iter().flatten().all(|role| role.core != Some(Core::Delegate)) {
            return false;
        }
        let sent = |state: &dyn State| {
            let roles = state.roles_of(circle);
            core_holders(roles.iter().map(|(_, role)| role.as_ref()), Core::Delegate, InForce::ByLaw).len()
        };
        let after = self.after.get_or_init(|| After::new(self.state, self.changes));
        sent(after) > sent(self.state).max(1)
    }
}

/// A domain belongs to the circle that holds its `within`, else to the root.
fn of_domain(change: &Change, state: &dyn State, root: Option<CircleId>) -> BTreeSet<CircleId> {
    let above = |noun: Option<&Noun>| match noun {
        Some(Noun::Domain(domain)) => Some(holder_of_within(domain, state).or_else(|| root.clone())),
        _ => None,
    };
    [above(change.old_noun()), above(change.new_noun())].into_iter().flatten().flatten().collect()
}

fn holder_of_within(domain: &Domain, state: &dyn State) -> Option<CircleId> {
    let within = state.domain(domain.within.as_ref()?)?;
    Some(within.holder.circle().clone())
}
