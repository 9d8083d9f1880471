//! Signed answers: what one binds, how it is signed, which number it takes.

use super::workspace::{Actor, Workspace};
use super::worktree::commit;
use crate::bind::{ANSWER_FORMAT, ANSWER_NAMESPACE, State, sha256, statement_text};
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Answer, DecisionId, PersonId, Proposal, Said};
use crate::store::{Edits, Id};
use crate::trust::{Audit, BranchView, branch_view};

/// The edits of a version with its proposer's own answer, signed.
pub fn signed_version(
    workspace: &Workspace,
    audit: &Audit,
    actor: &Actor,
    id: &DecisionId,
    on: Id,
    edits: &Edits,
    supersedes: Option<(String, i64)>,
) -> Attempt<Edits> {
    let draft = commit(workspace, actor, on, edits, "draft")?;
    let view = branch_view(&workspace.repo, &audit.lawful.memo, id, draft, audit.head)?;
    let view = view.ok_or_else(|| Failure::surroundings(message!("unreadable-dossier", id = id.as_str())))?;
    let number = supersedes.as_ref().map_or(1, |(_, number)| *number);
    let answer = Answer {
        supersedes: supersedes.map(|(digest, _)| format!("sha256:{digest}")),
        ..blank_answer(
            workspace,
            audit,
            id,
            &view.proposal,
            &view.tip_change(&workspace.repo, audit)?,
            &actor.person,
            Said::Propose,
        )?
    };
    let mut edits = edits.clone();
    sign_answer(&mut edits, id, &answer, number, actor)?;
    Ok(edits)
}

/// An answer with everything it binds.
pub fn blank_answer(
    workspace: &Workspace,
    audit: &Audit,
    id: &DecisionId,
    proposal: &Proposal,
    change: &str,
    person: &PersonId,
    said: Said,
) -> Attempt<Answer> {
    let constitution = audit.lawful.constitution();
    let constitution = constitution.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    Ok(Answer {
        format: ANSWER_FORMAT.into(),
        organisation: constitution.id.clone(),
        decision: id.to_string(),
        version: proposal.version,
        change: change.to_owned(),
        rules: audit.lawful.rules_digest(),
        person: person.clone(),
        answer: said,
        reason: None,
        harms: None,
        caused_by_proposal: None,
        unrecoverable: None,
        for_person: None,
        supersedes: None,
        recorded_by: None,
        via: None,
        letter: None,
        asks_meeting: None,
        seen: Some(audit.head.to_string()),
        issued: Some(workspace.now),
    })
}

/// Adds an answer and its signature to some edits; gives the answer's digest.
pub fn sign_answer(edits: &mut Edits, id: &DecisionId, answer: &Answer, number: i64, actor: &Actor) -> Attempt<String> {
    let stem = format!("{}-{}-{number}", answer.version, answer.person);
    let text = statement_text(answer).into_bytes();
    let armour = actor.signer.sign(ANSWER_NAMESPACE, &text)?;
    let digest = sha256(&text);
    edits.insert(Kind::Answer(id.clone(), stem.clone()).path().unwrap_or_default(), Some(text));
    edits.insert(Kind::AnswerSignature(id.clone(), stem).path().unwrap_or_default(), Some(armour.into_bytes()));
    Ok(digest)
}

/// The digest of a person's last answer, and the number that the next one of a version takes.
pub fn last_own(branch: &BranchView, person: &PersonId, version: i64) -> Option<(String, i64)> {
    let own = branch.papers.iter().filter(|p| p.answer.person == *person);
    let (mut last, mut number) = (None, 1);
    for paper in own {
        let (of, _, n) = crate::files::split_stem(&paper.stem)?;
        if of == version {
            number = number.max(n + 1);
        }
        if !paper.answer.answer.is_talk() && paper.key.is_some() && last.as_ref().is_none_or(|(at, _)| *at < (of, n)) {
            last = Some(((of, n), paper.digest.clone()));
        }
    }
    last.map(|(_, digest)| (digest, number))
}

/// The number that the next answer of a person to a version takes.
pub fn next_number(branch: &BranchView, person: &PersonId, version: i64) -> i64 {
    let own = branch.papers.iter().filter_map(|p| crate::files::split_stem(&p.stem));
    own.filter(|(of, who, _)| *of == version && who == person).map(|(_, _, n)| n).max().unwrap_or(0) + 1
}
