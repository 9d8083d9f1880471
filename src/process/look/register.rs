//! The register: what was decided, by whom, how it ended.

use std::collections::BTreeSet;

use crate::bind::{State, newly_elected};
use crate::files::{Kind, Region, classify};
use crate::finding::Attempt;
use crate::model::{Date, DecisionId, Instant, PersonId, Verdict};
use crate::process::bench::called::name_of;
use crate::process::bench::workspace::Workspace;
use crate::store::{Blob, Files, Id};
use crate::trust::{History, SignedOutcome, Step, Verdict as Judged, changes_between, dossier_files, read_proposal};

/// One line of the register.
pub struct Entry {
    /// Its place; `None` for the founding.
    pub number: Option<usize>,
    pub id: Option<DecisionId>,
    pub title: String,
    pub day: Date,
    pub commit: Id,
    /// The circle that was asked, by its name then.
    pub circle: Option<String>,
    pub result: Option<Verdict>,
    /// People who answered.
    pub answers: usize,
    /// The names of those who came into a core role by it.
    pub elected: Vec<String>,
}

/// Whether a step has a line in the register.
pub fn is_entry(step: &Step) -> bool {
    matches!(step.verdict, Judged::Decision | Judged::Stripped | Judged::Founding)
}

/// The line of a step.
///
/// # Errors
/// When an object is missing or damaged.
pub fn entry(workspace: &Workspace, history: &History, at: usize) -> Attempt<Entry> {
    let step = &history.steps[at];
    let mut entry = Entry {
        number: step.number,
        id: step.decision.clone(),
        title: step.plain_title().to_owned(),
        day: Instant::from_seconds(step.seconds).unwrap_or(workspace.now).date(),
        commit: step.commit,
        circle: None,
        result: None,
        answers: 0,
        elected: vec![],
    };
    let Some(id) = &step.decision else { return Ok(entry) };
    let (memo, tree) = (workspace.memo(), workspace.repo.commit(step.commit)?.tree);
    let dossier = dossier_files(memo, tree, id)?;
    entry.answers = who_answered(&dossier).len();
    if let Some(told) = SignedOutcome::read(&dossier, id, memo)? {
        entry.result = Some(told.outcome.result);
        if told.outcome.result == Verdict::Adopted && told.outcome.kinds.iter().any(|kind| kind == "election") {
            entry.elected = elected(history, at, tree)?;
        }
        entry.day = told.outcome.decided.date();
    }
    if let Some((proposal, _)) = read_proposal(id, &dossier, memo)? {
        let known = history.lawful_before(at).circle(&proposal.circle);
        entry.circle = Some(known.map_or_else(|| proposal.circle.to_string(), |circle| circle.name.clone()));
        entry.title = proposal.title;
    }
    Ok(entry)
}

/// Those of whom a dossier holds an answer, to whichever version; a question and a reaction are answers too.
fn who_answered(dossier: &Files) -> BTreeSet<PersonId> {
    let of = |path: &String| match classify(path) {
        Region::Governed(Kind::Answer(_, stem)) => {
            let (_, rest) = stem.split_once('-')?;
            PersonId::parse(rest.rsplit_once('-')?.0)
        }
        _ => None,
    };
    dossier.keys().filter_map(of).collect()
}

/// Whether a step changed a path or something below it: that path alone is looked at.
///
/// # Errors
/// When an object is missing or damaged.
pub fn touches(workspace: &Workspace, step: &Step, path: &str) -> Attempt<bool> {
    let at = |commit: Id| -> Attempt<(Option<Id>, Option<Blob>)> {
        let tree = workspace.repo.commit(commit)?.tree;
        Ok((workspace.repo.folder(tree, path)?, workspace.repo.entry(tree, path)?))
    };
    let before = match step.parent {
        Some(parent) => at(parent)?,
        None => (None, None),
    };
    Ok(before != at(step.commit)?)
}

/// Who came into a core role at a step, by name.
fn elected(history: &History, at: usize, tree: Id) -> Attempt<Vec<String>> {
    let before = history.lawful_before(at);
    let changes = changes_between(before.tree, tree, &before.memo)?;
    Ok(newly_elected(&changes).iter().map(|person| name_of(&before, person)).collect())
}
