//! Begins an organisation: its first files, in one commit.

use std::path::PathBuf;

use crate::files::{Memory, Source};
use crate::finding::{Attempt, Failure};
use crate::lang::{Catalogue, Message};
use crate::message;
use crate::model::Level;
use crate::process::bench::skeleton::{Plan, first_files};
use crate::process::bench::workspace::Workspace;
use crate::process::look::check::check_source;
use crate::rules::AtHand;
use crate::store::{Disk, NewCommit, Repo};

/// Writes a commented organisation and commits it.
///
/// # Errors
/// When the folder holds governed files already, or cannot be written.
pub fn init(plan: &Plan, catalogues: (&Catalogue, &Catalogue)) -> Attempt<Workspace> {
    if plan.founders.is_empty() {
        return Err(Failure::usage(message!("no-founder")));
    }
    refuse_unsound(plan, catalogues)?;
    let repo = match Repo::around(&plan.dir) {
        Some(repo) if repo.workdir().is_some_and(|w| crate::store::same_file(&w, &plan.dir)) => repo,
        around => {
            refuse_within(around.and_then(|repo| repo.workdir()))?;
            Repo::init(&plan.dir, "main")?
        }
    };
    let head = repo.head_tip();
    let base = head.map(|tip| repo.commit(tip)).transpose()?.map(|c| c.tree);
    let there = Disk::new(&plan.dir).list()?;
    if let Some(entry) = there.first() {
        return Err(Failure::surroundings(message!("governed-path-exists", path = &entry.path)));
    }
    let branch = repo.head_branch().unwrap_or_else(|| "main".into());
    let edits = first_files(plan, catalogues.0, catalogues, &branch)?;
    let tree = repo.put_tree(base, &edits)?;
    let parents: Vec<_> = head.into_iter().collect();
    let message = format!("init: {}\n", crate::lang::visible(&plan.name));
    let new = NewCommit { tree, parents: &parents, stamp: &plan.stamp, message: &message, signer: None };
    let commit = repo.put_commit(&new)?;
    repo.swap(&branch, head, commit, "accord: init")?;
    repo.check_out(base, tree)?;
    Workspace::open(&plan.dir, plan.now)
}

/// What a check would call an error in the first files is said before anything is written: a founder named twice, a
/// key that two people share, a category that does not exist.
fn refuse_unsound(plan: &Plan, catalogues: (&Catalogue, &Catalogue)) -> Attempt<()> {
    let mut files = Memory::default();
    for (path, bytes) in first_files(plan, catalogues.0, catalogues, "main")? {
        files.put(path, bytes.unwrap_or_default());
    }
    let checked = check_source(&files, &AtHand::default(), plan.now.date())?;
    match checked.findings.into_iter().find(|f| f.level == Level::Error) {
        Some(fault) => {
            let why = Message { key: format!("rule-{}-message", fault.rule).into(), args: fault.values };
            Err(Failure::usage(message!("init-unsound", why = why)))
        }
        None => Ok(()),
    }
}

/// No organisation within another.
fn refuse_within(around: Option<PathBuf>) -> Attempt<()> {
    let Some(around) = around else { return Ok(()) };
    match Disk::new(&around).list()?.first() {
        Some(_) => Err(Failure::surroundings(message!("within-another", path = around.display().to_string()))),
        None => Ok(()),
    }
}
