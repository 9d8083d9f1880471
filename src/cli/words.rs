//! Puts the catalogue's words on the command tree, and says in the reader's language what clap refuses.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use super::out;
use crate::lang::{Catalogue, Lang, Value};
use crate::values;

/// The commands of the overview, by task.
const GROUPS: [(&str, &[&str]); 6] = [
    ("start", &["demo", "init", "join", "found", "trust"]),
    ("look", &["status", "show", "go", "log", "diff", "chart"]),
    ("propose", &["propose", "amend", "withdraw", "publish", "sync"]),
    ("decide", &["respond", "decide"]),
    ("shape", &["circle", "role", "person", "policy", "domain"]),
    ("check", &["check", "rules", "explain", "fmt", "audit", "import", "export"]),
];

pub fn catalogue(lang: Lang) -> Catalogue {
    Catalogue::new(lang)
}

/// What the bare command says: at most 24 lines.
pub fn overview(say: &Catalogue) -> String {
    let mut text = format!("{}\n\n", say.text("overview-head"));
    let tree = Args::command();
    for (group, commands) in GROUPS {
        let commands: Vec<&str> = commands.iter().map(|name| verb(&tree, name, say.lang)).collect();
        text.push_str(&format!("  {:<10} {}\n", say.text(&format!("group-{group}")), commands.join("  ")));
    }
    text.push_str(&format!("\n{}\n", say.text("overview-foot")));
    text
}

/// A command by the word its reader uses: in French its French alias, where it has one.
fn verb<'a>(tree: &'a Command, name: &'a str, lang: Lang) -> &'a str {
    let alias = tree.find_subcommand(name).and_then(|c| c.get_all_aliases().next());
    alias.filter(|_| lang == Lang::Fr).unwrap_or(name)
}

/// The command tree with every text in one language.
pub fn command(say: &Catalogue) -> Command {
    let command = localise(Args::command(), "", say);
    command.about(say.text("overview-head"))
}

fn localise(command: Command, path: &str, say: &Catalogue) -> Command {
    let name = command.get_name().to_owned();
    let path = if path.is_empty() && name.contains(' ') { String::new() } else { join(path, &name) };
    let about = say.text(&format!("help-{path}"));
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", say.text("usage-word"));
    let examples = format!("help-{path}-examples");
    let mut command = command.disable_help_flag(true).disable_version_flag(true).help_template(template);
    command = command
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say.text("arg-help")).global(false));
    if !path.is_empty() {
        let own = command.get_all_aliases().next().filter(|_| say.lang == Lang::Fr).map(str::to_owned);
        command = command.about(own.map_or_else(|| about.clone(), |word| format!("{about} ({word})")));
    }
    if say.has(&examples) {
        command = command.after_help(format!("{}\n{}", say.text("examples-word"), say.text(&examples)));
    }
    let ids: Vec<(String, bool)> =
        command.get_arguments().map(|a| (a.get_id().to_string(), a.is_positional())).collect();
    for (id, positional) in ids {
        let heading = heading(if positional { "heading-arguments" } else { "heading-options" }, say);
        let text = arg_text(&path, &id, say);
        command = command.mut_arg(&id, |arg| {
            let values = arg.get_action().takes_values();
            arg.help(text).help_heading(heading).hide_possible_values(values).hide_default_value(values)
        });
    }
    command = command
        .subcommand_help_heading(heading("heading-commands", say))
        .subcommand_value_name(say.text("value-command"));
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| localise(sub, &path, say));
    }
    command
}

/// A heading, to which clap adds its colon: in French a no-break space goes before it.
fn heading(key: &str, say: &Catalogue) -> String {
    let space = if say.lang == Lang::Fr { "\u{a0}" } else { "" };
    format!("{}{space}", say.text(key))
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") }
}

/// An argument's text: its own in this command, else the one it has everywhere.
fn arg_text(path: &str, id: &str, say: &Catalogue) -> String {
    let id = id.replace('_', "-");
    let own = format!("arg-{path}-{id}");
    if say.has(&own) { say.text(&own) } else { say.text(&format!("arg-{id}")) }
}

/// What clap could not take, in a sentence; help and version are no refusal.
pub fn refuse(error: &clap::Error, say: &Catalogue) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        out::data(&error.render().to_string());
        return 0;
    }
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        _ => String::new(),
    };
    let kind = match error.kind() {
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::UnknownArgument => "unknown-argument",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "invalid-value",
        ErrorKind::MissingRequiredArgument => "missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "missing-command",
        ErrorKind::ArgumentConflict => "conflicting-arguments",
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => "missing-value",
        _ => "bad-usage",
    };
    let first = |a: String, b: String| if a.is_empty() { b } else { a };
    let found = first(context(ContextKind::InvalidSubcommand), context(ContextKind::InvalidValue));
    let argument = context(ContextKind::InvalidArg);
    // clap lists the likeliest last.
    let last = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::Strings(list)) => list.last().cloned().unwrap_or_default(),
        _ => context(kind),
    };
    let near = first(
        last(ContextKind::SuggestedSubcommand),
        first(last(ContextKind::SuggestedArg), last(ContextKind::SuggestedValue)),
    );
    let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let expected = first(context(ContextKind::ValidValue), reason);
    let args = values![found = found, argument = argument, near = near, expected = expected];
    out::note(&format!("{} {}\n", say.text("failure-word"), say.say_key(&format!("clap-{kind}"), &args)));
    out::note(&format!("{} {}\n", say.text("help-word"), say.text("clap-help")));
    2
}

/// A word for an answer, in either language.
pub fn answer(text: &str) -> Option<crate::model::Said> {
    use crate::model::Said;
    let said = match text {
        "consent" | "consens" | "consentir" => Said::Consent,
        "object" | "objection" | "objecter" => Said::Objection,
        "concern" | "préoccupation" | "preoccupation" => Said::Concern,
        "question" => Said::Question,
        "react" | "reaction" | "réagir" | "reagir" | "réaction" => Said::Reaction,
        "stand-aside" | "retrait" => Said::StandAside,
        "for" | "pour" => Said::For,
        "against" | "contre" => Said::Against,
        "blank" | "blanc" => Said::Blank,
        _ => return None,
    };
    Some(said)
}

/// What of a list of values is nearest to a word, for a sentence.
pub fn near(text: &str, words: &[&str]) -> Value {
    Value::from(crate::model::nearest(text, words.iter().copied()).unwrap_or(""))
}
