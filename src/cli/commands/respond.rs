//! `respond`: one answer, in one's own name or written down for somebody.

use serde_json::json;

use super::acts::{by_name, named};
use crate::cli::context::Context;
use crate::cli::verbs::How;
use crate::cli::{usage, words};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{PersonId, Said};
use crate::process::{self, Contest, Reply};

/// The proposal, the answer, and whom a nomination names. The proposal may be left out: it is the one that one stands on, or
/// the only one.
fn read<'w>(words: &[Option<&'w str>]) -> (Option<&'w str>, &'w str, Option<&'w str>) {
    let given: Vec<&str> = words.iter().copied().flatten().collect();
    match given.as_slice() {
        [word] => (None, word, None),
        [word, person] if names_somebody(word) => (None, word, Some(person)),
        [id, word] => (Some(id), word, None),
        [id, word, person, ..] => (Some(id), word, Some(person)),
        [] => (None, "", None),
    }
}

/// Whether an answer is about somebody who is named with it.
fn names_somebody(word: &str) -> bool {
    matches!(words::answer(word), Some(Said::Nominate | Said::SetAside))
}

pub fn run(context: &Context, words: &[Option<&str>], how: &How) -> Attempt<u8> {
    let (id, word, person) = read(words);
    if matches!(word, "contest" | "contester") {
        return contest(context, id, how);
    }
    if let Some(extra) = person.filter(|_| words::answer(word).is_some() && !names_somebody(word)) {
        return Err(usage("too-many-words", extra));
    }
    let said = words::answer(word).ok_or_else(|| {
        let known = words::answers(context.say.lang);
        Failure::usage(message!(
            "unknown-answer",
            found = word,
            near = words::near(word, &known),
            words = known.join(", ")
        ))
    })?;
    let nominee = person.map(|word| context.person(word)).transpose()?;
    let reply = Reply {
        id: id.map(str::to_owned),
        said,
        nominee,
        reason: how.message.clone(),
        meeting: how.meeting,
        person: context.acting()?,
        via: how.via,
        push: how.push,
        dry_run: context.global.dry_run,
    };
    let workspace = context.workspace()?;
    let act = process::respond(&workspace, &reply)?;
    let names = |people: &[PersonId]| named(&workspace, people);
    let name = |person: &PersonId| names(std::slice::from_ref(person)).concat();
    Ok(context.end(by_name(context, &workspace, act), |done| {
        context.done(
            "respond",
            json!({
                "id": done.id.as_str(), "person": done.person.as_str(), "answer": done.said.word(),
                "proposal_version": done.version, "recorded_by": done.recorded_by.as_ref().map(PersonId::as_str),
                "pushed": done.pushed, "may_decide": done.may_decide, "late": done.late,
                "slip": done.slip.as_ref().map(|(line, _)| line),
            }),
        );
        let word = if done.accepted { "accept" } else { done.said.word() };
        let answer = context.say.text(&format!("answer-{word}"));
        let told = message!(
            "respond-done",
            person = name(&done.person),
            answer = answer,
            title = &done.title,
            version = done.version
        );
        context.note(&told);
        if let Some((line, facilitator)) = &done.slip {
            let speaker = done.recorded_by.as_ref().unwrap_or(&done.person);
            let key = match (speaker == facilitator, done.recorded_by.is_some()) {
                (true, false) => "slip-kept",
                (true, true) => "slip-kept-for",
                (false, false) => "slip-to-hand-over",
                (false, true) => "slip-to-hand-over-for",
            };
            let person = if done.recorded_by.is_some() { &done.person } else { facilitator };
            context.note(&message!(key, person = name(person), leader = name(facilitator)));
            context.line(line);
        }
        if let Some(key) = done.about {
            context.note(&message!(key));
        }
        if let Some(recorder) = &done.recorded_by {
            context.note(&message!("respond-recorded", person = name(&done.person), recorder = name(recorder)));
        }
        if context.global.dry_run {
            context.note(&message!("dry-run"));
        } else if done.late {
            context.note(&message!("respond-late"));
        } else if done.lost {
            context.note(&message!("respond-lost", id = done.id.as_str()));
        } else if done.may_decide {
            let key = match done.closers.is_empty() {
                // The new key seals nothing before it speaks.
                true if done.accepted => "respond-accepted",
                true => "respond-may-decide",
                false => "respond-others-decide",
            };
            context.note(&message!(key, id = done.id.as_str(), people = names(&done.closers)));
        } else if done.objections.is_empty() {
            let key = match (done.waiting.is_empty(), &done.slip) {
                (false, None) => "respond-waiting",
                (false, Some(_)) => "respond-waiting-named",
                (true, None) if done.is_late => "respond-over",
                (true, None) => "respond-all",
                (true, Some(_)) => "respond-named",
            };
            context.note(&message!(key, people = names(&done.waiting), id = done.id.as_str()));
        } else {
            context.note(&message!("respond-objections", people = names(&done.objections), id = done.id.as_str()));
        }
        if !done.pushed && !context.global.dry_run {
            let acting = context.global.acting.as_deref().map(|p| format!(" --as {p}")).unwrap_or_default();
            let id = format!("{}{acting}", done.id);
            context.note(&message!("respond-not-pushed", id = id));
        }
    }))
}

/// A later word to a decision that is closed.
fn contest(context: &Context, id: Option<&str>, how: &How) -> Attempt<u8> {
    let ask = Contest {
        id: id.map(str::to_owned),
        person: context.acting()?,
        reason: how.message.clone(),
        via: how.via,
        push: how.push,
        dry_run: context.global.dry_run,
    };
    let workspace = context.workspace()?;
    let act = process::contest(&workspace, &ask)?;
    let name = |person: &PersonId| named(&workspace, std::slice::from_ref(person)).concat();
    Ok(context.end(by_name(context, &workspace, act), |done| {
        let by = done.by.as_ref().map(PersonId::as_str);
        let person = done.person.as_str();
        context.done(
            "contest",
            json!({ "id": done.id.as_str(), "person": person, "recorded_by": by, "pushed": done.pushed }),
        );
        context.note(&message!("contest-done", person = name(&done.person), number = done.number, title = &done.title));
        if let Some(by) = &done.by {
            context.note(&message!("contest-recorded", person = name(&done.person), recorder = name(by)));
        }
        if context.global.dry_run {
            context.note(&message!("dry-run"));
        } else if !done.pushed && workspace.repo.remote().is_some() {
            context.note(&message!("contest-push"));
        }
    }))
}
