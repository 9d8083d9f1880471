//! What crosses the network: a branch sent, answers replayed after somebody else's, main brought up to date.

use super::desk::{Desk, Seat};
use super::find::{Known, PREFIX, branch_of, closed_in, find};
use super::propose::{commit, refuse_dirty};
use super::{Act, Acted};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, PersonId};
use crate::store::{Edits, Id, Moved, Pushed};

/// How often a rejected push is tried again; many may answer at the same moment.
const TRIES: u32 = 40;

/// A branch that was sent.
pub struct Published {
    pub id: DecisionId,
    /// What the server said.
    pub said: Vec<String>,
    /// Whether there was anything to send.
    pub sent: bool,
    pub amended: Option<super::amend::Amended>,
}

/// What a synchronisation brought.
#[derive(Default)]
pub struct Synced {
    pub decided: Vec<DecisionId>,
    pub opened: Vec<DecisionId>,
    /// Own answers that still have to be sent.
    pub unsent: Vec<DecisionId>,
    pub moved: bool,
    /// Main here has commits that the remote does not.
    pub ahead: bool,
}

fn remote(desk: &Desk) -> Attempt<String> {
    desk.repo.remote().ok_or_else(|| Failure::surroundings(message!("no-remote")))
}

/// Sends a proposal's branch. Doing it twice sends nothing twice.
///
/// # Errors
/// When there is no remote or it cannot be reached.
pub fn publish(desk: &Desk, word: Option<&str>, acting: Option<&PersonId>) -> Acted<Published> {
    let remote = remote(desk)?;
    let known = find(desk, word)?;
    let branch = branch_of(&known.id);
    let amended = match if known.closed { Act::Done(None) } else { raise_version(desk, &branch, acting)? } {
        Act::Done(amended) => amended,
        Act::Refused(findings) => return Ok(Act::Refused(findings)),
    };
    let Some(local) = desk.repo.local_tip(&branch) else {
        return Ok(Act::Done(Published { id: known.id, said: vec![], sent: false, amended: None }));
    };
    desk.git.fetch(&remote)?;
    match desk.repo.remote_tip(&branch) {
        Some(there) if there == local || desk.repo.contains(there, local)? => {
            return Ok(Act::Done(Published { id: known.id, said: vec![], sent: false, amended }));
        }
        Some(there) if !desk.repo.contains(local, there)? => {
            let audit = desk.lawful()?;
            let seat = desk.seat(&audit.lawful, acting)?;
            push_answers(desk, &known.id, &seat)?;
            return Ok(Act::Done(Published { id: known.id, said: vec![], sent: true, amended }));
        }
        _ => {}
    }
    match desk.git.push(&remote, local, &branch)? {
        Pushed::Done(said) => {
            desk.git.fetch(&remote)?;
            Ok(Act::Done(Published { id: known.id, said, sent: true, amended }))
        }
        Pushed::Rejected => Err(Failure::network(message!("push-rejected", branch = branch))),
    }
}

/// A plain `git commit` on a proposal is as good as `amend`: its version is raised here.
fn raise_version(desk: &Desk, branch: &str, acting: Option<&PersonId>) -> Acted<Option<super::amend::Amended>> {
    if desk.repo.head_branch().as_deref() != Some(branch) {
        return Ok(Act::Done(None));
    }
    // Who is not its proposer, or has no key here, sends what is there.
    match super::amend(desk, acting, None, false) {
        Ok(Act::Refused(findings)) if findings.iter().all(|f| f.rule == "not-the-proposer") => Ok(Act::Done(None)),
        Err(e) if matches!(&*e.message.key, "no-signing-key" | "key-of-nobody" | "key-not-active") => {
            Ok(Act::Done(None))
        }
        other => other,
    }
}

/// The tip on which an answer is written: where the local branch only lags, the remote's; where both went on,
/// own answers replayed after the others'.
pub fn joined_tip(desk: &Desk, known: &Known) -> Attempt<Id> {
    let missing = || Failure::surroundings(message!("unreadable-dossier", id = known.id.as_str()));
    let branch = known.branch.as_ref().ok_or_else(missing)?;
    match (branch.local, branch.remote) {
        (Some(local), Some(there)) if desk.repo.contains(there, local)? => Ok(there),
        (Some(local), _) => Ok(local),
        (None, there) => there.ok_or_else(missing),
    }
}

/// Sends own answers on a decision's branch.
pub fn push_answers(desk: &Desk, id: &DecisionId, seat: &Seat) -> Attempt<()> {
    push_replayed(desk, &branch_of(id), seat)
}

/// Sends founding statements on main.
pub fn push_main(desk: &Desk, seat: &Seat) -> Attempt<()> {
    push_replayed(desk, &desk.main, seat)
}

/// Sends own statements; when others were faster, fetches and replays them behind theirs. Paths are unique, so
/// nothing can conflict.
fn push_replayed(desk: &Desk, branch: &str, seat: &Seat) -> Attempt<()> {
    let remote = remote(desk)?;
    let rejected = || Failure::network(message!("push-rejected", branch = branch));
    for attempt in 0..TRIES {
        let local = desk.repo.local_tip(branch).ok_or_else(rejected)?;
        let tip = match desk.repo.remote_tip(branch) {
            Some(there) if !desk.repo.contains(local, there)? => replay(desk, seat, branch, local, there)?,
            _ => local,
        };
        match desk.git.push(&remote, tip, branch)? {
            Pushed::Done(_) => return desk.git.fetch(&remote),
            Pushed::Rejected => {
                wait(attempt, &seat.person);
                desk.git.fetch(&remote)?;
            }
        }
    }
    Err(rejected())
}

/// A pause that differs from person to person, so that those who collided do not collide again.
fn wait(attempt: u32, person: &PersonId) {
    let spread = crate::bind::sha256(format!("{person} {attempt} {}", std::process::id()).as_bytes());
    let spread = u64::from_str_radix(&spread[..4], 16).unwrap_or(0) % 200;
    std::thread::sleep(std::time::Duration::from_millis(20 + spread * u64::from(attempt.min(4) + 1) / 2));
}

/// Puts the files that own commits added behind what the remote has.
fn replay(desk: &Desk, seat: &Seat, branch: &str, local: Id, there: Id) -> Attempt<Id> {
    let repo = &desk.repo;
    let fork = merge_base(desk, local, there)?;
    let mut edits = Edits::new();
    let mut clash = None;
    let theirs = repo.files(repo.commit(there)?.tree)?;
    let fork_tree = repo.commit(fork)?.tree;
    let mut added = vec![];
    repo.differing(Some(fork_tree), Some(repo.commit(local)?.tree), |path, old, new| added.push((path, old, new)))?;
    for (path, old, new) in added {
        if theirs.get(&path) != old.as_ref() && theirs.get(&path) != new.as_ref() {
            clash = Some(path.clone());
        }
        edits.insert(path, new.map(|blob| repo.blob(blob.id)).transpose()?);
    }
    if let Some(path) = clash {
        return Err(Failure::network(message!("replay-clash", path = path, branch = branch)));
    }
    let title = repo.commit(local)?.message;
    let new = commit(desk, seat, there, &edits, title.lines().next().unwrap_or("respond"))?;
    let on = repo.head_branch().as_deref() == Some(branch);
    let (old_tree, new_tree) = (repo.commit(local)?.tree, repo.commit(new)?.tree);
    if on {
        refuse_dirty(desk, Some(old_tree), new_tree)?;
    }
    if repo.swap(branch, Some(local), new, "accord: replay")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
    }
    if on {
        repo.check_out(Some(old_tree), new_tree)?;
    }
    Ok(new)
}

fn merge_base(desk: &Desk, one: Id, other: Id) -> Attempt<Id> {
    let mut at = one;
    while !desk.repo.contains(other, at)? {
        let parents = desk.repo.commit(at)?.parents;
        at = *parents.first().ok_or_else(|| Failure::surroundings(message!("no-common-history")))?;
    }
    Ok(at)
}

/// Fetches, brings main up to date where it only lags, and tells what was decided and opened since.
///
/// # Errors
/// When there is no remote or it cannot be reached.
pub fn sync(desk: &Desk) -> Attempt<Synced> {
    let remote = remote(desk)?;
    let before = desk.repo.branches(PREFIX)?;
    let old = desk.repo.local_tip(&desk.main);
    desk.git.fetch(&remote)?;
    desk.arrive()?;
    let mut synced = Synced::default();
    super::found::follow_founding(desk)?;
    let there = desk.repo.remote_tip(&desk.main);
    if let (Some(old), Some(new)) = (old, there) {
        if old != new && desk.repo.contains(new, old)? {
            if desk.repo.local_tip(&desk.main) == Some(old) {
                advance_main(desk, old, new)?;
            }
            synced.moved = true;
            let files = |id: Id| desk.repo.files(desk.repo.commit(id)?.tree);
            let known = closed_in(&files(old)?);
            synced.decided = closed_in(&files(new)?).difference(&known).cloned().collect();
        } else {
            synced.ahead = desk.repo.local_tip(&desk.main) != Some(new);
        }
    }
    for branch in desk.repo.branches(PREFIX)? {
        let Some(id) = branch.name.strip_prefix(PREFIX).and_then(DecisionId::parse) else { continue };
        follow(desk, &branch)?;
        if !before.iter().any(|b| b.name == branch.name) {
            synced.opened.push(id);
        } else if let (Some(local), Some(there)) = (branch.local, branch.remote)
            && !desk.repo.contains(there, local)?
        {
            synced.unsent.push(id);
        }
    }
    Ok(synced)
}

/// Moves a local decision branch that only lags.
fn follow(desk: &Desk, branch: &crate::store::Branch) -> Attempt<()> {
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == there || !desk.repo.contains(there, local)? {
        return Ok(());
    }
    move_branch(desk, &branch.name, local, there)
}

/// Moves the local main forward, and the files with it when one stands on it.
pub fn advance_main(desk: &Desk, old: Id, new: Id) -> Attempt<()> {
    move_branch(desk, &desk.main, old, new)
}

fn move_branch(desk: &Desk, branch: &str, old: Id, new: Id) -> Attempt<()> {
    let (old_tree, new_tree) = (desk.repo.commit(old)?.tree, desk.repo.commit(new)?.tree);
    let on = desk.repo.workdir().is_some() && desk.repo.head_branch().as_deref() == Some(branch);
    if on {
        refuse_dirty(desk, Some(old_tree), new_tree)?;
    }
    if desk.repo.swap(branch, Some(old), new, "accord: sync")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
    }
    if on { desk.repo.check_out(Some(old_tree), new_tree) } else { Ok(()) }
}
