//! Which rules are on here, at which level, with which numbers, and which line says so.

use crate::cli::context::Context;
use crate::cli::out;
use crate::files::{Source, load};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::Level;
use crate::process::{in_force, plain_rules};
use crate::render::{Sources, rules_human, rules_json};
use crate::store::Disk;

pub fn run(context: &Context, all: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let disk = Disk::new(workspace.repo.needs_workdir()?);
    let loaded = load(&disk)?;
    let of_rules = |f: &&Finding| f.level == Level::Error && f.place.as_ref().is_some_and(|p| p.path == "rules.toml");
    if loaded.findings.iter().any(|f| of_rules(&f)) {
        return Err(Failure::surroundings(message!("rules-unreadable")));
    }
    let lines = in_force(&loaded.organisation, &plain_rules(), context.today(None));
    let own = loaded.organisation.rules.as_ref().map(|r| r.custom_rules.clone()).unwrap_or_default();
    let sources = Sources::new(Some(&disk as &dyn Source));
    if context.global.json() {
        out::data(&rules_json(&lines, &own, &sources));
    } else {
        out::data(&rules_human(&lines, &own, &sources, all, &context.page()));
    }
    Ok(0)
}
