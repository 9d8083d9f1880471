//! One person's signed answer to one version of a proposal.

use super::{Date, Instant, PersonId, choice};

choice! {
    Said {
        Propose = "propose", Withdraw = "withdraw", Consent = "consent", Objection = "objection",
        Concern = "concern", Question = "question", Reaction = "reaction",
        StandAside = "stand-aside", Nominate = "nominate", Reveal = "reveal", For = "for",
        Against = "against", Blank = "blank", SetAside = "set-aside",
    }
    /// How an answer that somebody else wrote down was given.
    Via { Aloud = "aloud", SignedAnswer = "paper", Phone = "phone", Mail = "mail" }
}

impl Said {
    /// Questions and reactions are part of the talk; they answer nothing and supersede nothing.
    pub fn is_talk(self) -> bool {
        matches!(self, Self::Question | Self::Reaction)
    }

    /// What one says in a vote, and nowhere else.
    pub fn is_vote(self) -> bool {
        matches!(self, Self::For | Self::Against | Self::Blank)
    }

    /// Nominations are gathered beside the voices: they take no side.
    pub fn is_nomination(self) -> bool {
        matches!(self, Self::Nominate | Self::Reveal)
    }

    /// Whether it lets the proposal pass.
    pub fn lets_pass(self) -> bool {
        matches!(self, Self::Propose | Self::Consent | Self::Concern | Self::StandAside)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub format: String,
    pub organisation: String,
    pub decision: String,
    pub version: i64,
    pub change: String,
    pub rules: String,
    pub person: PersonId,
    /// Of this person's answers to this version, from 1: a copy under another name is the same answer.
    pub number: i64,
    pub answer: Said,
    pub reason: Option<String>,
    pub harms: Option<String>,
    pub caused_by_proposal: Option<String>,
    pub unrecoverable: Option<String>,
    pub for_person: Option<PersonId>,
    /// Of a sealed nomination: the digest of its slip, which stands in no file here.
    pub slip: Option<String>,
    pub supersedes: Option<String>,
    pub recorded_by: Option<PersonId>,
    pub via: Option<Via>,
    pub letter: Option<Date>,
    /// Asks that the matter be taken to a meeting.
    pub asks_meeting: Option<bool>,
    pub seen: Option<String>,
    pub issued: Option<Instant>,
}

impl Answer {
    /// Whose hand it is in: its person's, or that of whoever wrote it down.
    pub fn signer(&self) -> &PersonId {
        self.recorded_by.as_ref().unwrap_or(&self.person)
    }
}
