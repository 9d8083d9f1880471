//! Sends what is only here: a proposal's branch, decisions that were sealed.

use crate::finding::{Attempt, Failure, FailureKind};
use crate::message;
use crate::model::{DecisionId, PersonId};
use crate::process::bench::abreast::yield_to_seal;
use crate::process::bench::called::name_of;
use crate::process::bench::find::{Known, branch_of, find, open_proposals};
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::sending::{push_answers, push_main, remote};
use crate::process::bench::settling::{note_there, take_back_overtaken};
use crate::process::bench::sights::note_own;
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{changed, merge_base};
use crate::process::bench::yielding::left_behind;
use crate::process::look::version::{Amended, raise_version};
use crate::store::Pushed;
use crate::trust::Verdict;

/// What was sent.
#[derive(Default)]
pub struct Published {
    /// The proposal; `None` where decisions alone were sent.
    pub id: Option<DecisionId>,
    /// What the server said.
    pub said: Vec<String>,
    /// Whether there was anything of the proposal to send.
    pub sent: bool,
    pub amended: Option<Amended>,
    /// The numbers of sealed decisions that went along.
    pub decisions: Vec<usize>,
    /// Whether a commit went along that puts the text in force back on main.
    pub healed: bool,
    /// Whether later words to closed decisions went along.
    pub contested: bool,
    /// Free files that went along with a proposal, and that no decision takes to main.
    pub beside: Vec<String>,
}

/// Sends sealed decisions, and a proposal's branch. Doing it twice sends nothing twice.
///
/// # Errors
/// When there is no remote or it cannot be reached.
pub fn publish(
    workspace: &Workspace,
    word: Option<&str>,
    acting: Option<&PersonId>,
    signs_foreign: bool,
) -> Acted<Published> {
    let mut amended = None;
    for _ in 1..TRIES {
        match send(workspace, word, acting, signs_foreign, &mut amended) {
            // Others were faster: looked at again, what they sent is taken into account.
            Err(failure) if &*failure.message.key == "push-rejected" => {}
            done => return done,
        }
    }
    send(workspace, word, acting, signs_foreign, &mut amended)
}

/// How often it is tried where others send at the same moment.
const TRIES: usize = 5;

fn send(
    workspace: &Workspace,
    word: Option<&str>,
    acting: Option<&PersonId>,
    signs_foreign: bool,
    before: &mut Option<Amended>,
) -> Acted<Published> {
    let remote = remote(workspace)?;
    let was = workspace.repo.remote_tip(workspace.main()?);
    // What others decided meanwhile is no more amended.
    workspace.git.fetch(&remote)?;
    let contested = send_late(workspace, acting)?;
    if let Some(aside) = take_back_overtaken(workspace, was)? {
        let history = workspace.history()?;
        let names: Vec<String> = aside.overlooked.iter().map(|p| name_of(&history.lawful, p)).collect();
        let ids: Vec<String> = aside.seals.iter().map(ToString::to_string).collect();
        return Err(Failure::network(message!(
            "seal-overtaken",
            count = names.len(),
            people = names,
            ids = ids,
            branch = aside.branch
        )));
    }
    let known = match find_unsent(workspace, word)?.map_or_else(|| find(workspace, word), Ok) {
        Err(failure) if word.is_none() && failure.kind == FailureKind::Usage => {
            let (decisions, healed) = send_main(workspace, &remote)?;
            if decisions.is_empty() && !contested && !healed {
                return Err(failure);
            }
            return Ok(Act::Done(Published { decisions, healed, contested, ..Published::default() }));
        }
        known => known?,
    };
    if let Some(failure) = yield_to_seal(workspace, &known.id)? {
        return Err(failure);
    }
    let branch = branch_of(&known.id);
    let raised = if known.closed { Act::Done(None) } else { raise_version(workspace, &branch, acting, signs_foreign)? };
    let amended = match raised {
        Act::Done(amended) => amended.or_else(|| before.take()),
        Act::Refused(findings) => return Ok(Act::Refused(findings)),
    };
    let (sent, said) = match send_branch(workspace, &remote, &known, acting) {
        Ok(done) => done,
        Err(failure) => {
            *before = amended;
            return Err(failure);
        }
    };
    if let Some(tip) = workspace.repo.local_tip(&branch).filter(|_| sent && !known.closed) {
        // What was sent is remembered as sent, before anybody pushes over it.
        let history = workspace.history()?;
        note_own(workspace, &history, &known.id, tip);
    }
    // A main that takes no push is told, and holds no proposal back.
    let (decisions, healed) = match send_main(workspace, &remote) {
        Ok(done) => done,
        // Where there was nothing else to send, it is what was asked for.
        Err(failure) if !sent => return Err(failure),
        Err(failure) => {
            workspace.repo.later(failure);
            (vec![], false)
        }
    };
    let main = workspace.main_tip()?;
    let local = workspace.repo.local_tip(&branch).filter(|_| sent && !known.closed);
    let beside = local.map(|tip| left_behind(workspace, main, tip)).unwrap_or_default();
    Ok(Act::Done(Published { id: Some(known.id), said, sent, amended, decisions, healed, contested, beside }))
}

/// Sends what was said of closed decisions, where main here holds nothing else of its own: whoever sealed meanwhile, it stands
/// behind theirs.
fn send_late(workspace: &Workspace, acting: Option<&PersonId>) -> Attempt<bool> {
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (main.local, main.remote) else { return Ok(false) };
    if workspace.repo.contains(there, local)? {
        return Ok(false);
    }
    let own = changed(workspace, merge_base(workspace, local, there)?, local)?;
    let is_answer = |path: &str| path.starts_with("decisions/") && path.contains("/answers/");
    if own.is_empty() || !own.iter().all(|(path, ..)| is_answer(path)) {
        return Ok(false);
    }
    let actor = workspace.act_as(&workspace.lawful()?.lawful, acting)?;
    push_main(workspace, &actor)?;
    Ok(true)
}

/// The one proposal of which something is only here, where none is named.
fn find_unsent(workspace: &Workspace, word: Option<&str>) -> Attempt<Option<Known>> {
    if word.is_some() {
        return Ok(None);
    }
    let mut unsent = vec![];
    for known in open_proposals(workspace)? {
        let Some(branch) = &known.branch else { continue };
        let Some(local) = branch.local else { continue };
        let sent = match branch.remote {
            Some(there) => workspace.repo.contains(there, local)?,
            None => false,
        };
        if !sent {
            unsent.push(known);
        }
    }
    let on = workspace.repo.head_branch();
    let here = unsent.iter().find(|known| on.as_deref() == Some(&branch_of(&known.id))).cloned();
    Ok(here.or_else(|| if unsent.len() == 1 { unsent.pop() } else { None }))
}

/// Sends a decision's branch; whether there was anything to send, and what the server said.
fn send_branch(
    workspace: &Workspace,
    remote: &str,
    known: &Known,
    acting: Option<&PersonId>,
) -> Attempt<(bool, Vec<String>)> {
    let branch = branch_of(&known.id);
    let Some(local) = workspace.repo.local_tip(&branch) else { return Ok((false, vec![])) };
    match workspace.repo.remote_tip(&branch) {
        Some(there) if there == local || workspace.repo.contains(there, local)? => return Ok((false, vec![])),
        Some(there) if !workspace.repo.contains(local, there)? => {
            let history = workspace.lawful()?;
            let actor = workspace.act_as(&history.lawful, acting)?;
            push_answers(workspace, &known.id, &actor)?;
            return Ok((true, vec![]));
        }
        _ => {}
    }
    match workspace.git.push(remote, local, &branch)? {
        Pushed::Done(said) => {
            workspace.git.fetch(remote)?;
            Ok((true, said))
        }
        Pushed::Rejected => Err(Failure::network(message!("push-rejected", branch = branch))),
    }
}

/// Sends main where it holds decisions that the remote does not have, or puts back there what somebody changed without one, and
/// nothing unlawful; gives the numbers, and whether it puts something back. Anything else is not sent unasked.
fn send_main(workspace: &Workspace, remote: &str) -> Attempt<(Vec<usize>, bool)> {
    let nothing = (vec![], false);
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (main.local, main.remote) else { return Ok(nothing) };
    if local == there || workspace.repo.contains(there, local)? {
        return Ok(nothing);
    }
    if !workspace.repo.contains(local, there)? {
        // Others sealed first; `sync` settles it, and nothing is lost.
        return Err(Failure::network(message!("overtaken")));
    }
    let history = workspace.judge(local)?;
    let Some(at) = history.position(there) else { return Ok(nothing) };
    let own = || history.steps.within(at + 1..history.steps.len()).map(|(_, step)| step);
    let numbers: Vec<usize> = own().filter_map(|step| step.number).collect();
    let heals = history.steps[at].verdict == Verdict::Violation;
    if numbers.is_empty() && !heals || own().any(|step| step.verdict == Verdict::Violation) {
        return Ok(nothing);
    }
    match workspace.git.push(remote, local, workspace.main()?)? {
        Pushed::Done(_) => {
            workspace.git.fetch(remote)?;
            if let Err(failure) = note_there(workspace, local) {
                workspace.repo.later(failure);
            }
            Ok((numbers, heals))
        }
        Pushed::Rejected => Err(Failure::network(message!("push-rejected", branch = workspace.main()?))),
    }
}
