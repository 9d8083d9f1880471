//! Re-verifies the whole history of main.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::render::{audit_human, audit_json};
use crate::trust::{Anchor, anchor, audit, rollback};

pub fn run(context: &Context, rev: Option<&str>, since: Option<&str>, require_anchor: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let head = match rev {
        Some(rev) => workspace.repo.resolve(rev)?,
        None => workspace.repo.local_tip(&workspace.main).map_or_else(|| workspace.main_tip(), Ok)?,
    };
    let judged = audit(&workspace.repo, head, context.now)?;
    let since = match since {
        Some(rev) => {
            let id = workspace.repo.resolve(rev)?;
            let at = judged.commits.iter().position(|c| c.commit.id == id);
            at.map(|at| at + 1).ok_or_else(|| Failure::usage(message!("unknown-revision", rev = rev)))?
        }
        None => 0,
    };
    let anchored = anchor(&workspace.git, &judged)?;
    // Only main itself moves the pin: looking at an older commit is no rollback.
    let more: Vec<_> = if rev.is_none() { rollback(&workspace.repo, &judged)?.into_iter().collect() } else { vec![] };
    let page = context.page();
    out::data(&match context.global.format.as_deref() {
        None | Some("text") => audit_human(&judged, since, context.global.verbose, anchored, &more, &page),
        Some("json") => audit_json(&judged, since, anchored, &more, &page),
        Some(other) => return Err(usage("unknown-format", other)),
    });
    if judged.founded.is_none() {
        context.note(&message!("audit-found-first"));
    }
    let unanchored = require_anchor && anchored != Anchor::Holds;
    Ok(
        match (
            unanchored || judged.founded.is_none(),
            judged.is_sound() && more.is_empty() && anchored != Anchor::Broken,
        ) {
            (true, _) => 4,
            (false, false) => 1,
            (false, true) => 0,
        },
    )
}
