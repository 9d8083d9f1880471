//! Whether a proposal may be decided: the same words for `check`, `show`, `status` and `decide`.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{brought_errors, check_commit_tree, check_open};
use super::view::{View, view};
use crate::bind::{ChangeKind, Standing};
use crate::files::{Kind, Region, classify, dossier_folder};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Level};
use crate::process::bench::find::{find, open_proposals};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::entry_edits;
use crate::rules::waiting;
use crate::store::{Blob, Id};
use crate::trust::{BranchView, History, branch_view, is_entry};
use crate::values;

/// Rivals of one proposal on one file that are named.
const NAMED: usize = 3;

/// Adds what the change itself would break: errors of the organisation's rules that it brings, at the levels in force.
///
/// # Errors
/// When an object is missing or damaged.
pub fn complete(workspace: &Workspace, view: &mut View) -> Attempt<()> {
    if view.outcome.is_none() {
        let more = breaks(workspace, view)?;
        view.missing.extend(more);
    }
    Ok(())
}

/// The errors that an open decision would bring, beside those that its own dossier has.
///
/// # Errors
/// When an object is missing or damaged.
pub fn breaks(workspace: &Workspace, view: &View) -> Attempt<Vec<Finding>> {
    let Some(lawful) = view.before else { return Ok(vec![]) };
    let today = workspace.now.date();
    let (before, after) = (check_commit_tree(workspace, lawful, None, today)?, check_open(workspace, view, today)?);
    let known =
        |finding: &Finding| view.missing.iter().any(|it| (it.rule, &it.place) == (finding.rule, &finding.place));
    let new = brought_errors(&before, &after).into_iter().filter(|finding| !known(finding));
    let mut held = vec![];
    for finding in new {
        if !is_spared(workspace, &view.standing, view.branch.as_ref(), &finding)? {
            held.push(finding);
        }
    }
    Ok(held)
}

/// Whether an error holds up nobody's leaving: who departs is kept by nothing that the others then have to put right, and who is
/// separated holds it up by nothing that came to be since the version was written.
///
/// # Errors
/// When an object is missing or damaged.
pub fn is_spared(
    workspace: &Workspace,
    standing: &Standing,
    branch: Option<&BranchView>,
    finding: &Finding,
) -> Attempt<bool> {
    let all = |is: &dyn Fn(&ChangeKind) -> bool| !standing.kinds.is_empty() && standing.kinds.iter().all(is);
    if all(&|kind| matches!(kind, ChangeKind::Departure(_))) {
        return Ok(true);
    }
    let (Some(branch), Some(place)) = (branch, &finding.place) else { return Ok(false) };
    let repo = &workspace.repo;
    let lawful = workspace.history()?.lawful.tree;
    let then = repo.entry(repo.commit(branch.base)?.tree, &place.path)?;
    let moved = lawful.map(|tree| repo.entry(tree, &place.path)).transpose()?.flatten() != then;
    Ok(moved && all(&|kind| matches!(kind, ChangeKind::Separation(_))))
}

/// Other open proposals that change the same files: whichever is decided first, the other one has to be amended.
///
/// # Errors
/// When an object is missing or damaged.
pub fn rivals(workspace: &Workspace, history: &History, view: &View) -> Attempt<Vec<Finding>> {
    let Some(branch) = &view.branch else { return Ok(vec![]) };
    let own: BTreeSet<&String> = branch.changes.iter().map(|change| &change.path).collect();
    let mut found = vec![];
    for known in open_proposals(workspace)?.into_iter().filter(|known| known.id != view.id) {
        let Some(tip) = known.tip(workspace)? else { continue };
        // One that cannot be read is told where it is looked at.
        let Ok(Some(other)) = branch_view(history, &known.id, tip) else { continue };
        let shared = other.changes.iter().filter(|change| own.contains(&change.path));
        found.extend(shared.map(|change| rival(&view.id, &known.id, &change.path)));
    }
    Ok(found)
}

fn rival(id: &DecisionId, other: &DecisionId, path: &str) -> Finding {
    let place = Place::file(Kind::Proposal(id.clone()).path().unwrap_or_default());
    let values = values![id = id.as_str(), other = other.as_str(), path = path];
    Finding { level: Level::Warning, ..Finding::error("rival-proposal", place, values) }
}

/// The same of several proposals that were read already: the others that share a file with each.
pub fn rivalries<'v>(views: impl Iterator<Item = &'v View>) -> BTreeMap<DecisionId, BTreeSet<DecisionId>> {
    let mut by_path: BTreeMap<&str, Vec<&DecisionId>> = BTreeMap::new();
    for view in views {
        for change in view.branch.iter().flat_map(|branch| &branch.changes) {
            by_path.entry(&change.path).or_default().push(&view.id);
        }
    }
    let mut all: BTreeMap<DecisionId, BTreeSet<DecisionId>> = BTreeMap::new();
    for ids in by_path.into_values() {
        for id in &ids {
            let others = ids.iter().filter(|other| *other != id).map(|other| (*other).clone()).take(NAMED);
            all.entry((*id).clone()).or_default().extend(others);
        }
    }
    all
}

/// What stands in a proposal's way that waiting for answers does not cure, with its rivals: what its proposer wants to know.
///
/// # Errors
/// When it cannot be read.
pub fn obstacles(workspace: &Workspace, id: &DecisionId) -> Attempt<Vec<Finding>> {
    let history = workspace.lawful()?;
    let known = find(workspace, Some(id.as_str()))?;
    if known.closed {
        return Ok(vec![]);
    }
    let mut seen = view(workspace, &history, &known)?;
    complete(workspace, &mut seen)?;
    let mut found: Vec<Finding> = seen.missing.iter().filter(|f| !waiting(f.rule)).cloned().collect();
    found.extend(rivals(workspace, &history, &seen)?);
    Ok(found)
}

/// What a branch changes of the governed files that no open decision of its own proposes, from where it left a base to the
/// files on disk, or to a commit; `None` where it changes nothing, or holds what is in force.
///
/// # Errors
/// When an object is missing or damaged.
pub fn undecided(
    workspace: &Workspace,
    at: Option<&str>,
    base: &str,
    own: Option<&BranchView>,
) -> Attempt<Option<Finding>> {
    let history = workspace.lawful()?;
    let resolve = |rev: &str| workspace.resolve(rev);
    let Some(tip) = at.map_or_else(|| Ok(workspace.repo.head_tip()), |rev| resolve(rev).map(Some))? else {
        return Ok(None);
    };
    let base = resolve(base)?;
    let (None, Some(_)) = (history.position(tip).filter(|_| at.is_some()), &history.founded) else { return Ok(None) };
    let left = workspace.repo.merge_bases(base, tip)?.first().copied().unwrap_or(base);
    let tree = |commit: Id| workspace.repo.commit(commit).map(|commit| commit.tree);
    let mut sides: BTreeMap<String, Option<Blob>> = BTreeMap::new();
    let proposed = |path: &String| {
        own.is_some_and(|own| {
            let signed = own.changes.iter().any(|it| it.path == *path) && !own.foreign.contains(path);
            signed || path.starts_with(&format!("{}/", dossier_folder(&own.id)))
        })
    };
    workspace.repo.differing(Some(tree(left)?), Some(tree(tip)?), |path, old, new| {
        if (is_entry(&path) || closes(&path, old.is_some())) && !proposed(&path) {
            sides.insert(path, new);
        }
    })?;
    let mut paths = vec![];
    for (path, new) in sides {
        if history.lawful.file(&path)? != new {
            paths.push(path);
        }
    }
    if at.is_none() && own.is_none() && workspace.repo.workdir().is_some() {
        paths.extend(entry_edits(workspace, tree(tip)?)?.into_keys());
        paths.sort();
        paths.dedup();
    }
    let Some(first) = paths.first() else { return Ok(None) };
    let place = Place::file(first);
    Ok(Some(Finding { level: Level::Warning, ..Finding::error("undecided-edit", place, values![paths = paths]) }))
}

/// Whether a path is of the founding, or of a dossier and nobody's to write: what stood before, an outcome. An answer that
/// comes late is.
fn closes(path: &str, stood: bool) -> bool {
    let outcome = |kind: &Kind| matches!(kind, Kind::Outcome(_) | Kind::OutcomeSignature(..));
    match classify(path) {
        Region::Governed(Kind::Founding(_) | Kind::FoundingSignature(_)) => true,
        Region::Governed(kind) => kind.decision().is_some() && (stood || outcome(&kind)),
        _ => false,
    }
}
