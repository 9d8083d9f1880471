//! What falls due, a sentence each.

use super::page::Page;
use crate::lang::{Message, Value};
use crate::message;
use crate::process::{Due, Soon, Status};

/// What falls due that is named.
const SOON: usize = 5;

/// What falls due, in a sentence.
pub fn due(soon: &Soon) -> Message {
    match &soon.what {
        Due::MyTerm { role, circle } => message!("due-my-term", role = role, circle = circle),
        Due::Term { name, role, .. } => message!("due-term", person = name, role = role),
        Due::Review { title } => message!("due-review", title = title),
        Due::Vacant { role, id } => message!("due-vacant", role = role, id = id),
        Due::RoleReview { role } => message!("due-role-review", role = role),
    }
}

/// What falls due soon, a line each; of many the first ones.
pub fn soon_lines(status: &Status, page: &Page<'_>) -> String {
    let today = status.now.date();
    let told = status.soon.iter().take(SOON).map(|soon| {
        let text = format!("{}  {}", page.say.plain(&Value::from(soon.on)), page.message(&due(soon)));
        let past = |text: &str| page.yellow(&format!("{text} ({})", page.say.text("status-past")));
        let text = if soon.on < today { past(&text) } else { text };
        page.paragraph("     ", "       ", &text)
    });
    let mut out: String = told.collect();
    let more = status.soon.len().saturating_sub(SOON);
    if more > 0 {
        out.push_str(&page.paragraph("     ", "       ", &page.message(&message!("status-more", number = more))));
    }
    out
}
