//! Checks the files on disk, or a tree; with a base, what a proposal brings.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::files::Source;
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{Date, Level};
use crate::process::{Checked, Desk, check_source, new_findings, own_dossier};
use crate::render::{Sources, findings_concise, findings_full, findings_github, findings_human, findings_json};
use crate::store::Disk;

/// What was asked for.
pub struct Asked<'a> {
    pub paths: &'a [String],
    pub base: Option<&'a str>,
    pub at: Option<&'a str>,
    pub today: Option<Date>,
    pub strict: bool,
}

pub fn run(context: &Context, asked: &Asked<'_>) -> Attempt<u8> {
    let desk = context.desk()?;
    let today = context.today(asked.today);
    let dossier = own_dossier(&desk, asked.at.or(desk.repo.head_branch().as_deref()))?;
    let standings: Vec<_> = dossier.iter().map(|view| view.standing.clone()).collect();
    let source: Box<dyn Source> = match asked.at {
        Some(rev) => Box::new(desk.repo.tree(desk.repo.commit(desk.repo.resolve(rev)?)?.tree)?),
        None => Box::new(Disk::new(desk.repo.needs_workdir()?)),
    };
    exists(source.as_ref(), asked.paths)?;
    let checked = check_source(source.as_ref(), &standings, today)?;
    let (mut findings, old) = against_base(&desk, asked, &checked, today)?;
    findings.retain(|f| wanted(f, asked.paths));
    show(context, &findings, source.as_ref(), &checked)?;
    if let Some(old) = old {
        context.note(&message!("check-older", number = old));
        if let Some(view) = &dossier {
            let key = if view.missing.is_empty() { "check-may-decide" } else { "check-may-not-decide" };
            context.note(&message!(key, id = view.id.as_str(), number = view.missing.len()));
        }
    }
    let count = |level: Level| findings.iter().filter(|f| f.level == level).count();
    let no = count(Level::Error) > 0 || (asked.strict && count(Level::Warning) > 0);
    Ok(u8::from(no))
}

/// With a base, only what was not there before; and how many findings are older.
fn against_base(
    desk: &Desk,
    asked: &Asked<'_>,
    checked: &Checked,
    today: Date,
) -> Attempt<(Vec<Finding>, Option<usize>)> {
    let Some(base) = asked.base else { return Ok((checked.findings.clone(), None)) };
    let tree = desk.repo.tree(desk.repo.commit(desk.repo.resolve(base)?)?.tree)?;
    let before = check_source(&tree, &[], today)?;
    let new: Vec<Finding> = new_findings(&before.findings, &checked.findings).into_iter().cloned().collect();
    let old = checked.findings.len() - new.len();
    Ok((new, Some(old)))
}

/// A path that names nothing is a slip of the pen, not a sound file.
fn exists(source: &dyn Source, paths: &[String]) -> Attempt<()> {
    let entries = if paths.is_empty() { vec![] } else { source.list()? };
    match paths.iter().find(|asked| !entries.iter().any(|e| under(&e.path, asked))) {
        Some(path) => Err(Failure::usage(message!("no-such-path", path = path))),
        None => Ok(()),
    }
}

fn under(path: &str, asked: &str) -> bool {
    let asked = asked.trim_start_matches("./").trim_end_matches('/');
    asked.is_empty() || asked == "." || path == asked || path.starts_with(&format!("{asked}/"))
}

fn wanted(finding: &Finding, paths: &[String]) -> bool {
    paths.is_empty() || finding.place.as_ref().is_some_and(|p| paths.iter().any(|asked| under(&p.path, asked)))
}

fn show(context: &Context, findings: &[Finding], source: &dyn Source, checked: &Checked) -> Attempt<()> {
    let page = context.page();
    let sources = Sources(Some(source));
    let organisation = checked.organisation.constitution.as_ref().map(|c| c.id.clone());
    let count = |level: Level| findings.iter().filter(|f| f.level == level).count();
    let text = match context.global.format.as_deref() {
        None => findings_human(findings, &sources, &page),
        Some("full") => findings_full(findings, &sources, &page),
        Some("concise") => findings_concise(findings, &sources, &page),
        Some("json") => findings_json(findings, &sources, checked.files, organisation, &page),
        Some("github") => findings_github(findings, &sources, &page),
        Some(other) => return Err(usage("unknown-format", other)),
    };
    out::data(&text);
    context.note(&message!(
        "check-summary",
        files = checked.files,
        errors = count(Level::Error),
        warnings = count(Level::Warning),
        infos = count(Level::Info),
    ));
    Ok(())
}
