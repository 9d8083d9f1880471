//! Brings what the others sent, main up to date where it only lags, and tells what came.

use std::collections::BTreeSet;

use crate::bind::{SignedAnswer, State, Weight, introduction};
use crate::files::{Kind, Region, classify};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::Verdict as Outcome;
use crate::model::{DecisionId, PersonId, Said, Status};
use crate::process::bench::abreast::{follow, put_together, yield_to_seal};
use crate::process::bench::called::name_of;
use crate::process::bench::find::{Known, PREFIX, closed_between, exactly, on_branches};
use crate::process::bench::sending::remote;
use crate::process::bench::settling::{Aside, follow_founding, note_there, settle};
use crate::process::bench::sights::{Noted, holds_words, last_look, note_branch, note_look, note_seal, seen_decisions};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{advance, changed, governed_between, merge_base};
use crate::process::bench::yielding::{left_by, told_late};
use crate::process::look::register::entry;
use crate::process::look::view::{View, answered_before, view};
use crate::store::{Branch, Id};
use crate::trust::{History, Verdict, branch_view, dossier_files, read_papers, rollback};

/// Something that came, with the names people know.
pub enum Came {
    /// Everybody signed the founding: the line to keep on paper.
    Founded {
        line: String,
    },
    /// Somebody signed the text to be founded.
    FounderSigned {
        person: String,
    },
    /// The text to be founded changed: who signed the one before signs again.
    FoundingText {
        paths: Vec<String>,
    },
    Opened {
        id: DecisionId,
        title: String,
        proposer: String,
    },
    /// A branch whose text nobody of the organisation signed: whose it says to be proves nothing.
    Unsigned {
        id: DecisionId,
    },
    /// Another version of a proposal that was known, and what its proposer says of it.
    Version {
        title: String,
        version: i64,
        reason: Option<String>,
    },
    Answer {
        title: String,
        person: String,
        said: Said,
        /// The version that was answered, where another one stands now.
        version: Option<i64>,
        reason: Option<String>,
        recorded_by: Option<String>,
    },
    Decided {
        number: usize,
        title: String,
        result: Outcome,
    },
    /// Somebody is a member now.
    Arrived {
        person: String,
    },
    /// A commit on main changed what is governed, without a decision: by whom it says, and which files.
    Undecided {
        author: String,
        paths: Vec<String>,
    },
    /// The rules changed: what was answered to these open proposals is to be answered again.
    Rules {
        titles: Vec<String>,
    },
    /// A decision brought back what had been changed without one.
    Restored {
        title: String,
        paths: Vec<String>,
    },
}

/// What a synchronisation brought.
#[derive(Default)]
pub struct Synced {
    pub decided: Vec<DecisionId>,
    /// What came, in the order in which people read: decisions, arrivals, proposals, then what was said.
    pub came: Vec<Came>,
    /// Own answers that still have to be sent.
    pub unsent: Vec<DecisionId>,
    pub moved: bool,
    /// What of one's own did not follow, and where it is kept.
    pub set_aside: Option<Aside>,
    /// Proposals that were seen and are nowhere any more.
    pub vanished: Vec<DecisionId>,
    /// What vanished of those that are there, what claims another day, a main that was taken back.
    pub told: Vec<Finding>,
    /// Main here has commits that the remote does not.
    pub ahead: bool,
    /// Free files on the branch of a decision that came, which it does not take to main.
    pub left: Vec<(DecisionId, Vec<String>)>,
}

/// Fetches, brings main up to date where it only lags, and tells what was decided and opened since.
///
/// # Errors
/// When there is no remote or it cannot be reached.
pub fn sync(workspace: &Workspace) -> Attempt<Synced> {
    let remote = remote(workspace)?;
    let before = workspace.repo.branches(PREFIX)?;
    let main = workspace.repo.branch(workspace.main()?);
    let (old, was) = (main.local, main.remote);
    workspace.git.fetch(&remote)?;
    workspace.arrive()?;
    let was_founded = old.map(|old| workspace.judge(old)).transpose()?.is_some_and(|history| history.founded.is_some());
    if workspace.is_replaced()? {
        return Err(Failure::surroundings(message!("main-replaced", branch = workspace.main()?)));
    }
    let mut synced = Synced::default();
    follow_founding(workspace)?;
    synced.set_aside = settle(workspace, old, was)?;
    let there = workspace.repo.remote_tip(workspace.main()?);
    if let (Some(old), Some(new)) = (old, there) {
        let local = workspace.repo.local_tip(workspace.main()?);
        if !workspace.repo.contains(old, new)? {
            if local == Some(old) && workspace.repo.contains(new, old)? {
                advance(workspace, workspace.main()?, Some(old), new, "accord: sync")?;
            }
            synced.moved = true;
            let known = merge_base(workspace, old, new)?;
            let tree = |id: Id| workspace.repo.commit(id).map(|c| c.tree);
            synced.decided = closed_between(workspace, tree(known)?, tree(new)?)?.into_iter().collect();
            synced.came = on_main(workspace, known, &synced.decided)?;
            let rules = |id: Id| workspace.repo.entry(tree(id)?, "rules.toml");
            if rules(old)? != rules(new)? {
                let titles = answered_before(workspace)?;
                synced.came.extend((!titles.is_empty()).then_some(Came::Rules { titles }));
            }
        }
        synced.ahead = workspace.repo.local_tip(workspace.main()?) != Some(new);
    }
    for branch in workspace.repo.branches(PREFIX)? {
        let Some(id) = branch.name.strip_prefix(PREFIX).and_then(DecisionId::parse) else { continue };
        follow(workspace, &branch)?;
        let branch = put_together(workspace, &id, branch)?;
        if let (Some(local), Some(there)) = (branch.local, branch.remote)
            && !workspace.repo.contains(there, local)?
            && !is_on_main(workspace, local)?
            && workspace.history()?.sealed(&id).is_none()
        {
            synced.unsent.push(id);
        }
    }
    if let (false, Some(old), Some(new)) = (was_founded, old, workspace.repo.local_tip(workspace.main()?)) {
        synced.came.extend(to_be_founded(workspace, old, new)?);
    }
    if !was_founded && let Some(founded) = &workspace.history()?.founded {
        let line = introduction(&founded.organisation, &founded.commit.to_string(), &founded.state);
        synced.came.insert(0, Came::Founded { line });
    }
    for id in &synced.decided {
        if let Some(failure) = yield_to_seal(workspace, id)? {
            workspace.repo.later(failure);
        }
        let left = left_by(workspace, id);
        if !left.is_empty() {
            synced.left.push((id.clone(), left));
        }
    }
    // What was brought is here: that it cannot be noted denies nothing.
    if let Err(failure) = note(workspace, &before, &mut synced) {
        workspace.repo.later(failure);
    }
    Ok(synced)
}

/// What came before the founding: signatures, and another text to sign.
fn to_be_founded(workspace: &Workspace, old: Id, new: Id) -> Attempt<Vec<Came>> {
    let history = workspace.history()?;
    let (mut came, mut paths) = (vec![], vec![]);
    for (path, _, now) in changed(workspace, old, new)? {
        match classify(&path) {
            Region::Governed(Kind::Founding(person)) if now.is_some() => {
                came.push(Came::FounderSigned { person: name_of(&history.lawful, &person) });
            }
            Region::Governed(Kind::Founding(_) | Kind::FoundingSignature(_)) | Region::Free => {}
            _ => paths.push(path),
        }
    }
    if !paths.is_empty() {
        came.push(Came::FoundingText { paths });
    }
    Ok(came)
}

/// Keeps what was seen, with the day, and tells what vanished since or claims another day.
fn note(workspace: &Workspace, before: &[Branch], synced: &mut Synced) -> Attempt<()> {
    let history = workspace.history()?;
    if history.founded.is_none() {
        return Ok(());
    }
    let looked = last_look(&history);
    for known in on_branches(workspace)? {
        // What the others hold is what can be missed; what is only here is told as unsent.
        let there = known.branch.as_ref().and_then(|branch| branch.remote);
        let tip = there.map_or_else(|| known.tip(workspace), |there| Ok(Some(there)))?;
        match tip.filter(|_| !known.closed) {
            Some(tip) => {
                // One that cannot be read has nothing to note; `status` names it.
                if let Ok(Some(branch)) = branch_view(&history, &known.id, tip) {
                    let noted = note_branch(&history, &branch, workspace.now, there.is_some())?;
                    // Some other command may have fetched it.
                    let fresh = noted.first
                        || !before.iter().any(|b| known.branch.as_ref().is_some_and(|it| it.name == b.name));
                    if fresh || noted.version || !noted.answers.is_empty() {
                        let view = view(workspace, &history, &known)?;
                        synced.came.extend(on_branch(&history, &view, &noted, fresh));
                    }
                    synced.told.extend(noted.vanished);
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
            let late = on_closed_branch(workspace, &history, &id)?;
            if let Some(outcome) = &view.outcome {
                synced.told.extend(note_seal(&history, &id, outcome, (&papers, &late), looked)?);
            }
        } else if holds_words(&history, &id) && exactly(workspace, &id)?.is_none() {
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
    if let Some(there) = workspace.repo.remote_tip(workspace.main()?) {
        note_there(workspace, there)?;
    }
    synced.told.extend(rollback(&history)?);
    Ok(())
}

/// Whether main holds a commit of a branch already: a seal took it along.
fn is_on_main(workspace: &Workspace, commit: Id) -> Attempt<bool> {
    let main = workspace.repo.branch(workspace.main()?);
    for tip in [main.remote, main.local].into_iter().flatten() {
        if workspace.repo.contains(tip, commit)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What lies on the branch of a closed decision: what came after the seal is late, and not gone.
fn on_closed_branch(workspace: &Workspace, history: &History, id: &DecisionId) -> Attempt<Vec<SignedAnswer>> {
    let known = exactly(workspace, id)?.and_then(|known| known.branch);
    let Some(tip) = known.and_then(|branch| branch.remote) else { return Ok(vec![]) };
    let tree = workspace.repo.commit(tip)?.tree;
    read_papers(id, &dossier_files(workspace.memo(), tree, id)?, &history.lawful)
}

/// The decisions that came, and who arrived by them.
fn on_main(workspace: &Workspace, old: Id, decided: &[DecisionId]) -> Attempt<Vec<Came>> {
    let history = workspace.history()?;
    let mut came = vec![];
    for id in decided {
        let Some(at) = history.sealed(id) else { continue };
        let told = entry(workspace, &history, at)?;
        let (number, result) = (told.number.unwrap_or_default(), told.result.unwrap_or(Outcome::Adopted));
        came.push((number, Came::Decided { number, title: told.title, result }));
    }
    came.sort_by_key(|(number, _)| *number);
    let mut came: Vec<Came> = came.into_iter().map(|(_, came)| came).collect();
    came.extend(undecided(workspace, &history, old)?);
    let before = history.position(old).and_then(|at| history.lawful_at(at));
    let member = |state: &dyn State, id: &PersonId| state.person(id).is_some_and(|p| p.status == Status::Member);
    if let Some(before) = before.filter(|_| !decided.is_empty()) {
        let now = history.lawful.people().into_iter();
        let arrived = now.filter(|(id, person)| person.status == Status::Member && !member(&before, id));
        came.extend(arrived.map(|(_, person)| Came::Arrived { person: person.name.clone() }));
    }
    Ok(came)
}

/// What was changed on main without a decision since a commit, and what a decision brought back.
fn undecided(workspace: &Workspace, history: &History, old: Id) -> Attempt<Vec<Came>> {
    let Some(from) = history.position(old) else { return Ok(vec![]) };
    let tree = |commit: Id| workspace.repo.commit(commit).map(|commit| commit.tree);
    let mut came = vec![];
    for at in from + 1..history.steps.len() {
        let (before, step) = (&history.steps[at - 1], &history.steps[at]);
        if step.verdict == Verdict::Violation {
            let paths = governed_between(workspace, tree(before.commit)?, tree(step.commit)?)?;
            came.extend((!paths.is_empty()).then(|| Came::Undecided { author: step.author.clone(), paths }));
        } else if let (Verdict::Violation, Some(_), Some(lawful)) = (before.verdict, &step.decision, before.lawful) {
            let paths = governed_between(workspace, tree(before.commit)?, lawful)?;
            let title = step.plain_title().to_owned();
            came.extend((!paths.is_empty()).then_some(Came::Restored { title, paths }));
        }
    }
    Ok(came)
}

/// What came on the branch of an open proposal.
fn on_branch(history: &History, view: &View, noted: &Noted, fresh: bool) -> Vec<Came> {
    let Some(branch) = &view.branch else { return vec![] };
    let title = branch.proposal.title.clone();
    // What does not count is told by `show`, not as somebody's word.
    let is_word = |paper: &&SignedAnswer| {
        let of = view.standing.papers.iter().find(|(known, _)| known.digest == paper.digest);
        of.is_some_and(|(_, weight)| {
            !matches!(weight, Weight::Unverified | Weight::Ended | Weight::Foreign | Weight::Outsider)
        })
    };
    let name = |person: &PersonId| name_of(&history.lawful, person);
    let mut came = vec![];
    if fresh && !view.is_somebodys() {
        came.push(Came::Unsigned { id: branch.id.clone() });
    } else if fresh {
        let proposer = name(&branch.proposal.proposer);
        came.push(Came::Opened { id: branch.id.clone(), title: title.clone(), proposer });
    }
    let version = branch.proposal.version;
    let own = noted.answers.iter().rfind(|p| p.answer.answer == Said::Propose && p.answer.version == version);
    if noted.version && !fresh {
        let reason = own.and_then(|paper| paper.answer.reason.clone());
        came.push(Came::Version { title: title.clone(), version, reason });
    }
    for paper in noted.answers.iter().filter(|p| p.answer.answer != Said::Propose).filter(is_word) {
        let answer = &paper.answer;
        came.push(Came::Answer {
            title: title.clone(),
            person: name(&answer.person),
            said: answer.answer,
            version: (answer.version < version).then_some(answer.version),
            reason: answer.reason.clone(),
            recorded_by: answer.recorded_by.as_ref().map(name),
        });
    }
    came
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
    let late = papers(tip)?.into_iter().filter(|paper| sealed.iter().all(|known| known.digest != paper.digest));
    Ok(late.filter_map(|paper| told_late(&lawful, &known.id, &paper)).collect())
}
