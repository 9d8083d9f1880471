//! COR-07: a rule is changed by a decision, until a day, and for a reason that still exists.

use crate::model::{Level, OwnLevel, Verdict, nearest};
use crate::rules::report::{self, Report, Subject};
use crate::rules::{card, cards, is_fixed};
use crate::values;

/// The rule that speaks for those of the organisation's own; each of them has a level of its own.
const OWN_RULE: &str = "own-rule";

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (slug, line) in &subject.settings.rules.rules {
        let place = report::rules().at("rules").at(slug);
        let known = card(slug).filter(|c| c.slug == slug);
        let numbers: Vec<String> = known.iter().flat_map(|c| c.numbers).map(|(name, _)| (*name).to_owned()).collect();
        let name = line.numbers.keys().find(|name| !numbers.contains(name)).cloned().unwrap_or_default();
        let mut tell = |level: Level, key: &str, fault: &str| {
            let place = if key.is_empty() { place.clone().by_key() } else { place.clone().at(key) };
            let by_code = card(slug).map(|c| c.slug);
            let near = by_code.or_else(|| nearest(slug, cards().iter().map(|c| c.slug))).unwrap_or("");
            let values = values![
                id = slug,
                fault = fault,
                until = report::day(line.until),
                near = near,
                name = &name,
                names = numbers.clone(),
            ];
            report.at_most(level, place, values);
        };
        let ours = subject.settings.rules.custom_rules.iter().any(|rule| rule.id.as_str() == slug);
        let Some(card) = known.filter(|c| !ours && c.slug != OWN_RULE) else {
            tell(Level::Error, "", if ours || slug == OWN_RULE { "ours" } else { "unknown" });
            continue;
        };
        if is_fixed(card) {
            tell(Level::Error, "", if card.looks_at == "organisation" { "fixed" } else { "law" });
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
        if !name.is_empty() {
            tell(Level::Error, "numbers", if numbers.is_empty() { "no-number" } else { "unknown-number" });
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
