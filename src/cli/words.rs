//! Puts the catalogue's words on the command tree, and says in the reader's language what clap refuses.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use super::formats::formats;
use super::out;
use crate::lang::{Catalogue, Lang, Value};
use crate::render::wrap;
use crate::values;

/// The commands of the overview, by task.
const GROUPS: [(&str, &[&str]); 6] = [
    ("start", &["demo", "init", "join", "found", "trust", "doctor"]),
    ("look", &["status", "show", "go", "log", "diff", "chart", "whoami"]),
    ("propose", &["propose", "elect", "review", "depart", "separate", "amend", "withdraw", "publish", "sync"]),
    ("decide", &["respond", "consent", "object", "decide"]),
    ("shape", &["circle", "role", "person", "policy", "domain", "key"]),
    ("check", &["check", "rules", "explain", "fmt", "audit", "import", "export"]),
];

pub fn catalogue(lang: Lang) -> Catalogue {
    Catalogue::new(lang)
}

/// What the bare command says: at most 24 lines.
pub fn overview(say: &Catalogue, width: usize) -> String {
    let mut text = format!("{}\n", wrap(&say.text("overview-head"), width, "", ""));
    let tree = Args::command();
    for (group, commands) in GROUPS {
        let commands: Vec<&str> = commands.iter().map(|name| verb(&tree, name, say.lang)).collect();
        let group = format!("  {:<10} ", say.text(&format!("group-{group}")));
        text.push_str(&wrap(&commands.join("  "), width, &group, &" ".repeat(13)));
    }
    text.push_str(&format!("\n{}", wrap(&say.text("overview-foot"), width, "", "")));
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

/// The commands by the words that their reader types, the other ones still known: for who is shown them. What was typed is
/// parsed by the tree as it is.
pub fn as_typed(tree: Command, lang: Lang) -> Command {
    if lang != Lang::Fr {
        return tree;
    }
    let renamed: Vec<(String, String)> = tree
        .get_subcommands()
        .filter_map(|command| Some((command.get_name().to_owned(), command.get_all_aliases().next()?.to_owned())))
        .collect();
    renamed.into_iter().fold(tree, |tree, (name, own)| {
        tree.mut_subcommand(&name, |command| {
            let others: Vec<String> =
                command.get_all_aliases().filter(|word| *word != own).map(str::to_owned).collect();
            as_typed(command, lang).alias(None::<&str>).name(own).aliases(others.into_iter().chain([name.clone()]))
        })
    })
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
        let typed = own.unwrap_or_else(|| name.clone());
        let also = if typed == name { String::new() } else { format!(" ({name})") };
        command = command.about(format!("{about}{also}"));
        if !path.contains('-') {
            command = command.bin_name(format!("git accord {typed}"));
        }
    }
    let mut after = vec![];
    if say.has(&examples) {
        let lines = say.text(&examples);
        let lines: Vec<String> = lines.lines().map(|line| format!("  {}", line.trim())).collect();
        after.push(format!("{}\n{}", say.text("examples-word"), lines.join("\n")));
    }
    let notes = format!("help-{path}-notes");
    if say.has(&notes) {
        after.push(say.text(&notes));
    }
    if !formats(&path).is_empty() {
        after.push(format!("{} {}", say.text("formats-word"), formats(&path).join(", ")));
    }
    command = command.after_help(after.join("\n\n"));
    let ids: Vec<(String, bool)> =
        command.get_arguments().map(|a| (a.get_id().to_string(), a.is_positional())).collect();
    for (id, positional) in ids {
        let key = match (positional, path.is_empty()) {
            (true, _) => "heading-arguments",
            // What every command takes comes after what is its own.
            (_, true) => "heading-common",
            _ => "heading-options",
        };
        let heading = heading(key, say);
        let text = arg_text(&path, &id, say);
        command = command.mut_arg(&id, |arg| {
            let values = arg.get_action().takes_values();
            let named: Vec<String> =
                arg.get_value_names().into_iter().flatten().map(|name| value_name(name, say)).collect();
            let arg = if values && !named.is_empty() { arg.value_names(named) } else { arg };
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

/// What stands for a value, in the reader's language where the catalogue has a word for it.
fn value_name(name: &str, say: &Catalogue) -> String {
    let key = format!("placeholder-{}", name.to_lowercase().replace('_', "-"));
    let known = name.chars().all(|c| c.is_ascii_uppercase() || c == '_') && say.has(&key);
    if known { say.text(&key) } else { name.to_owned() }
}

/// An argument's text: its own in this command, else the one it has everywhere.
fn arg_text(path: &str, id: &str, say: &Catalogue) -> String {
    let id = id.replace('_', "-");
    let own = format!("arg-{path}-{id}");
    if say.has(&own) { say.text(&own) } else { say.text(&format!("arg-{id}")) }
}

/// What clap could not take, in a sentence; help and version are no refusal.
pub fn refuse(error: &clap::Error, argv: &[String], say: &Catalogue) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let shown = as_typed(command(say), say.lang).try_get_matches_from(argv).err();
        out::data(&shown.as_ref().unwrap_or(error).render().to_string());
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
        // What clap calls an invalid value may be none at all.
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => "missing-value",
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
    let near = match error.kind() {
        ErrorKind::InvalidSubcommand => near_verb(&found, say.lang),
        _ => first(last(ContextKind::SuggestedArg), last(ContextKind::SuggestedValue)),
    };
    let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let reason = if reason == super::values::DAY { say.text("day-form") } else { reason };
    let expected = first(context(ContextKind::ValidValue), reason);
    // The command as far as it was understood, in the words of who typed it.
    let (command, verbs) = typed(argv, say.lang);
    let args = values![found = found, argument = argument, near = near, expected = expected, verbs = verbs.join(", ")];
    out::note(&format!("{} {}\n", say.text("failure-word"), say.say_key(&format!("clap-{kind}"), &args)));
    let help = say.say_key("clap-help", &[("command", Value::from(command))]);
    out::note(&format!("{} {help}\n", say.text("help-word")));
    2
}

/// The commands that a line names, and the words that may follow them.
fn typed(argv: &[String], lang: Lang) -> (String, Vec<String>) {
    let mut at = as_typed(Args::command(), lang);
    let mut named = String::new();
    for word in argv.iter().skip(1) {
        let Some(next) = at.find_subcommand(word).cloned() else { continue };
        named.push_str(&format!("{} ", next.get_name()));
        at = next;
    }
    let verbs = at.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    (named, verbs)
}

/// The verb that a word is nearest to, of those that its reader uses.
fn near_verb(word: &str, lang: Lang) -> String {
    let tree = Args::command();
    // An answer alone: one says to what.
    if answer(word).is_some() {
        return format!("{} ID {word}", verb(&tree, "respond", lang));
    }
    let names = tree.get_subcommands().flat_map(|c| c.get_all_aliases().chain([c.get_name()]));
    let near = crate::model::nearest(word, names).and_then(|near| tree.find_subcommand(near));
    near.map(|command| verb(&tree, command.get_name(), lang).to_owned()).unwrap_or_default()
}

/// The answers that are given every day, as their reader types them.
pub fn answers(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Fr => ["consentir", "objecter", "question", "réagir", "pour", "contre", "blanc", "désigner"],
        Lang::En => ["consent", "object", "question", "react", "for", "against", "blank", "nominate"],
    }
}

/// A word for an answer, in either language.
pub fn answer(text: &str) -> Option<crate::model::Said> {
    use crate::model::Said;
    let said = match text {
        "consent" | "consens" | "consentir" => Said::Consent,
        "object" | "objection" | "objecter" => Said::Objection,
        "concern" | "préoccupation" | "preoccupation" => Said::Concern,
        "question" => Said::Question,
        "react" | "reaction" | "réagir" | "reagir" | "réaction" | "advise" | "aviser" | "avis" | "reply"
        | "réponse" | "reponse" => Said::Reaction,
        "stand-aside" | "écart" | "ecart" | "se-mettre-à-l'écart" | "retrait" => Said::StandAside,
        "for" | "pour" => Said::For,
        "against" | "contre" => Said::Against,
        "blank" | "blanc" => Said::Blank,
        "nominate" | "désigner" | "designer" => Said::Nominate,
        "set-aside" | "écarter" | "ecarter" => Said::SetAside,
        _ => return None,
    };
    Some(said)
}

/// A word for a result, in either language.
pub fn result(text: &str) -> Option<crate::model::Verdict> {
    use crate::model::Verdict;
    let word = text.replace(' ', "-");
    Verdict::parse(&word).or(match word.as_str() {
        "adoptée" | "adoptee" => Some(Verdict::Adopted),
        "retirée" | "retiree" => Some(Verdict::Withdrawn),
        "abandonnée" | "abandonnee" => Some(Verdict::Dropped),
        "portée" | "portee" => Some(Verdict::Escalated),
        "non-adoptée" | "non-adoptee" => Some(Verdict::Failed),
        "reportée" | "reportee" => Some(Verdict::Postponed),
        _ => None,
    })
}

/// A word for a core role, in either language.
pub fn core(text: &str) -> Option<crate::model::Core> {
    use crate::model::Core;
    Core::parse(text).or(match text.replace(' ', "-").as_str() {
        "premier-lien" => Some(Core::Lead),
        "animation" => Some(Core::Facilitator),
        "secrétariat" | "secretariat" => Some(Core::Secretary),
        "second-lien" => Some(Core::Delegate),
        "tenue-du-registre" => Some(Core::LogbookKeeper),
        _ => None,
    })
}

/// What of a list of values is nearest to a word, for a sentence.
pub fn near(text: &str, words: &[&str]) -> Value {
    Value::from(crate::model::nearest(text, words.iter().copied()).unwrap_or(""))
}
