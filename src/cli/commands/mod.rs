//! One command a file: gather, act, show.

mod acts;
mod add;
mod audit;
mod chart;
mod check;
mod demo;
mod diff;
mod doctor;
mod explain;
mod fmt;
mod init;
mod join;
mod log;
mod look;
mod rules;
mod transfer;

use super::args::Command;
use super::context::Context;
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
        Command::Init { dir, template, profile, name, founder } => {
            init::run(context, dir.as_deref(), *template, *profile, name.as_deref(), founder)
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
        Command::Diff { range, exit_code } => diff::run(context, range.as_deref(), *exit_code),
        Command::Chart { output, at, no_people, circle, today } => {
            let asked = chart::Asked {
                output: output.as_deref(),
                at: at.as_deref(),
                people: !no_people,
                circle: circle.as_deref(),
                today: *today,
            };
            chart::run(context, &asked)
        }
        Command::Propose { title, circle, with, driver, until, review } => {
            acts::propose(context, title, circle.as_deref(), with, driver.as_deref(), (*until, *review))
        }
        Command::Amend { message, driver } => acts::amend(context, message.as_deref(), driver.as_deref()),
        Command::Withdraw { id, push } => acts::withdraw(context, id.as_deref(), *push),
        Command::Publish { id } => acts::publish(context, id.as_deref()),
        Command::Sync => acts::sync(context),
        Command::Respond { id, answer, message, via, meeting, push } => {
            acts::respond(context, id, answer.as_deref(), message.as_deref(), *via, *meeting, *push)
        }
        Command::Decide { id, result, facilitator, push } => {
            acts::decide(context, id.as_deref(), result.as_deref(), facilitator.as_deref(), *push)
        }
        Command::Circle { add } => add::circle(context, add),
        Command::Role { add } => add::role(context, add),
        Command::Person { add } => add::person(context, add),
        Command::Policy { add } => add::policy(context, add),
        Command::Domain { add } => add::domain(context, add),
        Command::Check { path, base, at, today, strict, require_decision, timings } => check::run(
            context,
            &check::Asked {
                paths: path,
                base: base.as_deref(),
                at: at.as_deref(),
                today: *today,
                strict: *strict,
                require_decision: *require_decision,
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
