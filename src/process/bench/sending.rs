//! What crosses the network: answers replayed after somebody else's, main brought up to date.

use std::collections::BTreeMap;

use super::find::{Known, branch_of};
use super::workspace::{Actor, PREFIX, Workspace};
use super::worktree::{Changed, changed, commit_tree, is_text, merge_base, set_aside, try_advance};
use super::yielding::yield_name;
use crate::bind::{asked_by, speaks_for};
use crate::files::{Kind, Region, classify, governed};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, PersonId};
use crate::store::{Blob, Grafts, Id, NewCommit, Pushed};
use crate::trust::{History, SignedOutcome, dossier_files, free_names, read_proposal};

/// How often a rejected push is tried again; many may answer at the same moment.
const TRIES: u32 = 40;

/// The remote that decisions travel through.
pub fn remote(workspace: &Workspace) -> Attempt<String> {
    workspace.repo.remote().ok_or_else(|| Failure::surroundings(message!("no-remote")))
}

/// The tip on which an answer is written: where the local branch only lags, the remote's; where both went on,
/// own answers replayed after the others'.
pub fn joined_tip(workspace: &Workspace, known: &Known) -> Attempt<Id> {
    let missing = || Failure::surroundings(message!("unreadable-dossier", id = known.id.as_str()));
    let branch = known.branch.as_ref().ok_or_else(missing)?;
    match (branch.local, branch.remote) {
        (Some(local), Some(there)) if workspace.repo.contains(there, local)? => Ok(there),
        (Some(local), _) => Ok(local),
        (None, there) => there.ok_or_else(missing),
    }
}

/// A decision whose local and remote branches went their own ways, with own commits put behind the others'; nothing when
/// the branch moved meanwhile.
///
/// # Errors
/// When both changed the same file, or objects cannot be written.
pub fn joined(workspace: &Workspace, actor: &Actor, known: Known) -> Attempt<Option<Known>> {
    let Some(branch) = &known.branch else { return Ok(Some(known)) };
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(Some(known)) };
    if workspace.repo.contains(there, local)? || workspace.repo.contains(local, there)? {
        return Ok(Some(known));
    }
    let name = branch_of(&known.id);
    if replay(workspace, actor, &name, local, there)?.is_none() {
        return Ok(None);
    }
    let branch = workspace.repo.branch(&name);
    Ok(Some(Known { branch: Some(branch), ..known }))
}

/// Whether what one has of one's own on a branch, beside what the remote has, is no text that anybody signs as theirs.
///
/// # Errors
/// When an object is missing.
pub fn only_answers(workspace: &Workspace, local: Id, there: Id) -> Attempt<bool> {
    let fork = workspace.repo.commit(merge_base(workspace, local, there)?)?.tree;
    let mut text = false;
    workspace
        .repo
        .differing(Some(fork), Some(workspace.repo.commit(local)?.tree), |path, _, _| text |= is_text(&path))?;
    Ok(!text)
}

/// Sends own answers on a decision's branch.
pub fn push_answers(workspace: &Workspace, id: &DecisionId, actor: &Actor) -> Attempt<()> {
    push_replayed(workspace, &branch_of(id), actor)
}

/// Sends founding statements on main.
pub fn push_main(workspace: &Workspace, actor: &Actor) -> Attempt<()> {
    push_replayed(workspace, workspace.main()?, actor)
}

/// Sends own statements; when others were faster, fetches and replays them behind theirs. Paths are unique, so
/// nothing can conflict.
fn push_replayed(workspace: &Workspace, branch: &str, actor: &Actor) -> Attempt<()> {
    let remote = remote(workspace)?;
    let rejected = || Failure::network(message!("push-rejected", branch = branch));
    for attempt in 0..TRIES {
        let local = workspace.repo.local_tip(branch).ok_or_else(rejected)?;
        let tip = match workspace.repo.remote_tip(branch) {
            Some(there) if !workspace.repo.contains(local, there)? => {
                match replay(workspace, actor, branch, local, there)? {
                    Some(tip) => tip,
                    None => continue,
                }
            }
            _ => local,
        };
        match workspace.git.push(&remote, tip, branch)? {
            Pushed::Done(_) => return workspace.git.fetch(&remote),
            Pushed::Rejected => {
                wait(attempt, &actor.person);
                workspace.git.fetch(&remote)?;
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

/// Puts what own commits changed behind what the remote has, free files with their links and modes too; `None` when
/// the branch moved meanwhile.
fn replay(workspace: &Workspace, actor: &Actor, branch: &str, local: Id, there: Id) -> Attempt<Option<Id>> {
    let repo = &workspace.repo;
    let fork = merge_base(workspace, local, there)?;
    let theirs = repo.commit(there)?.tree;
    let own = changed(workspace, fork, local)?;
    if own.iter().any(|(path, _, _)| is_text(path)) && branch.starts_with(PREFIX) {
        if let Some(taken) = yield_name(workspace, branch, local, there)? {
            return Err(taken);
        }
        return join(workspace, actor, branch, local, there);
    }
    let (mut grafts, mut met) = (Grafts::new(), vec![]);
    for (path, old, new) in renamed(workspace, theirs, own)? {
        let here = repo.entry(theirs, &path)?;
        let room = new.is_none() || repo.has_room(theirs, &path)?;
        if here != old && here != new || !room {
            // A free file beside another of its name holds nobody's word up.
            if branch.starts_with(PREFIX) && !governed(&path) {
                met.push(path);
                continue;
            }
            return Err(Failure::network(message!("replay-clash", path = path, branch = branch)));
        }
        grafts.insert(path, new);
    }
    if !met.is_empty() {
        let aside = set_aside(workspace, branch.trim_start_matches(PREFIX), local)?;
        repo.later(Failure::surroundings(message!("files-aside", paths = met, branch = aside)));
    }
    let title = repo.commit(local)?.message.clone();
    let tree = repo.graft(theirs, &grafts)?;
    let new = commit_tree(workspace, actor, there, tree, title.lines().next().unwrap_or("respond"))?;
    Ok(try_advance(workspace, branch, Some(local), new, "accord: replay")?.then_some(new))
}

/// Own changes with each answer under a free name, where another one of the same name came from another clone: what one
/// signed stays what it says, whatever its file is called.
fn renamed(workspace: &Workspace, theirs: Id, own: Vec<Changed>) -> Attempt<Vec<Changed>> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (path, old, new) in &own {
        let Region::Governed(Kind::Answer(id, stem)) = classify(path) else { continue };
        let signature = format!("{path}.sig");
        let own_armour = own.iter().find(|(path, ..)| *path == signature).and_then(|(_, _, new)| *new);
        let there = (workspace.repo.entry(theirs, path)?, workspace.repo.entry(theirs, &signature)?);
        if old.is_some() || there == (None, None) || there == (*new, own_armour) {
            continue;
        }
        let mut files = dossier_files(workspace.memo(), theirs, &id)?;
        files.extend(own.iter().filter_map(|(path, _, new)| Some((path.clone(), (*new)?))));
        let [text, armour] = free_names(&id, &stem, &files);
        names.insert(format!("{path}.sig"), armour);
        names.insert(path.clone(), text);
    }
    let name = |path: String| names.get(&path).cloned().unwrap_or(path);
    // Where somebody who has a key here signed another outcome first, one's own, not sent yet, gives way: theirs is signed next.
    // What nobody signed gives way to one's own.
    let is_outcome =
        |path: &str| matches!(classify(path), Region::Governed(Kind::Outcome(_) | Kind::OutcomeSignature(..)));
    let outcome = own.iter().find(|(path, ..)| matches!(classify(path), Region::Governed(Kind::Outcome(_))));
    let outcome = outcome.and_then(|(_, _, new)| *new);
    let mut kept = vec![];
    for (path, old, new) in own {
        if !is_outcome(&path) {
            kept.push((path, old, new));
        } else if !is_signed_otherwise(workspace, theirs, &path, outcome)? {
            kept.push((path.clone(), workspace.repo.entry(theirs, &path)?, new));
        }
    }
    Ok(kept.into_iter().map(|(path, old, new)| (name(path), old, new)).collect())
}

/// Whether a tree holds another outcome of the decision that a path is of, signed with a key of the organisation.
fn is_signed_otherwise(workspace: &Workspace, tree: Id, path: &str, own: Option<Blob>) -> Attempt<bool> {
    let Region::Governed(kind) = classify(path) else { return Ok(false) };
    let Some(id) = kind.decision() else { return Ok(false) };
    let there = workspace.repo.entry(tree, &Kind::Outcome(id.clone()).path().unwrap_or_default())?;
    let files = dossier_files(workspace.memo(), tree, id)?;
    let Some(told) = SignedOutcome::read(&files, id, workspace.memo())?.filter(|_| there != own) else {
        return Ok(false);
    };
    let history = workspace.history()?;
    let lawful = &history.lawful;
    let Some((proposal, _)) = read_proposal(id, &files, workspace.memo())? else { return Ok(false) };
    let numbers = workspace.numbers(lawful)?;
    let circles = proposal.with.iter().chain([&proposal.circle]);
    let asked: Vec<PersonId> = circles.flat_map(|circle| asked_by(lawful, circle, &numbers)).collect();
    Ok(told.signers.iter().any(|(person, key)| asked.contains(person) && speaks_for(lawful, person, key)))
}

/// Merges a version that was signed here with what the others sent meanwhile: the text stays as it was signed, their
/// answers lie beside one's own, and what else they changed stays in the history. Signed texts are never put together
/// anew.
fn join(workspace: &Workspace, actor: &Actor, branch: &str, local: Id, there: Id) -> Attempt<Option<Id>> {
    let repo = &workspace.repo;
    let (own, theirs) = (repo.commit(local)?.tree, repo.commit(there)?.tree);
    let mut grafts = Grafts::new();
    repo.differing_below(Some(own), Some(theirs), "decisions", |path, old, new| {
        let answer = matches!(classify(&path), Region::Governed(Kind::Answer(..) | Kind::AnswerSignature(..)));
        if let (true, None, Some(new)) = (answer, old, new) {
            grafts.insert(path, Some(new));
        }
    })?;
    let tree = repo.graft(own, &grafts)?;
    let stamp = workspace.stamp(actor);
    let message = "join what was sent meanwhile\n";
    let new = repo.put_commit(&NewCommit { tree, parents: &[local, there], stamp: &stamp, message, signer: None })?;
    Ok(try_advance(workspace, branch, Some(local), new, "accord: join")?.then_some(new))
}

/// Whether a decision is sealed here alone.
///
/// # Errors
/// When main is not known.
pub fn is_unsent(workspace: &Workspace, history: &History, id: &DecisionId) -> Attempt<bool> {
    let there = workspace.repo.branch(workspace.main()?).remote.and_then(|there| history.position(there));
    Ok(there.zip(history.sealed(id)).is_some_and(|(there, at)| there < at))
}
