//! Seals a decision: everything is checked on today's main, then one signed merge commit carries it.

use crate::bind::{Case, Numbers, Sealing, Standing, judge};
use crate::files::Kind;
use crate::finding::{Attempt, Failure, Finding, Place};
use crate::lang::Value;
use crate::message;
use crate::model::{DecisionId, Level, PersonId, Said, Verdict};
use crate::process::bench::find::{Known, branch_of, find};
use crate::process::bench::refusal::{Act, Acted, refused};
use crate::process::bench::sealing::{content, merge_commit, outcome, outcome_files};
use crate::process::bench::sending::push_answers;
use crate::process::bench::workspace::{Actor, Workspace};
use crate::process::bench::worktree::{advance, commit, refuse_dirty};
use crate::process::look::check::{brought, check_tree};
use crate::process::look::view::{sight, view};
use crate::rules::{AtHand, judge_dossier};
use crate::store::{Edits, Id, Pushed};
use crate::trust::{Audit, BranchView, Outcomes, Verdict as Judged, audit, may_close};
use crate::values;

/// How often a seal is made anew when main moved meanwhile.
const TRIES: usize = 5;

/// A decision that was sealed, or an outcome that waits for a second signature.
pub struct Decided {
    pub id: DecisionId,
    pub title: String,
    pub result: Verdict,
    pub commit: Option<Id>,
    pub number: usize,
    pub pushed: bool,
    pub electors: usize,
    /// Set while a second elector has to sign, because answers were written down by somebody else.
    pub waits_for_second: bool,
}

/// Seals a decision.
///
/// # Errors
/// When the surroundings are not ready or the network failed; nothing was written then.
pub fn decide(
    workspace: &Workspace,
    word: Option<&str>,
    result: Verdict,
    acting: Option<&PersonId>,
    push: bool,
    dry_run: bool,
) -> Acted<Decided> {
    let remote = workspace.repo.remote().filter(|_| push);
    if push && remote.is_none() {
        return Err(Failure::surroundings(message!("no-remote")));
    }
    for _ in 0..TRIES {
        if let Some(remote) = &remote {
            workspace.git.fetch(remote)?;
        }
        let audit = workspace.lawful()?;
        let known = find(workspace, word)?;
        if known.closed {
            return Ok(refused("dossier-closed", &known.id, vec![]));
        }
        let actor = workspace.act_as(&audit.lawful, acting)?;
        let sealed = match seal(workspace, &audit, &known, &actor, result)? {
            Act::Refused(findings) => return Ok(Act::Refused(findings)),
            Act::Done(sealed) => sealed,
        };
        if dry_run {
            return Ok(Act::Done(sealed.told));
        }
        if let Some(outcome) = &sealed.waiting {
            keep_outcome(workspace, &actor, &known, outcome)?;
            return Ok(Act::Done(sealed.told));
        }
        if land(workspace, &sealed, remote.as_deref())? {
            return Ok(Act::Done(Decided { pushed: remote.is_some(), ..sealed.told }));
        }
    }
    Err(Failure::network(message!("push-rejected", branch = &workspace.main)))
}

struct Sealed {
    told: Decided,
    commit: Id,
    /// The outcome's files, when a second elector has to sign first.
    waiting: Option<Edits>,
}

/// Makes the sealed commit; no ref moves.
fn seal(workspace: &Workspace, audit: &Audit, known: &Known, actor: &Actor, result: Verdict) -> Acted<Sealed> {
    let seen = view(workspace, audit, known)?;
    let Some(branch) = &seen.branch else { return Ok(refused("dossier-closed", &known.id, vec![])) };
    let numbers = workspace.numbers(&audit.lawful)?;
    let before = Outcomes::read(&branch.dossier, &known.id, &audit.lawful.memo)?;
    let decided = before.as_ref().filter(|o| o.outcome.result == result).map_or(workspace.now, |o| o.outcome.decided);
    let adopted = result == Verdict::Adopted;
    let none = [];
    let case = Case {
        id: &known.id,
        proposal: &branch.proposal,
        changes: if adopted { &branch.changes } else { &none },
        change: Some(branch.change.clone()),
        papers: branch.papers.clone(),
        sealing: Some(Sealing { result, decided }),
        now: workspace.now,
    };
    let standing = judge(case, &audit.lawful, &numbers);
    let mut findings: Vec<Finding> = judge_dossier(&standing).into_iter().filter(|f| f.level == Level::Error).collect();
    findings.extend(may_not_seal(&standing, audit, &numbers, actor, workspace));
    findings.extend(wrong_result(&standing, result, &numbers));
    if adopted {
        findings.extend(moved_texts(audit, branch));
    }
    findings.extend(branch.others.iter().map(|other| {
        let place = Place::file(Kind::Proposal(other.clone()).path().unwrap_or_default());
        Finding::error("foreign-dossier", place, values![id = known.id.as_str(), other = other.as_str()])
    }));
    findings.extend(branch.lost.iter().cloned());
    findings.extend(seen_too_lately(workspace, &standing, branch)?);
    if adopted && branch.changes.is_empty() {
        findings.push(on_proposal("empty-proposal", &known.id, values![]));
    }
    if !findings.is_empty() {
        return Ok(Act::Refused(findings));
    }
    let outcome = outcome(&standing, branch, audit, decided)?;
    let mut edits = outcome_files(&outcome, before.as_ref(), actor, branch, workspace)?;
    let signers = edits.keys().filter(|path| path.ends_with(".sig")).count();
    let told = Decided {
        id: known.id.clone(),
        title: branch.proposal.title.clone(),
        result,
        commit: None,
        number: audit.decisions() + 1,
        pushed: false,
        electors: standing.electors.len(),
        waits_for_second: standing.counts_recorded() && signers < 2,
    };
    if told.waits_for_second {
        return Ok(Act::Done(Sealed { told, commit: branch.tip, waiting: Some(edits) }));
    }
    edits.extend(content(workspace, audit, branch, adopted)?);
    let commit = merge_commit(workspace, audit, branch, actor, &edits, &standing)?;
    let more = brings_errors(workspace, audit, commit)?;
    if !more.is_empty() {
        return Ok(Act::Refused(more));
    }
    prove(workspace, commit)?;
    Ok(Act::Done(Sealed { told: Decided { commit: Some(commit), ..told }, commit, waiting: None }))
}

fn on_proposal(rule: &'static str, id: &DecisionId, mut values: crate::lang::Args) -> Finding {
    let mut all = values![id = id.as_str()];
    all.append(&mut values);
    Finding::error(rule, Place::file(Kind::Proposal(id.clone()).path().unwrap_or_default()), all)
}

/// The declared window is only believed as far as this clone saw the version itself.
fn seen_too_lately(workspace: &Workspace, standing: &Standing, branch: &BranchView) -> Attempt<Option<Finding>> {
    let seen = sight(workspace, branch)?;
    let ends = crate::model::Instant::from_seconds(seen.seconds() + standing.min_open_days * 86_400);
    let early = ends.is_some_and(|ends| workspace.now < ends) && !standing.everyone_answered();
    let until = ends.map_or_else(|| Value::from(""), |e| Value::from(e.date()));
    let told = standing.window_passed && standing.result == Some(Verdict::Adopted) && early;
    let values = values![days = standing.min_open_days, until = until];
    Ok(told.then(|| on_proposal("window-too-short", &branch.id, values)))
}

fn may_not_seal(
    standing: &Standing,
    audit: &Audit,
    numbers: &Numbers,
    actor: &Actor,
    workspace: &Workspace,
) -> Option<Finding> {
    let closers = may_close(standing, &audit.lawful, numbers, workspace.now.date());
    let people: Vec<String> = closers.iter().map(ToString::to_string).collect();
    let values = values![person = actor.person.as_str(), people = people];
    (!closers.contains(&actor.person)).then(|| on_proposal("may-not-seal", &standing.id, values))
}

fn wrong_result(standing: &Standing, result: Verdict, numbers: &Numbers) -> Option<Finding> {
    let fault = match result {
        Verdict::Adopted => return None,
        Verdict::Withdrawn => {
            let said = standing.voices.get(&standing.proposal.proposer).map(|v| v.answer);
            if said == Some(Said::Withdraw) {
                return None;
            }
            "not-withdrawn"
        }
        Verdict::Failed | Verdict::Escalated => {
            let open = standing.open_objections().next().is_some();
            if open && standing.proposal.version >= numbers.max_rounds {
                return None;
            }
            "rounds-left"
        }
        Verdict::Dropped | Verdict::Postponed => "not-offered",
    };
    let values = values![
        fault = fault,
        result = result.word(),
        rounds = numbers.max_rounds,
        version = standing.proposal.version,
        person = standing.proposal.proposer.as_str(),
    ];
    Some(on_proposal("result-not-borne-out", &standing.id, values))
}

/// The entries whose text on main is no longer the one the proposal started from.
fn moved_texts(audit: &Audit, branch: &BranchView) -> Vec<Finding> {
    let lawful = |path: &str| audit.lawful.files.get(path).and_then(|blob| audit.lawful.memo.digest(*blob).ok());
    let moved = branch.changes.iter().filter(|c| c.old.as_ref().map(|s| s.digest.clone()) != lawful(&c.path));
    moved
        .map(|c| Finding::error("text-moved", Place::file(&c.path), values![id = branch.id.as_str(), path = &c.path]))
        .collect()
}

/// The errors that the sealed tree has and main has not.
fn brings_errors(workspace: &Workspace, audit: &Audit, commit: Id) -> Attempt<Vec<Finding>> {
    let today = workspace.now.date();
    let before = check_tree(workspace, audit.head, &AtHand::default(), today)?;
    let after = check_tree(workspace, commit, &AtHand::default(), today)?;
    let (new, _) = brought(&before, &after);
    Ok(new.into_iter().filter(|f| f.level == Level::Error).collect())
}

/// Audits the sealed commit before any ref moves: what this tool seals, every tool must find lawful.
fn prove(workspace: &Workspace, commit: Id) -> Attempt<()> {
    let judged = audit(&workspace.repo, commit, workspace.now)?;
    let last = judged.commits.last();
    if last.is_some_and(|c| c.verdict == Judged::Decision) {
        return Ok(());
    }
    let rules: Vec<String> =
        last.iter().flat_map(|c| &c.findings).map(|f| format!("{} {:?}", f.rule, f.values)).collect();
    Err(Failure::bug(message!("seal-not-lawful", rules = rules)))
}

/// Keeps an outcome with one signature on the branch, where a second elector finds it.
fn keep_outcome(workspace: &Workspace, actor: &Actor, known: &Known, files: &Edits) -> Attempt<()> {
    let branch = branch_of(&known.id);
    let tip = known.tip(workspace)?.ok_or_else(|| Failure::bug(message!("no-such-file", path = &branch)))?;
    let new = commit(workspace, actor, tip, files, &format!("outcome: {}", known.id))?;
    advance(workspace, &branch, workspace.repo.local_tip(&branch), new, "accord: outcome")?;
    if workspace.repo.remote().is_some_and(|_| workspace.repo.remote_tip(&branch).is_some()) {
        push_answers(workspace, &known.id, actor)?;
    }
    Ok(())
}

/// Moves main to the sealed commit; `false` when somebody moved it first and the seal is thrown away.
fn land(workspace: &Workspace, sealed: &Sealed, remote: Option<&str>) -> Attempt<bool> {
    let local = workspace.repo.local_tip(&workspace.main);
    let follows = local.is_none_or(|l| workspace.repo.contains(sealed.commit, l).unwrap_or(false));
    if !follows {
        return Err(Failure::surroundings(message!("main-diverged", branch = &workspace.main)));
    }
    let on = workspace.repo.workdir().is_some() && workspace.repo.head_branch().as_deref() == Some(&workspace.main);
    if let (Some(local), true) = (local, on) {
        refuse_dirty(workspace, Some(workspace.repo.commit(local)?.tree), workspace.repo.commit(sealed.commit)?.tree)?;
    }
    if let Some(remote) = remote {
        if workspace.git.push(remote, sealed.commit, &workspace.main)? == Pushed::Rejected {
            return Ok(false);
        }
        workspace.git.fetch(remote)?;
    }
    advance(workspace, &workspace.main, local, sealed.commit, "accord: decide")?;
    Ok(true)
}
