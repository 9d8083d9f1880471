//! Draws the organisation.

use std::path::Path;

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::files::load;
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{CircleId, Date, nearest};
use crate::render::{ChartOptions, mermaid, svg, text_chart};
use crate::store::{Disk, write_text};

/// What was asked for.
pub struct Asked<'a> {
    pub output: Option<&'a Path>,
    pub at: Option<&'a str>,
    pub people: bool,
    pub circle: Option<&'a str>,
    pub today: Option<Date>,
}

pub fn run(context: &Context, asked: &Asked<'_>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let loaded = match asked.at {
        Some(rev) => {
            let tree = workspace.repo.commit(workspace.resolve(rev)?)?.tree;
            load(&workspace.repo.tree(tree, &|path| path == "decisions")?)?
        }
        None => load(&Disk::new(workspace.repo.needs_workdir()?))?,
    };
    let unreadable: Vec<Finding> = loaded.unreadable().cloned().collect();
    let org = loaded.organisation;
    let circle = asked.circle.map(|word| {
        let known = CircleId::parse(word).filter(|id| org.circles.contains_key(id));
        known.ok_or_else(|| {
            let all: Vec<String> = org.circles.keys().map(ToString::to_string).collect();
            let near = nearest(word, all.iter().map(String::as_str)).unwrap_or("").to_owned();
            Failure::usage(message!("unknown-circle", id = word, near = near, all = all))
        })
    });
    let options = ChartOptions { circle: circle.transpose()?, people: asked.people, today: context.today(asked.today) };
    let page = context.page();
    let text = match context.global.format.as_deref().or(by_ending(asked.output)?) {
        Some("mermaid") => mermaid(&org, &options, &page),
        Some("svg") => svg(&org, &options, &page)?,
        _ => text_chart(&org, &options, &page),
    };
    match asked.output {
        Some(file) => {
            write_text(file, &text)?;
            context.note(&message!("chart-written", path = file.display().to_string()));
        }
        None => out::data(&text),
    }
    // What could not be read is not drawn: nobody shall take it for gone.
    context.tell(&unreadable);
    Ok(u8::from(!unreadable.is_empty()))
}

/// The format that a file's ending asks for.
fn by_ending(output: Option<&Path>) -> Attempt<Option<&'static str>> {
    let ending = output.and_then(|file| file.extension()).map(|ending| ending.to_string_lossy().to_lowercase());
    Ok(match ending.as_deref() {
        None => None,
        Some("svg") => Some("svg"),
        Some("mmd" | "mermaid") => Some("mermaid"),
        Some("txt" | "text") => Some("text"),
        Some(other) => return Err(usage("unknown-ending", other)),
    })
}
