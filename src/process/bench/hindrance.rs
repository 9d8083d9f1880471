//! What keeps a decision from being sealed now, whoever seals it: one list for who looks and who acts.

use crate::bind::{Change, Numbers, Side, Standing, State, asked_by, completed};
use crate::files::Kind;
use crate::finding::{Attempt, Finding, Place};
use crate::lang::{Args, Value};
use crate::model::{DecisionId, Instant, Level, PersonId, Verdict, Way};
use crate::process::bench::sights::{first_sight, first_sight_of_key};
use crate::rules::judge_dossier;
use crate::trust::{BranchView, History, Step, is_alike, leaving, overtaken};
use crate::values;

/// What forbids a decision as it stands: what its dossier lacks, a text that moved underneath, a window that was not kept.
/// A proposal that is open is asked as if it were to be adopted.
///
/// # Errors
/// When an object is missing or damaged.
pub fn hindrances(history: &History, branch: &BranchView, standing: &Standing, now: Instant) -> Attempt<Vec<Finding>> {
    let adopted = standing.result.is_none_or(|result| result == Verdict::Adopted);
    if adopted && branch.changes.is_empty() && standing.proposal.role.is_some() {
        // Before somebody is proposed there is nothing to answer.
        let objections: Vec<Finding> =
            judge_dossier(standing).into_iter().filter(|f| f.rule == "open-objection").collect();
        return Ok(objections.into_iter().chain([nobody_named(standing, &branch.id)]).collect());
    }
    let mut findings: Vec<Finding> = judge_dossier(standing).into_iter().filter(|f| f.level == Level::Error).collect();
    if adopted {
        findings.extend(moved_texts(history, branch)?);
    }
    if branch.unknown_base {
        findings.push(on_proposal("unknown-base", &branch.id, values![]));
    }
    findings.extend(seen_too_lately(history, standing, branch, now));
    findings.extend(announced_too_lately(history, standing, now));
    if adopted && branch.changes.is_empty() {
        findings.push(on_proposal("empty-proposal", &branch.id, values![]));
    }
    Ok(findings)
}

/// That an election is still at its nominations.
fn nobody_named(standing: &Standing, id: &DecisionId) -> Finding {
    let missing: Vec<String> = standing.unnamed().iter().map(ToString::to_string).collect();
    let fault = if missing.is_empty() { "unnamed" } else { "missing" };
    on_proposal("nobody-named-yet", id, values![people = missing, fault = fault])
}

/// A finding about a proposal as a whole.
pub fn on_proposal(rule: &'static str, id: &DecisionId, mut values: Args) -> Finding {
    let mut all = values![id = id.as_str()];
    all.append(&mut values);
    Finding::error(rule, Place::file(Kind::Proposal(id.clone()).path().unwrap_or_default()), all)
}

/// The declared window is only believed as far as this user saw the version themselves. The same time is owed to who has a
/// say and is not on the roll although they had come before this user first saw the version: whoever writes a branch writes
/// its dates and its base.
fn seen_too_lately(history: &History, standing: &Standing, branch: &BranchView, now: Instant) -> Option<Finding> {
    let seen = first_sight(history, branch, now);
    let ends = Instant::from_seconds(seen.seconds() + standing.manner.min_open.seconds());
    let missing = standing.strict || !standing.everyone_answered() || !standing.unadvised().is_empty();
    let early = ends.is_some_and(|ends| now < ends);
    let until = ends.map_or_else(|| Value::from(""), |e| Value::from(e.date()));
    // A vote is lost in its time as well as carried.
    let timed = !standing.tallies.is_empty() && standing.result == Some(Verdict::Failed);
    let timed = timed || standing.rests_on_time() || standing.result.is_none_or(|it| it == Verdict::Adopted);
    // What others vouch for waits for nobody.
    let timed = timed && standing.manner.awaits_all();
    let told = timed && early && (standing.window_passed && missing || leaves_somebody_out(history, standing, seen));
    let (number, unit) = standing.manner.min_open.count();
    let values = values![days = number, unit = unit, until = until];
    told.then(|| on_proposal("window-too-short", &branch.id, values))
}

/// That this user knew of an announced key for too short a time: whoever seals writes the dates.
fn announced_too_lately(history: &History, standing: &Standing, now: Instant) -> Option<Finding> {
    let keys = standing.changes.iter().flat_map(completed).filter(|_| !standing.waits);
    let seen = keys.filter_map(|key| key.by).map(|by| first_sight_of_key(history, &by, now)).max()?;
    let pause = history.lawful.rules().and_then(|rules| Numbers::of(&rules))?.pause;
    let until = Instant::from_seconds(seen.seconds() + pause.seconds()).filter(|until| now < *until)?;
    Some(on_proposal("key-too-early", &standing.id, values![until = until.date(), seen = "here"]))
}

fn leaves_somebody_out(history: &History, standing: &Standing, seen: Instant) -> bool {
    let silent = |p: &&PersonId| !standing.roll.contains(*p) && !standing.voices.contains_key(*p);
    let left_out: Vec<&PersonId> = standing.electors.iter().filter(silent).collect();
    let there = |step: &Step| step.decision.is_some() && step.seconds <= seen.seconds();
    let Some(at) = history.steps.iter().rposition(there).filter(|_| !left_out.is_empty()) else { return false };
    let Some(then) = history.lawful_at(at) else { return false };
    let Some(numbers) = then.rules().and_then(|rules| Numbers::of(&rules)) else { return false };
    standing.named.iter().any(|circle| {
        let asked = asked_by(&then, circle, &numbers);
        left_out.iter().any(|person| asked.contains(*person))
    })
}

/// The entries whose lawful text is no longer the one the proposal started from.
///
/// # Errors
/// When an object is missing or damaged.
pub fn moved_texts(history: &History, branch: &BranchView) -> Attempt<Vec<Finding>> {
    let memo = &history.lawful.memo;
    let mut moved = vec![];
    let (from, leaving) = (history.position(branch.base), leaving(&branch.changes));
    for change in &branch.changes {
        let lawful = match (history.lawful.file(&change.path)?, &change.file) {
            (Some(blob), Some(kind)) => Some(memo.side(kind, blob)?.digest),
            (Some(blob), None) => Some(blob.id.to_string()),
            (None, _) => None,
        };
        let digest = |side: &Option<Side>| side.as_ref().map(|side| side.digest.clone());
        // Where it is already what was to come of it, nothing would be left to decide.
        let stands =
            digest(&change.old) == lawful || digest(&change.new) != lawful && moved_in_form(history, branch, change)?;
        let own_doing = || match from {
            Some(from) => overtaken(history, &branch.id, from, change, &leaving).map(|it| it.is_some()),
            None => Ok(false),
        };
        if !stands && !own_doing()? {
            let votes = if branch.proposal.fallback == Some(Way::Vote) { "yes" } else { "no" };
            let values = values![id = branch.id.as_str(), path = &change.path, votes = votes];
            moved.push(Finding::error("text-moved", Place::file(&change.path), values));
        }
    }
    Ok(moved)
}

/// Whether a text moved in comments and layout alone since the version was written.
fn moved_in_form(history: &History, branch: &BranchView, change: &Change) -> Attempt<bool> {
    let memo = &history.lawful.memo;
    let then = memo.repo().entry(memo.repo().commit(branch.base)?.tree, &change.path)?;
    match (&change.file, then, history.lawful.file(&change.path)?) {
        (Some(kind), Some(then), Some(now)) => is_alike(kind, then, now, memo),
        _ => Ok(false),
    }
}
