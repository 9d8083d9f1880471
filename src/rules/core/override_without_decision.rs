//! COR-07: a rule is changed by a decision, until a day, and for a reason that still exists.

use crate::model::{Level, OwnLevel, Verdict, nearest};
use crate::rules::report::{self, Report, Subject};
use crate::rules::{card, cards, is_fixed};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (slug, line) in &subject.settings.rules.rules {
        let place = report::rules().at("rules").at(slug);
        let mut tell = |level: Level, key: &str, fault: &str| {
            let place = if key.is_empty() { place.clone().by_key() } else { place.clone().at(key) };
            let near = nearest(slug, cards().iter().map(|c| c.slug)).unwrap_or("");
            report.at_most(level, place, values![id = slug, fault = fault, until = report::day(line.until), near = near]);
        };
        let Some(card) = card(slug).filter(|c| c.slug == slug) else {
            tell(Level::Error, "", "unknown");
            continue;
        };
        if is_fixed(card) {
            tell(Level::Error, "", "fixed");
            continue;
        }
        match (&line.by, subject.decided(line.by.as_ref())) {
            (None, _) => tell(Level::Error, "by", "no-decision"),
            (Some(_), Some(decided)) if decided.outcome.result != Verdict::Adopted => {
                tell(Level::Error, "by", "not-adopted");
            }
            (Some(_), Some(decided)) if !decided.is_of_kind("constitution") => tell(Level::Error, "by", "other-kind"),
            (Some(_), None) if subject.is_pending(line.by.as_ref()) => tell(Level::Error, "by", "not-adopted"),
            _ => {}
        }
        match line.until {
            None => tell(Level::Error, "until", "no-end"),
            Some(until) if until < subject.today => tell(Level::Error, "until", "over"),
            Some(_) => {}
        }
        let unknown = line.numbers.keys().find(|name| !card.numbers.iter().any(|(known, _)| known == name));
        if let Some(name) = unknown {
            tell(Level::Error, "numbers", "unknown-number");
            let _ = name;
        }
        if line.level.is_none() && line.numbers.is_empty() {
            tell(Level::Error, "", "empty");
        }
        let as_before = subject.settings.before_own(card).level;
        if line.level.is_some_and(|own| own.level() == as_before && own != OwnLevel::Off) && line.numbers.is_empty() {
            tell(Level::Warning, "level", "same");
        }
    }
}
