//! Writes one signed answer onto a decision's branch, from wherever one stands.

use crate::bind::{State, normal_key, recorders};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Answer, DecisionId, PersonId, Recording, Said, Via};
use crate::process::bench::answering::{blank_answer, last_own, next_number, sign_answer};
use crate::process::bench::find::{Known, branch_of, find};
use crate::process::bench::refusal::{Act, Acted, refused};
use crate::process::bench::sending::{joined_tip, push_answers};
use crate::process::bench::workspace::{Actor, Workspace};
use crate::process::bench::worktree::{advance, commit};
use crate::process::look::view::{View, view};
use crate::store::{Edits, Id};
use crate::trust::Audit;
use crate::values;

/// What one wants to answer.
pub struct Reply {
    pub id: Option<String>,
    pub said: Said,
    pub reason: Option<String>,
    /// Whether it asks that the matter be taken to a meeting.
    pub meeting: bool,
    /// For whom: oneself, or somebody whose spoken answer is written down.
    pub person: Option<PersonId>,
    pub via: Option<Via>,
    pub push: bool,
    pub dry_run: bool,
}

/// An answer that was given.
pub struct Responded {
    pub id: DecisionId,
    pub title: String,
    pub person: PersonId,
    pub said: Said,
    pub version: i64,
    pub recorded_by: Option<PersonId>,
    pub pushed: bool,
    /// Who has not answered yet.
    pub waiting: Vec<PersonId>,
    pub objections: Vec<PersonId>,
    pub may_decide: bool,
}

/// Brings what the others sent meanwhile. An answer is not given to a version that one has not seen.
fn look_again(workspace: &Workspace, known: &Known) -> Attempt<()> {
    let Some(remote) = workspace.repo.remote() else { return Err(Failure::surroundings(message!("no-remote"))) };
    let version = |known: &Known| -> Attempt<i64> {
        let audit = workspace.lawful()?;
        if known.closed { Ok(0) } else { Ok(view(workspace, &audit, known)?.standing.proposal.version) }
    };
    let seen = version(known)?;
    workspace.git.fetch(&remote)?;
    let now = version(&find(workspace, Some(known.id.as_str()))?)?;
    if now > seen {
        return Err(Failure::surroundings(message!("newer-version", id = known.id.as_str(), version = now)));
    }
    Ok(())
}

/// Who answers for whom, and whether a new key thereby accepts its admission.
struct Speaker {
    actor: Actor,
    person: PersonId,
    recorder: Option<PersonId>,
    accepting: bool,
}

/// Answers a proposal.
///
/// # Errors
/// When the surroundings are not ready or the network failed; the answer is kept then.
pub fn respond(workspace: &Workspace, reply: &Reply) -> Acted<Responded> {
    let before = find(workspace, reply.id.as_deref())?;
    if reply.push && !reply.dry_run {
        look_again(workspace, &before)?;
    }
    let audit = workspace.lawful()?;
    let known = find(workspace, Some(before.id.as_str()))?;
    if known.closed {
        return Ok(refused("dossier-closed", &known.id, vec![]));
    }
    let tip = joined_tip(workspace, &known)?;
    let seen = view(workspace, &audit, &known)?;
    let Some(branch) = &seen.branch else { return Ok(refused("dossier-closed", &known.id, vec![])) };
    let speaker = speaker(workspace, &audit, reply, &seen)?;
    if let Some(refusal) = may_speak(&audit, workspace, &speaker, reply, &seen)? {
        return Ok(refusal);
    }
    let version = branch.proposal.version;
    let supersedes =
        if reply.said.is_talk() || speaker.accepting { None } else { last_own(branch, &speaker.person, version) };
    let answer = Answer {
        reason: reply.reason.clone(),
        supersedes: supersedes.map(|(digest, _)| format!("sha256:{digest}")),
        recorded_by: speaker.recorder.clone(),
        asks_meeting: reply.meeting.then_some(true),
        via: speaker.recorder.is_some().then(|| reply.via.unwrap_or(Via::Aloud)),
        ..blank_answer(workspace, &audit, &known.id, &branch.proposal, &branch.change, &speaker.person, reply.said)?
    };
    let mut done = Responded {
        id: known.id.clone(),
        title: branch.proposal.title.clone(),
        person: speaker.person.clone(),
        said: reply.said,
        version,
        recorded_by: speaker.recorder.clone(),
        pushed: false,
        waiting: vec![],
        objections: vec![],
        may_decide: false,
    };
    if reply.dry_run {
        return Ok(Act::Done(done));
    }
    let mut edits = Edits::new();
    sign_answer(&mut edits, &known.id, &answer, next_number(branch, &speaker.person, version), &speaker.actor)?;
    write(workspace, &speaker.actor, &known.id, tip, &edits, reply.said)?;
    if reply.push {
        push_answers(workspace, &known.id, &speaker.actor)?;
        done.pushed = true;
    }
    let now = view(workspace, &audit, &find(workspace, Some(known.id.as_str()))?)?;
    done.waiting = now.standing.awaited();
    done.objections = now.standing.open_objections().map(|o| o.person.clone()).collect();
    done.may_decide = now.missing.is_empty();
    Ok(Act::Done(done))
}

fn speaker(workspace: &Workspace, audit: &Audit, reply: &Reply, seen: &View) -> Attempt<Speaker> {
    let signer = workspace.signer(reply.person.as_ref())?;
    let demo = reply.person.as_ref().is_some_and(|p| workspace.demo_key(p).is_some());
    let new_key = seen.standing.acceptances.iter().find(|a| a.key == normal_key(&signer.public));
    if let Some(acceptance) = new_key {
        let actor = workspace.actor(acceptance.person.clone(), &audit.lawful, signer)?;
        return Ok(Speaker { person: actor.person.clone(), actor, recorder: None, accepting: true });
    }
    let actor = workspace.act_as(&audit.lawful, reply.person.as_ref())?;
    Ok(match &reply.person {
        Some(person) if !demo && *person != actor.person => {
            if audit.lawful.person(person).is_none() {
                return Err(Failure::usage(message!("unknown-person", id = person.as_str())));
            }
            Speaker { person: person.clone(), recorder: Some(actor.person.clone()), actor, accepting: false }
        }
        _ => Speaker { person: actor.person.clone(), actor, recorder: None, accepting: false },
    })
}

/// Why this answer would not count, if it would not.
fn may_speak(
    audit: &Audit,
    workspace: &Workspace,
    speaker: &Speaker,
    reply: &Reply,
    seen: &View,
) -> Attempt<Option<Act<Responded>>> {
    let (id, person) = (&seen.id, speaker.person.as_str());
    if !seen.standing.version_exists {
        let proposer = seen.standing.proposal.proposer.as_str();
        let values = values![person = proposer, version = seen.standing.proposal.version];
        return Ok(Some(refused("version-not-signed", id, values)));
    }
    if speaker.accepting && reply.said != Said::Consent {
        return Ok(Some(refused("answer-of-outsider", id, values![person = person, file = "", fault = "outsider"])));
    }
    if speaker.accepting || reply.said.is_talk() {
        return Ok(None);
    }
    let numbers = workspace.numbers(&audit.lawful)?;
    let proposer = &seen.standing.proposal.proposer;
    if reply.said == Said::Withdraw && *proposer != speaker.person {
        let values = values![person = person, proposer = proposer.as_str()];
        return Ok(Some(refused("not-the-proposer", id, values)));
    }
    let allowed = match reply.said {
        Said::Concern => numbers.concerns,
        Said::StandAside => numbers.stand_aside,
        Said::Consent | Said::Objection => true,
        Said::Withdraw => seen.standing.proposal.proposer == speaker.person,
        _ => false,
    };
    if !allowed {
        return Ok(Some(refused(
            "answer-not-offered",
            id,
            values![answer = reply.said.word(), base = numbers.base.word()],
        )));
    }
    if !seen.standing.electors.contains(&speaker.person) && reply.said != Said::Withdraw {
        return Ok(Some(refused("answer-of-outsider", id, values![person = person, file = "", fault = "outsider"])));
    }
    if reply.said == Said::Objection && reply.reason.as_deref().is_none_or(|r| r.trim().is_empty()) {
        return Ok(Some(refused("objection-without-reason", id, values![person = person])));
    }
    if let Some(recorder) = &speaker.recorder {
        let circles = seen.standing.groups.iter().filter_map(|g| g.circle.as_ref());
        let may = numbers.recording == Recording::Recorder
            && circles.flat_map(|c| recorders(&audit.lawful, c, &numbers)).any(|p| p == *recorder);
        if !may {
            let values = values![person = person, recorder = recorder.as_str(), roles = numbers.seal.clone()];
            return Ok(Some(refused("may-not-record", id, values)));
        }
    }
    Ok(None)
}

/// Puts an answer on the local branch; a branch that is only known from the remote begins there.
fn write(workspace: &Workspace, actor: &Actor, id: &DecisionId, tip: Id, edits: &Edits, said: Said) -> Attempt<()> {
    let branch = branch_of(id);
    let new = commit(workspace, actor, tip, edits, &format!("respond: {} {} {id}", actor.person, said.word()))?;
    advance(workspace, &branch, workspace.repo.local_tip(&branch), new, "accord: respond")
}
