//! What the other sections of `rules.toml` give to rules: the numbers and choices of decisions, circles and terms.

use crate::bind::Numbers;
use crate::finding::Place;
use crate::model::{Core, Rules};

/// One number or choice that a rule goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The key of `rules.toml`, with its sections.
    pub key: String,
    pub value: String,
    /// Whether the organisation wrote it; otherwise its tradition did.
    pub written: bool,
}

impl Parameter {
    /// The line that says so: our own, or the one that names the tradition.
    pub fn place(&self) -> Place {
        let rules = Place::file("rules.toml");
        if self.written { self.key.split('.').fold(rules, Place::at) } else { rules.at("profile").at("base") }
    }
}

/// The parameters of one rule, besides the numbers of its card.
pub fn parameters(slug: &str, numbers: &Numbers, rules: &Rules) -> Vec<Parameter> {
    let own = &rules.decisions;
    let one = |key: &str, value: String, written: bool| vec![Parameter { key: key.to_owned(), value, written }];
    match slug {
        "answer-missing" => one("decisions.silence", numbers.silence.word().into(), own.silence.is_some()),
        "window-too-short" | "closed-early" => {
            one("decisions.min_open_days", numbers.min_open_days.to_string(), own.min_open_days.is_some())
        }
        "quorum-not-met" => quorums(numbers, rules),
        "stale-proposal" => one("decisions.max_rounds", numbers.max_rounds.to_string(), own.max_rounds.is_some()),
        "set-aside-by-another" => one("decisions.judge", numbers.judge.word().into(), own.judge.is_some()),
        "fallback-not-listed" => one("decisions.fallback", numbers.fallback.join(", "), !own.fallback.is_empty()),
        "concern-not-in-criteria" => one("decisions.concerns", numbers.concerns.to_string(), own.concerns.is_some()),
        "stand-aside-not-offered" => {
            one("decisions.stand_aside", numbers.stand_aside.to_string(), own.stand_aside.is_some())
        }
        "may-not-record" => one("decisions.recording", numbers.recording.word().into(), own.recording.is_some()),
        "may-not-seal" => one("decisions.seal", numbers.seal.join(", "), own.seal.is_some()),
        "short-notice" => {
            let days = own.notice_days.unwrap_or(numbers.profile.numbers.notice_days);
            one("decisions.notice_days", days.to_string(), own.notice_days.is_some())
        }
        "too-few-meetings" => {
            let own = rules.circles.meetings_per_year;
            let a_year = own.unwrap_or(numbers.profile.numbers.meetings_per_year);
            one("circles.meetings_per_year", a_year.to_string(), own.is_some())
        }
        "term-too-long" => terms(numbers, rules),
        _ => vec![],
    }
}

fn quorums(numbers: &Numbers, rules: &Rules) -> Vec<Parameter> {
    let every = Parameter {
        key: "decisions.quorum".into(),
        value: numbers.quorum.to_string(),
        written: rules.decisions.quorum.is_some(),
    };
    let by_kind = numbers.quorums().map(|(kind, quorum)| Parameter {
        key: format!("decisions.kinds.{kind}.quorum"),
        value: quorum.to_string(),
        written: rules.decisions.kinds.iter().any(|(own, k)| own.word() == kind && k.quorum.is_some()),
    });
    std::iter::once(every).chain(by_kind).collect()
}

fn terms(numbers: &Numbers, rules: &Rules) -> Vec<Parameter> {
    let usual = |core: &Core| numbers.profile.numbers.terms.get(core.word()).cloned();
    let of = |core: &Core| {
        let own = rules.terms.get(core).map(ToString::to_string);
        let written = own.is_some();
        own.or_else(|| usual(core)).map(|value| Parameter { key: format!("terms.{}", core.word()), value, written })
    };
    Core::ALL.iter().filter_map(of).collect()
}
