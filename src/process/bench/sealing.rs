//! What a seal is made of: the outcome with its signatures, the sealed tree, the signed merge commit.

use super::workspace::{Actor, Workspace};
use crate::bind::{OUTCOME_FORMAT, OUTCOME_NAMESPACE, Standing, State, statement_text};
use crate::files::{Kind, governed};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Core, Outcome, Verdict};
use crate::store::{Edits, Id, NewCommit};
use crate::trust::{Audit, BranchView, Outcomes};

/// The outcome that a dossier bears out.
pub fn outcome(
    standing: &Standing,
    branch: &BranchView,
    audit: &Audit,
    decided: crate::model::Instant,
) -> Attempt<Outcome> {
    let constitution = audit.lawful.constitution().ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    let mut kinds: Vec<String> = standing.kinds.iter().map(|k| k.word().to_owned()).collect();
    kinds.dedup();
    let officer = |core: Core| {
        let roles = audit.lawful.roles_of(&branch.proposal.circle);
        let held = roles.iter().find(|(_, r)| r.core == Some(core)).map(|(_, r)| r.clone());
        held.and_then(|r| crate::bind::holders_in_force(&r).first().map(|h| h.person.clone()))
    };
    Ok(Outcome {
        format: OUTCOME_FORMAT.into(),
        organisation: constitution.id.clone(),
        decision: standing.id.to_string(),
        version: standing.proposal.version,
        change: standing.change.clone().unwrap_or_default(),
        rules: standing.rules.clone(),
        result: standing.result.unwrap_or(Verdict::Adopted),
        kinds,
        electors: standing.electors.iter().cloned().collect(),
        absent: standing.absent.clone(),
        answers: crate::trust::answers_of(&branch.dossier, &audit.lawful.memo)?,
        decided,
        facilitator: officer(Core::Facilitator),
        secretary: officer(Core::Secretary),
        meeting: None,
        assembly: None,
        review: branch.proposal.review,
    })
}

/// The outcome and its signatures; those under the very same bytes are kept.
pub fn outcome_files(
    outcome: &Outcome,
    before: Option<&Outcomes>,
    actor: &Actor,
    branch: &BranchView,
    workspace: &Workspace,
) -> Attempt<Edits> {
    let id = &branch.id;
    let text = statement_text(outcome).into_bytes();
    let mut edits = Edits::new();
    if let Some(before) = before.filter(|b| statement_text(&b.outcome).into_bytes() == text) {
        for (signer, _) in &before.signers {
            let path = Kind::OutcomeSignature(id.clone(), signer.clone()).path().unwrap_or_default();
            if let Some(blob) = branch.dossier.get(&path) {
                edits.insert(path, Some(workspace.repo.blob(blob.id)?));
            }
        }
    }
    let armour = actor.signer.sign(OUTCOME_NAMESPACE, &text)?;
    let signature = Kind::OutcomeSignature(id.clone(), actor.person.clone()).path().unwrap_or_default();
    edits.insert(signature, Some(armour.into_bytes()));
    edits.insert(Kind::Outcome(id.clone()).path().unwrap_or_default(), Some(text));
    Ok(edits)
}

/// What the sealed tree holds besides the first parent's: the lawful content, each entry, the dossier.
pub fn content(workspace: &Workspace, audit: &Audit, branch: &BranchView, adopted: bool) -> Attempt<Edits> {
    let mut edits = Edits::new();
    let read = |blob: crate::store::Blob| workspace.repo.blob(blob.id);
    let main = workspace.repo.files(workspace.repo.commit(audit.head)?.tree)?;
    for path in main.keys().filter(|path| governed(path) && !audit.lawful.files.contains_key(*path)) {
        edits.insert(path.clone(), None);
    }
    for (path, blob) in audit.lawful.files.iter().filter(|(path, blob)| main.get(*path) != Some(blob)) {
        edits.insert(path.clone(), Some(read(*blob)?));
    }
    for (path, blob) in &branch.dossier {
        let outcome = path.ends_with("outcome.toml") || (path.ends_with(".sig") && !path.contains("/answers/"));
        if !outcome {
            edits.insert(path.clone(), Some(read(*blob)?));
        }
    }
    if adopted {
        for change in &branch.changes {
            let new = change
                .new
                .as_ref()
                .map(|side| version_bytes(workspace, branch, &change.path, &side.digest))
                .transpose()?;
            edits.insert(change.path.clone(), new);
        }
    }
    Ok(edits)
}

/// The bytes of an entry as its proposer signed it: found on the branch by their digest.
fn version_bytes(workspace: &Workspace, branch: &BranchView, path: &str, digest: &str) -> Attempt<Vec<u8>> {
    let mut at = Some(branch.tip);
    while let Some(id) = at {
        let commit = workspace.repo.commit(id)?;
        if let Some(blob) = workspace.repo.files(commit.tree)?.get(path) {
            let bytes = workspace.repo.blob(blob.id)?;
            if crate::bind::sha256(&bytes) == digest {
                return Ok(bytes);
            }
        }
        at = commit.parents.first().copied().filter(|_| id != branch.base);
    }
    Err(Failure::bug(message!("no-such-file", path = path)))
}

pub fn merge_commit(
    workspace: &Workspace,
    audit: &Audit,
    branch: &BranchView,
    actor: &Actor,
    edits: &Edits,
    standing: &Standing,
) -> Attempt<Id> {
    let base = workspace.repo.commit(audit.head)?.tree;
    let tree = workspace.repo.put_tree(Some(base), edits)?;
    let title = crate::lang::visible(&standing.proposal.title);
    let circle = &branch.proposal.circle;
    let message = format!(
        "decide: {title}\n\nDecision: {}\nCircle: {circle}\nResult: {}\nElectors: {}\n",
        standing.id,
        standing.result.unwrap_or(Verdict::Adopted).word(),
        standing.electors.len()
    );
    let stamp = workspace.stamp(actor);
    let parents = [audit.head, branch.tip];
    workspace.repo.put_commit(&NewCommit {
        tree,
        parents: &parents,
        stamp: &stamp,
        message: &message,
        signer: Some(&actor.signer),
    })
}
