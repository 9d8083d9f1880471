//! "I did not say that": a later answer to a decision that is closed. It changes nothing of it, and is shown with it for ever.

use crate::bind::{SignedAnswer, State, may_sign_again};
use crate::files::LARGEST;
use crate::finding::Failure;
use crate::message;
use crate::model::{Answer, DecisionId, PersonId, Said, Status, Via};
use crate::process::bench::answering::{saying, sign_answer};
use crate::process::bench::find::find;
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::sealing::prove;
use crate::process::bench::sending::push_main;
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::{advance, commit};
use crate::process::look::view::view;
use crate::store::Edits;
use crate::trust::{Verdict, dossier_files};

/// What one contests, and for whom.
pub struct Contest {
    pub id: Option<String>,
    pub person: Option<PersonId>,
    pub reason: Option<String>,
    pub via: Option<Via>,
    pub push: bool,
    pub dry_run: bool,
}

/// A decision that somebody contested.
pub struct Contested {
    pub id: DecisionId,
    pub title: String,
    pub number: usize,
    pub person: PersonId,
    /// Who wrote it down, for who has no key.
    pub by: Option<PersonId>,
    pub pushed: bool,
}

/// Contests a decision that is closed: in one's own hand, or for somebody who has no key, whoever one is.
///
/// # Errors
/// When it is not closed, no reason is given, or somebody would be spoken for who can sign.
pub fn contest(workspace: &Workspace, ask: &Contest) -> Acted<Contested> {
    let known = find(workspace, ask.id.as_deref())?;
    let id = known.id.clone();
    if !known.closed {
        return Err(Failure::usage(message!("contest-open", id = id.as_str())));
    }
    let Some(reason) = ask.reason.clone().filter(|reason| !reason.trim().is_empty()) else {
        return Err(Failure::usage(message!("contest-without-reason", id = id.as_str())));
    };
    let history = workspace.lawful_to_act()?;
    if history.violations(false) > 0 {
        // It would stand on what nobody decided.
        return Err(Failure::surroundings(message!("contest-on-violation")));
    }
    let lawful = &history.lawful;
    let actor = workspace.act_as(lawful, ask.person.as_ref())?;
    let person = ask.person.clone().unwrap_or_else(|| actor.person.clone());
    let by = (person != actor.person).then(|| actor.person.clone());
    let seen = view(workspace, &history, &known)?;
    let Some(outcome) = &seen.outcome else { return Err(Failure::usage(message!("contest-open", id = id.as_str()))) };
    let written = |paper: &SignedAnswer| paper.answer.person == person && paper.answer.recorded_by.is_some();
    let spoken_for = outcome.electors.contains(&person) && seen.standing.papers.iter().any(|(paper, _)| written(paper))
        || outcome.absent.iter().any(|absence| absence.person == person);
    let is_member = lawful.person(&actor.person).is_some_and(|it| it.status == Status::Member);
    if by.is_some() && (may_sign_again(lawful, &person) || !spoken_for || !is_member) {
        return Err(Failure::usage(message!("contests-for-another", person = person.as_str())));
    }
    let whose = (&id, &person);
    let said = Answer {
        version: outcome.version,
        change: outcome.change.clone(),
        rules: outcome.rules.clone(),
        reason: Some(reason),
        recorded_by: by.clone(),
        via: by.as_ref().map(|_| ask.via.unwrap_or(Via::Aloud)),
        ..saying(workspace, &outcome.organisation, whose, Said::Objection, history.head)
    };
    let done = Contested {
        title: seen.title.clone(),
        number: seen.number.unwrap_or_default(),
        person,
        by,
        pushed: ask.push,
        id: id.clone(),
    };
    if ask.dry_run {
        return Ok(Act::Done(Contested { pushed: false, ..done }));
    }
    let main = workspace.main()?.to_owned();
    let tip = workspace.main_tip()?;
    let dossier = dossier_files(workspace.memo(), workspace.repo.commit(tip)?.tree, &id)?;
    // The next number of theirs: what they said before the seal stands as they said it.
    let own = format!("/answers/{}-{}-", said.version, said.person);
    let number = dossier.keys().filter(|path| path.contains(&own) && path.ends_with(".toml")).count() + 1;
    let said = Answer { number: i64::try_from(number).unwrap_or(LARGEST), ..said };
    let mut edits = Edits::new();
    sign_answer(&mut edits, (&id, &dossier), &said, &actor)?;
    let title = format!("contest: {} {id}", done.person);
    let new = commit(workspace, &actor, tip, &edits, &title)?;
    prove(workspace, new, Verdict::Quiet)?;
    advance(workspace, &main, Some(tip), new, "accord: contest")?;
    if ask.push {
        push_main(workspace, &actor)?;
    }
    Ok(Act::Done(done))
}
