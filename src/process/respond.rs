//! Writes one signed answer onto a decision's branch, from wherever one stands.

use super::amend::{last_own, next_number};
use super::desk::{Desk, Seat};
use super::find::{Known, branch_of, find};
use super::propose::{blank_answer, commit, refuse_dirty, refused, sign_answer};
use super::publish::push_answers;
use super::view::view;
use super::{Act, Acted};
use crate::bind::{State, normal_key, recorders};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Answer, DecisionId, PersonId, Recording, Said, Via};
use crate::store::{Edits, Id, Moved};
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
fn look_again(desk: &Desk, known: &Known) -> Attempt<()> {
    let Some(remote) = desk.repo.remote() else { return Err(Failure::surroundings(message!("no-remote"))) };
    let version = |known: &Known| -> Attempt<i64> {
        let audit = desk.lawful()?;
        if known.closed { Ok(0) } else { Ok(view(desk, &audit, known)?.standing.proposal.version) }
    };
    let seen = version(known)?;
    desk.git.fetch(&remote)?;
    let now = version(&find(desk, Some(known.id.as_str()))?)?;
    if now > seen {
        return Err(Failure::surroundings(message!("newer-version", id = known.id.as_str(), version = now)));
    }
    Ok(())
}

/// Who answers for whom, and whether a new key thereby accepts its admission.
struct Speaker {
    seat: Seat,
    person: PersonId,
    recorder: Option<PersonId>,
    accepting: bool,
}

/// Answers a proposal.
///
/// # Errors
/// When the surroundings are not ready or the network failed; the answer is kept then.
pub fn respond(desk: &Desk, reply: &Reply) -> Acted<Responded> {
    let before = find(desk, reply.id.as_deref())?;
    if reply.push && !reply.dry_run {
        look_again(desk, &before)?;
    }
    let audit = desk.lawful()?;
    let known = find(desk, Some(before.id.as_str()))?;
    if known.closed {
        return Ok(refused("dossier-closed", &known.id, vec![]));
    }
    let tip = super::publish::joined_tip(desk, &known)?;
    let seen = view(desk, &audit, &known)?;
    let Some(branch) = &seen.branch else { return Ok(refused("dossier-closed", &known.id, vec![])) };
    let speaker = speaker(desk, &audit, reply, &seen)?;
    if let Some(refusal) = may_speak(&audit, desk, &speaker, reply, &seen)? {
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
        ..blank_answer(desk, &audit, &known.id, &branch.proposal, &branch.change, &speaker.person, reply.said)?
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
    sign_answer(&mut edits, &known.id, &answer, next_number(branch, &speaker.person, version), &speaker.seat)?;
    write(desk, &speaker.seat, &known.id, tip, &edits, reply.said)?;
    if reply.push {
        push_answers(desk, &known.id, &speaker.seat)?;
        done.pushed = true;
    }
    let now = view(desk, &audit, &find(desk, Some(known.id.as_str()))?)?;
    done.waiting = now.standing.awaited();
    done.objections = now.standing.open_objections().map(|o| o.person.clone()).collect();
    done.may_decide = now.missing.is_empty();
    Ok(Act::Done(done))
}

fn speaker(desk: &Desk, audit: &Audit, reply: &Reply, seen: &super::View) -> Attempt<Speaker> {
    let signer = desk.signer(reply.person.as_ref())?;
    let demo = reply.person.as_ref().is_some_and(|p| desk.demo_key(p).is_some());
    let new_key = seen.standing.acceptances.iter().find(|a| a.key == normal_key(&signer.public));
    if let Some(acceptance) = new_key {
        let seat = desk.sit(acceptance.person.clone(), &audit.lawful, signer)?;
        return Ok(Speaker { person: seat.person.clone(), seat, recorder: None, accepting: true });
    }
    let seat = desk.seat(&audit.lawful, reply.person.as_ref())?;
    Ok(match &reply.person {
        Some(person) if !demo && *person != seat.person => {
            if audit.lawful.person(person).is_none() {
                return Err(Failure::usage(message!("unknown-person", id = person.as_str())));
            }
            Speaker { person: person.clone(), recorder: Some(seat.person.clone()), seat, accepting: false }
        }
        _ => Speaker { person: seat.person.clone(), seat, recorder: None, accepting: false },
    })
}

/// Why this answer would not count, if it would not.
fn may_speak(
    audit: &Audit,
    desk: &Desk,
    speaker: &Speaker,
    reply: &Reply,
    seen: &super::View,
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
    let numbers = desk.numbers(&audit.lawful)?;
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
fn write(desk: &Desk, seat: &Seat, id: &DecisionId, tip: Id, edits: &Edits, said: Said) -> Attempt<()> {
    let branch = branch_of(id);
    let new = commit(desk, seat, tip, edits, &format!("respond: {} {} {id}", seat.person, said.word()))?;
    let local = desk.repo.local_tip(&branch);
    let on = desk.repo.head_branch().as_deref() == Some(&branch);
    let old_tree = local.map(|l| desk.repo.commit(l)).transpose()?.map(|c| c.tree);
    let new_tree = desk.repo.commit(new)?.tree;
    if on {
        refuse_dirty(desk, old_tree, new_tree)?;
    }
    if desk.repo.swap(&branch, local, new, "accord: respond")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = branch)));
    }
    if on { desk.repo.check_out(old_tree, new_tree) } else { Ok(()) }
}
