//! Checks the files on disk, or a tree; with a base, what a proposal brings.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::cli::context::{Context, clock, variable};
use crate::cli::formats::CheckFormat as Format;
use crate::cli::out;
use crate::files::Source;
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{Date, Level};
use crate::process::{Checked, Workspace, brought, check_source, check_watched, own_dossier, undecided};
use crate::render::{
    Compared, Sheet, Sources, findings_concise, findings_full, findings_github, findings_gitlab, findings_human,
    findings_json, findings_junit, findings_sarif, job_summary,
};
use crate::rules::AtHand;
use crate::store::{Disk, append_text};

/// What was asked for.
pub struct Asked<'a> {
    pub paths: &'a [String],
    pub base: Option<&'a str>,
    pub at: Option<&'a str>,
    pub today: Option<Date>,
    pub strict: bool,
    /// Whether governed files may change by a decision alone.
    pub require_decision: bool,
    /// Whether errors that were found end with 0 all the same: told, and for somebody else to judge.
    pub exit_zero: bool,
    /// Whether to say how long each rule took.
    pub timings: bool,
}

pub fn run(context: &Context, asked: &Asked<'_>) -> Attempt<u8> {
    // `None` is the one for people, which goes by the width.
    let format = context.global.format.as_deref().and_then(Format::parse);
    let workspace = context.workspace()?;
    let paths = context.paths_here(&workspace, asked.paths);
    let today = context.today(asked.today);
    let own = own_dossier(&workspace, asked.at, asked.base)?;
    let source: Box<dyn Source> = match asked.at {
        Some(rev) => Box::new(workspace.repo.tree(workspace.repo.commit(workspace.resolve(rev)?)?.tree, &|_| false)?),
        None => Box::new(Disk::new(workspace.repo.needs_workdir()?)),
    };
    exists(source.as_ref(), &paths)?;
    let mut timings = Timings::default();
    let checked =
        check_watched(source.as_ref(), &own.at_hand(), today, &mut |rule, begins| timings.note(rule, begins))?;
    let (mut findings, older) = against_base(&workspace, asked, &checked, today)?;
    let broken = findings.iter().filter(|f| f.level == Level::Error);
    let compared = older.map(|older| Compared {
        older,
        proposal: own.view.as_ref().map(|view| (view.id.to_string(), broken.chain(&view.missing).count())),
    });
    // On a proposal, what its proposer did not sign is told already; where decisions are required it is an error, also where
    // the proposal could not be judged.
    let is_told = own.view.is_some() || own.unjudged.is_some();
    if let Some(base) = asked.base.filter(|_| asked.require_decision || !is_told) {
        let level = if asked.require_decision { Level::Error } else { Level::Warning };
        let branch = own.view.as_ref().and_then(|view| view.branch.as_ref());
        let undecided = undecided(&workspace, asked.at, base, branch)?.map(|found| Finding { level, ..found });
        findings.splice(0..0, undecided);
    }
    findings.retain(|f| wanted(f, &paths));
    let sheet = Sheet {
        findings: &findings,
        sources: Sources::new(Some(source.as_ref())),
        lines: &checked.lines,
        files: checked.files,
        organisation: checked.organisation.constitution.as_ref().map(|c| c.id.clone()),
        compared,
        strict: asked.strict,
    };
    sheet.sources.locate(&findings);
    show(context, format, &sheet)?;
    if let Some((id, failure)) = &own.unjudged {
        context.note(&message!("check-not-judged", id = id.as_str(), why = failure.message.clone()));
        context.advise(failure);
    }
    if asked.timings {
        timings.tell(context);
    }
    let no = sheet.count(Level::Error) > 0 || (asked.strict && sheet.count(Level::Warning) > 0);
    Ok(u8::from(no && !asked.exit_zero))
}

/// More findings than one takes in at a glance.
const MANY: usize = 10;
/// As many rules are counted apart.
const COUNTED: usize = 5;

/// The rules that found most, with their numbers.
fn most_often(findings: &[Finding]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.iter().take(COUNTED).map(|(rule, count)| format!("{rule} {count}")).collect()
}

/// How long each rule took.
#[derive(Default)]
struct Timings {
    began: Option<Instant>,
    spent: Vec<(&'static str, Duration)>,
}

impl Timings {
    fn note(&mut self, rule: &'static str, begins: bool) {
        if begins {
            self.began = Some(clock());
        } else if let Some(began) = self.began.take() {
            self.spent.push((rule, clock().duration_since(began)));
        }
    }

    /// The longest first; what takes no time is left out.
    fn tell(&mut self, context: &Context) {
        self.spent.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let all: Duration = self.spent.iter().map(|(_, time)| *time).sum();
        for (rule, time) in self.spent.iter().take_while(|(_, time)| time.as_micros() > 0) {
            out::note(&format!("{:>10} µs  {rule}\n", time.as_micros()));
        }
        context.note(&message!(
            "check-timings",
            rules = self.spent.len(),
            micros = i64::try_from(all.as_micros()).unwrap_or(i64::MAX)
        ));
    }
}

/// With a base, only what was not there before; and how many findings are older.
fn against_base(
    workspace: &Workspace,
    asked: &Asked<'_>,
    checked: &Checked,
    today: Date,
) -> Attempt<(Vec<Finding>, Option<usize>)> {
    let Some(base) = asked.base else { return Ok((checked.findings.clone(), None)) };
    let tree = workspace.repo.tree(workspace.repo.commit(workspace.resolve(base)?)?.tree, &|_| false)?;
    let before = check_source(&tree, &AtHand::default(), today)?;
    let (new, older) = brought(&before, checked);
    Ok((new, Some(older)))
}

/// A path that names nothing is a slip of the pen, not a sound file.
pub(super) fn exists(source: &dyn Source, paths: &[String]) -> Attempt<()> {
    let entries = if paths.is_empty() { vec![] } else { source.list()? };
    match paths.iter().find(|asked| !entries.iter().any(|e| under(&e.path, asked))) {
        Some(path) => Err(Failure::usage(message!("no-such-path", path = path))),
        None => Ok(()),
    }
}

pub(super) fn under(path: &str, asked: &str) -> bool {
    let asked = asked.trim_start_matches("./").trim_end_matches('/');
    asked.is_empty() || asked == "." || path == asked || path.starts_with(&format!("{asked}/"))
}

fn wanted(finding: &Finding, paths: &[String]) -> bool {
    paths.is_empty() || finding.place.as_ref().is_some_and(|p| paths.iter().any(|asked| under(&p.path, asked)))
}

fn show(context: &Context, format: Option<Format>, sheet: &Sheet<'_>) -> Attempt<()> {
    let page = context.page();
    let text = match format {
        None => findings_human(sheet, &page),
        Some(Format::Full) => findings_full(sheet, &page),
        Some(Format::Concise) => findings_concise(sheet, &page),
        Some(Format::Json) => findings_json(sheet, &page),
        Some(Format::Github) => findings_github(sheet, &page),
        Some(Format::Gitlab) => findings_gitlab(sheet, &page),
        Some(Format::Sarif) => findings_sarif(sheet, &page),
        Some(Format::Junit) => findings_junit(sheet, &page)?,
    };
    // Commands to a runner are meant in this format alone.
    if matches!(format, Some(Format::Github)) {
        out::commands(&text);
    } else {
        out::data(&text);
    }
    if let (Some(Format::Github), Some(file)) = (format, variable("GITHUB_STEP_SUMMARY")) {
        // The summary is a copy: without it the verdict stands.
        if append_text(Path::new(&file), &job_summary(sheet, &page)).is_err() {
            context.note(&message!("summary-lost", path = &file));
        }
    }
    context.note(&message!(
        "check-summary",
        files = sheet.files,
        errors = sheet.count(Level::Error),
        warnings = sheet.count(Level::Warning),
        infos = sheet.count(Level::Info),
    ));
    if matches!(format, None | Some(Format::Full | Format::Concise)) && sheet.findings.len() > MANY {
        context.note(&message!("check-most-often", rules = most_often(sheet.findings)));
    }
    if let Some(compared) = &sheet.compared {
        context.note(&message!("check-older", number = compared.older));
        if let Some((id, missing)) = &compared.proposal {
            let key = if *missing == 0 { "check-may-decide" } else { "check-may-not-decide" };
            context.note(&message!(key, id = id, number = *missing));
        }
    }
    Ok(())
}
