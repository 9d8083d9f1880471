//! What is about whom reads `status` without being asked of them, and keys that wait.

use crate::lang::{Message, Value};
use crate::message;
use crate::model::PersonId;
use crate::process::{Asked, Keyless, Status};

/// What is decided about somebody without them, and keys that others announced.
pub fn about(status: &Status) -> Vec<Message> {
    let without = status.proposals.iter().filter(|waiting| waiting.about_me && waiting.asked.is_none());
    let without = without.map(|waiting| {
        let key = if waiting.recovers == status.me { "status-about-your-key" } else { "status-about-you" };
        message!(key, title = &waiting.title, number = &waiting.handle)
    });
    let silenced = status.keyless == Some(Keyless::Retired);
    let is_own = |person: &PersonId| status.me.as_ref() == Some(person);
    // Who signs with the new key announced nothing to refuse, and one that is proposed already needs no second proposal.
    let with_it = matches!(status.keyless, Some(Keyless::Confirmed { .. }))
        || status.proposals.iter().any(|waiting| waiting.asked == Some(Asked::Accept));
    let proposed = |person: &PersonId| status.proposals.iter().any(|waiting| waiting.recovers.as_ref() == Some(person));
    let told = status.announced.iter().filter(|it| !if is_own(&it.person) { with_it } else { proposed(&it.person) });
    let announced = told.map(|announced| {
        let own = is_own(&announced.person);
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
