//! Re-verifies the whole history of main.

use std::sync::Arc;

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::process::{Workspace, remembered_of_seals};
use crate::render::{AuditView, audit_human, audit_json};
use crate::store::Id;
use crate::trust::{Anchor, History, anchor, moved_back, rollback};

/// Up to so many remembered commits are judged again all the same: it takes no time, and shows everything.
const SOON_JUDGED: usize = 500;

pub fn run(context: &Context, rev: Option<&str>, since: Option<&str>, require_anchor: bool, full: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    if full {
        workspace.recall_nothing();
    }
    let head = match rev {
        Some(rev) => workspace.resolve(rev)?,
        None => workspace.repo.local_tip(workspace.main()?).map_or_else(|| workspace.main_tip(), Ok)?,
    };
    let history = judged(&workspace, head, full)?;
    let since = match since {
        Some(rev) => {
            let id = workspace.resolve(rev)?;
            let at = history.position(id);
            at.map(|at| at + 1).ok_or_else(|| Failure::usage(message!("unknown-revision", rev = rev)))?
        }
        None => 0,
    };
    let anchored = anchor(&workspace.git, &history)?;
    // Only main itself moves the pin: looking at an older commit is no rollback.
    let moved = match (rev, anchored) {
        (None, Anchor::Broken) => moved_back(&history)?,
        (None, _) => rollback(&history)?,
        (Some(_), _) => None,
    };
    let faulty = moved.is_some();
    let more: Vec<_> = moved.into_iter().chain(remembered_of_seals(&history)?).collect();
    let page = context.page();
    let view = AuditView { history: &history, since, quiet_too: context.global.verbose, anchored, more: &more };
    out::data(&match context.global.format.as_deref() {
        Some("json") => audit_json(&view, &page),
        _ => audit_human(&view, &page),
    });
    if history.founded.is_none() {
        context.note(&message!("audit-found-first"));
    }
    let unanchored = require_anchor && anchored != Anchor::Holds;
    let sound = history.is_sound() && !faulty && anchored != Anchor::Broken;
    Ok(match (unanchored || history.founded.is_none(), sound) {
        (true, _) => 4,
        (false, false) => 1,
        (false, true) => 0,
    })
}

/// Main up to a commit: from what is remembered where that is long, from its beginning where it is asked for.
fn judged(workspace: &Workspace, head: Id, full: bool) -> Attempt<Arc<History>> {
    if full {
        return workspace.judge_fully(head);
    }
    let history = workspace.judge(head)?;
    let short = history.remembered > 0 && history.remembered <= SOON_JUDGED;
    if short { workspace.judge_fully(head) } else { Ok(history) }
}
