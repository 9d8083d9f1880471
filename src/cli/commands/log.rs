//! The register: what was decided, newest first; for a path, which decisions changed it.

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::Attempt;
use crate::lang::visible;
use crate::model::Instant;
use crate::process::Workspace;
use crate::trust::{Step, Verdict};

pub fn run(context: &Context, path: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.history()?;
    let page = context.page();
    let path = path.and_then(|path| context.paths_here(&workspace, &[path.to_owned()]).pop());
    let told = |s: &&Step| matches!(s.verdict, Verdict::Decision | Verdict::Stripped | Verdict::Founding);
    for step in history.steps.iter().rev().filter(told) {
        if let Some(path) = path.as_deref()
            && !touches(&workspace, step, path.trim_end_matches('/'))?
        {
            continue;
        }
        let day = Instant::from_seconds(step.seconds).map(|i| i.date().to_string()).unwrap_or_default();
        let number = step.number.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let title = step.title.as_str();
        let title = title.strip_prefix("decide: ").unwrap_or(title);
        let id = step.decision.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        let line = format!("{number:>4}  {day}  {}{id}", visible(title));
        out::data(&page.paragraph("", "      ", &line));
        if out::closed() {
            break;
        }
    }
    Ok(0)
}

/// Whether a step changed a path or something below it: that path alone is looked at.
fn touches(workspace: &Workspace, step: &Step, path: &str) -> Attempt<bool> {
    let tree = |id| workspace.repo.commit(id).map(|c| c.tree);
    let (after, before) = (tree(step.commit)?, step.parent.map(tree).transpose()?);
    let folder = |of| workspace.repo.folder(of, path);
    let file = |of| workspace.repo.entry(of, path);
    let (old_folder, old_file) = match before {
        Some(before) => (folder(before)?, file(before)?),
        None => (None, None),
    };
    Ok(old_folder != folder(after)? || old_file != file(after)?)
}
