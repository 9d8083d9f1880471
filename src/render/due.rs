//! What falls due, in a sentence.

use crate::lang::Message;
use crate::message;
use crate::process::{Due, Soon};

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
