//! What waits for me: where one stands, what one is asked, what one asked of others.

use super::view::view;
use crate::bind::{key_point, owner_of};
use crate::finding::{Attempt, Failure, Finding};
use crate::model::{DecisionId, PersonId};
use crate::process::bench::find::{PREFIX, exactly, open_proposals};
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::entry_edits;
use crate::store::Branch;
use crate::trust::{moved_back, unsigned};

/// One open proposal, as it looks from one's own actor.
pub struct Waiting {
    pub id: DecisionId,
    pub title: String,
    pub circle: String,
    /// My answer to this version is asked for and not there.
    pub mine: bool,
    /// I answered an earlier version.
    pub stale: bool,
    pub missing: Vec<PersonId>,
    pub objections: Vec<PersonId>,
    pub may_decide: bool,
    /// Its proposer took it back; it only has to be closed.
    pub retracted: bool,
    /// Something of it is only here.
    pub unsent: bool,
    /// Somebody left, by their own or a recorder's word: shown first, to everyone.
    pub departure: bool,
}

/// What there is to know on arriving.
pub struct Status {
    pub branch: Option<String>,
    pub in_force: bool,
    pub edits: Vec<String>,
    pub me: Option<PersonId>,
    pub founded: bool,
    pub founders_missing: Vec<PersonId>,
    pub open_violations: usize,
    /// Proposals that cannot be read, and why.
    pub unreadable: Vec<(DecisionId, Failure)>,
    /// Main no longer holds what this user found lawful, or crossed it.
    pub moved_back: Option<Finding>,
    pub proposals: Vec<Waiting>,
    /// The branch one stands on is of a decision that is closed.
    pub on_closed: bool,
}

/// Gathers it.
///
/// # Errors
/// When the repository cannot be read.
pub fn status(workspace: &Workspace, acting: Option<&PersonId>) -> Attempt<Status> {
    let history = workspace.history()?;
    let key = workspace.signer(acting).ok().map(|s| key_point(&s.public));
    let mut me = key.as_ref().and_then(|key| owner_of(&history.lawful, key)).map(|(person, _)| person);
    let branch = workspace.repo.head_branch();
    let tree = workspace.repo.head_tip().map(|tip| workspace.repo.commit(tip)).transpose()?.map(|c| c.tree);
    let edits = match tree.filter(|_| workspace.repo.workdir().is_some()) {
        Some(tree) => entry_edits(workspace, tree)?.into_keys().collect(),
        None => vec![],
    };
    let mut proposals = vec![];
    let mut unreadable = vec![];
    let mut founders_missing = vec![];
    if history.founded.is_some() {
        for known in open_proposals(workspace)? {
            let view = match view(workspace, &history, &known) {
                Ok(view) => view,
                // One that cannot be read is named: somebody waits for it.
                Err(failure) => {
                    unreadable.push((known.id, failure));
                    continue;
                }
            };
            let standing = &view.standing;
            // Whoever is being admitted is asked to accept with the new key.
            let accepts = standing.acceptances.iter().find(|a| !a.given && Some(&a.key) == key.as_ref());
            if let (None, Some(accepts)) = (&me, accepts) {
                me = Some(accepts.person.clone());
            }
            let unsent = workspace.repo.remote().is_some()
                && known
                    .branch
                    .as_ref()
                    .is_some_and(|b| b.local.is_some() && b.local != b.remote && known_ahead(workspace, b));
            let asked = me.as_ref().filter(|me| standing.electors.contains(me));
            proposals.push(Waiting {
                id: known.id,
                title: standing.proposal.title.clone(),
                circle: standing.proposal.circle.to_string(),
                mine: !standing.is_retracted()
                    && (accepts.is_some() || asked.is_some_and(|me| !standing.has_answered(me))),
                stale: me.as_ref().and_then(|me| standing.voices.get(me)).is_some_and(|v| v.stale),
                missing: standing.awaited(),
                retracted: standing.is_retracted(),
                unsent,
                objections: standing.open_objections().map(|o| o.person.clone()).collect(),
                may_decide: view.missing.is_empty(),
                departure: standing.kinds.iter().any(|k| k.word() == "departure"),
            });
        }
        proposals.sort_by_key(|w| (!w.departure, !w.mine, !w.may_decide));
    } else {
        let files = workspace.repo.files(workspace.repo.commit(history.head)?.tree)?;
        founders_missing = unsigned(&files, workspace.memo())?;
    }
    Ok(Status {
        on_closed: on_closed(workspace, branch.as_deref())?,
        in_force: branch.as_deref() == Some(workspace.main()?),
        branch,
        edits,
        me,
        founded: history.founded.is_some(),
        founders_missing,
        unreadable,
        moved_back: moved_back(&history)?,
        open_violations: history.violations(false),
        proposals,
    })
}

fn known_ahead(workspace: &Workspace, branch: &Branch) -> bool {
    match (branch.local, branch.remote) {
        (Some(local), Some(there)) => !workspace.repo.contains(there, local).unwrap_or(true),
        (local, _) => local.is_some(),
    }
}

fn on_closed(workspace: &Workspace, branch: Option<&str>) -> Attempt<bool> {
    let Some(id) = branch.and_then(|b| b.strip_prefix(PREFIX)) else { return Ok(false) };
    let known = DecisionId::parse(id).map(|id| exactly(workspace, &id)).transpose()?.flatten();
    Ok(known.is_some_and(|known| known.closed))
}
