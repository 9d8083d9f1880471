//! Leads an election without candidate: where it stands, the slips, the person who is proposed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bind::{State, slip_line};
use crate::files::{Edit, Kind, parse};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Base, CircleId, Core, Date, DecisionId, Holding, Length, PersonId, Role, RoleRef, Slip, Status};
use crate::process::bench::called::name_of;
use crate::process::bench::called::role_called;
use crate::process::bench::find::{branch_of, find, open_proposals};
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::slips::{at_hand, take_in};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::entry_edits;
use crate::process::look::version::{Amended, Draft, next_version};
use crate::process::look::view::{View, is_carried, view};
use crate::store::{read_text, write_text};
use crate::trust::History;

/// What one wants to elect, or go on electing.
pub enum Electing {
    /// An election that is open.
    Open(DecisionId),
    /// A role for which none is.
    Role(RoleRef),
}

/// Where an election stands.
pub struct Ballot {
    pub id: DecisionId,
    pub title: String,
    pub role: RoleRef,
    pub proposer: PersonId,
    /// Who named somebody, sealed.
    pub named: Vec<PersonId>,
    pub awaited: Vec<PersonId>,
    /// Whose slip is not at hand.
    pub unopened: Vec<PersonId>,
    /// The slips, once all of them are at hand: who named whom, and why.
    pub opened: Vec<Slip>,
    /// How often each was named, most first.
    pub counts: Vec<(PersonId, usize)>,
    /// Who is proposed already.
    pub proposed: Vec<PersonId>,
    /// Whose slips were handed over just now.
    pub taken: Vec<PersonId>,
    /// One's own slip, where somebody else leads the election: its line.
    pub own: Option<String>,
}

/// Whom one proposes, and for how long.
pub struct Naming {
    pub people: Vec<PersonId>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// Another length of the term than was proposed before.
    pub term: Option<Length>,
    /// Whether nobody was found, and they go on in the meantime.
    pub interim: bool,
    pub acting: Option<PersonId>,
    pub signs_foreign: bool,
    pub dry_run: bool,
}

/// What a word means: an election that is open, or a role.
///
/// # Errors
/// When it is neither, or several.
pub fn electing(workspace: &Workspace, word: &str) -> Attempt<Electing> {
    let history = workspace.lawful()?;
    // Only where it is no election by its own name are all open ones looked at.
    if let Some(known) = find(workspace, Some(word)).ok().filter(|known| !known.closed)
        && view(workspace, &history, &known).is_ok_and(|seen| seen.standing.proposal.role.is_some())
    {
        return Ok(Electing::Open(known.id));
    }
    let role = role_called(&history, word)?;
    let open = elections(workspace, &history)?;
    Ok(open.get(&role).map_or_else(|| Electing::Role(role.clone()), |id| Electing::Open(id.clone())))
}

/// The open elections, by their role.
fn elections(workspace: &Workspace, history: &History) -> Attempt<BTreeMap<RoleRef, DecisionId>> {
    let mut all = BTreeMap::new();
    for known in open_proposals(workspace)? {
        // What cannot be read is told where it is looked at.
        let Ok(seen) = view(workspace, history, &known) else { continue };
        if !is_carried(&seen.standing, &history.lawful) {
            continue;
        }
        all.extend(seen.standing.proposal.role.clone().map(|role| (role, known.id)));
    }
    Ok(all)
}

/// The circle that elects somebody for a role, and the one that has to receive them: a lead is the parent's to choose, and
/// a delegate is sent to it.
///
/// # Errors
/// When the text in force cannot be read.
pub fn electing_circles(workspace: &Workspace, role: &RoleRef) -> Attempt<(CircleId, Vec<CircleId>)> {
    let history = workspace.lawful()?;
    let core = in_force(&history, role).and_then(|role| role.core);
    let parent = history.lawful.circle(&role.circle).and_then(|circle| circle.parent.clone());
    let own = role.circle.clone();
    Ok(match (core, parent) {
        (Some(Core::Lead), Some(parent)) => (parent, vec![own]),
        (Some(Core::Delegate), Some(parent)) => (own, vec![parent]),
        _ => (own, vec![]),
    })
}

/// The names of a role and of its circle.
///
/// # Errors
/// When the text in force cannot be read.
pub fn role_names(workspace: &Workspace, role: &RoleRef) -> Attempt<(String, String)> {
    let history = workspace.lawful()?;
    let named = in_force(&history, role).map_or_else(|| role.role.to_string(), |role| role.name.clone());
    let circle = history.lawful.circle(&role.circle).map_or_else(|| role.circle.to_string(), |it| it.name.clone());
    Ok((named, circle))
}

fn in_force(history: &History, role: &RoleRef) -> Option<Arc<Role>> {
    history.lawful.roles_of(&role.circle).into_iter().find(|(id, _)| id == role).map(|(_, role)| role)
}

/// Takes in slips, and tells where an election stands.
///
/// # Errors
/// When it cannot be read, or a slip is not what its author sealed.
pub fn ballot(workspace: &Workspace, id: &DecisionId, slips: &[String]) -> Attempt<Ballot> {
    let history = workspace.lawful()?;
    let seen = election(workspace, &history, id)?;
    let taken = take_in(&history, &seen.standing, slips)?;
    let mut ballot = stands(&history, &seen)?;
    ballot.taken = taken;
    let me = workspace.act_as(&history.lawful, None).ok().map(|actor| actor.person);
    let own = at_hand(&history, &seen.standing).into_iter().find(|slip| Some(&slip.person) == me.as_ref());
    ballot.own = own.filter(|_| me.as_ref() != Some(&ballot.proposer)).map(|slip| slip_line(&slip));
    Ok(ballot)
}

fn election(workspace: &Workspace, history: &History, id: &DecisionId) -> Attempt<View> {
    view(workspace, history, &find(workspace, Some(id.as_str()))?)
}

fn stands(history: &History, seen: &View) -> Attempt<Ballot> {
    let (standing, proposal) = (&seen.standing, &seen.standing.proposal);
    let (title, id) = (&proposal.title, seen.id.as_str());
    let role = proposal.role.clone().ok_or_else(|| Failure::usage(message!("no-election", title = title, id = id)))?;
    let nominating = standing.is_nominating();
    let named: Vec<PersonId> = standing.nominations().keys().map(|person| (*person).clone()).collect();
    let slips = at_hand(history, standing);
    let held: BTreeSet<&PersonId> = slips.iter().map(|slip| &slip.person).collect();
    let unopened: Vec<PersonId> = named.iter().filter(|person| !held.contains(person)).cloned().collect();
    let awaited = if nominating { standing.missing() } else { vec![] };
    // What does not come in time counts as a pass.
    let all = (awaited.is_empty() && unopened.is_empty()) || standing.window_passed;
    let opened = if all && nominating { slips } else { vec![] };
    let mut counts: BTreeMap<&PersonId, usize> = BTreeMap::new();
    for slip in &opened {
        *counts.entry(&slip.for_person).or_default() += 1;
    }
    let mut counts: Vec<(PersonId, usize)> =
        counts.into_iter().map(|(person, count)| (person.clone(), count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let proposed = standing.changes.iter().flat_map(|change| {
        let (old, new) = change.roles();
        let before = old.map(|role| role.holders.clone()).unwrap_or_default();
        new.into_iter().flat_map(|role| role.holders.clone()).filter(move |held| !before.contains(held))
    });
    Ok(Ballot {
        id: seen.id.clone(),
        title: proposal.title.clone(),
        role,
        proposer: proposal.proposer.clone(),
        proposed: proposed.map(|held| held.person).collect(),
        named,
        awaited,
        unopened,
        opened,
        counts,
        taken: vec![],
        own: None,
    })
}

/// Proposes a person for the role: the next version of the election, which the circle consents to.
///
/// # Errors
/// When the surroundings are not ready, or the order is not kept: everybody names first, then all slips are opened.
pub fn name(workspace: &Workspace, id: &DecisionId, naming: &Naming) -> Acted<Option<Amended>> {
    let history = workspace.lawful_to_act()?;
    let seen = election(workspace, &history, id)?;
    if workspace.standing_on()? != branch_of(id) {
        return Err(Failure::usage(message!("elect-elsewhere", id = id.as_str())));
    }
    let ballot = stands(&history, &seen)?;
    nothing_beside(workspace, &ballot.role)?;
    let word = ballot.role.to_string();
    let before = in_force(&history, &ballot.role);
    let before = before.ok_or_else(|| Failure::usage(message!("no-role", word = word, near = "")))?;
    in_order(&history, &ballot, naming, &before, seen.standing.is_nominating())?;
    if naming.people.len() > before.seats().max(1) {
        return Err(Failure::usage(message!("too-many-named", seats = before.seats(), count = naming.people.len())));
    }
    let from = naming.from.unwrap_or_else(|| workspace.now.date());
    let term = naming.term.or(seen.standing.proposal.term);
    let until = naming.until.or_else(|| term.map(|term| from.plus(term).plus_days(-1)));
    // Where nobody was found, whoever holds the role goes on.
    let people: Vec<PersonId> = match naming.people.as_slice() {
        [] => before.holders.iter().map(|held| held.person.clone()).collect(),
        named => named.to_vec(),
    };
    let fresh = people.iter().map(|person| Holding {
        person: person.clone(),
        from: Some(from),
        until,
        by: Some(id.clone()),
        focus: None,
        interim: naming.interim.then_some(true),
    });
    let holders = seated(&before, fresh.collect(), from, workspace.now.date());
    let draft = Draft { acting: naming.acting.clone(), signs_foreign: naming.signs_foreign, ..Draft::default() };
    // Nothing is written for who may not sign it.
    if let Act::Refused(findings) = next_version(workspace, &Draft { dry_run: true, ..draft.clone() })? {
        return Ok(Act::Refused(findings));
    }
    if naming.dry_run {
        return Ok(Act::Done(None));
    }
    write(workspace, &Kind::Role(ballot.role.clone()), &|file| {
        file.set("holders", &holders);
    })?;
    if naming.term.is_some() {
        write(workspace, &Kind::Proposal(id.clone()), &|file| {
            file.set("term", &naming.term);
        })?;
    }
    next_version(workspace, &draft)
}

/// What one was editing of something else is no part of an election.
fn nothing_beside(workspace: &Workspace, role: &RoleRef) -> Attempt<()> {
    let Some(head) = workspace.repo.head_tip() else { return Ok(()) };
    let own = Kind::Role(role.clone()).path();
    let edits = entry_edits(workspace, workspace.repo.commit(head)?.tree)?;
    let beside: Vec<String> = edits.into_keys().filter(|path| Some(path) != own.as_ref()).collect();
    if beside.is_empty() { Ok(()) } else { Err(Failure::surroundings(message!("edits-beside", paths = beside))) }
}

/// Whether all that comes before was done, and somebody may be proposed who was named.
fn in_order(history: &History, ballot: &Ballot, naming: &Naming, before: &Role, nominating: bool) -> Attempt<()> {
    let id = ballot.id.as_str();
    for person in &naming.people {
        if history.lawful.person(person).is_none_or(|it| it.status == Status::Left) {
            return Err(Failure::usage(message!("unknown-person", id = person.as_str(), near = "")));
        }
    }
    let goes_on = |person: &PersonId| before.holders.iter().any(|held| held.person == *person);
    if let Some(other) = naming.people.iter().find(|person| naming.interim && !goes_on(person)) {
        return Err(Failure::usage(message!("interim-of-another", person = name_of(&history.lawful, other))));
    }
    // Nobody named anybody in writing: it was done in the room.
    if !nominating || ballot.named.is_empty() {
        return Ok(());
    }
    let name = |person: &PersonId| name_of(&history.lawful, person);
    let names = |people: &[PersonId]| -> Vec<String> { people.iter().map(name).collect() };
    if ballot.opened.is_empty() {
        let key = if ballot.awaited.is_empty() { "slips-missing" } else { "nominations-missing" };
        let people = if ballot.awaited.is_empty() { &ballot.unopened } else { &ballot.awaited };
        return Err(Failure::usage(message!(key, people = names(people), id = id)));
    }
    let most = ballot.counts.first().map_or(0, |(_, count)| *count);
    let first: Vec<PersonId> = ballot.counts.iter().filter(|it| it.1 == most).map(|it| it.0.clone()).collect();
    let base = history.lawful.rules().map(|rules| rules.profile.base);
    let by_number = matches!(base, Some(Base::Holacracy4 | Base::Holacracy5));
    for person in naming.people.iter().filter(|_| !naming.interim) {
        if ballot.counts.iter().all(|(named, _)| named != person) {
            return Err(Failure::usage(message!("not-nominated", person = name(person), id = id)));
        }
        if by_number && !first.contains(person) {
            return Err(Failure::usage(message!("not-most-named", person = name(person), people = names(&first))));
        }
    }
    Ok(())
}

/// Who holds a role once somebody is elected: those whose seat is not needed stay; of the others the term ends.
fn seated(before: &Role, fresh: Vec<Holding>, from: Date, today: Date) -> Vec<Holding> {
    let again = |held: &&Holding| fresh.iter().all(|new| new.person != held.person);
    let over = |held: &&Holding| held.until.is_none_or(|until| until >= from);
    let seats = before.seats().max(1).saturating_sub(fresh.len());
    let mut kept: Vec<Holding> = before.holders.iter().filter(again).filter(over).cloned().collect();
    // The one whose term ends first gives the seat up.
    kept.sort_by_key(|held| std::cmp::Reverse((held.until.is_none(), held.until)));
    let ending = kept.split_off(kept.len().min(seats));
    if from > today {
        let last = from.plus_days(-1);
        kept.extend(
            ending.into_iter().map(|held| Holding { until: Some(held.until.map_or(last, |it| it.min(last))), ..held }),
        );
    }
    kept.extend(fresh);
    kept
}

/// Changes a governed file on the branch one stands on.
fn write(workspace: &Workspace, kind: &Kind, change: &dyn Fn(&mut Edit)) -> Attempt<()> {
    let path = kind.path().unwrap_or_default();
    let root = workspace.repo.needs_workdir()?;
    let text = read_text(&root.join(&path))?;
    if parse(kind, &path, text.as_bytes()).0.is_none() {
        return Err(Failure::surroundings(message!("file-does-not-parse", path = path)));
    }
    let mut edit = Edit::open(&path, &text)?;
    change(&mut edit);
    write_text(&root.join(&path), &edit.text())
}
