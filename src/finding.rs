//! What was found (data about the organisation) and what failed (the tool could not do its work): never mixed.

use std::fmt;

use crate::lang::{Args, Day, Message, Value};
use crate::model::{CircleId, Date, Level, PersonId};

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let (month, day) = date.month_day();
        Self(date.year(), month, day)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Day(date.into())
    }
}

impl From<crate::model::Percent> for Value {
    fn from(percent: crate::model::Percent) -> Self {
        Self::Text(percent.to_string())
    }
}

/// One step into a TOML file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Name(String),
    /// An item of an array: its position, and its id where it has one.
    Item(usize, Option<String>),
}

/// What of a place is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Key,
    Value,
}

/// A place in the files, by name; bytes are resolved last, by who shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub path: String,
    pub keys: Vec<Key>,
    pub part: Part,
    /// Bytes where no name can lead: faults of syntax.
    pub bytes: Option<(usize, usize)>,
    /// A part of the value's own text, in bytes of that text.
    pub inside: Option<(usize, usize)>,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), keys: vec![], part: Part::Value, bytes: None, inside: None }
    }

    /// The value of one key of a file.
    pub fn key(path: impl Into<String>, key: &str) -> Self {
        Self::file(path).at(key)
    }

    #[must_use]
    pub fn at(mut self, key: &str) -> Self {
        self.keys.push(Key::Name(key.to_owned()));
        self
    }

    #[must_use]
    pub fn item(mut self, index: usize, id: Option<&str>) -> Self {
        self.keys.push(Key::Item(index, id.map(str::to_owned)));
        self
    }

    /// A part of the value's own text.
    #[must_use]
    pub fn within(mut self, start: usize, end: usize) -> Self {
        self.inside = Some((start, end));
        self
    }

    /// The key rather than its value.
    #[must_use]
    pub fn by_key(mut self) -> Self {
        self.part = Part::Key;
        self
    }

    /// The key path with items by id, such as `holders[aicha].until`: it survives moved lines.
    pub fn key_path(&self) -> String {
        let mut path = String::new();
        for key in &self.keys {
            match key {
                Key::Name(name) if path.is_empty() => path.push_str(name),
                Key::Name(name) => path.push_str(&format!(".{name}")),
                Key::Item(_, Some(id)) => path.push_str(&format!("[{id}]")),
                Key::Item(index, None) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}

/// Something the rules say about the organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The slug of the rule's card.
    pub rule: &'static str,
    pub level: Level,
    pub place: Option<Place>,
    /// Where the other half of the fault stands.
    pub related: Vec<Place>,
    pub values: Args,
}

impl Finding {
    pub fn error(rule: &'static str, place: Place, values: Args) -> Self {
        Self { rule, level: Level::Error, place: Some(place), related: vec![], values }
    }

    /// The same with people and circles by the names that others know them by, for who reads it.
    #[must_use]
    pub fn with_names(&self, name: &dyn Fn(Called<'_>) -> Option<String>) -> Self {
        let named =
            |id: &String| PersonId::parse(id).and_then(|id| name(Called::Person(&id))).unwrap_or_else(|| id.clone());
        // Where several circles are asked, one stands in brackets.
        let circle = |text: &String| {
            let id = text.trim().trim_start_matches('(').trim_end_matches(')');
            let called = CircleId::parse(id).and_then(|known| name(Called::Circle(&known)));
            called.map_or_else(|| text.clone(), |called| text.replace(id, &called))
        };
        let mut told = self.clone();
        for (key, value) in &mut told.values {
            match value {
                Value::Text(id) if matches!(*key, "person" | "proposer" | "recorder") => *id = named(id),
                Value::Text(id) if matches!(*key, "circle" | "holder" | "parent" | "where") => *id = circle(id),
                Value::List(ids) if *key == "people" => *ids = ids.iter().map(named).collect(),
                _ => {}
            }
        }
        told
    }

    /// A finding that stands in no file.
    pub fn nowhere(rule: &'static str, level: Level, values: Args) -> Self {
        Self { rule, level, place: None, related: vec![], values }
    }
}

/// Whose name is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Called<'a> {
    Person(&'a PersonId),
    Circle(&'a CircleId),
}

/// Names and values: `values![person = id, days = 3]`.
#[macro_export]
macro_rules! values {
    ($($name:ident = $value:expr),* $(,)?) => {
        vec![$((stringify!($name), $crate::lang::Value::from($value))),*]
    };
}

/// Why the tool could not do its work; each kind has its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// Wrong use of the command: 2.
    Usage,
    /// The surroundings are not ready: 4.
    Surroundings,
    /// The network or the forge failed; local work is kept: 5.
    Network,
    /// Our bug: 70.
    Bug,
}

impl FailureKind {
    pub fn exit(self) -> u8 {
        match self {
            Self::Usage => 2,
            Self::Surroundings => 4,
            Self::Network => 5,
            Self::Bug => 70,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Surroundings => "surroundings",
            Self::Network => "network",
            Self::Bug => "bug",
        }
    }
}

/// The tool could not do its work. `help` is the catalogue's sentence of the same key with `-help`.
#[derive(Clone, Debug)]
pub struct Failure {
    pub kind: FailureKind,
    pub message: Message,
}

impl Failure {
    pub fn usage(message: Message) -> Self {
        Self { kind: FailureKind::Usage, message }
    }
    pub fn surroundings(message: Message) -> Self {
        Self { kind: FailureKind::Surroundings, message }
    }
    pub fn network(message: Message) -> Self {
        Self { kind: FailureKind::Network, message }
    }
    pub fn bug(message: Message) -> Self {
        Self { kind: FailureKind::Bug, message }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.message.key, self.message.args)
    }
}

impl std::error::Error for Failure {}

/// A result whose error is the tool failing.
pub type Attempt<T> = Result<T, Failure>;
