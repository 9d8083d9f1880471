//! What is about whom reads `status` without being asked of them, and keys that wait.

use crate::lang::{Message, Value};
use crate::message;
use crate::process::{Keyless, Status};

/// What is decided about somebody without them, and keys that others announced.
pub fn about(status: &Status) -> Vec<Message> {
    let without = status.proposals.iter().filter(|waiting| waiting.about_me && waiting.asked.is_none());
    let without = without.map(|waiting| {
        let key = if waiting.may_veto { "status-about-your-key" } else { "status-about-you" };
        message!(key, title = &waiting.title, number = &waiting.handle)
    });
    let silenced = status.keyless == Some(Keyless::Retired);
    let announced = status.announced.iter().map(|announced| {
        let own = status.me.as_ref() == Some(&announced.person);
        let waits = announced.from.is_none_or(|from| status.now.date() < from);
        let key = match (own, waits) {
            (true, _) if silenced => "status-key-for-silenced",
            (true, _) => "status-key-for-you",
            (false, true) => "status-key-waits",
            (false, false) => "status-key-ready",
        };
        let (person, name, line) = (announced.person.as_str(), &announced.name, &announced.key);
        let day = announced.from.map_or_else(|| Value::from(""), Value::from);
        message!(key, person = person, name = name, key = line, day = day)
    });
    without.chain(announced).collect()
}
