//! The manual: a page for each command, in both languages, where `man` and so `git accord --help` look for it.

use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;

use crate::cli::context::{self, Context};
use crate::cli::{out, words};
use crate::finding::{Attempt, Failure};
use crate::lang::{Catalogue, Lang};
use crate::message;
use crate::store::{make_folder, write_text};

/// Headings that the renderer writes in English, with their key.
const HEADINGS: [(&str, &str); 3] = [("NAME", "man-name"), ("SYNOPSIS", "man-synopsis"), ("EXTRA", "man-extra")];

/// Writes the pages below a folder, `man1/` and `fr/man1/`; without one beside the folder of programs that this one stands in.
pub fn run(context: &Context, dir: Option<&Path>) -> Attempt<u8> {
    let dir = match dir {
        Some(dir) => dir.to_owned(),
        None => installed().ok_or_else(|| Failure::usage(message!("man-where")))?,
    };
    let mut count = 0_usize;
    for (lang, folder) in [(Lang::En, "man1"), (Lang::Fr, "fr/man1")] {
        let say = words::catalogue(lang);
        let folder = dir.join(folder);
        for (name, text) in pages(&say) {
            if !context.global.dry_run {
                make_folder(&folder)?;
                write_text(&folder.join(format!("{name}.1")), &text)?;
            }
            count += 1;
        }
    }
    context.note(&message!("man-written", count = count, path = dir.display().to_string()));
    out::data(&format!("{}\n", dir.display()));
    Ok(0)
}

/// `share/man` beside the `bin` folder that this program stands in.
fn installed() -> Option<PathBuf> {
    let program = context::program()?;
    let bin = program.parent().filter(|dir| dir.ends_with("bin"))?;
    Some(bin.parent()?.join("share/man"))
}

/// The page of the whole and one of each command, by name.
fn pages(say: &Catalogue) -> Vec<(String, String)> {
    let mut tree = words::command(say).name("git-accord").bin_name("git accord").version(env!("CARGO_PKG_VERSION"));
    tree.build();
    let mut pages = vec![];
    gather(&tree, "git-accord", say, &mut pages);
    pages
}

fn gather(command: &Command, name: &str, say: &Catalogue, pages: &mut Vec<(String, String)>) {
    pages.push((name.to_owned(), page(command.clone(), name, say)));
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        gather(sub, &format!("{name}-{}", sub.get_name()), say, pages);
    }
}

fn page(command: Command, name: &str, say: &Catalogue) -> String {
    let version = env!("CARGO_PKG_VERSION");
    // The template of the screen is no part of a page.
    let command = command.name(name.to_owned()).display_name(name.to_owned()).help_template("");
    let has_commands = command.get_subcommands().any(|sub| !sub.is_hide_set());
    let has_more = command.get_after_help().is_some_and(|text| !text.to_string().is_empty());
    let man = Man::new(command).source(format!("git-accord {version}")).manual(say.text("man-manual"));
    let mut bytes = vec![];
    // Commands before the options that all of them take.
    let written = man
        .render_title(&mut bytes)
        .and_then(|()| man.render_name_section(&mut bytes))
        .and_then(|()| man.render_synopsis_section(&mut bytes))
        .and_then(|()| if has_commands { man.render_subcommands_section(&mut bytes) } else { Ok(()) })
        .and_then(|()| man.render_options_section(&mut bytes))
        .and_then(|()| if has_more { man.render_extra_section(&mut bytes) } else { Ok(()) });
    debug_assert!(written.is_ok(), "memory takes all that is written to it");
    let text = String::from_utf8_lossy(&bytes);
    let heading = |line: &str| match line.strip_prefix(".SH ") {
        Some(told) => {
            let known = HEADINGS.iter().find(|(english, _)| *english == told).map(|(_, key)| say.text(key));
            let told = known.unwrap_or_else(|| told.trim_matches(['"', ' ', '\u{a0}']).to_owned());
            format!(".SH \"{}\"", told.to_uppercase())
        }
        None => line.to_owned(),
    };
    text.lines().map(|line| heading(line) + "\n").collect()
}
