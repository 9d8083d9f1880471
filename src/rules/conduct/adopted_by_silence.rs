//! DEC-24: a decision that few people said yes to is told as such.

use crate::bind::ENOUGH;
use crate::model::{Said, Verdict};
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let Some(outcome) = procedure.outcome.filter(|o| o.result == Verdict::Adopted) else { return };
    // Who stands aside does not say yes either.
    let aside = standing.voices.iter().filter(|(_, voice)| voice.answer == Said::StandAside && !voice.stale);
    let aside = aside.map(|(person, _)| person).filter(|person| outcome.electors.contains(person));
    // Where enough were asked for, who was not needed kept no silence.
    let absent = outcome.absent.iter().filter(|absence| absence.rule != ENOUGH);
    let silent: Vec<String> = absent.map(|a| &a.person).chain(aside).map(ToString::to_string).collect();
    let (half, most) = (report.number("percent"), report.number("missing"));
    let count = i64::try_from(silent.len()).unwrap_or(i64::MAX);
    let all = i64::try_from(outcome.electors.len()).unwrap_or(i64::MAX);
    if count > most || count * 100 > half * all {
        let values = values![id = standing.id.as_str(), people = silent, count = count, all = all];
        report.at(report::outcome(standing).at("absent"), values);
    }
}
