//! An answer as it lies in a dossier, with the key that signed it.

use super::digest::Digest;
use super::statement::ANSWER_FORMAT;
use crate::model::Answer;

/// One answer as it lies in the dossier.
#[derive(Clone, Debug)]
pub struct SignedAnswer {
    pub stem: String,
    pub digest: Digest,
    pub answer: Answer,
    /// The key whose signature over these bytes was verified in the namespace of answers.
    pub key: Option<String>,
}

impl SignedAnswer {
    /// Whether it is an answer to this decision of this organisation: no answer is carried from one to another.
    pub fn is_of(&self, organisation: &str, decision: &str) -> bool {
        let answer = &self.answer;
        answer.format == ANSWER_FORMAT && answer.organisation == organisation && answer.decision == decision
    }
}
