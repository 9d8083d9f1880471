//! What crosses the network: a branch sent, answers replayed after somebody else's, main brought up to date.

use std::collections::BTreeSet;

use crate::bind::{SignedAnswer, State, is_word_by};
use crate::files::Kind;
use crate::finding::{Attempt, Failure, Finding, Place};
use crate::message;
use crate::model::{DecisionId, Level, PersonId};
use crate::process::bench::find::{Known, PREFIX, branch_of, closed_between, exactly, find, on_branches};
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::sending::{follow_founding, merge_base, push_answers, remote};
use crate::process::bench::sights::{last_look, note_branch, note_look, note_seal, seen_decisions};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{advance, set_aside};
use crate::process::look::version::{Amended, raise_version};
use crate::process::look::view::view;
use crate::store::{Branch, Id, Pushed};
use crate::trust::{History, branch_view, dossier_files, read_papers, rollback};
use crate::values;

/// A branch that was sent.
pub struct Published {
    pub id: DecisionId,
    /// What the server said.
    pub said: Vec<String>,
    /// Whether there was anything to send.
    pub sent: bool,
    pub amended: Option<Amended>,
}

/// What a synchronisation brought.
#[derive(Default)]
pub struct Synced {
    pub decided: Vec<DecisionId>,
    pub opened: Vec<DecisionId>,
    /// Own answers that still have to be sent.
    pub unsent: Vec<DecisionId>,
    pub moved: bool,
    /// Seals of one's own that others were faster than: the branch on which they lie now, and their decisions.
    pub set_aside: Option<(String, Vec<DecisionId>)>,
    /// Proposals that were seen and are nowhere any more.
    pub vanished: Vec<DecisionId>,
    /// What vanished of those that are there, what claims another day, a main that was taken back.
    pub told: Vec<Finding>,
    /// Main here has commits that the remote does not.
    pub ahead: bool,
}

/// Sends a proposal's branch. Doing it twice sends nothing twice.
///
/// # Errors
/// When there is no remote or it cannot be reached.
pub fn publish(
    workspace: &Workspace,
    word: Option<&str>,
    acting: Option<&PersonId>,
    signs_foreign: bool,
) -> Acted<Published> {
    let remote = remote(workspace)?;
    // What others decided meanwhile is no more amended.
    workspace.git.fetch(&remote)?;
    let known = find(workspace, word)?;
    let branch = branch_of(&known.id);
    let raised = if known.closed { Act::Done(None) } else { raise_version(workspace, &branch, acting, signs_foreign)? };
    let amended = match raised {
        Act::Done(amended) => amended,
        Act::Refused(findings) => return Ok(Act::Refused(findings)),
    };
    let Some(local) = workspace.repo.local_tip(&branch) else {
        return Ok(Act::Done(Published { id: known.id, said: vec![], sent: false, amended: None }));
    };
    match workspace.repo.remote_tip(&branch) {
        Some(there) if there == local || workspace.repo.contains(there, local)? => {
            return Ok(Act::Done(Published { id: known.id, said: vec![], sent: false, amended }));
        }
        Some(there) if !workspace.repo.contains(local, there)? => {
            let history = workspace.lawful()?;
            let actor = workspace.act_as(&history.lawful, acting)?;
            push_answers(workspace, &known.id, &actor)?;
            return Ok(Act::Done(Published { id: known.id, said: vec![], sent: true, amended }));
        }
        _ => {}
    }
    match workspace.git.push(&remote, local, &branch)? {
        Pushed::Done(said) => {
            workspace.git.fetch(&remote)?;
            Ok(Act::Done(Published { id: known.id, said, sent: true, amended }))
        }
        Pushed::Rejected => Err(Failure::network(message!("push-rejected", branch = branch))),
    }
}

/// Fetches, brings main up to date where it only lags, and tells what was decided and opened since.
///
/// # Errors
/// When there is no remote or it cannot be reached.
pub fn sync(workspace: &Workspace) -> Attempt<Synced> {
    let remote = remote(workspace)?;
    let before = workspace.repo.branches(PREFIX)?;
    let old = workspace.repo.local_tip(workspace.main()?);
    workspace.git.fetch(&remote)?;
    workspace.arrive()?;
    if workspace.is_replaced()? {
        return Err(Failure::surroundings(message!("main-replaced", branch = workspace.main()?)));
    }
    let mut synced = Synced::default();
    follow_founding(workspace)?;
    settle(workspace, old, &mut synced)?;
    let there = workspace.repo.remote_tip(workspace.main()?);
    if let (Some(old), Some(new)) = (old, there) {
        if old != new && workspace.repo.contains(new, old)? {
            if workspace.repo.local_tip(workspace.main()?) == Some(old) {
                advance(workspace, workspace.main()?, Some(old), new, "accord: sync")?;
            }
            synced.moved = true;
            let tree = |id: Id| workspace.repo.commit(id).map(|c| c.tree);
            synced.decided = closed_between(workspace, tree(old)?, tree(new)?)?.into_iter().collect();
        } else {
            synced.ahead = workspace.repo.local_tip(workspace.main()?) != Some(new);
        }
    }
    for branch in workspace.repo.branches(PREFIX)? {
        let Some(id) = branch.name.strip_prefix(PREFIX).and_then(DecisionId::parse) else { continue };
        follow(workspace, &branch)?;
        if !before.iter().any(|b| b.name == branch.name) {
            synced.opened.push(id);
        } else if let (Some(local), Some(there)) = (branch.local, branch.remote)
            && !workspace.repo.contains(there, local)?
        {
            synced.unsent.push(id);
        }
    }
    // What was brought is here: that it cannot be noted denies nothing.
    if let Err(failure) = note(workspace, &before, &mut synced) {
        workspace.repo.later(failure);
    }
    Ok(synced)
}

/// Where main here went on by seals of its own while the remote's went on as well, the published line stands: one's own
/// seals are set aside on a branch, and named.
fn settle(workspace: &Workspace, local: Option<Id>, synced: &mut Synced) -> Attempt<()> {
    let main = workspace.main()?.to_owned();
    let (Some(local), Some(there)) = (local, workspace.repo.remote_tip(&main)) else { return Ok(()) };
    if workspace.repo.contains(there, local)? || workspace.repo.contains(local, there)? {
        return Ok(());
    }
    let own = workspace.judge(local)?;
    let fork = merge_base(workspace, local, there)?;
    let Some(at) = own.position(fork) else { return Ok(()) };
    let seals: Vec<DecisionId> = own.steps[at + 1..].iter().filter_map(|step| step.decision.clone()).collect();
    if seals.len() != own.steps.len() - at - 1 {
        return Ok(());
    }
    let name = set_aside(workspace, seals[0].as_str(), local)?;
    advance(workspace, &main, Some(local), there, "accord: sync")?;
    synced.set_aside = Some((name, seals));
    Ok(())
}

/// Keeps what was seen, with the day, and tells what vanished since or claims another day.
fn note(workspace: &Workspace, before: &[Branch], synced: &mut Synced) -> Attempt<()> {
    let history = workspace.history()?;
    if history.founded.is_none() {
        return Ok(());
    }
    let looked = last_look(&history);
    for known in on_branches(workspace)? {
        match known.tip(workspace)?.filter(|_| !known.closed) {
            Some(tip) => {
                // One that cannot be read has nothing to note; `status` names it.
                if let Ok(Some(branch)) = branch_view(&history, &known.id, tip) {
                    synced.told.extend(note_branch(&history, &branch, workspace.now)?);
                }
            }
            None => {
                synced.vanished.extend(known.branch.is_none().then(|| known.id.clone()));
            }
        }
    }
    for id in seen_decisions(&history).into_iter().chain(synced.decided.clone()).collect::<BTreeSet<_>>() {
        if history.sealed(&id).is_some() {
            let view = view(workspace, &history, &Known { id: id.clone(), branch: None, closed: true })?;
            let papers: Vec<SignedAnswer> = view.standing.papers.into_iter().map(|(paper, _)| paper).collect();
            if let Some(outcome) = &view.outcome {
                synced.told.extend(note_seal(&history, &id, outcome, &papers, looked)?);
            }
        } else if exactly(workspace, &id)?.is_none() {
            synced.vanished.push(id);
        }
    }
    for known in on_branches(workspace)?.into_iter().filter(|known| known.closed) {
        let moved = !before.iter().any(|b| known.branch.as_ref() == Some(b));
        if moved || synced.decided.contains(&known.id) {
            synced.told.extend(came_late(workspace, &history, &known)?);
        }
    }
    note_look(&history, workspace.now)?;
    synced.told.extend(rollback(&history)?);
    Ok(())
}

/// Answers that lie on the branch of a closed decision and are not in it: who gave them was overtaken by the seal.
fn came_late(workspace: &Workspace, history: &History, known: &Known) -> Attempt<Vec<Finding>> {
    let (Some(tip), Some(at)) = (known.tip(workspace)?, history.sealed(&known.id)) else { return Ok(vec![]) };
    let (seal, lawful) = (history.steps[at].commit, history.lawful_before(at));
    let papers = |commit: Id| {
        let tree = workspace.repo.commit(commit)?.tree;
        read_papers(&known.id, &dossier_files(workspace.memo(), tree, &known.id)?, &lawful)
    };
    let sealed = papers(seal)?;
    let late = papers(tip)?.into_iter().filter(|paper| {
        let word = is_word_by([&lawful as &dyn State], paper);
        word && !paper.answer.answer.is_talk() && sealed.iter().all(|known| known.digest != paper.digest)
    });
    let tell = |paper: SignedAnswer| {
        let path = Kind::Answer(known.id.clone(), paper.stem.clone()).path().unwrap_or_default();
        let answer = &paper.answer;
        let values = values![person = answer.person.as_str(), id = known.id.as_str(), answer = answer.answer.word()];
        Finding { level: Level::Warning, ..Finding::error("late-answer", Place::file(path), values) }
    };
    Ok(late.map(tell).collect())
}

/// Moves a local decision branch that only lags.
fn follow(workspace: &Workspace, branch: &Branch) -> Attempt<()> {
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == there || !workspace.repo.contains(there, local)? {
        return Ok(());
    }
    advance(workspace, &branch.name, Some(local), there, "accord: sync")
}
