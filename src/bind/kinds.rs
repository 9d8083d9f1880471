//! What a change is. The kind is computed from the changed files and fields, never chosen by who proposes.

use std::collections::BTreeSet;

use super::change::Change;
use super::key_change::{ByOthers, by_others, is_first_key, only_ends_keys};
use super::membership::{given_up, seated, seated_by};
use super::state::State;
use crate::files::{Kind, Noun};
use crate::model::{Circle, Constitution, Holding, Person, PersonId, Policy, Role, Status};

/// What a change is; where it is about one person, which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    Policy,
    Review,
    Role,
    Election,
    Assignment,
    Domain,
    Circle,
    Admission(PersonId),
    Separation(PersonId),
    Departure(PersonId),
    Leave(PersonId),
    Keys(PersonId),
    /// The first key of a member who had none, brought by others: the circle agrees, and the key itself says that it is theirs.
    FirstKey(PersonId),
    /// Others take the voice from somebody's keys.
    Suspension(PersonId),
    /// Others announce a key for somebody who lost theirs, or let one that was announced speak.
    Recovery(PersonId),
    /// Somebody's keys, by others, in any other way.
    OthersKeys(PersonId),
    /// A name, a category or a handle of somebody who is there already.
    Person(PersonId),
    Constitution,
    Statutes,
    Offices,
}

impl ChangeKind {
    /// The word in `rules.toml` and `outcome.toml`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Review => "review",
            Self::Role => "role",
            Self::Election => "election",
            Self::Assignment => "assignment",
            Self::Domain => "domain",
            Self::Circle => "circle",
            Self::Admission(_) => "admission",
            Self::Separation(_) => "separation",
            Self::Departure(_) => "departure",
            Self::Leave(_) => "leave",
            Self::Keys(_) | Self::FirstKey(_) | Self::OthersKeys(_) => "keys",
            Self::Suspension(_) => "suspension",
            Self::Recovery(_) => "recovery",
            Self::Person(_) => "person",
            Self::Constitution => "constitution",
            Self::Statutes => "statutes",
            Self::Offices => "offices",
        }
    }

    /// The person that it is about, where it is about one: it then stands alone with what it carries.
    pub fn about(&self) -> Option<&PersonId> {
        match self {
            Self::Admission(p) | Self::Separation(p) | Self::Departure(p) | Self::Leave(p) | Self::Keys(p) => Some(p),
            Self::Suspension(p) | Self::Recovery(p) | Self::OthersKeys(p) | Self::FirstKey(p) => Some(p),
            Self::Policy | Self::Review | Self::Role | Self::Election | Self::Assignment | Self::Domain => None,
            Self::Circle | Self::Person(_) | Self::Constitution | Self::Statutes | Self::Offices => None,
        }
    }

    /// Whether it needs a method this version does not have, or may not be at all.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::Statutes | Self::Offices | Self::OthersKeys(_))
    }

    /// Whether it is one's own to say, and nobody else's.
    pub fn is_own(&self) -> bool {
        matches!(self, Self::Departure(_) | Self::Leave(_) | Self::Keys(_))
    }

    /// Whose keys it is about, where others vouch for them.
    pub fn vouched(&self) -> Option<&PersonId> {
        match self {
            Self::Suspension(person) | Self::Recovery(person) => Some(person),
            _ => None,
        }
    }
}

/// Whether somebody who had left is taken back by a change of this kind.
pub fn comes_back(state: &dyn State, kind: &ChangeKind) -> bool {
    matches!(kind, ChangeKind::Admission(p) if state.person(p).is_some_and(|p| p.status == Status::Left))
}

/// Every kind that the changes match.
pub fn kinds_of(changes: &[Change], proposer: &PersonId) -> BTreeSet<ChangeKind> {
    if steps_back(changes, proposer) {
        return BTreeSet::from([ChangeKind::Departure(proposer.clone())]);
    }
    let named = |change: &Change| of_person(change, proposer);
    let first: BTreeSet<ChangeKind> = changes.iter().flat_map(named).collect();
    let people: BTreeSet<ChangeKind> = match parted(&first) {
        Some(person) => changes.iter().filter(|change| !ends_only(change, person)).flat_map(named).collect(),
        None => first,
    };
    let admitted: BTreeSet<&PersonId> =
        people.iter().filter_map(|kind| if let ChangeKind::Admission(p) = kind { Some(p) } else { None }).collect();
    let mut kinds = people.clone();
    let parted = parted(&people);
    for change in changes {
        if parted.is_some_and(|person| ends_only(change, person)) || only_admits(change, &admitted) {
            continue;
        }
        kinds.extend(of_file(change));
    }
    kinds
}

/// Whether somebody does nothing but leave circles and roles: that is theirs to say, as leaving altogether is.
fn steps_back(changes: &[Change], person: &PersonId) -> bool {
    let leaves = |change: &Change| match (change.circles(), change.roles()) {
        ((Some(old), Some(new)), _) => old.members != new.members,
        (_, (Some(old), Some(new))) => old.holders != new.holders,
        _ => false,
    };
    !changes.is_empty() && changes.iter().all(|change| leaves(change) && ends_only(change, person))
}

/// The kinds about one person that do not stand alone; nothing when all is well. Several admissions may share a
/// proposal, and what a kind carries is no kind of its own. What gives somebody a voice is about them, whatever its kind.
pub fn mixed(kinds: &BTreeSet<ChangeKind>, gives_voice: bool) -> Vec<ChangeKind> {
    let about: Vec<&ChangeKind> = kinds.iter().filter(|kind| kind.about().is_some()).collect();
    let admissions = about.iter().all(|kind| matches!(kind, ChangeKind::Admission(_)));
    let alone = about.len() == kinds.len() && (about.len() == 1 || admissions);
    let voice = gives_voice && kinds.len() > 1 && !alone;
    if voice {
        return kinds.iter().cloned().collect();
    }
    if about.is_empty() || alone { vec![] } else { about.into_iter().cloned().collect() }
}

/// Who is parted from, or parts, where it is one person: their memberships and terms may end with it, in any circle. Of
/// several together nothing follows, for they do not stand alone.
pub fn parted(kinds: &BTreeSet<ChangeKind>) -> Option<&PersonId> {
    let mut all = kinds.iter().filter_map(|kind| match kind {
        ChangeKind::Separation(person) | ChangeKind::Departure(person) => Some(person),
        _ => None,
    });
    all.next().filter(|_| all.next().is_none())
}

/// Whether a change does nothing but add people who are admitted to a circle's members.
fn only_admits(change: &Change, admitted: &BTreeSet<&PersonId>) -> bool {
    let (Some(old), Some(new)) = change.circles() else { return false };
    let mut expected = old.clone();
    expected.members.clone_from(&new.members);
    let others = |circle: &Circle| circle.members.iter().filter(|m| !admitted.contains(m)).cloned().collect::<Vec<_>>();
    let before: BTreeSet<&PersonId> = old.members.iter().collect();
    let joins = new.members.iter().any(|p| admitted.contains(p) && !before.contains(p));
    expected == *new && others(old) == others(new) && joins
}

/// Whether a change does nothing but end the memberships and terms of one person.
pub fn ends_only(change: &Change, person: &PersonId) -> bool {
    if let (Some(old), Some(new)) = change.circles() {
        let mut expected = old.clone();
        expected.members.retain(|m| m != person);
        return expected == *new;
    }
    if let (Some(old), Some(new)) = change.people() {
        // For whom they acted, nobody acts until a next decision names somebody.
        return old.represented_by.as_ref() == Some(person) && *new == Person { represented_by: None, ..old.clone() };
    }
    if let (Some(old), Some(new)) = change.roles() {
        let mut same = old.clone();
        same.holders.clone_from(&new.holders);
        let others = |role: &Role| role.holders.iter().filter(|h| h.person != *person).cloned().collect::<Vec<_>>();
        // Each term of theirs that is left was one of theirs before, and ends no later; none stands twice.
        let ends = |old: &Holding, new: &Holding| {
            let sooner = new.until.is_some_and(|until| old.until.is_none_or(|before| until <= before));
            old == new || sooner && Holding { until: new.until, ..old.clone() } == *new
        };
        let own = |role: &Role| role.holders.iter().filter(|h| h.person == *person).cloned().collect::<Vec<_>>();
        let mut left = own(old);
        let only_ended = own(new).iter().all(|term| {
            let at = left.iter().position(|before| ends(before, term));
            at.map(|at| left.remove(at)).is_some()
        });
        // Who was followed does not come back by it, and nobody else loses what they hold.
        let named = |role: &Role| -> BTreeSet<PersonId> { &seated(role) - &BTreeSet::from([person.clone()]) };
        let stays = !seated(new).contains(person) || seated(old).contains(person);
        // No line of another is anybody's to strike, but for those that go along with a role that is given up whole.
        let kept = others(old) == others(new) || !own(old).is_empty() && given_up(old, person) == new.holders;
        return same == *new && kept && named(new) == named(old) && stays && only_ended;
    }
    false
}

fn of_person(change: &Change, proposer: &PersonId) -> Vec<ChangeKind> {
    let Some(Kind::Person(id)) = &change.file else { return vec![] };
    let id = id.clone();
    let (old, new) = change.people();
    match (old, new) {
        (None, _) => vec![ChangeKind::Admission(id)],
        (Some(_), None) if id == *proposer => vec![ChangeKind::Departure(id)],
        (Some(_), None) => vec![ChangeKind::Separation(id)],
        (Some(old), Some(new)) => of_person_edit(&id, old, new, id == *proposer),
    }
}

/// Each part of a person's file is its own kind: leaving does not carry a new key along.
fn of_person_edit(id: &PersonId, old: &Person, new: &Person, own: bool) -> Vec<ChangeKind> {
    let leaves = new.status == Status::Left && old.status != Status::Left;
    let mut kinds = vec![];
    if leaves {
        kinds.push(if own { ChangeKind::Departure(id.clone()) } else { ChangeKind::Separation(id.clone()) });
    } else if old.status != new.status {
        kinds.push(ChangeKind::Admission(id.clone()));
    }
    // Who comes back says with their key that it is theirs: whoever admits them agrees to it.
    let comes_back = old.status == Status::Left && !leaves && new.status != Status::Left;
    let speaks_otherwise = old.keys != new.keys && !comes_back && !(leaves && only_ends_keys(old, new));
    if speaks_otherwise {
        kinds.push(match own {
            true => ChangeKind::Keys(id.clone()),
            false if is_first_key(old, new) => ChangeKind::FirstKey(id.clone()),
            false => match by_others(old, new) {
                Some(ByOthers::Suspends) => ChangeKind::Suspension(id.clone()),
                Some(ByOthers::Recovers) => ChangeKind::Recovery(id.clone()),
                None => ChangeKind::OthersKeys(id.clone()),
            },
        });
    }
    if old.leaves != new.leaves {
        kinds.push(if own { ChangeKind::Leave(id.clone()) } else { ChangeKind::Person(id.clone()) });
    }
    let mut rest = old.clone();
    rest.status = new.status;
    rest.keys.clone_from(&new.keys);
    rest.leaves.clone_from(&new.leaves);
    if leaves {
        (rest.left, rest.associate_until) = (new.left, new.associate_until);
    }
    if kinds.contains(&ChangeKind::Admission(id.clone())) {
        // An admission carries what it says of itself.
        rest.admitted_by.clone_from(&new.admitted_by);
        rest.category.clone_from(&new.category);
        (rest.joined, rest.left, rest.associate_from) = (new.joined, new.left, new.associate_from);
    }
    if rest != *new || kinds.is_empty() {
        kinds.push(ChangeKind::Person(id.clone()));
    }
    kinds
}

fn of_file(change: &Change) -> Vec<ChangeKind> {
    match &change.file {
        None | Some(Kind::Person(_)) => vec![],
        Some(Kind::Constitution) => of_constitution(change),
        Some(Kind::Rules | Kind::Words | Kind::Attributes | Kind::Article) => vec![ChangeKind::Constitution],
        Some(Kind::Statute) => vec![ChangeKind::Statutes],
        Some(Kind::Domain(_)) => vec![ChangeKind::Domain],
        Some(Kind::Circle(_)) => vec![ChangeKind::Circle],
        Some(Kind::Role(_)) => of_role(change),
        Some(Kind::Policy(_)) => vec![of_policy(change)],
        Some(
            Kind::Proposal(_)
            | Kind::Answer(..)
            | Kind::AnswerSignature(..)
            | Kind::Outcome(_)
            | Kind::OutcomeSignature(..)
            | Kind::Founding(_)
            | Kind::FoundingSignature(_)
            | Kind::Meeting(_)
            | Kind::Tension(_)
            | Kind::Evaluation(_)
            | Kind::Assembly(_)
            | Kind::OtherRecord,
        ) => vec![],
    }
}

fn of_constitution(change: &Change) -> Vec<ChangeKind> {
    let (Some(Noun::Constitution(old)), Some(Noun::Constitution(new))) = (change.old_noun(), change.new_noun()) else {
        return vec![ChangeKind::Constitution, ChangeKind::Offices];
    };
    let mut kinds = vec![];
    if old.offices != new.offices {
        kinds.push(ChangeKind::Offices);
    }
    let but_offices = Constitution { offices: new.offices.clone(), ..(**old).clone() };
    if but_offices != **new || old == new {
        kinds.push(ChangeKind::Constitution);
    }
    kinds
}

fn of_role(change: &Change) -> Vec<ChangeKind> {
    let (old, new) = change.roles();
    let core = new.or(old).is_some_and(|r| r.core.is_some());
    let filled = if core { ChangeKind::Election } else { ChangeKind::Assignment };
    match (old, new) {
        (Some(old), Some(new)) => {
            let mut kinds = vec![];
            // A role that becomes a core one is filled anew by whom it has.
            let turns = old.core != new.core && !new.holders.is_empty() && new.core.is_some();
            // Who holds a core role loses it where the role is none any more.
            let unseated = || !seated(old).is_subset(&seated(new));
            let loses = old.core.is_some() && (new.core.is_none() || unseated()) && !seated(old).is_empty();
            // So is one that somebody holds again without being written down.
            if loses {
                kinds.push(ChangeKind::Election);
            } else if old.holders != new.holders || turns || !seated_by(Some(old), new).is_empty() {
                kinds.push(filled);
            }
            let but_holders = Role { holders: new.holders.clone(), ..old.clone() };
            if but_holders != *new || old.holders == new.holders {
                kinds.push(ChangeKind::Role);
            }
            kinds
        }
        (None, Some(new)) if !new.holders.is_empty() => vec![ChangeKind::Role, filled],
        (Some(old), None) if old.core.is_some() && !old.holders.is_empty() => vec![ChangeKind::Role, filled],
        _ => vec![ChangeKind::Role],
    }
}

fn of_policy(change: &Change) -> ChangeKind {
    let (Some(Noun::Policy(old)), Some(Noun::Policy(new))) = (change.old_noun(), change.new_noun()) else {
        return ChangeKind::Policy;
    };
    let but_review = Policy { review: new.review, ..(**old).clone() };
    if but_review == **new && old.review != new.review { ChangeKind::Review } else { ChangeKind::Policy }
}
