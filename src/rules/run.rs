//! Runs the rules over an organisation or a dossier, in their order.

use std::sync::LazyLock;

use super::card::{Card, card};
use super::settings::{Line, Origin};
use super::subject::{Procedure, Report, Subject};
use super::{CHECKS, Check};
use crate::bind::{Standing, Weight};
use crate::finding::Finding;
use crate::model::{Level, Verdict};

/// Tells the one who measures that the work of a rule begins or ends.
pub type Watch<'w> = &'w mut dyn FnMut(&'static str, bool);

/// Every finding of every rule that is on, in the order of the files.
pub fn run(subject: &Subject<'_>, watch: Watch<'_>) -> Vec<Finding> {
    let mut findings = vec![];
    for (card, check) in PAIRED.iter() {
        let line = subject.settings.line(card);
        let Some(level) = line.level else { continue };
        watch(card.slug, true);
        match check {
            Check::Organisation(check) => {
                check(subject, &mut Report { line: &line, level, findings: &mut findings });
            }
            Check::Dossier(check) => {
                for standing in &subject.at_hand.judged {
                    let mut found = vec![];
                    check(standing, &mut Report { line: &line, level, findings: &mut found });
                    findings.extend(found.into_iter().map(|f| lowered_while_open(f, standing)));
                }
            }
            Check::Conduct(check) => {
                // How somebody answered is no reason against the text: while it is open, that is told and stops nothing.
                let level = if is_about_the_proposal(card.slug) { level } else { level.max(Level::Warning) };
                for standing in &subject.at_hand.judged {
                    let standing = &heard(standing);
                    let procedure = Procedure { standing, outcome: None, settings: &subject.settings };
                    check(&procedure, &mut Report { line: &line, level, findings: &mut findings });
                }
            }
        }
        watch(card.slug, false);
    }
    findings
}

/// Rules of conduct that ask for something in the proposal itself, which its proposer can write, or for a meeting that
/// somebody who is asked has asked for.
fn is_about_the_proposal(rule: &str) -> bool {
    matches!(
        rule,
        "outcome-without-review"
            | "separation-without-steps"
            | "fallback-not-listed"
            | "fallback-not-as-said"
            | "not-eligible"
            | "meeting-request-ignored"
    )
}

/// A decision with the answers that are somebody's word here: what a stranger wrote is no conduct of anybody's.
fn heard(standing: &Standing) -> Standing {
    let mut heard = standing.clone();
    heard.papers.retain(|(_, weight)| {
        !matches!(weight, Weight::Unverified | Weight::Ended | Weight::Foreign | Weight::Outsider)
    });
    heard
}

/// How a decision was conducted: what a tradition says of it, at the levels in force before it.
/// No verdict depends on it.
pub fn observe(procedure: &Procedure<'_>) -> Vec<Finding> {
    let standing = &heard(procedure.standing);
    let procedure = &Procedure { standing, ..*procedure };
    let mut findings = vec![];
    for (card, check) in PAIRED.iter() {
        let Check::Conduct(check) = check else { continue };
        let line = procedure.settings.line(card);
        if let Some(level) = line.level {
            check(procedure, &mut Report { line: &line, level, findings: &mut findings });
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
            | "key-too-early"
            | "acceptance-missing"
            | "elected-without-consent"
            | "vote-not-carried"
            | "nobody-named-yet"
    )
}

/// What forbids a decision, whatever the profile or the organisation say: no flag skips these.
pub fn judge_dossier(standing: &Standing) -> Vec<Finding> {
    let mut findings = vec![];
    for (card, check) in PAIRED.iter() {
        if let Check::Dossier(check) = check {
            let line = Line { card, level: Some(card.level), origin: Origin::Own, numbers: vec![], parameters: vec![] };
            check(standing, &mut Report { line: &line, level: card.level, findings: &mut findings });
        }
    }
    findings
}

/// Whether a dossier can still become a decision, or became one: what is closed otherwise asks for nothing.
pub fn may_become(standing: &Standing) -> bool {
    matches!(standing.result, None | Some(Verdict::Adopted))
}

/// Every check with its card; a test asks that each has one.
static PAIRED: LazyLock<Vec<(&'static Card, Check)>> = LazyLock::new(|| {
    let pair = |(name, check): &(&str, Check)| Some((card(&name.replace('_', "-"))?, *check));
    CHECKS.iter().filter_map(pair).collect()
});
