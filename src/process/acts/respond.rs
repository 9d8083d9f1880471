//! Writes one signed answer onto a decision's branch, from wherever one stands.

use crate::bind::{
    ChangeKind, Digest, Standing, State, Weight, all_electors, binds, has_active_key, slip_digest, slip_line, writers,
};
use crate::finding::{Attempt, Failure, FailureKind};
use crate::message;
use crate::model::{Answer, DecisionId, Keep, Method, PersonId, Said, Via};
use crate::process::bench::answering::{blank_answer, last_own, next_number, sign_answer};
use crate::process::bench::called::name_of;
use crate::process::bench::find::{branch_of, exactly, find};
use crate::process::bench::newer::look_again;
use crate::process::bench::refusal::{Act, Acted, refused};
use crate::process::bench::sending::{joined_tip, push_answers};
use crate::process::bench::sights::note_own;
use crate::process::bench::slips::keep;
use crate::process::bench::workspace::{Actor, Workspace};
use crate::process::bench::worktree::{commit, try_advance};
use crate::process::look::candidate::{Naming, hears_first, may_not_nominate, nomination};
use crate::process::look::speaker::{Speaker, may_set_aside, speaker};
use crate::process::look::titled::titled;
use crate::process::look::verdict::complete;
use crate::process::look::view::{View, view, view_at};
use crate::store::Edits;
use crate::trust::{History, may_close};
use crate::values;

/// What one wants to answer.
#[derive(Clone)]
pub struct Reply {
    pub id: Option<String>,
    pub said: Said,
    pub reason: Option<String>,
    /// Whom a nomination names.
    pub nominee: Option<PersonId>,
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
    /// Who may seal it, where not everybody who has a say may.
    pub closers: Vec<PersonId>,
    /// Whether it was the last vote, and the vote said no.
    pub lost: bool,
    /// Whether a new key said whose it is.
    pub accepted: bool,
    /// Whether somebody is absent because the time to answer is over.
    pub is_late: bool,
    /// Of a nomination: the line to hand over to whoever facilitates, and who that is.
    pub slip: Option<(String, PersonId)>,
    /// The decision was sealed while the answer was on its way.
    pub late: bool,
    /// What is said of an answer about a person: that its reason was not written, or that it stays.
    pub about: Option<&'static str>,
}

/// What an answer came to, and who gave it; nothing when the branch moved while it was signed.
type Written = Option<(Responded, Actor)>;

/// How often an answer is written anew when the branch moved meanwhile.
const TRIES: usize = 20;

/// Answers a proposal.
///
/// # Errors
/// When the surroundings are not ready or the network failed; the answer is kept then.
pub fn respond(workspace: &Workspace, reply: &Reply) -> Acted<Responded> {
    let known = find(workspace, reply.id.as_deref())?;
    let mut away = None;
    if reply.push && !reply.dry_run {
        match look_again(workspace, &known) {
            // Out of reach, the answer is written here all the same, and sent another time.
            Err(failure) if failure.kind == FailureKind::Network => away = Some(failure),
            looked => looked?,
        }
    }
    let reply = &Reply { push: reply.push && away.is_none(), ..reply.clone() };
    for _ in 0..TRIES {
        match answer(workspace, reply, &known.id)? {
            Act::Done(Some((done, actor))) => {
                let sent = finish(workspace, reply, done, &actor).map(Act::Done);
                return away.map_or(sent, Err).map_err(|failure| kept(failure, &known.id));
            }
            Act::Done(None) => {}
            Act::Refused(findings) => return Ok(Act::Refused(findings)),
        }
    }
    Err(Failure::surroundings(message!("branch-moved", branch = branch_of(&known.id))))
}

/// The newest open objection of somebody, as an answer to it names it.
fn objected(standing: &Standing, person: Option<&PersonId>) -> Option<(Digest, i64)> {
    let open = standing.open_objections().filter(|objection| Some(&objection.person) == person).last()?;
    let paper = standing.papers.iter().map(|(paper, _)| paper).find(|paper| paper.stem == open.stem)?;
    Some((paper.digest.clone(), paper.answer.number))
}

/// Whether the organisation wants reasons about people written for ever.
fn keeps_reasons(history: &History) -> bool {
    history.lawful.rules().is_some_and(|rules| rules.elections.keep == Some(Keep::Reasons))
}

/// The answer stands here: typing it once more would say it twice.
fn kept(mut failure: Failure, id: &DecisionId) -> Failure {
    if failure.message.key == "network-failed" {
        failure.message.key = "answer-kept".into();
        failure.message.args.push(("id", id.as_str().into()));
    }
    failure
}

/// Writes one answer on the branch as it is now; nothing when the branch moved while it was signed.
fn answer(workspace: &Workspace, reply: &Reply, id: &DecisionId) -> Acted<Written> {
    let history = workspace.lawful_to_act()?;
    let Some(known) = exactly(workspace, id)?.filter(|known| !known.closed) else {
        return Ok(refused("dossier-closed", id, vec![]));
    };
    let name = branch_of(id);
    let local = workspace.repo.local_tip(&name);
    let tip = joined_tip(workspace, &known)?;
    let seen = view_at(workspace, &history, id, tip)?;
    let Some(branch) = &seen.branch else { return Ok(refused("dossier-closed", id, vec![])) };
    let speaker = speaker(workspace, &history, (reply.person.as_ref(), reply.said), &seen)?;
    if let Some(refusal) = may_speak(&history, workspace, &speaker, reply, &seen)? {
        return Ok(refusal);
    }
    let version = branch.proposal.version;
    let supersedes = match reply.said {
        said if said.is_talk() || speaker.accepting => None,
        // The objection that it is about.
        Said::SetAside => objected(&seen.standing, reply.nominee.as_ref()),
        Said::Nominate => {
            seen.standing.nominations().get(&speaker.person).map(|named| (named.digest.clone(), named.answer.number))
        }
        _ => last_own(&seen.standing, &speaker.person, version),
    };
    let slip = nomination(&history, &naming(&speaker, reply), id)?;
    let about = seen.standing.is_about_somebody();
    let unwritten = about && !reply.said.is_talk() && !keeps_reasons(&history);
    let number = next_number(&seen.standing, &speaker.person, version);
    let answer = Answer {
        // Of a nomination only the digest stays: names and reasons stand in no file.
        reason: reply.reason.clone().filter(|_| slip.is_none() && !unwritten),
        for_person: reply.nominee.clone().filter(|_| reply.said == Said::SetAside),
        slip: slip.as_ref().map(slip_digest),
        supersedes: supersedes.map(|(digest, _)| format!("sha256:{digest}")),
        recorded_by: speaker.recorder.clone(),
        asks_meeting: reply.meeting.then_some(true),
        via: speaker.recorder.is_some().then(|| reply.via.unwrap_or(Via::Aloud)),
        ..blank_answer(workspace, &history, branch, &branch.change, &speaker.person, number, reply.said)?
    };
    let appeals = seen.standing.kinds.contains(&ChangeKind::Recovery(speaker.person.clone()))
        && !has_active_key(&history.lawful, &speaker.person);
    let done = Responded {
        id: id.clone(),
        title: titled(&seen.standing, &history.lawful),
        person: speaker.person.clone(),
        said: reply.said,
        version,
        recorded_by: speaker.recorder.clone(),
        pushed: false,
        waiting: vec![],
        objections: vec![],
        may_decide: false,
        closers: vec![],
        lost: false,
        accepted: speaker.accepting,
        is_late: false,
        slip: slip.as_ref().filter(|_| !reply.dry_run).map(|it| (slip_line(it), branch.proposal.proposer.clone())),
        late: false,
        about: match slip {
            None if appeals && reply.said == Said::Objection => Some("respond-appeal"),
            None if unwritten && reply.reason.is_some() => Some("respond-unwritten"),
            None if about && reply.said.is_talk() => Some("respond-stays"),
            _ => None,
        },
    };
    if reply.dry_run {
        return Ok(Act::Done(Some((done, speaker.actor))));
    }
    if let Some(slip) = &slip {
        keep(&history, id, slip)?;
    }
    let mut edits = Edits::new();
    sign_answer(&mut edits, (id, &branch.dossier), &answer, &speaker.actor)?;
    let wrote = speaker.recorder.as_ref().map(|recorder| format!(", written down by {recorder}")).unwrap_or_default();
    let title = format!("respond: {} {} {id}{wrote}", speaker.person, reply.said.word());
    let new = commit(workspace, &speaker.actor, tip, &edits, &title)?;
    let written = try_advance(workspace, &name, local, new, "accord: respond")?;
    Ok(Act::Done(written.then_some((done, speaker.actor))))
}

/// Sends the answer where that was asked for, and tells how the proposal stands now.
fn finish(workspace: &Workspace, reply: &Reply, mut done: Responded, actor: &Actor) -> Attempt<Responded> {
    if reply.dry_run {
        return Ok(done);
    }
    if reply.push {
        push_answers(workspace, &done.id, actor)?;
        done.pushed = true;
    }
    let history = workspace.lawful()?;
    let Some(known) = exactly(workspace, &done.id)? else { return Ok(done) };
    if known.closed {
        // Somebody sealed it while this was on its way.
        done.late = true;
        return Ok(done);
    }
    let mut now = view(workspace, &history, &known)?;
    if now.missing.is_empty() {
        complete(workspace, &mut now)?;
    }
    if let Some(branch) = &now.branch {
        note_own(workspace, &history, &done.id, branch.tip);
    }
    done.waiting = now.standing.awaited();
    done.objections = now.standing.open_objections().map(|o| o.person.clone()).collect();
    done.may_decide = now.missing.is_empty();
    done.is_late = !now.standing.absent.is_empty();
    let numbers = workspace.numbers(&history.lawful)?;
    done.lost = now.standing.carried() == Some(false);
    let closers = may_close(&now.standing, &history.lawful, &numbers, workspace.now);
    if done.may_decide && !closers.contains(&actor.person) {
        done.closers = closers.into_iter().collect();
    }
    Ok(done)
}

/// Who names whom, and why.
fn naming<'a>(speaker: &'a Speaker, reply: &'a Reply) -> Naming<'a> {
    Naming {
        person: &speaker.person,
        recorded: speaker.recorder.is_some(),
        nominee: reply.nominee.as_ref().filter(|_| reply.said == Said::Nominate),
        why: reply.reason.as_deref().unwrap_or_default().trim(),
    }
}

/// Why this answer would not count, if it would not.
fn may_speak(
    history: &History,
    workspace: &Workspace,
    speaker: &Speaker,
    reply: &Reply,
    seen: &View,
) -> Attempt<Option<Act<Written>>> {
    let (id, person) = (&seen.id, speaker.person.as_str());
    if seen.standing.abandoned {
        let proposer = name_of(&history.lawful, &seen.standing.proposal.proposer);
        let title = &seen.standing.proposal.title;
        return Err(Failure::surroundings(message!("answers-abandoned", title = title, person = proposer)));
    }
    if !seen.standing.version_exists {
        let proposer = seen.standing.proposal.proposer.as_str();
        let values = values![person = proposer, version = seen.standing.proposal.version];
        return Ok(Some(refused("version-not-signed", id, values)));
    }
    let numbers = workspace.numbers(&history.lawful)?;
    if let Some(recorder) = &speaker.recorder {
        let writers = writers(&seen.standing, &history.lawful, &numbers);
        // Keys are one's own affair: nobody writes down what somebody says of theirs.
        let keys = seen.standing.kinds.iter().any(|k| matches!(k, ChangeKind::Keys(_)))
            || seen.standing.manner.method == Method::Vouch;
        let own = seen.standing.asks_own_hand(&speaker.person) && has_active_key(&history.lawful, &speaker.person);
        let may = !keys && !own && writers.get(&speaker.person).is_some_and(|all| all.contains(recorder));
        if !may {
            let fault = if writers.contains_key(&speaker.person) { "role" } else { "no-voice" };
            let may: Vec<String> = writers
                .get(&speaker.person)
                .into_iter()
                .flatten()
                .filter(|it| has_active_key(&history.lawful, it))
                .map(|it| name_of(&history.lawful, it))
                .collect();
            let values = values![
                person = person,
                recorder = recorder.as_str(),
                roles = if may.is_empty() { numbers.seal.clone() } else { may },
                fault = fault
            ];
            return Ok(Some(refused("may-not-record", id, values)));
        }
    }
    if speaker.accepting && reply.said != Said::Consent {
        return Ok(Some(refused("answer-of-outsider", id, values![person = person, file = "", fault = "outsider"])));
    }
    let said_nothing = reply.reason.as_deref().is_none_or(|r| r.trim().is_empty());
    if reply.said.is_talk() && said_nothing {
        let key = if reply.said == Said::Question { "empty-question" } else { "empty-reaction" };
        return Err(Failure::usage(message!(key, id = id.as_str())));
    }
    if reply.said == Said::Concern && said_nothing {
        return Err(Failure::usage(message!("concern-without-reason", id = id.as_str())));
    }
    if reply.said.is_talk() {
        // What was said already is heard already.
        let said = seen.standing.papers.iter().any(|(paper, weight)| {
            let answer = &paper.answer;
            let same = (answer.answer, &answer.reason) == (reply.said, &reply.reason);
            *weight == Weight::Talk && same && answer.person == speaker.person && binds(&seen.standing, answer)
        });
        if said {
            return Err(Failure::usage(message!("said-already", id = id.as_str())));
        }
        return Ok(None);
    }
    if speaker.accepting {
        return Ok(None);
    }
    let proposer = &seen.standing.proposal.proposer;
    if reply.said == Said::Withdraw && *proposer != speaker.person {
        let values = values![person = person, proposer = proposer.as_str()];
        return Ok(Some(refused("not-the-proposer", id, values)));
    }
    if reply.said == Said::Nominate
        && let Some(failure) = may_not_nominate(history, &naming(speaker, reply), seen)
    {
        return Err(failure);
    }
    let manner = &seen.standing.manner;
    // While people name somebody, one may only object to how the role is described.
    if seen.standing.is_nominating() && !matches!(reply.said, Said::Nominate | Said::Objection | Said::Withdraw) {
        return Err(Failure::usage(message!(
            "only-nominations",
            id = id.as_str(),
            title = &seen.standing.proposal.title
        )));
    }
    if reply.said == Said::Consent
        && speaker.recorder.is_none()
        && hears_first(&seen.standing, &numbers, &speaker.person)
    {
        let others = seen.standing.missing().into_iter().filter(|p| *p != speaker.person);
        let waiting: Vec<String> = others.map(|p| name_of(&history.lawful, &p)).collect();
        return Err(Failure::usage(message!("candidate-first", people = waiting, id = id.as_str())));
    }
    if reply.said == Said::SetAside {
        let asked = (reply.nominee.as_ref(), reply.reason.as_deref());
        return may_set_aside(history, speaker, asked, seen, &numbers).map(|()| None);
    }
    if !matches!(reply.said, Said::Withdraw | Said::Nominate) && !manner.offers().contains(&reply.said) {
        let (answer, method) = (reply.said.word(), manner.method.word());
        let values = values![answer = answer, base = numbers.base.word(), method = method];
        return Ok(Some(refused("answer-not-offered", id, values)));
    }
    let heard = seen.standing.electors.contains(&speaker.person) || seen.standing.taken_out.contains(&speaker.person);
    if seen.standing.subjects.contains(&speaker.person) && !heard && reply.said != Said::Withdraw {
        return Ok(Some(refused("answer-of-outsider", id, values![person = person, file = "", fault = "subject"])));
    }
    // Who is on leave is not asked, and heard all the same.
    let circles = seen.standing.groups.iter().filter_map(|group| group.circle.as_ref());
    let away = || circles.clone().any(|c| all_electors(&history.lawful, c, &numbers).contains(&speaker.person));
    // Who was taken out meanwhile is still heard, and takes their own objection back.
    let away = || seen.standing.taken_out.contains(&speaker.person) || away();
    // Where a mandate decides, nobody else of the circle was asked to agree.
    let holding = seen.standing.holding.iter();
    let mandates = holding.filter_map(|circle| manner.deciders(&history.lawful, circle, &seen.standing.changes));
    let decides = mandates.flatten().any(|person| person == speaker.person);
    let away = || (!manner.is_mandate() || decides) && away();
    if !seen.standing.electors.contains(&speaker.person) && reply.said != Said::Withdraw && !away() {
        let fault = if seen.standing.advisers.contains(&speaker.person) { "adviser" } else { "outsider" };
        return Ok(Some(refused("answer-of-outsider", id, values![person = person, file = "", fault = fault])));
    }
    if seen.standing.is_retracted() && !reply.said.is_talk() && !speaker.accepting {
        let proposer = name_of(&history.lawful, &seen.standing.proposal.proposer);
        let title = &seen.standing.proposal.title;
        return Err(Failure::surroundings(message!("answers-retracted", title = title, person = proposer)));
    }
    if reply.said == Said::Objection && said_nothing && !seen.standing.is_about_somebody() {
        return Ok(Some(refused("objection-without-reason", id, values![person = person])));
    }
    Ok(None)
}
