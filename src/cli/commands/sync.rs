//! Receiving: what came, in a line each.

use serde_json::{Value as Json, json};

use crate::cli::context::Context;
use crate::finding::Attempt;
use crate::lang::{Message, Value};
use crate::message;
use crate::model::DecisionId;
use crate::model::Level;
use crate::process::{self, Came, Workspace};

pub fn run(context: &Context) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let done = process::sync(&workspace)?;
    let ids = |list: &[DecisionId]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let came: Vec<Json> = done.came.iter().map(came_json).collect();
    context.done(
        "sync",
        json!({
            "came": came, "unsent": ids(&done.unsent), "vanished": ids(&done.vanished), "ahead": done.ahead,
            "findings": done.told.iter().map(|f| json!({ "rule": f.rule, "level": f.level.word() })).collect::<Vec<_>>(),
        }),
    );
    if done.came.is_empty() {
        context.note(&message!("sync-nothing"));
    }
    for came in &done.came {
        context.note(&came_message(context, came));
    }
    if !done.unsent.is_empty() {
        context.note(&message!("sync-unsent", ids = ids(&done.unsent)));
    }
    if let Some(aside) = &done.set_aside {
        let branch = &aside.branch;
        if !aside.overlooked.is_empty() {
            let history = workspace.history()?;
            let name = |person| process::name_of(&history.lawful, person);
            let people: Vec<String> = aside.overlooked.iter().map(name).collect();
            let (count, ids) = (people.len(), ids(&aside.seals));
            context.note(&message!(
                "sync-set-aside-answers",
                count = count,
                people = people,
                branch = branch,
                ids = ids
            ));
        } else if !aside.seals.is_empty() {
            context.note(&message!("sync-set-aside", branch = branch, ids = ids(&aside.seals)));
        }
        if !aside.paths.is_empty() {
            context.note(&message!("sync-set-aside-edits", branch = branch, paths = aside.paths.join(" ")));
        }
    }
    if !done.vanished.is_empty() {
        context.note(&message!("sync-vanished", ids = ids(&done.vanished), count = done.vanished.len()));
    }
    context.tell(&done.told);
    for (id, paths) in &done.left {
        context.note(&left(id, paths));
    }
    context.note(&message!(if done.ahead { "sync-ahead" } else { "sync-main" }));
    back_in_force(context, &workspace);
    // What came is here, and main is not what it was: a script stops at that.
    Ok(u8::from(done.told.iter().any(|found| found.rule == "rollback" && found.level == Level::Error)))
}

fn came_message(context: &Context, came: &Came) -> Message {
    let because = |reason: &Option<String>| match reason {
        Some(text) => Value::Text(context.say.say(&message!("sync-because", text = text))),
        None => Value::from(""),
    };
    match came {
        Came::Founded { line } => message!("sync-founded", line = line),
        Came::FounderSigned { person } => message!("sync-founder-signed", person = person),
        Came::FoundingText { paths } => message!("sync-founding-text", paths = paths.clone()),
        Came::Opened { id, title, proposer } => {
            message!("sync-opened", title = title, person = proposer, id = id.as_str())
        }
        Came::Unsigned { id } => message!("sync-unsigned", id = id.as_str()),
        Came::Version { title, version, reason } => {
            message!("sync-version", title = title, version = *version, because = because(reason))
        }
        Came::Answer { title, person, said, version, reason, recorded_by } => {
            let older = match version {
                Some(version) => Value::Text(context.say.say(&message!("sync-older", version = *version))),
                None => Value::from(""),
            };
            let answer = context.say.text(&format!("answer-{}", said.word()));
            let by = match recorded_by {
                Some(recorder) => Value::Text(context.say.say(&message!("sync-recorded", recorder = recorder))),
                None => Value::from(""),
            };
            message!(
                "sync-answer",
                person = person,
                answer = answer,
                title = title,
                because = because(reason),
                by = by,
                older = older
            )
        }
        Came::Decided { number, title, result } => {
            let state = context.say.text(&format!("state-{}", result.word()));
            message!("sync-decided", number = *number, title = title, state = state)
        }
        Came::Arrived { person } => message!("sync-arrived", person = person),
        Came::Undecided { author, paths } => {
            message!("sync-undecided", person = author, paths = paths.clone())
        }
        Came::Rules { titles } => message!("sync-rules", titles = titles.clone()),
        Came::Restored { title, paths } => {
            message!("sync-restored", title = title, paths = paths.clone())
        }
    }
}

fn came_json(came: &Came) -> Json {
    match came {
        Came::Founded { line } => json!({ "kind": "founded", "line": line }),
        Came::FounderSigned { person } => json!({ "kind": "founder-signed", "person": person }),
        Came::FoundingText { paths } => json!({ "kind": "founding-text", "paths": paths }),
        Came::Opened { id, title, proposer } => {
            json!({ "kind": "opened", "id": id.as_str(), "title": title, "proposer": proposer })
        }
        Came::Unsigned { id } => json!({ "kind": "unsigned", "id": id.as_str() }),
        Came::Version { title, version, reason } => {
            json!({ "kind": "version", "title": title, "proposal_version": version, "reason": reason })
        }
        Came::Answer { title, person, said, version, reason, recorded_by } => json!({
            "older_version": version,
            "kind": "answer", "title": title, "person": person, "answer": said.word(), "reason": reason,
            "recorded_by": recorded_by,
        }),
        Came::Decided { number, title, result } => {
            json!({ "kind": "decided", "number": number, "title": title, "result": result.word() })
        }
        Came::Arrived { person } => json!({ "kind": "arrived", "person": person }),
        Came::Undecided { author, paths } => json!({ "kind": "undecided", "author": author, "paths": paths }),
        Came::Rules { titles } => json!({ "kind": "rules", "titles": titles }),
        Came::Restored { title, paths } => json!({ "kind": "restored", "title": title, "paths": paths }),
    }
}

/// From the branch of a decision that is closed one is brought back to the text in force, and told so.
pub fn back_in_force(context: &Context, workspace: &Workspace) {
    match process::come_back(workspace) {
        Ok(Some(gone)) => context.note(&message!("come-back", branch = gone.branch)),
        Ok(None) => {}
        // The act itself is done.
        Err(failure) => workspace.repo.later(failure),
    }
}

/// Of free files that no decision takes along: where they are, and how they come to main.
pub fn left(id: &DecisionId, paths: &[String]) -> Message {
    message!("left-behind", branch = process::branch_of(id), paths = paths.join(" "))
}
