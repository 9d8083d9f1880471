//! Somebody's place in the organisation: who one is, one's roles and terms, what one holds.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::page::Page;
use crate::lang::{Message, Value, visible};
use crate::message;
use crate::model::{Date, Method};
use crate::process::{Held, Mandate, Seat};

/// Who one is and where one sits, in a line.
pub fn seat_line(seat: &Seat, page: &Page<'_>) -> String {
    let dot = page.dot();
    let you = message!("status-me", person = visible(&seat.name), id = seat.person.as_str());
    let mut parts = vec![page.message(&you)];
    parts.extend(seat.roles.iter().map(|held| page.message(&held_role(held))));
    parts.extend(seat.circles.values().map(|name| visible(name)));
    parts.join(&dot)
}

/// A role with the end of its term.
pub fn held_role(held: &Held) -> Message {
    match held.until {
        Some(until) => message!("seat-role-until", role = &held.name, until = until),
        None => message!("seat-role", role = &held.name),
    }
}

/// Everything one finds under one's own name.
pub fn seat_human(seat: &Seat, page: &Page<'_>) -> String {
    let mut out = page.paragraph(
        "",
        "  ",
        &page.message(&message!("whoami", person = visible(&seat.name), id = seat.person.as_str())),
    );
    let mut say = |message: Message| out.push_str(&page.paragraph("  ", "    ", &page.message(&message)));
    for held in &seat.roles {
        let role = Value::Message(held_role(held));
        say(message!("seat-role-in", role = page.say.plain(&role), circle = &held.circle));
    }
    if !seat.circles.is_empty() {
        say(message!("seat-circles", circles = seat.circles.values().cloned().collect::<Vec<_>>()));
    }
    for mandate in &seat.mandates {
        let kinds = mandate.kinds.iter().map(|kind| page.say.text(&format!("kind-{kind}"))).collect::<Vec<_>>();
        let key = if mandate.method == Method::Advice { "seat-mandate-advice" } else { "seat-mandate" };
        say(message!(key, circle = &mandate.circle, kinds = kinds));
    }
    match (seat.domains.is_empty(), seat.mandates.is_empty()) {
        (false, _) => say(message!("seat-domains", domains = seat.domains.clone())),
        (true, true) => say(message!("seat-no-domain")),
        (true, false) => say(message!("seat-the-rest")),
    }
    out
}

/// The seat as JSON.
pub fn seat_json(seat: &Seat) -> Json {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let role = |held: &Held| json!({ "id": held.id.to_string(), "name": held.name, "until": day(held.until) });
    let mandate = |it: &Mandate| json!({ "circle": it.circle, "method": it.method.word(), "kinds": it.kinds });
    let circles: BTreeMap<&str, &String> = seat.circles.iter().map(|(id, name)| (id.as_str(), name)).collect();
    json!({
        "person": seat.person.as_str(),
        "name": seat.name,
        "roles": seat.roles.iter().map(role).collect::<Vec<_>>(),
        "circles": circles,
        "domains": seat.domains,
        "mandates": seat.mandates.iter().map(mandate).collect::<Vec<_>>(),
    })
}
