//! Main here beside the remote's: where both went on, the published line stands, and nothing of one's own is lost.

use std::collections::BTreeSet;

use super::find::branch_of;
use super::sealing::case_of;
use super::sending::merge_base;
use super::workspace::Workspace;
use super::worktree::{advance, set_aside};
use crate::bind::{SignedAnswer, judge};
use crate::files::{Region, classify};
use crate::finding::Attempt;
use crate::model::{DecisionId, PersonId};
use crate::store::{Blob, Grafts, Id, NewCommit};
use crate::trust::{History, Verdict, branch_view, dossier_files, owed, read_papers};

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

/// Paths that are named.
const NAMED: usize = 20;

/// A file of one's own: its path, as it was and as it is.
type Changed = (String, Option<Blob>, Option<Blob>);

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
/// nobody's to decide follow it; seals, and what was changed without a decision, are set aside on a branch, and named.
///
/// # Errors
/// When refs or files cannot be written.
pub fn settle(workspace: &Workspace, local: Option<Id>) -> Attempt<Option<Aside>> {
    let main = workspace.main()?.to_owned();
    let (Some(local), Some(there)) = (local, workspace.repo.remote_tip(&main)) else { return Ok(None) };
    if workspace.repo.contains(there, local)? {
        return Ok(None);
    }
    let history = workspace.judge(local)?;
    if workspace.repo.contains(local, there)? {
        return take_back(workspace, &history, local, there);
    }
    let fork = merge_base(workspace, local, there)?;
    let Some(at) = history.position(fork) else { return Ok(None) };
    let own = &history.steps[at + 1..];
    let seals: Vec<DecisionId> = own.iter().filter_map(|step| step.decision.clone()).collect();
    let mut files = changed(workspace, fork, local)?;
    let free = files.iter().all(|(path, ..)| matches!(classify(path), Region::Free));
    let commits: Vec<Id> = own.iter().map(|step| step.commit).collect();
    let quiet = free && own.iter().all(|step| step.verdict == Verdict::Quiet);
    if let Some(tip) = if quiet { replayed(workspace, &commits, there)? } else { None } {
        advance(workspace, &main, Some(local), tip, "accord: sync")?;
        return Ok(None);
    }
    let branch = set_aside(workspace, seals.first().map_or("main", DecisionId::as_str), local)?;
    advance(workspace, &main, Some(local), there, "accord: sync")?;
    files.truncate(NAMED);
    let paths = if seals.is_empty() { files.into_iter().map(|(path, ..)| path).collect() } else { vec![] };
    Ok(Some(Aside { branch, seals, paths, overlooked: vec![] }))
}

/// Takes back own seals that leave out what was answered before they are sent; `None` where there are none.
///
/// # Errors
/// When refs or files cannot be written.
pub fn take_back_overtaken(workspace: &Workspace) -> Attempt<Option<Aside>> {
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (main.local, main.remote) else { return Ok(None) };
    if workspace.repo.contains(there, local)? || !workspace.repo.contains(local, there)? {
        return Ok(None);
    }
    take_back(workspace, &*workspace.judge(local)?, local, there)
}

/// Own seals that were not sent, where somebody answered meanwhile who is not in them: sent now, they would leave out what
/// lies there for everybody to see. They are set aside, to be sealed with it.
fn take_back(workspace: &Workspace, history: &History, local: Id, there: Id) -> Attempt<Option<Aside>> {
    let Some(at) = history.position(there) else { return Ok(None) };
    let (mut overlooked, mut seals) = (BTreeSet::new(), vec![]);
    for (at, step) in history.steps.iter().enumerate().skip(at + 1) {
        let Some(id) = &step.decision else { continue };
        seals.push(id.clone());
        overlooked.extend(unheard(workspace, history, at, id)?);
    }
    if overlooked.is_empty() {
        return Ok(None);
    }
    let branch = set_aside(workspace, seals.first().map_or("main", DecisionId::as_str), local)?;
    advance(workspace, workspace.main()?, Some(local), there, "accord: set aside")?;
    Ok(Some(Aside { branch, seals, paths: vec![], overlooked: overlooked.into_iter().collect() }))
}

/// Who had a say in a decision and answered on its branch at the remote, by what its seal does not hold.
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
    let case = case_of(&branch, None, true, workspace);
    let standing = judge(case, &then.lawful, &workspace.numbers(&then.lawful)?);
    let tree = workspace.repo.commit(seal)?.tree;
    let sealed = read_papers(id, &dossier_files(workspace.memo(), tree, id)?, &then.lawful)?;
    let left_out = |paper: &SignedAnswer| sealed.iter().all(|known| known.digest != paper.digest);
    let said = branch.papers.iter().filter(|p| !p.answer.answer.is_talk() && left_out(p));
    Ok(owed(&standing, said.cloned(), &then.lawful, &branch.earlier).map(|paper| paper.answer.person).collect())
}

fn changed(workspace: &Workspace, from: Id, to: Id) -> Attempt<Vec<Changed>> {
    let (old, new) = (workspace.repo.commit(from)?.tree, workspace.repo.commit(to)?.tree);
    let mut all = vec![];
    workspace.repo.all_differing(Some(old), Some(new), |path, old, new| all.push((path, old, new)))?;
    Ok(all)
}

/// Own commits behind another one, each with its author and its words; `None` where both sides changed the same file.
fn replayed(workspace: &Workspace, own: &[Id], there: Id) -> Attempt<Option<Id>> {
    let repo = &workspace.repo;
    let mut tip = there;
    for id in own {
        let commit = repo.commit(*id)?;
        let Some(parent) = commit.parents.first() else { return Ok(None) };
        let base = repo.commit(tip)?.tree;
        let mut grafts = Grafts::new();
        for (path, old, new) in changed(workspace, *parent, *id)? {
            let here = repo.entry(base, &path)?;
            if here != old && here != new {
                return Ok(None);
            }
            grafts.insert(path, new);
        }
        let tree = repo.graft(base, &grafts)?;
        let message = format!("{}\n", commit.message.trim_end());
        let own = NewCommit { tree, parents: &[tip], stamp: &commit.author, message: &message, signer: None };
        tip = repo.put_commit(&own)?;
    }
    Ok(Some(tip))
}
