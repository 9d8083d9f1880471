//! What waits, for a script.

use serde_json::json;

use super::changes::changes_json;
use super::due::due;
use super::json::pretty;
use super::page::Page;
use super::seat::seat_json;
use crate::model::PersonId;
use crate::process::{Asked, Sign, Soon, Status, Waiting};

/// The frozen JSON of `status`.
pub fn status_json(status: &Status, page: &Page<'_>) -> String {
    let ids = |people: &[PersonId]| people.iter().map(ToString::to_string).collect::<Vec<_>>();
    let proposal = |w: &Waiting| {
        let answer = |(person, sign): &(PersonId, Sign)| json!({ "person": person.as_str(), "answer": sign.word() });
        json!({
            "number": w.number,
            "handle": w.handle,
            "id": w.id.as_str(),
            "title": w.title,
            "proposer": w.proposer.as_str(),
            "proposal_version": w.version,
            "asked": w.asked.map(Asked::word),
            "until": w.until.map(|day| day.to_string()),
            "since": w.since.as_ref().map(|since| json!({ "version": since.version, "changes": changes_json(&since.told.changes, page) })),
            "objections": w.objections.iter().map(|o| json!({ "person": o.person.as_str(), "version": o.version, "reason": o.reason })).collect::<Vec<_>>(),
            "questions": w.questions.iter().map(|(person, text)| json!({ "person": person.as_str(), "question": text })).collect::<Vec<_>>(),
            "electors": w.people.iter().map(answer).collect::<Vec<_>>(),
            "answered": w.answered,
            "needed": w.needed,
            "missing": ids(&w.missing),
            "may_decide": w.may_decide,
            "retracted": w.retracted,
            "unsent": w.unsent,
            "rivals": w.rivals.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "signed": w.signed.by.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    };
    let soon = |soon: &Soon| json!({ "on": soon.on.to_string(), "text": page.message(&due(soon)) });
    pretty(&json!({
        "version": 1,
        "organisation": status.organisation,
        "founded": status.founded,
        "founders_missing": ids(&status.founders_missing),
        "branch": status.branch,
        "in_force": status.in_force,
        "you": status.seat.as_ref().map(seat_json),
        "edits": status.edits,
        "open_violations": status.open_violations,
        "behind": status.behind,
        "looked": status.looked.map(|at| at.to_string()),
        "proposals": status.proposals.iter().map(proposal).collect::<Vec<_>>(),
        "unreadable": status.unreadable.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>(),
        "unsent_founding": status.unsent_founding,
        "unsent": status.unsent.iter().map(|u| json!({ "number": u.number, "title": u.title })).collect::<Vec<_>>(),
        "soon": status.soon.iter().map(soon).collect::<Vec<_>>(),
    }))
}
