//! Signed answers: what one binds, how it is signed, which number it takes.

use super::workspace::{Actor, Workspace};
use super::worktree::commit;
use crate::bind::{ANSWER_FORMAT, ANSWER_NAMESPACE, Standing, State, Weight, sha256, statement_text};
use crate::files::{Kind, LARGEST, parse};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Answer, Date, DecisionId, PersonId, Said, Via};
use crate::store::{Edits, Files, Id};
use crate::trust::{BranchView, History, branch_view, free_names};

/// What a proposer's answer to their own version says beside it.
#[derive(Default)]
pub struct Anew {
    /// The answer that it takes the place of, and its own number.
    pub supersedes: Option<(String, i64)>,
    /// What changed in this version.
    pub reason: Option<String>,
    /// Whose letter asks for it, where it is not one's own hand.
    pub letter: Option<Letter>,
}

/// A letter of somebody who cannot sign, which a recorder writes down.
#[derive(Clone)]
pub struct Letter {
    pub person: PersonId,
    pub via: Via,
    pub day: Date,
}

/// The edits of a version with its proposer's own answer, signed.
///
/// # Errors
/// When an object is missing, or the key will not sign.
pub fn signed_version(
    workspace: &Workspace,
    history: &History,
    actor: &Actor,
    id: &DecisionId,
    on: Id,
    edits: &Edits,
    anew: Anew,
) -> Attempt<Edits> {
    let draft = commit(workspace, actor, on, edits, "draft")?;
    let view = branch_view(history, id, draft)?;
    let view = view.ok_or_else(|| Failure::surroundings(message!("unreadable-dossier", id = id.as_str())))?;
    let Anew { supersedes, reason, letter } = anew;
    let number = supersedes.as_ref().map_or(1, |(_, number)| *number);
    let (proposal, change) = view.tip_version(workspace.memo())?;
    let person = letter.as_ref().map_or(&actor.person, |letter| &letter.person);
    let answer = Answer {
        version: proposal.map_or(view.proposal.version, |proposal| proposal.version),
        supersedes: supersedes.map(|(digest, _)| format!("sha256:{digest}")),
        reason,
        recorded_by: letter.as_ref().map(|_| actor.person.clone()),
        via: letter.as_ref().map(|letter| letter.via),
        letter: letter.as_ref().map(|letter| letter.day),
        ..blank_answer(workspace, history, &view, &change, person, number, Said::Propose)?
    };
    let mut edits = edits.clone();
    sign_answer(&mut edits, (id, &view.dossier), &answer, actor)?;
    Ok(edits)
}

/// An answer with everything it binds.
///
/// # Errors
/// When the lawful text cannot be read.
pub fn blank_answer(
    workspace: &Workspace,
    history: &History,
    branch: &BranchView,
    change: &str,
    person: &PersonId,
    number: i64,
    said: Said,
) -> Attempt<Answer> {
    let constitution = history.lawful.constitution();
    let constitution = constitution.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    Ok(Answer {
        version: branch.proposal.version,
        change: change.to_owned(),
        rules: history.lawful.rules_digest(),
        number,
        ..saying(workspace, &constitution.id, (&branch.id, person), said, history.head)
    })
}

/// An answer that binds nothing yet but its organisation, its decision and whose it is.
pub fn saying(
    workspace: &Workspace,
    organisation: &str,
    (id, person): (&DecisionId, &PersonId),
    said: Said,
    seen: Id,
) -> Answer {
    Answer {
        format: ANSWER_FORMAT.into(),
        organisation: organisation.to_owned(),
        decision: id.to_string(),
        version: 1,
        change: String::new(),
        rules: String::new(),
        person: person.clone(),
        number: 1,
        answer: said,
        reason: None,
        harms: None,
        caused_by_proposal: None,
        unrecoverable: None,
        for_person: None,
        slip: None,
        supersedes: None,
        recorded_by: None,
        via: None,
        letter: None,
        asks_meeting: None,
        seen: Some(seen.to_string()),
        issued: Some(workspace.now),
    }
}

/// Adds an answer and its signature to some edits; gives the answer's digest. It takes the name of its number, or the
/// next one that is free: nothing that lies there is ever written over.
///
/// # Errors
/// When the key will not sign.
pub fn sign_answer(
    edits: &mut Edits,
    (id, dossier): (&DecisionId, &Files),
    answer: &Answer,
    actor: &Actor,
) -> Attempt<String> {
    let text = statement_text(answer).into_bytes();
    let kind = Kind::Answer(id.clone(), format!("{}-{}-{}", answer.version, answer.person, answer.number));
    if !parse(&kind, "", &text).1.is_empty() {
        return Err(Failure::surroundings(message!("answer-unwritable", id = id.as_str())));
    }
    let armour = actor.signer.sign(ANSWER_NAMESPACE, &text)?;
    let digest = sha256(&text);
    let stem = format!("{}-{}-{}", answer.version, answer.person, answer.number);
    let [text_path, armour_path] = free_names(id, &stem, dossier);
    edits.insert(text_path, Some(text));
    edits.insert(armour_path, Some(armour.into_bytes()));
    Ok(digest)
}

/// The digest of a person's last answer, and the number that the next one of a version takes.
pub fn last_own(standing: &Standing, person: &PersonId, version: i64) -> Option<(String, i64)> {
    // What a key signed that no longer speaks replaces nothing, so nothing can replace it.
    let speaks =
        |weight: &Weight| matches!(weight, Weight::Counted | Weight::Stale | Weight::Superseded | Weight::Outsider);
    let own = standing.papers.iter().filter(|(p, weight)| p.answer.person == *person && speaks(weight));
    let (last, _) = own.max_by_key(|(p, _)| (p.answer.version, p.answer.number))?;
    Some((last.digest.clone(), next_number(standing, person, version)))
}

/// The number that the next answer of a person to a version takes: what nobody signed who may counts for nothing.
pub fn next_number(standing: &Standing, person: &PersonId, version: i64) -> i64 {
    let signed = standing.papers.iter().filter(|(p, weight)| {
        let of = p.answer.person == *person && p.answer.version == version;
        of && !matches!(weight, Weight::Unverified | Weight::Ended | Weight::Foreign)
    });
    let last = signed.map(|(p, _)| p.answer.number).max().unwrap_or(0);
    last.saturating_add(1).min(LARGEST)
}
