//! Begins an organisation: its first files, in one commit.

use std::path::{Path, PathBuf};

use crate::files::{Memory, Source};
use crate::finding::{Attempt, Failure};
use crate::lang::{Catalogue, Message};
use crate::message;
use crate::model::Level;
use crate::process::bench::names::keep_name;
use crate::process::bench::skeleton::{Plan, first_files};
use crate::process::bench::workspace::Workspace;
use crate::process::look::check::check_source;
use crate::rules::AtHand;
use crate::store::{Disk, Repo};

/// Writes a commented organisation and commits it.
///
/// # Errors
/// When the folder holds governed files already, or cannot be written.
pub fn init(plan: &Plan, catalogues: (&Catalogue, &Catalogue)) -> Attempt<Workspace> {
    if plan.founders.is_empty() {
        return Err(Failure::usage(message!("no-founder")));
    }
    refuse_unsound(plan, catalogues)?;
    let message = format!("init: {}\n", crate::lang::visible(&plan.name));
    let edits = |branch: &str| first_files(plan, catalogues.0, catalogues, branch);
    match Repo::around(&plan.dir) {
        Some(repo) if repo.workdir().is_some_and(|w| crate::store::same_file(&w, &plan.dir)) => {
            repo.finish()?;
            refuse_governed(&plan.dir)?;
            let branch = repo.head_branch().unwrap_or_else(|| "main".into());
            repo.begin_within(&edits(&branch)?, &plan.stamp, &message)?;
        }
        around => {
            refuse_within(around.and_then(|repo| repo.workdir()))?;
            if plan.dir.exists() {
                refuse_governed(&plan.dir)?;
            }
            Repo::begin(&plan.dir, "main", &edits("main")?, &plan.stamp, &message)?;
        }
    }
    let workspace = Workspace::open(&plan.dir, plan.now)?;
    for founder in plan.founders.iter().filter(|founder| founder.apart) {
        keep_name(&workspace, &founder.id, &founder.called())?;
    }
    Ok(workspace)
}

fn refuse_governed(dir: &Path) -> Attempt<()> {
    match Disk::new(dir).list()?.first() {
        Some(entry) => Err(Failure::surroundings(message!("governed-path-exists", path = &entry.path))),
        None => Ok(()),
    }
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
