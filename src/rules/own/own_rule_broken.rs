//! OWN-02: a rule of our own that cannot be applied.

use std::collections::BTreeSet;

use crate::model::nearest;
use crate::rules::report::{self, Report, Subject};
use crate::template::{ExpressionFault, LONGEST};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut ids = BTreeSet::new();
    for (index, rule) in subject.settings.rules.custom_rules.iter().enumerate() {
        let place = report::rules().at("custom_rules").item(index, Some(rule.id.as_str()));
        let values = |fault: &str, name: &str, near: &str, detail: &str| {
            values![
                rule = rule.id.as_str(), looks_at = rule.looks_at.word(), fault = fault, name = name, near = near,
                detail = detail, most = LONGEST,
            ]
        };
        if !ids.insert(&rule.id) {
            report.at(place.clone().at("id"), values("twice", "", "", ""));
        }
        if rule.message.fr.is_none() && rule.message.en.is_none() {
            report.at(place.at("message"), values("unsaid", "", "", ""));
        }
        let broken = subject.own_rules().broken.iter().filter(|b| b.index == index);
        for broken in broken {
            let place = broken.place.clone();
            let values = match &broken.fault {
                ExpressionFault::TooLong => values("too-long", "", "", ""),
                ExpressionFault::Syntax(detail) => values("syntax", "", "", detail),
                ExpressionFault::Forbidden(word) => values("forbidden", word, "", ""),
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
