//! Runs the rules: at which level, over what, in which order.

use super::card::{Card, card, cards};
use super::report::{Report, Subject};
use super::{CHECKS, Check};
use crate::bind::{Numbers, Standing};
use crate::finding::Finding;
use crate::model::{Date, Level, OwnLevel, Rules};

/// What decides the level of a rule: the profile, then the organisation's own lines.
pub struct Settings<'a> {
    pub numbers: &'a Numbers,
    pub rules: Option<&'a Rules>,
    pub today: Date,
}

/// The level of a rule here and today; `None` when it is off.
pub fn effective_level(card: &Card, settings: &Settings<'_>) -> Option<Level> {
    let own = settings.rules.and_then(|r| r.rules.get(card.slug));
    let own = own.filter(|line| line.until.is_none_or(|until| settings.today <= until));
    match own.map(|line| line.level) {
        Some(OwnLevel::Off) => return None,
        Some(OwnLevel::Info) => return Some(Level::Info),
        Some(OwnLevel::Warning) => return Some(Level::Warning),
        Some(OwnLevel::Error) => return Some(Level::Error),
        None => {}
    }
    let profile = settings.numbers.profile;
    if let Some(line) = profile.rules.get(card.slug) {
        line.level()
    } else {
        let on = card.profiles.iter().any(|p| p == "all" || *p == profile.id);
        on.then(|| Level::parse(&card.level)).flatten()
    }
}

/// Every finding of every rule that is on, in the order of the files.
pub fn run(subject: &Subject<'_>, rules: Option<&Rules>) -> Vec<Finding> {
    let settings = Settings { numbers: subject.numbers, rules, today: subject.today };
    let mut findings = vec![];
    for (name, check) in CHECKS {
        let Some(card) = find(name) else { continue };
        let Some(level) = effective_level(card, &settings) else { continue };
        match check {
            Check::Organisation(check) => {
                check(subject, &mut Report { rule: card.slug, level, findings: &mut findings });
            }
            Check::Dossier(check) => {
                for standing in subject.standings {
                    let mut found = vec![];
                    check(standing, &mut Report { rule: card.slug, level, findings: &mut found });
                    findings.extend(found.into_iter().map(|f| lowered_while_open(f, standing)));
                }
            }
        }
    }
    findings
}

/// A dossier that is open waits for answers: that is no fault yet.
fn lowered_while_open(finding: Finding, standing: &Standing) -> Finding {
    let open = standing.result.is_none() && waiting(finding.rule);
    Finding { level: if open { Level::Info } else { finding.level }, ..finding }
}

/// Rules that say what an open proposal is still waiting for.
pub fn waiting(rule: &str) -> bool {
    matches!(
        rule,
        "open-objection"
            | "answer-missing"
            | "stale-answer"
            | "quorum-not-met"
            | "window-too-short"
            | "acceptance-missing"
            | "elected-without-consent"
    )
}

/// What forbids a decision, whatever the profile or the organisation say: no flag skips these.
pub fn judge_dossier(standing: &Standing) -> Vec<Finding> {
    let mut findings = vec![];
    for (name, check) in CHECKS {
        if let (Check::Dossier(check), Some(card)) = (check, find(name)) {
            let level = Level::parse(&card.level).unwrap_or(Level::Error);
            check(standing, &mut Report { rule: card.slug, level, findings: &mut findings });
        }
    }
    findings
}

fn find(name: &str) -> Option<&'static Card> {
    let slug = name.replace('_', "-");
    cards().binary_search_by(|c| c.slug.cmp(slug.as_str())).ok().and_then(|at| cards().get(at)).or_else(|| card(&slug))
}
