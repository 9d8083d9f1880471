//! The command line: words in, bytes out, an exit code that scripts can trust.
#![expect(clippy::disallowed_methods, reason = "the command line is where the environment and the clock are read")]

mod args;
mod commands;
mod context;
mod out;
mod words;

use std::process::ExitCode;

use clap::FromArgMatches;

use crate::finding::{Failure, FailureKind};
use crate::message;

/// Runs the command of this process and gives its exit code.
pub fn run() -> ExitCode {
    let argv = context::arguments();
    if argv.get(1).is_some_and(|a| a == "--version" || a == "-V") {
        return out::plain(&format!("git-accord {}\n", env!("CARGO_PKG_VERSION")));
    }
    let lang = context::language(&argv);
    let say = words::catalogue(lang);
    if argv.len() < 2 {
        return out::plain(&words::overview(&say));
    }
    let mut command = words::command(&say);
    let matches = match command.try_get_matches_from_mut(&argv) {
        Ok(matches) => matches,
        Err(error) => return words::refuse(&error, &say),
    };
    let args = match args::Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => return words::refuse(&error, &say),
    };
    let context = context::Context::new(args.global, say);
    let code = match commands::run(&context, &args.command) {
        Ok(code) => code,
        Err(failure) => context.fail(&failure),
    };
    // A reader that went away (`| head`) wanted no more: that is no fault.
    ExitCode::from(if out::closed() { 0 } else { code })
}

/// An argument that no parser could refuse: it names something of the organisation.
pub(crate) fn usage(key: &'static str, text: &str) -> Failure {
    Failure { kind: FailureKind::Usage, message: message!(key, text = text) }
}
