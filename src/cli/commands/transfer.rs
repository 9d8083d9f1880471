//! Import, export and schemas.

use std::path::{Path, PathBuf};

use crate::cli::commands::init::{read_founders, stamp};
use crate::cli::context::Context;
use crate::cli::{out, words};
use crate::files::{SHAPES, load, schema_of};
use crate::finding::{Attempt, Failure, Finding};
use crate::import::{Imported, Known, from_json, from_rust_team, to_json};
use crate::lang::{Catalogue, Lang};
use crate::message;
use crate::process::{Landing, land_import};
use crate::render::escaped;
use crate::store::{Disk, Git, entropy, read_folder, read_text};

const KINDS: [&str; 2] = ["json", "rust-team"];

pub fn import(
    context: &Context,
    kind: &str,
    files: &[PathBuf],
    into: Option<&Path>,
    founders: &[String],
) -> Attempt<u8> {
    if !KINDS.contains(&kind) {
        return Err(Failure::usage(message!(
            "unknown-import",
            found = kind,
            near = words::near(kind, &KINDS),
            words = KINDS.join(", ")
        )));
    }
    let target = into.map_or_else(|| context.dir(), |dir| context.dir().join(dir));
    let known = known(&target);
    let today = context.today(None);
    let imported = if kind == "json" {
        from_json(&read_text(&files[0])?, &known, today)?
    } else {
        from_rust_team(&team_files(files)?, &known, today)?
    };
    let landing = Landing {
        dir: target,
        founders: read_founders(founders)?,
        now: context.now,
        entropy: entropy()?,
        stamp: stamp(&Git::new(context.dir()), context)?,
        dry_run: context.global.dry_run,
    };
    let (fr, en) = (Catalogue::new(Lang::Fr), Catalogue::new(Lang::En));
    let both = if context.say.lang == Lang::Fr { (&fr, &en) } else { (&en, &fr) };
    let written = land_import(&landing, &imported, both)?;
    told(context, &imported, written);
    Ok(0)
}

fn told(context: &Context, imported: &Imported, written: usize) {
    for note in &imported.notes {
        context.note(note);
    }
    context.note(&message!(
        "import-done",
        people = imported.people,
        circles = imported.circles,
        roles = imported.roles,
        written = written,
    ));
    context.note(&message!(if written > 0 { "import-next" } else { "import-nothing" }));
}

/// What the target holds already.
fn known(target: &Path) -> Known {
    let loaded = load(&Disk::new(target)).map(|l| l.organisation).unwrap_or_default();
    let dissolved = loaded.circles.into_iter().filter_map(|(id, c)| Some((id, c.dissolved?))).collect();
    Known { dissolved }
}

/// A folder with `people` and `teams`, or files of such a folder.
fn team_files(paths: &[PathBuf]) -> Attempt<Vec<(String, Vec<u8>)>> {
    let mut files = vec![];
    for path in paths {
        if path.is_dir() {
            files.extend(read_folder(path)?);
        } else {
            let text = read_text(path)?.into_bytes();
            let full = path.display().to_string().replace('\\', "/");
            let at = ["people/", "teams/"].iter().filter_map(|part| full.rfind(part)).max().unwrap_or(0);
            files.push((full[at..].to_owned(), text));
        }
    }
    Ok(files)
}

pub fn export(context: &Context, kind: &str) -> Attempt<u8> {
    if kind != "json" {
        return Err(Failure::usage(message!("unknown-export", found = kind, near = "json")));
    }
    let disk = Disk::new(context.workspace()?.repo.needs_workdir()?);
    let loaded = load(&disk)?;
    out::data(&escaped(&to_json(&loaded.organisation, &disk)?));
    // The texts are all there; what could not be read of them is not.
    let unreadable: Vec<Finding> = loaded.unreadable().cloned().collect();
    context.tell(&unreadable);
    Ok(u8::from(!unreadable.is_empty()))
}

pub fn schema(kind: Option<&str>) -> Attempt<u8> {
    let names: Vec<&str> = SHAPES.iter().map(|s| s.name).collect();
    let Some(kind) = kind else {
        out::data(&(names.join("\n") + "\n"));
        return Ok(0);
    };
    let (fr, en) = (Catalogue::new(Lang::Fr), Catalogue::new(Lang::En));
    let text = schema_of(kind, &en, &fr).ok_or_else(|| {
        Failure::usage(message!(
            "unknown-schema",
            found = kind,
            near = words::near(kind, &names),
            words = names.join(", ")
        ))
    })?;
    out::data(&text);
    Ok(0)
}
