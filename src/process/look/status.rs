//! What waits for me: where one stands, what one is asked, what one asked of others, what falls due.

use std::collections::{BTreeMap, BTreeSet};

use super::register::entry;
use super::seat::{Seat, seat};
use super::soon::{Due, Soon, soon};
use super::verdict::rivalries;
use super::view::view;
use super::waiting::{Looker, Waiting};
use crate::bind::{State, key_point, owner_of};
use crate::files::Kind;
use crate::finding::{Attempt, Failure, Finding};
use crate::model::{Date, DecisionId, Instant, KeyState, PersonId, Status as Leaving};
use crate::process::bench::called::name_of;
use crate::process::bench::find::{FEW, PREFIX, exactly, keep_numbers, numbered, open_proposals};
use crate::process::bench::sights::{first_sight_of_key, last_look};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{entry_edits, unreadable};
use crate::store::{Edits, Id};
use crate::trust::{History, moved_back, unsigned};

/// Why one's key says nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyless {
    /// There is none to sign with.
    None,
    /// It is somebody's, and retired or suspended.
    Retired,
    /// It is of somebody who left.
    Left,
    /// It waits for the decision that brings it; it has said already whose it is. Whether one brings it oneself, with
    /// another key.
    Confirmed { own: bool },
    /// It is nobody's here yet.
    Unknown,
}

/// A decision that is sealed here and was not sent.
pub struct Unsent {
    pub number: usize,
    pub title: String,
}

/// A key that others announced for somebody.
pub struct Announced {
    pub person: PersonId,
    pub name: String,
    /// Its line.
    pub key: String,
    /// The day from which it may speak.
    pub from: Option<Date>,
}

/// What there is to know on arriving.
pub struct Status {
    pub organisation: String,
    pub branch: Option<String>,
    /// The title of the proposal one stands on, and its version.
    pub on: Option<(String, i64)>,
    pub in_force: bool,
    pub edits: Vec<String>,
    /// Whether one's own name is in no file here, though others keep a list of names.
    pub nameless: bool,
    /// Whether git keeps the file in which names were to stay apart.
    pub names_tracked: bool,
    /// Edited files that cannot be read.
    pub broken: Vec<String>,
    /// A command of git that was begun here and not ended.
    pub begun: Option<&'static str>,
    /// Whose proposal one stands on.
    pub on_of: Option<PersonId>,
    /// What keeps one's key from speaking here.
    pub keyless: Option<Keyless>,
    pub me: Option<PersonId>,
    pub seat: Option<Seat>,
    pub founded: bool,
    pub founders_missing: Vec<PersonId>,
    pub open_violations: usize,
    /// Proposals that cannot be read, and why.
    pub unreadable: Vec<(DecisionId, Failure)>,
    /// Main no longer holds what this user found lawful, or crossed it.
    pub moved_back: Option<Finding>,
    pub proposals: Vec<Waiting>,
    pub unsent: Vec<Unsent>,
    /// Whether one's own founding signature is here alone.
    pub unsent_founding: bool,
    /// Whether one signed another text to be founded than the one that stands here now.
    pub founding_outdated: bool,
    /// Whether there is a remote, whether main there went on, and when it was last looked at.
    pub remote: bool,
    pub behind: bool,
    /// Commits of main that the remote has not.
    pub ahead: bool,
    /// Whether the remote has no main at all, as far as is known.
    pub empty: bool,
    pub looked: Option<Instant>,
    pub now: Instant,
    pub soon: Vec<Soon>,
    /// Keys that others announced, and that do not speak yet.
    pub announced: Vec<Announced>,
    /// The branch one stands on is of a decision that is closed.
    pub on_closed: bool,
    /// The names people know each other by.
    pub names: BTreeMap<PersonId, String>,
}

/// Gathers it.
///
/// # Errors
/// When the repository cannot be read.
pub fn status(workspace: &Workspace, acting: Option<&PersonId>) -> Attempt<Status> {
    let history = workspace.history()?;
    let key = workspace.signer(acting).ok().map(|s| key_point(&s.public));
    let mut me = key.as_ref().and_then(|key| owner_of(&history.lawful, key)).map(|(person, _)| person);
    let branch = workspace.repo.head_branch();
    let tree = workspace.repo.head_tip().map(|tip| workspace.repo.commit(tip)).transpose()?.map(|c| c.tree);
    let edits = match tree.filter(|_| workspace.repo.workdir().is_some()) {
        Some(tree) => entry_edits(workspace, tree)?,
        None => Edits::new(),
    };
    let broken: BTreeSet<String> = unreadable(&edits).into_iter().filter_map(|f| f.place.map(|p| p.path)).collect();
    let (mut views, mut unreadables, mut founders_missing) = (vec![], vec![], vec![]);
    let mut open_ids = String::new();
    if history.founded.is_some() {
        let open = open_proposals(workspace)?;
        let named = numbered(workspace, &open)?;
        keep_numbers(workspace, &history, &named);
        open_ids = open.iter().map(|known| format!("{}\n", known.id)).collect();
        for known in open {
            let number = named.iter().find(|(id, _)| *id == known.id).map_or(0, |(_, number)| *number);
            match view(workspace, &history, &known) {
                Ok(view) => views.push((number, known, view)),
                // One that cannot be read is named: somebody waits for it.
                Err(failure) => unreadables.push((known.id, failure)),
            }
        }
    } else {
        let files = workspace.repo.files(workspace.repo.commit(history.head)?.tree)?;
        founders_missing = unsigned(&files, workspace.memo())?;
    }
    // Whoever is being admitted is asked to accept with the new key.
    let accepts = views.iter().flat_map(|(_, _, view)| &view.standing.acceptances);
    let accepting = accepts.filter(|a| !a.given).find(|a| Some(&a.key) == key.as_ref());
    me = me.or(accepting.map(|a| a.person.clone()));
    let rivals = rivalries(views.iter().map(|(_, _, view)| view));
    let looker = Looker {
        workspace,
        history: &history,
        me: me.as_ref(),
        key: key.as_ref(),
        few: views.len() <= FEW,
        open: &open_ids,
    };
    let mut proposals = vec![];
    for (number, known, view) in &mut views {
        proposals.push(looker.waiting(*number, known, view, &rivals)?);
    }
    proposals.sort_by_key(|w| (!w.departure, w.number));
    let own = me.as_ref().filter(|me| history.lawful.person(me).is_some());
    let seat = own.map(|me| seat(&history.lawful, me)).transpose()?;
    let soon = seat.as_ref().map(|seat| soon(&history.lawful, seat, workspace.now.date())).transpose()?;
    // For what is being elected nobody has to open an election.
    let elected: BTreeSet<String> =
        views.iter().filter_map(|(_, _, view)| view.standing.proposal.role.as_ref().map(ToString::to_string)).collect();
    let mut soon = soon.unwrap_or_default();
    soon.retain(|it| !matches!(&it.what, Due::Vacant { id, .. } if elected.contains(id)));
    let on = branch.as_deref().and_then(|branch| branch.strip_prefix(PREFIX));
    let on = on.and_then(|id| proposals.iter().find(|w| w.id.as_str() == id));
    let (on_of, on) = (on.map(|w| w.proposer.clone()), on.map(|w| (w.title.clone(), w.version)));
    let mut standings = views.iter().map(|(_, _, view)| &view.standing);
    let confirmed = standings.find_map(|standing| {
        let accepted = standing.acceptances.iter().find(|a| a.given && Some(&a.key) == key.as_ref())?;
        Some(standing.proposal.proposer == accepted.person)
    });
    let owner = key.as_ref().and_then(|key| owner_of(&history.lawful, key));
    let keyless = match (&key, owner) {
        (None, _) => Some(Keyless::None),
        (Some(_), Some((_, KeyState::Active))) => None,
        (Some(_), _) if confirmed.is_some() => Some(Keyless::Confirmed { own: confirmed == Some(true) }),
        (Some(_), Some((person, _))) if has_left(&history, &person) => Some(Keyless::Left),
        (Some(_), Some(_)) => Some(Keyless::Retired),
        (Some(_), None) => Some(Keyless::Unknown),
    };
    let Against { behind, ahead, empty, unsent } = against_remote(workspace)?;
    let unsent_founding = unsent_founding(workspace, me.as_ref())?;
    let founding_outdated = match (&me, tree) {
        (Some(me), Some(tree)) if founders_missing.contains(me) => {
            let path = Kind::Founding(me.clone()).path().unwrap_or_default();
            workspace.repo.entry(tree, &path)?.is_some()
        }
        _ => false,
    };
    Ok(Status {
        nameless: workspace.repo.ignores_local_people()
            && me.as_ref().is_some_and(|me| is_nameless(&history.lawful, me)),
        names_tracked: workspace.repo.tracks_local_people(),
        organisation: history.lawful.constitution().map(|c| c.name.clone()).unwrap_or_default(),
        on_closed: on_closed(workspace, branch.as_deref())?,
        in_force: branch.as_deref() == Some(workspace.main()?),
        branch,
        on,
        edits: edits.into_keys().filter(|path| !broken.contains(path)).collect(),
        broken: broken.into_iter().collect(),
        on_of,
        keyless,
        names: names(&history, &proposals, &founders_missing),
        me,
        seat,
        begun: workspace.repo.begun_by_git(),
        founded: history.founded.is_some(),
        founders_missing,
        unreadable: unreadables,
        moved_back: moved_back(&history)?,
        open_violations: history.violations(false),
        proposals,
        unsent,
        unsent_founding,
        founding_outdated,
        remote: workspace.repo.remote().is_some(),
        behind,
        ahead,
        empty,
        looked: last_look(&history),
        now: workspace.now,
        soon,
        announced: announced(workspace, &history),
    })
}

fn has_left(history: &History, person: &PersonId) -> bool {
    history.lawful.person(person).is_some_and(|it| it.status == Leaving::Left)
}

fn announced(workspace: &Workspace, history: &History) -> Vec<Announced> {
    let pause = workspace.numbers(&history.lawful).map(|numbers| numbers.pause.seconds()).unwrap_or_default();
    let mut all = vec![];
    for (person, it) in history.lawful.people() {
        for key in it.keys.iter().filter(|key| key.state == KeyState::Pending) {
            if let Some(by) = &key.by {
                first_sight_of_key(history, by, workspace.now);
            }
            let decided = key.by.as_ref().and_then(|by| history.lawful.past(by)?.adopted()).map(|past| past.decided);
            let from = decided.and_then(|at| Instant::from_seconds(at.seconds() + pause)).map(Instant::date);
            all.push(Announced { person: person.clone(), name: it.name.clone(), key: key.public.clone(), from });
        }
    }
    all
}

/// Whether somebody signed the founding here, and the remote has no such signature.
fn unsent_founding(workspace: &Workspace, me: Option<&PersonId>) -> Attempt<bool> {
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(me), Some(local)) = (me, main.local) else { return Ok(false) };
    let Some(path) = Kind::Founding(me.clone()).path().filter(|_| main.remote != Some(local)) else { return Ok(false) };
    let holds = |commit: Id| workspace.repo.entry(workspace.repo.commit(commit)?.tree, &path).map(|it| it.is_some());
    let there = match main.remote {
        Some(there) => holds(there)?,
        // A shared repository without a main has nothing of it.
        None => workspace.repo.remote().is_none(),
    };
    Ok(holds(local)? && !there)
}

/// How main here stands to the remote's: whether that one went on, whether this one did, and the decisions that are sealed
/// here alone.
#[derive(Default)]
struct Against {
    behind: bool,
    ahead: bool,
    empty: bool,
    unsent: Vec<Unsent>,
}

fn against_remote(workspace: &Workspace) -> Attempt<Against> {
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (main.local, main.remote) else {
        return Ok(Against { empty: main.remote.is_none(), ..Against::default() });
    };
    if local == there {
        return Ok(Against::default());
    }
    let behind = !workspace.repo.contains(local, there)?;
    let ahead = !workspace.repo.contains(there, local)?;
    let history = workspace.history()?;
    let from = history.position(there).map_or(history.steps.len(), |at| at + 1);
    let mut unsent = vec![];
    for at in from..history.steps.len() {
        let told = entry(workspace, &history, at)?;
        unsent.extend(told.number.map(|number| Unsent { number, title: told.title }));
    }
    Ok(Against { behind, ahead, empty: false, unsent })
}

fn names(history: &History, proposals: &[Waiting], founders: &[PersonId]) -> BTreeMap<PersonId, String> {
    let mut all: BTreeSet<&PersonId> = founders.iter().collect();
    for waiting in proposals {
        all.insert(&waiting.proposer);
        all.extend(waiting.people.iter().map(|(person, _)| person));
        all.extend(waiting.objections.iter().map(|objection| &objection.person));
        all.extend(waiting.questions.iter().map(|(person, _)| person));
        all.extend(&waiting.closers);
        all.extend(
            waiting.missing.iter().chain(&waiting.signed.by).chain(&waiting.signed.second).chain(&waiting.advisers),
        );
    }
    all.into_iter().map(|person| (person.clone(), name_of(&history.lawful, person))).collect()
}

fn on_closed(workspace: &Workspace, branch: Option<&str>) -> Attempt<bool> {
    let Some(id) = branch.and_then(|b| b.strip_prefix(PREFIX)) else { return Ok(false) };
    let known = DecisionId::parse(id).map(|id| exactly(workspace, &id)).transpose()?.flatten();
    Ok(known.is_some_and(|known| known.closed))
}

/// Whether neither the text in force nor a list beside it says somebody's name.
fn is_nameless(state: &dyn State, person: &PersonId) -> bool {
    state.person(person).is_some_and(|it| it.name == person.as_str()) && state.called(person).is_none()
}
