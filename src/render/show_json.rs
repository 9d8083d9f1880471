//! The frozen JSON of `show`.

use serde_json::json;

use super::changes::changes_json;
use super::findings_json::finding_value;
use super::json::pretty;
use super::page::Page;
use super::show::state;
use super::vote::tallies_json;
use crate::model::{DecisionId, PersonId, Via, Way};
use crate::process::{Compared, Since, View, rounds};

/// One decision for a script.
pub fn show_json(view: &View, told: &Compared, since: Option<&Since>, page: &Page<'_>) -> String {
    let standing = &view.standing;
    let elector = |person: &PersonId| {
        let voice = standing.voices.get(person);
        json!({
            "person": person.as_str(),
            "answer": voice.map(|v| v.answer.word()),
            "stale": voice.is_some_and(|v| v.stale),
            "verified": voice.is_some(),
            "recorded_by": voice.and_then(|v| v.recorded_by.as_ref()).map(PersonId::as_str),
            "via": voice.filter(|v| v.recorded_by.is_some()).and_then(|v| v.via).map(Via::word),
        })
    };
    let objections = standing
        .objections
        .iter()
        .map(|o| json!({ "person": o.person.as_str(), "version": o.version, "reason": o.reason, "open": o.open }));
    let outcome_kinds = view.outcome.as_ref().map(|o| o.kinds.clone());
    pretty(&json!({
        "version": 1,
        "id": view.id.as_str(),
        "title": standing.proposal.title,
        "proposer": standing.proposal.proposer.as_str(),
        "signed": standing.version_exists,
        "outcome_signed_by": view.signed.by.iter().map(PersonId::as_str).collect::<Vec<_>>(),
        "unsigned": standing.unsigned,
        "circle": standing.proposal.circle.as_str(),
        "kinds": outcome_kinds.unwrap_or_else(|| standing.kind_words()),
        "state": state(view),
        "proposal_version": standing.proposal.version,
        "change": standing.change,
        "method": standing.manner.method.word(),
        "round": rounds(view).map(|rounds| json!({ "now": rounds.now.word(), "questions": rounds.questions,
            "unanswered": rounds.unanswered.len(), "reactions": rounds.reactions,
            "answered": rounds.answered, "needed": rounds.needed })),
        "nominated": standing.nominations().keys().map(|person| person.as_str()).collect::<Vec<_>>(),
        "tallies": tallies_json(&standing.tallies),
        "advice": standing.advisers.iter().map(|person| json!({ "person": person.as_str(),
            "given": standing.advice(person).is_some() })).collect::<Vec<_>>(),
        "electors": standing.electors.iter().map(elector).collect::<Vec<_>>(),
        "objections": objections.collect::<Vec<_>>(),
        "missing": view.missing.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
        "told": view.told.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
        "follows": standing.proposal.follows.as_ref().map(DecisionId::as_str),
        "fallback": standing.proposal.fallback.map(Way::word),
        "ways": view.ways.iter().map(|way| way.word()).collect::<Vec<_>>(),
        "may_decide": view.outcome.is_none() && view.missing.is_empty(),
        "changes": changes_json(&told.changes, page),
        "since": since.map(|since| json!({ "version": since.version, "changes": changes_json(&since.told.changes, page) })),
        "number": view.number,
        "unreadable": told.unreadable.iter().map(|f| finding_value(f, page)).collect::<Vec<_>>(),
    }))
}
