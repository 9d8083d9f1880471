//! The formats of each command: listed where they are taken, refused where they are not.

use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{choice, nearest};

choice! {
    /// How findings are written.
    CheckFormat {
        Full = "full", Concise = "concise", Json = "json", Github = "github", Gitlab = "gitlab", Sarif = "sarif",
        Junit = "junit",
    }
}

/// What a command prints, the usual one first; a command that is not here has no formats.
const FORMATS: [(&str, &[&str]); 18] = [
    ("status", &["text", "json"]),
    ("show", &["text", "json", "markdown"]),
    ("log", &["text", "json"]),
    ("diff", &["text", "markdown", "json"]),
    ("chart", &["text", "svg", "html", "mermaid", "dot", "json"]),
    ("whoami", &["text", "json"]),
    ("check", CheckFormat::WORDS),
    ("rules", &["text", "json"]),
    ("explain", &["text", "json"]),
    ("audit", &["text", "json"]),
    ("propose", ACT),
    ("amend", ACT),
    ("withdraw", ACT),
    ("publish", ACT),
    ("sync", ACT),
    ("respond", ACT),
    ("consent", ACT),
    ("decide", ACT),
];
const ACT: &[&str] = &["text", "json"];

/// The formats of a command; none where it prints in one way only.
pub fn formats(command: &str) -> &'static [&'static str] {
    let command = if command == "object" { "consent" } else { command };
    FORMATS.iter().find(|(name, _)| *name == command).map_or(&[], |(_, formats)| *formats)
}

/// Refuses a format that a command does not have.
///
/// # Errors
/// With those that it has.
pub fn refuse_unknown(command: &str, asked: Option<&str>) -> Attempt<()> {
    let Some(asked) = asked else { return Ok(()) };
    let known = formats(command);
    if known.contains(&asked) {
        return Ok(());
    }
    if known.is_empty() {
        return Err(Failure::usage(message!("no-formats", command = command, format = asked)));
    }
    let near = nearest(asked, known.iter().copied()).unwrap_or("").to_owned();
    let all: Vec<String> = known.iter().map(ToString::to_string).collect();
    Err(Failure::usage(message!("unknown-format", format = asked, near = near, all = all)))
}
