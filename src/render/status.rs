//! What waits for me, in a few lines and at most three next steps.

use super::page::Page;
use crate::message;
use crate::process::{Status, Waiting};

/// Steps named at most.
const STEPS: usize = 3;

/// Where one stands, what is open, what to type next.
pub fn status_human(status: &Status, page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut say = |message: crate::lang::Message| out.push_str(&page.paragraph("", "  ", &page.message(&message)));
    match &status.branch {
        Some(_) if status.in_force => say(message!("status-in-force")),
        Some(branch) => say(message!("status-on-proposal", branch = branch)),
        None => say(message!("status-detached")),
    }
    match &status.me {
        Some(me) => say(message!("status-me", person = me.as_str())),
        None => say(message!("status-nobody")),
    }
    if !status.edits.is_empty() {
        say(message!("status-edits", paths = status.edits.clone()));
    }
    if !status.founded {
        let people: Vec<String> = status.founders_missing.iter().map(ToString::to_string).collect();
        say(message!("status-not-founded", people = people));
    }
    if status.open_violations > 0 {
        say(message!("status-violations", number = status.open_violations));
    }
    if let Some(found) = &status.moved_back {
        say(message!(if found.rule == "foxtrot" { "status-crossed" } else { "status-taken-back" }));
    }
    for (id, failure) in &status.unreadable {
        say(message!("status-unreadable", id = id.as_str(), why = failure.message.clone()));
    }
    if status.founded && status.proposals.is_empty() && status.unreadable.is_empty() {
        say(message!("status-nothing-open"));
    }
    for waiting in &status.proposals {
        out.push_str(&proposal(waiting, page));
    }
    for step in steps(status, page).into_iter().take(STEPS) {
        out.push_str(&page.paragraph(&format!("{} ", page.mark("→", ">")), "  ", &step));
    }
    out
}

fn proposal(waiting: &Waiting, page: &Page<'_>) -> String {
    let people = |list: &[crate::model::PersonId]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut out =
        page.paragraph("", "  ", &page.bold(&format!("{} ({})", crate::lang::visible(&waiting.title), waiting.id)));
    let key = match (waiting.may_decide, waiting.objections.is_empty()) {
        _ if waiting.retracted => message!("status-retracted"),
        (true, _) => message!("status-ready"),
        (false, false) => message!("status-objection", people = people(&waiting.objections)),
        (false, true) => message!("status-waits", people = people(&waiting.missing)),
    };
    out.push_str(&page.paragraph("  ", "  ", &page.message(&key)));
    out
}

fn steps(status: &Status, page: &Page<'_>) -> Vec<String> {
    let mut steps = vec![];
    for waiting in &status.proposals {
        let id = waiting.id.as_str();
        if waiting.mine {
            let key = if waiting.stale { "step-answer-again" } else { "step-answer" };
            steps.push(page.message(&message!(key, id = id)));
        }
        if waiting.retracted {
            steps.push(page.message(&message!("step-close", id = id)));
        }
        if waiting.unsent {
            steps.push(page.message(&message!("step-publish", id = id)));
        }
        if waiting.may_decide && !waiting.retracted {
            steps.push(page.message(&message!("step-decide", id = id)));
        }
    }
    if !status.founded {
        let signed = status.me.as_ref().is_some_and(|me| !status.founders_missing.contains(me));
        steps.push(page.say.text(if signed { "step-wait" } else { "step-found" }));
    } else if status.on_closed {
        steps.push(page.say.text("step-go-back"));
    } else if !status.edits.is_empty() {
        steps.push(page.say.text(if status.in_force { "step-propose" } else { "step-amend" }));
    } else if !status.in_force {
        steps.push(page.say.text("step-go-back"));
    }
    steps
}
