//! Main here beside the remote's: where both went on, the published line stands, and nothing of one's own is lost.

use std::collections::BTreeSet;

use super::find::branch_of;
use super::sealing::case_of;
use super::workspace::Workspace;
use super::worktree::{advance, changed, merge_base, set_aside};
use crate::bind::{SignedAnswer, Weight, judge};
use crate::files::{Region, classify};
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId};
use crate::store::{Grafts, Id, NewCommit};
use crate::trust::{History, Verdict, branch_view, dossier_files, read_papers, sealed_by};

/// What one had committed on main and is kept on a branch of its own now.
pub struct Aside {
    pub branch: String,
    /// The decisions that one had sealed: others were faster.
    pub seals: Vec<DecisionId>,
    /// Files that one had changed otherwise.
    pub paths: Vec<String>,
    /// Who had answered before these seals were sent, and is not in them.
    pub overlooked: Vec<PersonId>,
}

impl Aside {
    fn is_empty(&self) -> bool {
        self.seals.is_empty() && self.paths.is_empty()
    }
}

/// Paths that are named.
const NAMED: usize = 20;

/// Main here follows the remote's, when all it has of its own are founding statements that the others did without.
///
/// # Errors
/// When refs or files cannot be written.
pub fn follow_founding(workspace: &Workspace) -> Attempt<()> {
    let branch = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == there {
        return Ok(());
    }
    if workspace.repo.contains(there, local)? {
        return advance(workspace, workspace.main()?, Some(local), there, "accord: found");
    }
    if workspace.repo.contains(local, there)? || workspace.judge(there)?.founded.is_none() {
        return Ok(());
    }
    let own = changed(workspace, merge_base(workspace, local, there)?, local)?;
    let statements = !own.is_empty() && own.iter().all(|(path, ..)| path.starts_with("founding/"));
    if statements { advance(workspace, workspace.main()?, Some(local), there, "accord: found") } else { Ok(()) }
}

/// Where main here went on while the remote's went on as well, the published line stands. Notes and other files that are
/// nobody's to decide follow it; own seals, and what was changed without a decision, are set aside on a branch, and named.
/// A remote that no longer holds what it held, or what others sealed, is a rollback: nothing is moved for it.
///
/// # Errors
/// When refs or files cannot be written.
pub fn settle(workspace: &Workspace, local: Option<Id>, was: Option<Id>) -> Attempt<Option<Aside>> {
    let main = workspace.main()?.to_owned();
    let (Some(local), Some(there)) = (local, workspace.repo.remote_tip(&main)) else { return Ok(None) };
    if workspace.repo.contains(there, local)? {
        return Ok(None);
    }
    let history = workspace.judge(local)?;
    if was_taken_back(workspace, &history, there, was)? {
        return Ok(None);
    }
    if workspace.repo.contains(local, there)? {
        return take_back(workspace, &history, local, there);
    }
    let fork = merge_base(workspace, local, there)?;
    let Some(at) = history.position(fork) else { return Ok(None) };
    let own = at + 1..history.steps.len();
    if !are_own(workspace, &history, own.clone())? {
        return Ok(None);
    }
    let aside = leave(workspace, &history, own, (local, there), was, BTreeSet::new())?;
    Ok(Some(aside).filter(|aside| !aside.is_empty()))
}

/// Whether the remote's main no longer holds what was lawful on it.
fn was_taken_back(workspace: &Workspace, history: &History, there: Id, was: Option<Id>) -> Attempt<bool> {
    let kept = history.state().and_then(|state| state.there()).filter(|kept| workspace.repo.has_object(*kept));
    let was = was.map(|was| lawful_of(workspace, history, was)).transpose()?.flatten();
    for was in was.into_iter().chain(kept) {
        if !workspace.repo.contains(there, was)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The newest seal, form or founding that a main holds: a note that somebody takes back is no rollback.
///
/// # Errors
/// When history cannot be seen whole.
pub fn lawful_of(workspace: &Workspace, history: &History, tip: Id) -> Attempt<Option<Id>> {
    match history.position(tip) {
        Some(at) => Ok(history.last_lawful_until(at)),
        None => Ok(workspace.judge(tip)?.last_lawful()),
    }
}

/// Keeps what the shared repository holds for good, as long as it goes on from what it held.
///
/// # Errors
/// When history cannot be seen whole, or the state cannot be written.
pub fn note_there(workspace: &Workspace, there: Id) -> Attempt<()> {
    let history = workspace.history()?;
    let (Some(state), Some(lawful)) = (history.state(), lawful_of(workspace, &history, there)?) else { return Ok(()) };
    let goes_on = match state.there().filter(|was| workspace.repo.has_object(*was)) {
        Some(was) => workspace.repo.contains(lawful, was)?,
        None => true,
    };
    if goes_on { state.set_there(lawful) } else { Ok(()) }
}

/// Whether every seal among some steps was put by who works here.
fn are_own(workspace: &Workspace, history: &History, steps: std::ops::Range<usize>) -> Attempt<bool> {
    let me = workspace.act_as(&history.lawful, None).ok().map(|actor| actor.person);
    for at in steps.filter(|at| history.steps[*at].decision.is_some()) {
        if sealed_by(history, at)? != me {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Moves main to the remote's with one's own notes behind it; what else stood on it is kept on a branch.
fn leave(
    workspace: &Workspace,
    history: &History,
    own: std::ops::Range<usize>,
    (local, there): (Id, Id),
    was: Option<Id>,
    overlooked: BTreeSet<PersonId>,
) -> Attempt<Aside> {
    let steps = || history.steps.within(own.clone()).map(|(_, step)| step);
    let seals: Vec<DecisionId> = steps().filter_map(|step| step.decision.clone()).collect();
    let (mut notes, mut paths) = (vec![], BTreeSet::new());
    for step in steps().filter(|step| step.decision.is_none()) {
        // What the others had, and took back, is nobody's own.
        if let Some(was) = was
            && workspace.repo.contains(was, step.commit)?
        {
            continue;
        }
        let files = match step.parent {
            Some(parent) => changed(workspace, parent, step.commit)?,
            None => vec![],
        };
        // Notes, records, a late answer: what changes nothing that is in force follows, once something is in force.
        let free = |path: &str| matches!(classify(path), Region::Free | Region::Record(_));
        let founded = history.founded.is_some() || files.iter().all(|(path, ..)| free(path));
        if founded && step.verdict == Verdict::Quiet {
            notes.push((step.commit, files.into_iter().map(|(path, ..)| path).collect::<Vec<_>>()));
        } else {
            paths.extend(files.into_iter().map(|(path, ..)| path));
        }
    }
    let commits: Vec<Id> = notes.iter().map(|(commit, _)| *commit).collect();
    let tip = replayed(workspace, &commits, there, &|_| true)?;
    if tip.is_none() {
        paths.extend(notes.into_iter().flat_map(|(_, files)| files));
    }
    let branch = if seals.is_empty() && paths.is_empty() {
        String::new()
    } else {
        set_aside(workspace, seals.first().map_or("main", DecisionId::as_str), local)?
    };
    advance(workspace, workspace.main()?, Some(local), tip.unwrap_or(there), "accord: sync")?;
    // What was found lawful here alone, and is set aside now, is no rollback of anybody's.
    if let Some(state) = history.state()
        && steps().any(|step| state.pin() == Some(step.commit))
        && let Some(lawful) = workspace.judge(there)?.last_lawful()
    {
        state.set_pin(lawful)?;
    }
    let paths = paths.into_iter().take(NAMED).collect();
    Ok(Aside { branch, seals, paths, overlooked: overlooked.into_iter().collect() })
}

/// Takes back own seals that leave out what was answered before they are sent; `None` where there are none.
///
/// # Errors
/// When refs or files cannot be written.
pub fn take_back_overtaken(workspace: &Workspace, was: Option<Id>) -> Attempt<Option<Aside>> {
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (main.local, main.remote) else { return Ok(None) };
    if workspace.repo.contains(there, local)? || !workspace.repo.contains(local, there)? {
        return Ok(None);
    }
    let history = workspace.judge(local)?;
    if was_taken_back(workspace, &history, there, was)? {
        return Ok(None);
    }
    take_back(workspace, &history, local, there)
}

/// Own seals that were not sent, where somebody answered meanwhile who is not in them: sent now, they would leave out what
/// lies there for everybody to see. They are set aside, to be sealed with it.
fn take_back(workspace: &Workspace, history: &History, local: Id, there: Id) -> Attempt<Option<Aside>> {
    let Some(at) = history.position(there) else { return Ok(None) };
    let own = at + 1..history.steps.len();
    if !are_own(workspace, history, own.clone())? {
        return Ok(None);
    }
    let mut overlooked = BTreeSet::new();
    for at in own.clone() {
        if let Some(id) = &history.steps[at].decision {
            overlooked.extend(unheard(workspace, history, at, id)?);
        }
    }
    if overlooked.is_empty() {
        return Ok(None);
    }
    leave(workspace, history, own, (local, there), None, overlooked).map(Some)
}

/// Who had a say in a decision and answered on its branch at the remote, by what its seal does not hold: what counts, and
/// objections. What a key says that speaks no more takes nobody's seal back.
///
/// # Errors
/// When an object is missing or damaged.
pub fn unheard(workspace: &Workspace, history: &History, at: usize, id: &DecisionId) -> Attempt<Vec<PersonId>> {
    let seal = history.steps[at].commit;
    let Some(tip) = workspace.repo.remote_tip(&branch_of(id)) else { return Ok(vec![]) };
    if workspace.repo.contains(seal, tip)? {
        return Ok(vec![]);
    }
    let then = history.before(at);
    let Some(branch) = branch_view(&then, id, tip)? else { return Ok(vec![]) };
    let case = case_of(&branch, None, true, workspace)?;
    let standing = judge(case, &then.lawful, &workspace.numbers(&then.lawful)?);
    let tree = workspace.repo.commit(seal)?.tree;
    let sealed = read_papers(id, &dossier_files(workspace.memo(), tree, id)?, &then.lawful)?;
    let left_out = |paper: &SignedAnswer| sealed.iter().all(|known| known.digest != paper.digest);
    let counts = standing.papers.iter().filter(|(_, weight)| *weight == Weight::Counted);
    Ok(counts.filter(|(paper, _)| left_out(paper)).map(|(paper, _)| paper.answer.person.clone()).collect())
}

/// What own commits changed of some paths behind another one, each with its author and its words; `None` where both sides
/// changed the same file, or one has a folder where the other has a file.
///
/// # Errors
/// When an object is missing, or cannot be written.
pub fn replayed(workspace: &Workspace, own: &[Id], there: Id, keeps: &dyn Fn(&str) -> bool) -> Attempt<Option<Id>> {
    let repo = &workspace.repo;
    let mut tip = there;
    for id in own {
        let commit = repo.commit(*id)?;
        let Some(parent) = commit.parents.first() else { return Ok(None) };
        let base = repo.commit(tip)?.tree;
        let mut grafts = Grafts::new();
        for (path, old, new) in changed(workspace, *parent, *id)?.into_iter().filter(|(path, ..)| keeps(path)) {
            let here = repo.entry(base, &path)?;
            let room = new.is_none() || repo.has_room(base, &path)?;
            if here != old && here != new || !room {
                return Ok(None);
            }
            grafts.insert(path, new);
        }
        if grafts.is_empty() {
            continue;
        }
        let tree = repo.graft(base, &grafts)?;
        let message = format!("{}\n", commit.message.trim_end());
        let own = NewCommit { tree, parents: &[tip], stamp: &commit.author, message: &message, signer: None };
        tip = repo.put_commit(&own)?;
    }
    Ok(Some(tip))
}
