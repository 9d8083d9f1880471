//! OWN-01: what the organisation itself asks of its files.

use crate::lang::Value;
use crate::model::OwnLevel;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (place, index) in subject.own_rules().failed.iter().map(|(place, index)| (place.clone(), *index)) {
        let rule = &subject.settings.rules.custom_rules[index];
        let said = Value::Told(rule.message.fr.clone(), rule.message.en.clone());
        let line = report::rules().at("custom_rules").item(index, Some(rule.id.as_str()));
        let Some(level) = rule.level.unwrap_or(OwnLevel::Warning).level() else { continue };
        report.exactly(level, place, vec![line.at("must")], values![rule = rule.id.as_str(), text = said]);
    }
}
