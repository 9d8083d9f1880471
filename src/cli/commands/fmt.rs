//! Lays out the files one writes by hand in the one way they are laid out.

use super::check::{exists, under};
use crate::cli::context::Context;
use crate::cli::out;
use crate::files::{Content, Mode, Region, Source, Tidied, classify, tidy};
use crate::finding::Attempt;
use crate::message;
use crate::store::Disk;

/// Largest file that is laid out, in bytes.
const CAP: u64 = 1 << 20;

pub fn run(context: &Context, paths: &[String], check: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let disk = Disk::new(workspace.repo.needs_workdir()?);
    let paths = &context.paths_here(&workspace, paths);
    exists(&disk, paths)?;
    let (mut changed, mut left) = (0usize, 0usize);
    for entry in disk.list()? {
        let (Region::Governed(kind) | Region::Record(kind)) = classify(&entry.path) else { continue };
        let asked = paths.is_empty() || paths.iter().any(|asked| under(&entry.path, asked));
        if !asked || entry.mode != Mode::File {
            continue;
        }
        let tidied = match disk.read(&entry.path, CAP)? {
            Content::Bytes(bytes) => tidy(&kind, &bytes),
            Content::TooLarge(_) => Tidied::Left,
        };
        match tidied {
            Tidied::Same => {}
            Tidied::Left => {
                left += 1;
                context.note(&message!("fmt-left", path = &entry.path));
            }
            Tidied::Changed(tidied) => {
                changed += 1;
                out::data(&format!("{}\n", crate::lang::visible(&entry.path)));
                if !check && !context.global.dry_run {
                    workspace.repo.write(&entry.path, tidied.as_bytes())?;
                }
            }
        }
    }
    let key = match (changed, check || context.global.dry_run) {
        (0, _) if left > 0 => "fmt-rest",
        (_, true) => "fmt-would",
        (_, false) => "fmt-done",
    };
    context.note(&message!(key, number = changed));
    Ok(u8::from(left > 0 || check && changed > 0))
}
