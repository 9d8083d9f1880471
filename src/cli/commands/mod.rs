//! One command a file: gather, act, show.

mod acts;
mod add;
mod audit;
mod chart;
mod check;
mod completions;
mod demo;
mod diff;
mod doctor;
mod elect;
mod explain;
mod fmt;
mod init;
mod join;
mod log;
mod look;
mod man;
mod part;
mod respond;
mod review;
mod rules;
mod sync;
mod transfer;

use super::args::Command;
use super::context::Context;
use super::{out, usage, words};
use crate::finding::{Attempt, Failure};
use crate::message;

/// Runs a command and gives its exit code.
///
/// # Errors
/// When the tool could not do its work.
pub fn run(context: &Context, command: &Command) -> Attempt<u8> {
    if context.global.dry_run && has_no_dry_run(command) {
        return Err(Failure::usage(message!("no-dry-run")));
    }
    match command {
        Command::Demo { dir } => demo::run(context, dir.as_deref()),
        Command::Init { dir, template, profile, name, founder, local_names } => {
            init::run(context, dir.as_deref(), *template, *profile, name.as_deref(), (founder, *local_names))
        }
        Command::Join { url, trust } => join::join(context, url.as_deref(), trust.as_deref()),
        Command::Trust { line, again } => join::trust(context, line.as_deref(), *again),
        Command::Found { push } => acts::found(context, *push),
        Command::Status => look::status(context),
        Command::Doctor => doctor::run(context),
        Command::Show { id, since_mine } => look::show(context, id.as_deref(), *since_mine),
        Command::Go { id } => look::go(context, id.as_deref()),
        Command::Whoami => look::whoami(context),
        Command::Log { path } => log::run(context, path.as_deref()),
        Command::Diff { range, to, exit_code } => diff::run(context, range.as_deref(), to.as_deref(), *exit_code),
        Command::Chart { output, at, no_people, names, circle, paper, today } => {
            let asked = chart::Asked {
                output: output.as_deref(),
                at: at.as_deref(),
                people: !no_people,
                names: *names,
                paper: *paper,
                circle: circle.as_deref(),
                today: *today,
            };
            chart::run(context, &asked)
        }
        Command::Propose(opening) => acts::propose(context, opening),
        Command::Amend { message, driver } => acts::amend(context, message.as_deref(), driver.as_deref()),
        Command::Withdraw { id, push } => acts::withdraw(context, id.as_deref(), *push),
        Command::Publish { id } => acts::publish(context, id.as_deref()),
        Command::Sync => sync::run(context),
        Command::Respond { id, answer, person, how } => {
            respond::run(context, &[Some(id), answer.as_deref(), person.as_deref()], how)
        }
        Command::Consent { id, how } => respond::run(context, &[id.as_deref(), Some("consent")], how),
        Command::Object { id, how } => respond::run(context, &[id.as_deref(), Some("object")], how),
        Command::Elect { what, how } => elect::run(context, what, how),
        Command::Review { policy, what, driver, on } => review::run(context, policy, what, driver.as_deref(), *on),
        Command::Depart(leaving) => part::depart(context, leaving),
        Command::Separate { person, heard, step } => part::separate(context, person, *heard, step),
        Command::Help { command } => help(context, command),
        Command::Decide { id, result, facilitator, push } => {
            acts::decide(context, id.as_deref(), result.as_deref(), facilitator.as_deref(), *push)
        }
        Command::Circle { add } => add::circle(context, add),
        Command::Key { change } => part::keys(context, change),
        Command::Role { add } => add::role(context, add),
        Command::Person { add } => add::person(context, add),
        Command::Policy { add } => add::policy(context, add),
        Command::Domain { add } => add::domain(context, add),
        Command::Check { path, base, at, today, strict, require_decision, exit_zero, timings } => check::run(
            context,
            &check::Asked {
                paths: path,
                base: base.as_deref(),
                at: at.as_deref(),
                today: *today,
                strict: *strict,
                require_decision: *require_decision,
                exit_zero: *exit_zero,
                timings: *timings,
            },
        ),
        Command::Rules { all } => rules::run(context, *all),
        Command::Fmt { path, check } => fmt::run(context, path, *check),
        Command::Explain { rule, all } => explain::run(context, rule.as_deref(), *all),
        Command::Audit { rev, since, require_anchor, full } => {
            audit::run(context, rev.as_deref(), since.as_deref(), *require_anchor, *full)
        }
        Command::Import { kind, file, into, founder } => {
            transfer::import(context, kind, file, into.as_deref(), founder)
        }
        Command::Export { kind } => transfer::export(context, kind),
        Command::Schema { kind } => transfer::schema(kind.as_deref()),
        Command::Man { dir } => man::run(context, dir.as_deref()),
        Command::Completions { shell, place, line } => completions::run(context, *shell, *place, line),
    }
}

/// Commands that cross the network, sign the beginning, or move the files: what they would do is only known by doing
/// it. Better refused than done under a flag that promises nothing is written.
fn has_no_dry_run(command: &Command) -> bool {
    matches!(
        command,
        Command::Demo { .. }
            | Command::Join { .. }
            | Command::Trust { .. }
            | Command::Found { .. }
            | Command::Go { .. }
            | Command::Publish { .. }
            | Command::Sync
    )
}

/// The overview, or what a command's own `-h` says.
fn help(context: &Context, command: &[String]) -> Attempt<u8> {
    let named = command.join(" ");
    if named.trim().is_empty() {
        out::data(&words::overview(&context.say, context.page().width));
        return Ok(0);
    }
    let mut tree = words::as_typed(words::command(&context.say), context.say.lang);
    tree.build();
    let mut found = &mut tree;
    for word in named.split_whitespace() {
        found = found.find_subcommand_mut(word).ok_or_else(|| usage("no-such-command", &named))?;
    }
    out::data(&found.render_help().to_string());
    Ok(0)
}
