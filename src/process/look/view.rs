//! One decision as everybody may look at it: its text, its answers, what is missing, what it changes.

use crate::bind::{Case, Sealing, Standing, judge};
use crate::files::{Kind, Noun};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{DecisionId, Instant, Outcome};
use crate::process::bench::find::Known;
use crate::process::bench::workspace::Workspace;
use crate::rules::judge_dossier;
use crate::store::{Files, Id, first_sight};
use crate::trust::{Audit, BranchView, Verdict, branch_view, dossier_files, read_papers};

/// A decision, judged.
pub struct View {
    pub id: DecisionId,
    pub standing: Standing,
    pub branch: Option<BranchView>,
    pub outcome: Option<Outcome>,
    /// What stands in the way of sealing it today.
    pub missing: Vec<Finding>,
    /// The governed files before and after.
    pub before: Files,
    pub after: Files,
}

/// Gathers what there is to say of a decision.
///
/// # Errors
/// When it cannot be read.
pub fn view(workspace: &Workspace, audit: &Audit, known: &Known) -> Attempt<View> {
    match (known.closed, known.tip(workspace)?) {
        (false, Some(tip)) => open(workspace, audit, &known.id, tip),
        _ => closed(workspace, audit, &known.id),
    }
}

/// An open decision as one commit holds it, whatever branch that is on.
///
/// # Errors
/// When it cannot be read.
pub fn view_at(workspace: &Workspace, audit: &Audit, id: &DecisionId, tip: Id) -> Attempt<View> {
    open(workspace, audit, id, tip)
}

fn unreadable(id: &DecisionId) -> Failure {
    Failure::surroundings(message!("unreadable-dossier", id = id.as_str()))
}

fn open(workspace: &Workspace, audit: &Audit, id: &DecisionId, tip: Id) -> Attempt<View> {
    let memo = &audit.lawful.memo;
    let branch = branch_view(&workspace.repo, memo, id, tip, audit.head)?.ok_or_else(|| unreadable(id))?;
    let numbers = workspace.numbers(&audit.lawful)?;
    let case = Case {
        id,
        proposal: &branch.proposal,
        changes: &branch.changes,
        change: Some(branch.change.clone()),
        papers: branch.papers.clone(),
        sealing: None,
        now: workspace.now,
    };
    let mut standing = judge(case, &audit.lawful, &numbers);
    standing.unsigned.clone_from(&branch.foreign);
    sight(workspace, &branch)?;
    let missing = judge_dossier(&standing).into_iter().filter(|f| f.level == crate::model::Level::Error).collect();
    let before = audit.lawful.files.clone();
    let mut after = before.clone();
    let written = workspace.repo.files(workspace.repo.commit(branch.written)?.tree)?;
    for change in &branch.changes {
        match (&change.new, written.get(&change.path)) {
            (Some(_), Some(blob)) => drop(after.insert(change.path.clone(), *blob)),
            _ => drop(after.remove(&change.path)),
        }
    }
    Ok(View { id: id.clone(), standing, branch: Some(branch), outcome: None, missing, before, after })
}

/// When this clone first saw a version: a window is never shorter than what one has seen oneself.
///
/// # Errors
/// When the clone cannot be written.
pub fn sight(workspace: &Workspace, branch: &BranchView) -> Attempt<Instant> {
    let digest = branch.change.trim_start_matches("sha256:").get(..16).unwrap_or_default();
    first_sight(
        &workspace.repo.own_dir(),
        &format!("{}-{}-{digest}", branch.id, branch.proposal.version),
        workspace.now,
    )
}

/// A decision that main holds, seen at the commit that sealed it.
fn closed(workspace: &Workspace, audit: &Audit, id: &DecisionId) -> Attempt<View> {
    let at = audit
        .commits
        .iter()
        .rposition(|c| c.decision.as_ref() == Some(id) && matches!(c.verdict, Verdict::Decision | Verdict::Stripped))
        .ok_or_else(|| unreadable(id))?;
    let files = |commit: Id| workspace.repo.files(workspace.repo.commit(commit)?.tree);
    let after = files(audit.commits[at].commit.id)?;
    let before = audit.commits[at].commit.parents.first().map_or_else(|| Ok(Files::new()), |p| files(*p))?;
    let dossier = dossier_files(&after, id);
    let memo = &audit.lawful.memo;
    let noun = |kind: Kind| -> Attempt<Option<Noun>> {
        let Some(blob) = kind.path().and_then(|p| dossier.get(&p).copied()) else { return Ok(None) };
        Ok(memo.side(&kind, blob)?.noun.as_deref().cloned())
    };
    let (Some(Noun::Proposal(proposal)), Some(Noun::Outcome(outcome))) =
        (noun(Kind::Proposal(id.clone()))?, noun(Kind::Outcome(id.clone()))?)
    else {
        return Err(unreadable(id));
    };
    let numbers = workspace.numbers(&audit.lawful)?;
    let case = Case {
        id,
        proposal: &proposal,
        changes: &[],
        change: Some(outcome.change.clone()),
        papers: read_papers(&dossier, memo)?,
        sealing: Some(Sealing { result: outcome.result, decided: outcome.decided }),
        now: workspace.now,
    };
    let mut standing = judge(case, &audit.lawful, &numbers);
    // What was decided then is told as it was decided: electors and rules are those the outcome names.
    standing.electors = outcome.electors.iter().cloned().collect();
    standing.rules.clone_from(&outcome.rules);
    for (person, voice) in &mut standing.voices {
        voice.stale &= !outcome.electors.contains(person);
    }
    Ok(View {
        id: id.clone(),
        standing,
        branch: None,
        outcome: Some(std::sync::Arc::unwrap_or_clone(outcome)),
        missing: vec![],
        before,
        after,
    })
}
