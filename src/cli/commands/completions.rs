//! Completion: a few lines for a shell, which ask this program what fits; proposals, circles and people are the living ones.

use std::path::Path;

use clap::Command;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate, complete};

use crate::cli::context::Context;
use crate::cli::verbs::Shell;
use crate::cli::{out, words};
use crate::finding::{Attempt, Failure};
use crate::lang::{Lang, visible};
use crate::message;
use crate::process::{Nameable, nameable};
use crate::rules::cards;

/// Prints what a shell reads once, or what fits at one place of a line.
pub fn run(context: &Context, shell: Option<Shell>, at: Option<usize>, line: &[String]) -> Attempt<u8> {
    if let Some(at) = at {
        fitting(context, at, line);
        return Ok(0);
    }
    let text = match shell.ok_or_else(|| Failure::usage(message!("which-shell")))? {
        Shell::Bash => include_str!("../../../templates/completions/bash"),
        Shell::Zsh => include_str!("../../../templates/completions/zsh"),
        Shell::Fish => include_str!("../../../templates/completions/fish"),
    };
    out::data(text);
    Ok(0)
}

/// One candidate a line, with a tab and what it is. What cannot be found out is left out: a line is being typed.
fn fitting(context: &Context, at: usize, line: &[String]) {
    let named = line.iter().position(|word| word == "-C").and_then(|at| line.get(at + 1));
    let folder = named.map_or_else(|| context.dir(), |dir| context.dir().join(dir));
    let known = nameable(&folder, context.now).unwrap_or_default();
    let mut tree = words::as_typed(offering(words::command(&context.say), &known, context.say.lang), context.say.lang);
    // Options come when somebody begins one: what is to be named is not drowned in them.
    let begun = line.get(at).is_some_and(|word| word.starts_with('-'));
    let typed = line.iter().map(Into::into).collect();
    let found = complete(&mut tree, typed, at, Some(Path::new(&folder))).unwrap_or_default();
    let mut text = String::new();
    for candidate in found.iter().filter(|candidate| !candidate.is_hide_set()) {
        let value = candidate.get_value().to_string_lossy();
        if value.starts_with('-') && !begun {
            continue;
        }
        let told = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        text.push_str(&format!("{}\t{}\n", one_line(&value), one_line(&told)));
    }
    out::data(&text);
}

/// The commands with what their arguments may name.
fn offering(tree: Command, known: &Nameable, lang: Lang) -> Command {
    let answers: Vec<(String, String)> =
        words::answers(lang).into_iter().map(|word| (word.to_owned(), String::new())).collect();
    let names: Vec<String> = tree.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut tree = with(tree, "acting", &known.people);
    for name in names {
        tree = tree.mut_subcommand(&name, |command| {
            let ids = if matches!(name.as_str(), "show") { &known.decisions } else { &known.open };
            let command = with(command, "id", ids);
            let command = with(command, "answer", &answers);
            let command = with(command, "circle", &known.circles);
            let command = with(command, "with", &known.circles);
            let command = with(command, "facilitator", &known.people);
            with(command, "rule", &codes())
        });
    }
    tree
}

/// A title is somebody's text: on one line, with nothing that a terminal obeys.
fn one_line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

/// The rules that can be explained.
fn codes() -> Vec<(String, String)> {
    cards()
        .iter()
        .flat_map(|card| [(card.code.to_owned(), card.slug.to_owned()), (card.slug.to_owned(), String::new())])
        .collect()
}

/// A command with candidates for one of its arguments, where it has that.
fn with(command: Command, id: &str, names: &[(String, String)]) -> Command {
    if command.get_arguments().all(|arg| arg.get_id() != id) || names.is_empty() {
        return command;
    }
    let names = names.to_vec();
    let offer = ArgValueCandidates::new(move || {
        let told = |text: &String| (!text.is_empty()).then(|| text.clone().into());
        names.iter().map(|(name, text)| CompletionCandidate::new(name).help(told(text))).collect()
    });
    // What is changed goes to the end: all of them do, so that they keep their order.
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    ids.into_iter().fold(command, |command, each| {
        let own = each == id;
        command.mut_arg(each, |arg| if own { arg.add(offer.clone()) } else { arg })
    })
}
