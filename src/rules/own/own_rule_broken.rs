//! OWN-02: a rule of our own that cannot be applied.

use std::collections::BTreeSet;

use crate::model::nearest;
use crate::rules::report::{self, Report, Subject};
use crate::rules::{card, fields};
use crate::template::{ExpressionFault, LONGEST};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut ids = BTreeSet::new();
    for (index, rule) in subject.settings.rules.custom_rules.iter().enumerate() {
        let place = report::rules().at("custom_rules").item(index, Some(rule.id.as_str()));
        let values = |fault: &str, name: &str, near: &str, detail: &str| {
            values![
                rule = rule.id.as_str(),
                looks_at = rule.looks_at.word(),
                fault = fault,
                name = name,
                near = near,
                detail = detail,
                most = LONGEST,
                fields = fields(rule.looks_at).own.join(", "),
            ]
        };
        if !ids.insert(&rule.id) {
            report.at(place.clone().at("id"), values("twice", "", "", ""));
        }
        if card(rule.id.as_str()).is_some() {
            report.at(place.clone().at("id"), values("taken", "", "", ""));
        }
        let says = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
        if !says(&rule.message.fr) && !says(&rule.message.en) {
            report.at(place.at("message"), values("unsaid", "", "", ""));
        }
        let broken = subject.own_rules().broken.iter().filter(|b| b.index == index);
        for broken in broken {
            let place = broken.place.clone();
            let values = match &broken.fault {
                ExpressionFault::TooLong => values("too-long", "", "", ""),
                ExpressionFault::Syntax(detail) => values("syntax", "", "", detail),
                ExpressionFault::Forbidden(word, allowed) => {
                    values("forbidden", word, nearest(word, allowed.iter().copied()).unwrap_or(""), "")
                }
                ExpressionFault::NoAnswer => values("no-answer", &broken.subject, "", ""),
                ExpressionFault::Unknown(name, known) => {
                    values("unknown-name", name, nearest(name, known.iter().map(String::as_str)).unwrap_or(""), "")
                }
                ExpressionFault::Fuel => values("fuel", &broken.subject, "", ""),
                ExpressionFault::Failed(detail) => values("failed", &broken.subject, "", detail),
            };
            report.at(place, values);
        }
    }
}
