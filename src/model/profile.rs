//! A tradition as data: which rules are on, at what level, with which numbers.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::choice;

choice! {
    /// The tradition an organisation works by.
    Base {
        Sociocracy = "sociocracy", Sociocracy3 = "sociocracy-3.0", Holacracy4 = "holacracy-4.1",
        Holacracy5 = "holacracy-5.0", Plain = "plain",
    }
    /// A legal form or a practice whose rules are laid over the tradition's.
    Layer {
        Association = "association", Scop = "scop", Scic = "scic", PracticeCircle = "practice-circle",
    }
    /// How much a finding weighs.
    Level { Error = "error", Warning = "warning", Info = "info" }
}

/// A level as people set it: a rule may be turned off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OwnLevel {
    Off,
    Info,
    Warning,
    Error,
}

impl OwnLevel {
    pub const WORDS: &'static [&'static str] = &["off", "info", "warning", "error"];

    pub fn parse(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|w| *w == word)?;
        Some([Self::Off, Self::Info, Self::Warning, Self::Error][at])
    }

    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The level it gives, or `None` when the rule is off.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Off => None,
            Self::Info => Some(Level::Info),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
        }
    }
}

/// The numbers and parameters that a profile gives when `rules.toml` says nothing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    pub silence: String,
    pub absent: String,
    pub quorum: String,
    pub min_open_days: i64,
    pub notice_days: i64,
    pub max_rounds: i64,
    pub judge: String,
    pub concerns: bool,
    pub stand_aside: bool,
    pub recording: String,
    pub seal: Vec<String>,
    pub seals: String,
    pub assign: String,
    pub fallback: Vec<String>,
    pub keep: String,
    pub constitution_quorum: String,
    /// Longest term of each core role, as a length.
    pub terms: BTreeMap<String, String>,
    pub size_min: i64,
    pub size_max: i64,
    pub meetings_per_year: i64,
    /// Whether members are written out, or follow from the roles.
    pub explicit_members: bool,
}

/// One released edition of a tradition; never changed afterwards.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: String,
    pub edition: i64,
    pub source: String,
    /// The same in French, where it is not the same.
    #[serde(default)]
    pub source_fr: Option<String>,
    pub fr: String,
    pub en: String,
    pub numbers: Numbers,
    /// The rules this tradition turns on, raises or lowers, by slug.
    pub rules: BTreeMap<String, RuleLine>,
    /// The words this tradition uses, by language and key.
    #[serde(default)]
    pub words: BTreeMap<String, BTreeMap<String, TraditionWord>>,
}

/// A word of a tradition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraditionWord {
    pub one: String,
    pub many: String,
    #[serde(default)]
    pub feminine: bool,
}

/// One released edition of a legal form or a practice, laid over the tradition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerProfile {
    pub id: String,
    pub edition: i64,
    pub source: String,
    pub fr: String,
    pub en: String,
    pub rules: BTreeMap<String, RuleLine>,
}

/// What a profile says of one rule: a level, numbers of its card, or both.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum RuleLine {
    Level(OwnLevel),
    Full {
        level: Option<OwnLevel>,
        #[serde(default)]
        numbers: BTreeMap<String, i64>,
    },
}

impl RuleLine {
    pub fn level(&self) -> Option<OwnLevel> {
        match self {
            Self::Level(level) => Some(*level),
            Self::Full { level, .. } => *level,
        }
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        match self {
            Self::Level(_) => None,
            Self::Full { numbers, .. } => numbers.get(name).copied(),
        }
    }
}
