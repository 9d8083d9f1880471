//! The command line: words in, bytes out, an exit code that scripts can trust.
#![expect(clippy::disallowed_methods, reason = "the command line is where the environment and the clock are read")]

mod args;
mod commands;
mod context;
mod formats;
mod out;
mod pager;
mod values;
mod verbs;
mod words;

use std::process::ExitCode;

use clap::FromArgMatches;

use crate::finding::{Attempt, Failure, FailureKind};
use crate::lang::{Catalogue, Lang};
use crate::message;
use crate::model::{PersonId, slugify};

/// Exit code of a fault of ours.
const BUG: u8 = 70;

/// Runs the command of this process and gives its exit code. A fault of ours ends in one line and in 70.
pub fn run() -> ExitCode {
    let argv = context::arguments();
    if argv.get(1).is_some_and(|a| a == "--version" || a == "-V") {
        out::data(&format!("git-accord {}\n", env!("CARGO_PKG_VERSION")));
        // Only what could not be written is told, and for that alone the reader's language is asked for.
        return if out::lost() { end(0, &words::catalogue(context::language(&argv))) } else { ExitCode::SUCCESS };
    }
    let lang = context::language(&argv);
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let failure = Failure::bug(message!("panicked", place = place));
        let say = words::catalogue(lang);
        out::note(&format!("{} {}\n", say.text("failure-word"), say.say(&failure.message)));
    }));
    std::panic::catch_unwind(|| dispatch(&argv, lang)).unwrap_or(ExitCode::from(BUG))
}

fn dispatch(argv: &[String], lang: Lang) -> ExitCode {
    let mut say = words::catalogue(lang);
    say.rename(context::own_words(argv, say.lang));
    if context::says_nothing(argv) {
        out::data(&words::overview(&say, context::width(out::watched().0)));
        return end(0, &say);
    }
    let mut command = words::command(&say);
    let matches = match command.try_get_matches_from_mut(argv) {
        Ok(matches) => matches,
        Err(error) => return end(words::refuse(&error, argv, &say), &say),
    };
    let args = match args::Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => return end(words::refuse(&error, argv, &say), &say),
    };
    let name = matches.subcommand_name().unwrap_or_default();
    let context = context::Context::new(args.global, say);
    context::page_through(name);
    let done = formats::refuse_unknown(name, context.global.format.as_deref())
        .and_then(|()| commands::run(&context, &args.command));
    let code = match done {
        Ok(code) => code,
        Err(failure) => context.fail(&failure),
    };
    context.tell_done();
    pager::close();
    context.tell_left_over();
    end(code, &context.say)
}

/// What could not be written was not told: a green end would be a lie.
fn end(code: u8, say: &Catalogue) -> ExitCode {
    if !out::lost() {
        return ExitCode::from(code);
    }
    let failure = Failure::surroundings(message!("output-lost"));
    out::note(&format!("{} {}\n", say.text("failure-word"), say.say(&failure.message)));
    ExitCode::from(failure.kind.exit())
}

/// A person as one types them: an id, or a name whose id it is.
fn person_of(word: &str) -> Attempt<PersonId> {
    PersonId::parse(word).or_else(|| PersonId::parse(&slugify(word))).ok_or_else(|| usage("bad-person", word))
}

/// An argument that no parser could refuse: it names something of the organisation.
pub(crate) fn usage(key: &'static str, text: &str) -> Failure {
    Failure { kind: FailureKind::Usage, message: message!(key, text = text) }
}
