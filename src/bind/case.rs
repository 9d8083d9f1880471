//! A dossier with all that the law asks of it, ready to be judged.

use std::collections::BTreeSet;

use super::change::Change;
use super::paper::SignedAnswer;
use super::state::State;
use crate::model::{DecisionId, Entry, Instant, PersonId, Proposal, Verdict};

/// A decision being closed.
#[derive(Clone, Debug)]
pub struct Sealing {
    pub result: Verdict,
    pub decided: Instant,
    /// Who puts the seal, as far as it is known: silence needs a witness beside them.
    pub sealers: BTreeSet<PersonId>,
}

/// A dossier, its change and the lawful state's day, ready to be judged.
pub struct Case<'a> {
    pub id: &'a DecisionId,
    pub proposal: &'a Proposal,
    pub changes: &'a [Change],
    /// Of what was not adopted: the changes that it asked for, as the branch bears witness of them. They reach no main. `None`
    /// where nothing bears witness.
    pub aside: Option<&'a [Change]>,
    /// The digest of the change as it is; `None` when a dossier reaches main without its changes.
    pub change: Option<String>,
    pub papers: Vec<SignedAnswer>,
    /// What people said and the dossier leaves out: it weighs nothing, and nobody's leave hides it.
    pub owed: Vec<SignedAnswer>,
    /// The lawful state at the version's `base`, from which the roll is read; `None` where it names none.
    pub roll: Option<&'a dyn State>,
    /// The lawful states at the bases of earlier versions, by version: who objected to one spoke by the law of its day.
    pub earlier: Vec<(i64, &'a dyn State)>,
    /// The lawful state in which the decision was closed that it takes up: whose key was whose by then is nobody's to choose.
    pub since: Option<&'a dyn State>,
    /// What it asks for, where it is closed without being adopted.
    pub entries: Vec<Entry>,
    /// What it asks for under the name of the one that it takes up, where the way that it goes compares them.
    pub as_followed: Vec<Entry>,
    /// Who objected and was taken out since the version opened, of the organisation or of a circle, as far as the states
    /// between tell: their objection stands until the next version answers it.
    pub taken_out: BTreeSet<PersonId>,
    /// `None` while the dossier is open.
    pub sealing: Option<Sealing>,
    pub now: Instant,
}

impl<'a> Case<'a> {
    /// An open dossier that changes nothing and in which nobody spoke: a case says what it has besides.
    pub fn new(id: &'a DecisionId, proposal: &'a Proposal, now: Instant) -> Self {
        Self {
            id,
            proposal,
            changes: &[],
            aside: Some(&[]),
            change: None,
            papers: vec![],
            owed: vec![],
            roll: None,
            earlier: vec![],
            since: None,
            entries: vec![],
            as_followed: vec![],
            taken_out: BTreeSet::new(),
            sealing: None,
            now,
        }
    }
}
