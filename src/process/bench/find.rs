//! Finds a decision by any unambiguous part of its id, wherever it is: on a branch, at the remote, on main.

use std::collections::BTreeSet;

use super::workspace::Workspace;
use crate::files::{Kind, Region, classify};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, nearest};
use crate::store::{Branch, Files, Id};

/// Prefix of the branches of decisions.
pub const PREFIX: &str = "accord/";

/// A decision that exists somewhere.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: DecisionId,
    /// The branch, while it is open.
    pub branch: Option<Branch>,
    /// Whether main holds its outcome.
    pub closed: bool,
}

impl Known {
    /// The newest tip of the branch; the local one when it holds answers that were not sent yet.
    ///
    /// # Errors
    /// When a commit is missing.
    pub fn tip(&self, workspace: &Workspace) -> Attempt<Option<Id>> {
        let Some(branch) = &self.branch else { return Ok(None) };
        Ok(match (branch.local, branch.remote) {
            (Some(local), Some(remote)) if workspace.repo.contains(remote, local)? => Some(remote),
            (Some(local), _) => Some(local),
            (None, remote) => remote,
        })
    }
}

/// The branch name of a decision.
pub fn branch_of(id: &DecisionId) -> String {
    format!("{PREFIX}{id}")
}

/// The ids of the dossiers that a set of files holds with an outcome.
pub fn closed_in(files: &Files) -> BTreeSet<DecisionId> {
    let outcomes = files.keys().filter_map(|path| match classify(path) {
        Region::Governed(Kind::Outcome(id)) => Some(id),
        _ => None,
    });
    outcomes.collect()
}

/// Every decision that is known, in the order of the ids.
///
/// # Errors
/// When refs or objects cannot be read.
pub fn all(workspace: &Workspace) -> Attempt<Vec<Known>> {
    let tip = workspace.main_tip()?;
    let closed = closed_in(&workspace.repo.files(workspace.repo.commit(tip)?.tree)?);
    let branches = workspace.repo.branches(PREFIX)?;
    let open = branches.into_iter().filter_map(|branch| {
        let id = DecisionId::parse(branch.name.strip_prefix(PREFIX)?)?;
        Some(Known { closed: closed.contains(&id), id, branch: Some(branch) })
    });
    let mut known: Vec<Known> = open.collect();
    let named: BTreeSet<DecisionId> = known.iter().map(|k| k.id.clone()).collect();
    known.extend(closed.difference(&named).map(|id| Known { id: id.clone(), branch: None, closed: true }));
    known.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(known)
}

/// The proposals that wait for answers.
///
/// # Errors
/// When refs or objects cannot be read.
pub fn open_proposals(workspace: &Workspace) -> Attempt<Vec<Known>> {
    Ok(all(workspace)?.into_iter().filter(|k| !k.closed).collect())
}

/// The decision that a word means: any part of its id that fits no other; without a word, the one whose branch
/// one stands on, or the only one that is open.
///
/// # Errors
/// None or several fit.
pub fn find(workspace: &Workspace, word: Option<&str>) -> Attempt<Known> {
    let known = all(workspace)?;
    let Some(word) = word else { return here(workspace, known) };
    if let Some(exact) = known.iter().find(|k| k.id.as_str() == word) {
        return Ok(exact.clone());
    }
    let fit: Vec<&Known> = known.iter().filter(|k| k.id.as_str().contains(word)).collect();
    let open: Vec<&Known> = fit.iter().copied().filter(|k| !k.closed).collect();
    match (open.as_slice(), fit.as_slice()) {
        ([one], _) | ([], [one]) => Ok((*one).clone()),
        ([], []) => {
            let near = nearest(word, known.iter().map(|k| k.id.as_str())).unwrap_or("").to_owned();
            Err(Failure::usage(message!("unknown-decision", id = word, near = near)))
        }
        _ => {
            let ids: Vec<String> = fit.iter().map(|k| k.id.to_string()).collect();
            Err(Failure::usage(message!("ambiguous-decision", id = word, ids = ids)))
        }
    }
}

fn here(workspace: &Workspace, known: Vec<Known>) -> Attempt<Known> {
    let branch = workspace.repo.head_branch().unwrap_or_default();
    let standing = branch.strip_prefix(PREFIX).and_then(|id| known.iter().find(|k| k.id.as_str() == id));
    if let Some(known) = standing {
        return Ok(known.clone());
    }
    let mut open = known.into_iter().filter(|k| !k.closed);
    match (open.next(), open.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Failure::usage(message!("no-open-proposal"))),
        (Some(one), Some(two)) => {
            let ids: Vec<String> = [one, two].into_iter().chain(open).map(|k| k.id.to_string()).collect();
            Err(Failure::usage(message!("which-decision", ids = ids)))
        }
    }
}
