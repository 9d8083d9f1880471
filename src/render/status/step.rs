//! What to type next, for each thing that is asked of somebody.

use super::{Look, is_vote, result_option};
use crate::message;
use crate::model::PersonId;
use crate::process::{Asked, Waiting};

impl Look<'_> {
    /// What to type.
    pub(super) fn step(&self, waiting: &Waiting) -> String {
        let number = &waiting.handle;
        let or = if self.page.graphics { self.page.mark("│", "|").to_owned() } else { self.text("word-or") };
        let here = self.status.on.as_ref().is_some_and(|(title, _)| *title == waiting.title);
        let message = match waiting.asked {
            Some(Asked::Accept) => message!("status-do-accept", number = number),
            Some(Asked::Seal) => message!("status-do-seal", number = number),
            Some(Asked::Close) => {
                let key = if waiting.abandoned { "status-do-close-left" } else { "status-do-close" };
                message!(key, number = number, person = self.name(&waiting.proposer))
            }
            Some(Asked::Countersign) => {
                let how = self.text(result_option(waiting.signed.result));
                message!("status-do-countersign", number = number, people = self.names(&waiting.signed.by), how = how)
            }
            Some(Asked::Amend) if waiting.rounds_over.is_some() && !waiting.exhausted => {
                message!("status-rounds-over", rounds = waiting.rounds_over.unwrap_or_default(), number = number)
            }
            Some(Asked::Amend) if waiting.exhausted => message!("status-exhausted", number = number),
            Some(Asked::Amend) if waiting.elects => message!("status-do-elect-again", number = number),
            Some(Asked::Amend) if here => message!("status-do-amend-here"),
            Some(Asked::Amend) => message!("status-do-amend", number = number),
            Some(Asked::Nominate) => message!("status-do-nominate", number = number),
            Some(Asked::Open) => message!("status-do-open", number = number),
            Some(Asked::Last) => message!("status-do-last", number = number),
            Some(Asked::Advise) => message!("status-do-advise", number = number),
            Some(Asked::Lost) => message!("status-do-lost", number = number),
            Some(Asked::Record) => {
                let first = waiting.to_record.first().map(PersonId::as_str).unwrap_or_default();
                let key = if is_vote(waiting) { "status-do-record-vote" } else { "status-do-record" };
                message!(key, number = number, people = self.names(&waiting.to_record), person = first)
            }
            Some(Asked::Answer | Asked::Again) | None => {
                let key = if is_vote(waiting) { "status-do-vote" } else { "status-do-answer" };
                message!(key, number = number, or = or)
            }
        };
        self.page.message(&message)
    }
}
