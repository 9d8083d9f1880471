//! An answer as it lies in a dossier, with the key that signed it.

use super::digest::Digest;
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
