//! The register: what was decided, newest first; for a path, which decisions changed it.

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::Attempt;
use crate::lang::visible;
use crate::model::Instant;
use crate::trust::{Judged, Verdict};

pub fn run(context: &Context, path: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let audit = workspace.audit()?;
    let page = context.page();
    let path = path.and_then(|path| context.paths_here(&workspace, &[path.to_owned()]).pop());
    let told = |c: &&Judged| matches!(c.verdict, Verdict::Decision | Verdict::Stripped | Verdict::Founding);
    for judged in audit.commits.iter().rev().filter(told) {
        if let Some(path) = path.as_deref() {
            let mut touched = false;
            let parent = judged.commit.parents.first().map(|p| workspace.repo.commit(*p)).transpose()?;
            workspace.repo.differing(parent.map(|p| p.tree), Some(judged.commit.tree), |changed, _, _| {
                touched |= changed == path || changed.starts_with(&format!("{}/", path.trim_end_matches('/')));
            })?;
            if !touched {
                continue;
            }
        }
        let day =
            Instant::from_seconds(judged.commit.committer.seconds).map(|i| i.date().to_string()).unwrap_or_default();
        let number = judged.number.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let title = judged.commit.message.lines().next().unwrap_or_default();
        let title = title.strip_prefix("decide: ").unwrap_or(title);
        let id = judged.decision.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        let line = format!("{number:>4}  {day}  {}{id}", visible(title));
        out::data(&page.paragraph("", "      ", &line));
        if out::closed() {
            break;
        }
    }
    Ok(0)
}
