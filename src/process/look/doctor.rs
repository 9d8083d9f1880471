//! What ails a clone, and what would mend it: looked for from the disk up to the law, nothing changed.

use crate::bind::{key_point, owner_of};
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::Message;
use crate::message;
use crate::process::bench::find::open_proposals;
use crate::process::bench::sights::{missed, remembered_of_seals};
use crate::process::bench::workspace::Workspace;
use crate::store::{Id, UserState};
use crate::trust::{Anchor, History, Verdict, anchor, branch_view, moved_back};

/// What would mend something here, on this clone alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Takes away locks that nobody holds any more.
    Unlock(Vec<String>),
    /// Brings the files to the commit that the branch is at.
    Follow { from: Id, to: Id },
    /// Lets go of the note of a command that cannot be finished.
    Forget,
}

/// One thing that is not as it should be.
pub struct Ailment {
    /// What it is; the sentence of the same key with `-help` says what to do.
    pub message: Message,
    pub remedy: Option<Remedy>,
    /// Whether something is wrong; otherwise it is only unusual.
    pub grave: bool,
}

impl Ailment {
    fn grave(message: Message) -> Self {
        Self { message, remedy: None, grave: true }
    }

    fn unusual(message: Message) -> Self {
        Self { message, remedy: None, grave: false }
    }
}

/// What a clone suffers from.
#[derive(Default)]
pub struct Diagnosis {
    pub ailments: Vec<Ailment>,
    /// What the user's own memory, or the history, has to say.
    pub found: Vec<Finding>,
    /// Why main could not be judged.
    pub failure: Option<Failure>,
}

/// Looks at everything that commonly ails a clone.
///
/// # Errors
/// When git's settings cannot be read. What cannot be judged is part of the diagnosis.
pub fn diagnose(workspace: &Workspace, acting: Option<&crate::model::PersonId>) -> Attempt<Diagnosis> {
    let mut diagnosis = Diagnosis::default();
    surroundings(workspace, &mut diagnosis)?;
    match workspace.main_tip().and_then(|tip| workspace.judge_fully(tip)) {
        Ok(history) => {
            diagnosis.ailments.extend(beside_the_remote(workspace)?);
            law(workspace, &history, acting, &mut diagnosis)?;
        }
        Err(failure) => diagnosis.failure = Some(failure),
    }
    Ok(diagnosis)
}

fn surroundings(workspace: &Workspace, diagnosis: &mut Diagnosis) -> Attempt<()> {
    let all = &mut diagnosis.ailments;
    let locks = workspace.repo.locks();
    if !locks.is_empty() {
        let message = message!("doctor-locks", paths = locks.clone());
        all.push(Ailment { message, remedy: Some(Remedy::Unlock(locks)), grave: true });
    }
    if workspace.repo.is_unfinished() {
        let message = message!("doctor-unfinished");
        all.push(Ailment { message, remedy: Some(Remedy::Forget), grave: true });
    }
    all.extend(workspace.repo.unusable().into_iter().map(Ailment::grave));
    if let Some((from, to)) = half_moved(workspace)? {
        all.push(Ailment {
            message: message!("doctor-half-moved"),
            remedy: Some(Remedy::Follow { from, to }),
            grave: true,
        });
    }
    for (key, value) in workspace.git.unsafe_settings()? {
        all.push(Ailment::grave(message!("doctor-setting", key = key, value = value)));
    }
    if workspace.repo.remote().is_none() {
        all.push(Ailment::unusual(message!("doctor-no-remote")));
    }
    if workspace.repo.workdir().is_some() && workspace.repo.head_branch().is_none() {
        all.push(Ailment::unusual(message!("doctor-detached")));
    }
    Ok(())
}

/// How main here lies beside the one that was last fetched, where they differ.
fn beside_the_remote(workspace: &Workspace) -> Attempt<Option<Ailment>> {
    if workspace.is_replaced()? {
        return Ok(Some(Ailment::grave(message!("main-replaced", branch = workspace.main()?))));
    }
    let (repo, main) = (&workspace.repo, workspace.main()?);
    let (Some(local), Some(there)) = (repo.local_tip(main), repo.remote_tip(main)) else { return Ok(None) };
    if local == there {
        return Ok(None);
    }
    Ok(Some(Ailment::unusual(if repo.contains(there, local)? {
        message!("doctor-behind")
    } else if repo.contains(local, there)? {
        message!("doctor-ahead", branch = main)
    } else {
        message!("doctor-diverged")
    })))
}

/// Whether the files still say what the commit before said, to the last one: a move that was killed, by whomever.
fn half_moved(workspace: &Workspace) -> Attempt<Option<(Id, Id)>> {
    let (Some(tip), Some(_)) = (workspace.repo.head_tip(), workspace.repo.workdir()) else { return Ok(None) };
    let head = workspace.repo.commit(tip)?;
    let Some(parent) = head.parents.first() else { return Ok(None) };
    let before = workspace.repo.commit(*parent)?.tree;
    let mut paths = vec![];
    workspace.repo.differing(Some(before), Some(head.tree), |path, _, _| paths.push(path))?;
    // An edit that undoes one's last commit looks alike; then the index has followed.
    let behind = !paths.is_empty()
        && workspace.repo.index_says(before, &paths)?
        && workspace.repo.edits_on_disk(Some(before), &paths)?.is_empty()
        && workspace.repo.edits_on_disk(Some(head.tree), &paths)?.len() == paths.len();
    Ok(behind.then_some((before, head.tree)))
}

fn law(
    workspace: &Workspace,
    history: &History,
    acting: Option<&crate::model::PersonId>,
    diagnosis: &mut Diagnosis,
) -> Attempt<()> {
    let all = &mut diagnosis.ailments;
    match workspace.signer(acting) {
        Err(_) => all.push(Ailment::unusual(message!("doctor-no-key"))),
        Ok(signer) if history.founded.is_some() => {
            if owner_of(&history.lawful, &key_point(&signer.public)).is_none() {
                all.push(Ailment::unusual(message!("doctor-key-of-nobody", key = &signer.public)));
            }
        }
        Ok(_) => {}
    }
    if history.founded.is_none() {
        all.push(Ailment::unusual(message!("doctor-not-founded")));
        return Ok(());
    }
    all.extend(history.state().iter().flat_map(UserState::unusable).map(Ailment::grave));
    if anchor(&workspace.git, history)? == Anchor::Broken {
        all.push(Ailment::grave(message!("doctor-other-anchor")));
    }
    if let Some(found) = moved_back(history)? {
        let pin = history.state().and_then(|state| state.pin());
        let place = history.state().map(|state| state.place()).unwrap_or_default();
        let pin_text = pin.map(|pin| pin.to_string()).unwrap_or_default();
        if found.rule == "foxtrot" {
            let line = pin.map(|pin| repair(history, pin)).transpose()?.flatten().unwrap_or_default();
            all.push(Ailment::grave(message!(
                "doctor-foxtrot",
                pin = pin_text,
                line = line,
                branch = workspace.main()?
            )));
        } else {
            all.push(Ailment::grave(message!("doctor-pin", pin = pin_text, place = place)));
        }
    }
    for at in history.steps.sums().wrong.iter().copied() {
        let step = &history.steps[at];
        if step.verdict == Verdict::Violation && !history.is_healed(at) {
            let commit = step.commit.to_string();
            // Of a merge git asks which side stays: main's own.
            let merges = workspace.repo.commit(step.commit)?.parents.len() > 1;
            let how = if merges { "-m 1 " } else { "" };
            all.push(Ailment::grave(message!("doctor-violation", commit = commit, author = &step.author, how = how)));
        }
    }
    for known in open_proposals(workspace)? {
        let Some(tip) = known.tip(workspace)? else { continue };
        match branch_view(history, &known.id, tip) {
            Ok(Some(branch)) => {
                diagnosis.found.extend(branch.told.iter().cloned());
                diagnosis.found.extend(missed(history, &known.id, &branch.papers));
            }
            Ok(None) => {
                let message = message!("doctor-unreadable", id = known.id.as_str());
                diagnosis.ailments.push(Ailment::grave(message));
            }
            Err(failure) => {
                let message = message!("status-unreadable", id = known.id.as_str(), why = failure.message);
                diagnosis.ailments.push(Ailment::grave(message));
            }
        }
    }
    diagnosis.found.extend(remembered_of_seals(history)?);
    Ok(())
}

/// Merges that are looked at for the line that main once was; more are decoys.
const CROSSED: usize = 100;

/// The lines that put a crossed main right: the same tree on the line that holds the pin, the crossing beside it.
fn repair(history: &History, pin: Id) -> Attempt<Option<String>> {
    let repo = history.lawful.memo.repo();
    let mut looked = 0;
    for step in history.steps.iter().rev() {
        for other in repo.commit(step.commit)?.parents.iter().skip(1) {
            looked += 1;
            if looked > CROSSED {
                return Ok(None);
            }
            if is_on_line(history, *other, pin)? {
                let head = history.head;
                return Ok(Some(format!(
                    "git commit-tree {head}^{{tree}} -p {other} -p {head} -m \"main, put right\""
                )));
            }
        }
    }
    Ok(None)
}

/// Whether a commit stands on the first-parent line that ends in another.
fn is_on_line(history: &History, end: Id, wanted: Id) -> Attempt<bool> {
    let repo = history.lawful.memo.repo();
    let mut at = Some(end);
    while let Some(id) = at.filter(|id| history.position(*id).is_none()) {
        if id == wanted {
            return Ok(true);
        }
        at = repo.commit(id)?.parents.first().copied();
    }
    Ok(at == Some(wanted))
}
