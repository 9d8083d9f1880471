//! Draws the organisation.

use std::path::Path;

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::files::load;
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{CircleId, Date, Organisation, nearest};
use crate::render::{ChartOptions, Paper, chart_json, dot, html, mermaid, mermaid_parts, pretty, svg, text_chart};
use crate::store::{Disk, write_out};

/// Drawn without them, so not read.
const DECISIONS: &str = "decisions";

/// What was asked for.
pub struct Asked<'a> {
    pub output: Option<&'a Path>,
    pub at: Option<&'a str>,
    pub people: bool,
    pub names: bool,
    pub circle: Option<&'a str>,
    pub paper: Option<Paper>,
    pub today: Option<Date>,
}

pub fn run(context: &Context, asked: &Asked<'_>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let at = asked.at.map(|rev| workspace.resolve(rev)).transpose()?;
    let loaded = match at {
        Some(commit) => {
            let tree = workspace.repo.commit(commit)?.tree;
            load(&workspace.repo.tree(tree, &|path| path == DECISIONS)?)?
        }
        None => load(&Disk::without(workspace.repo.needs_workdir()?, &[DECISIONS]))?,
    };
    let unreadable: Vec<Finding> = loaded.unreadable().cloned().collect();
    let mut org = loaded.organisation;
    // What goes into a file may be published: it has names that the repository has, unless one asks for more.
    if asked.output.is_none() || asked.names {
        org.lend_names(workspace.memo().local_names());
    }
    let commit = at.or_else(|| workspace.repo.head_tip());
    let options = ChartOptions {
        circle: asked.circle.map(|word| circle(&org, word)).transpose()?,
        people: asked.people,
        today: context.today(asked.today),
        // As long as an audit writes it, in every clone.
        commit: commit.map(|commit| commit.to_string()[..10].to_owned()),
        folder: at.is_none(),
    };
    let page = context.page();
    let (format, fenced) = format(context.global.format.as_deref(), asked.output)?;
    let text = match format {
        Some("mermaid") => {
            let parts = mermaid_parts(&org, &options, &page);
            if parts.len() > 1 {
                context.note(&message!("chart-parts", number = parts.len()));
            }
            mermaid(&parts, fenced, &page)
        }
        Some("svg") => svg(&org, &options, &page)?,
        Some("html") => html(&org, &options, asked.paper, &page)?,
        Some("dot") => dot(&org, &options, &page),
        Some("json") => pretty(&chart_json(&org, &options)),
        _ => text_chart(&org, &options, &page),
    };
    match asked.output {
        Some(file) if file == Path::new("-") => out::data(&text),
        Some(file) => {
            write_out(file, &text)?;
            context.note(&message!("chart-written", path = file.display().to_string()));
        }
        None => out::data(&text),
    }
    let main = workspace.main()?;
    if at.is_none() && workspace.repo.head_branch().is_some_and(|on| on.starts_with("accord/")) {
        context.note(&message!("chart-of-proposal", branch = main));
    }
    // What could not be read is not drawn: nobody shall take it for gone.
    context.tell(&unreadable);
    Ok(u8::from(!unreadable.is_empty()))
}

/// The circle that a word means: its id, or its name.
fn circle(org: &Organisation, word: &str) -> Attempt<CircleId> {
    let named = || org.active_circles().find(|(_, circle)| circle.name.to_lowercase() == word.to_lowercase());
    let known = CircleId::parse(word).filter(|id| org.is_active(id));
    known.or_else(|| named().map(|(id, _)| id.clone())).ok_or_else(|| {
        let all: Vec<String> = org.active_circles().map(|(id, _)| id.to_string()).collect();
        let near = nearest(word, all.iter().map(String::as_str)).unwrap_or("").to_owned();
        Failure::usage(message!("unknown-circle", id = word, near = near, all = all))
    })
}

/// The format that was asked for by name or by a file's ending, and whether the file is a Markdown page.
fn format<'a>(named: Option<&'a str>, output: Option<&Path>) -> Attempt<(Option<&'a str>, bool)> {
    let ending = by_ending(output)?;
    let fenced = output.and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    match (named, ending) {
        (Some(named), Some(ending)) if named != ending => {
            let file = output.map(|file| file.display().to_string()).unwrap_or_default();
            Err(Failure::usage(message!("format-against-ending", format = named, path = file)))
        }
        _ => Ok((named.or(ending), fenced)),
    }
}

/// The format that a file's ending asks for.
fn by_ending(output: Option<&Path>) -> Attempt<Option<&'static str>> {
    let ending = output.and_then(|file| file.extension()).map(|ending| ending.to_string_lossy().to_lowercase());
    Ok(match ending.as_deref() {
        None => None,
        Some("svg") => Some("svg"),
        Some("html" | "htm") => Some("html"),
        // A Markdown page is what forges draw Mermaid on.
        Some("mmd" | "mermaid" | "md") => Some("mermaid"),
        Some("dot" | "gv") => Some("dot"),
        Some("json") => Some("json"),
        Some("txt" | "text") => Some("text"),
        Some(other) => return Err(usage("unknown-ending", other)),
    })
}
