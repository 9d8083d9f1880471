//! What commits bear witness of: every answer that ever stood in a commit, whoever brought it and whatever became of it.
//!
//! Each commit is visited once, and only what it changed is looked at: an answer that stands in a commit was either
//! there in its first parent, which is visited as well, or is new in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::files::{Kind, Mode, Region, classify};
use crate::finding::Attempt;
use crate::model::DecisionId;
use crate::store::{Blob, Commit, Id, Repo};

/// Answers of one person to one version that a seal owes at most.
pub const OWED: usize = 32;

/// An answer as some commit held it: its file's stem, its text, its signature.
pub type Sighting = (String, Id, Id);

/// What was seen of one decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub answers: BTreeSet<Sighting>,
    /// The texts of its proposal, for the base that each version named.
    pub proposals: BTreeSet<Id>,
}

/// What some commits held.
#[derive(Clone, Debug, Default)]
pub struct Witness {
    pub decisions: BTreeMap<DecisionId, Seen>,
    /// Outcomes with a signature of theirs.
    pub outcomes: BTreeSet<(Id, Id)>,
    /// Commits whose headers git itself would not have written, with nothing of theirs believed.
    pub malformed: Vec<Id>,
}

impl Witness {
    /// Visits commits and all their ancestors up to those that are known. A commit that is not there is a failure: what
    /// it held cannot be known.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn visit(&mut self, repo: &Arc<Repo>, from: &[Id], known: &mut dyn FnMut(Id) -> bool) -> Attempt<()> {
        let mut waiting: Vec<Id> = from.to_vec();
        while let Some(at) = waiting.pop() {
            if known(at) {
                continue;
            }
            let commit = repo.commit(at)?;
            if !commit.sound {
                self.malformed.push(at);
            }
            self.look_at(repo, &commit)?;
            waiting.extend(&commit.parents);
        }
        Ok(())
    }

    /// Notes what a commit brings in dossiers, that none of its parents has. Of a commit with more parents than anybody
    /// merges nothing is believed.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn look_at(&mut self, repo: &Arc<Repo>, commit: &Commit) -> Attempt<()> {
        if !commit.sound {
            return Ok(());
        }
        let mut parents = vec![];
        for parent in &commit.parents {
            parents.push(repo.commit(*parent)?.tree);
        }
        let mut changed: Vec<(String, Blob)> = vec![];
        repo.brought(&parents, commit.tree, "decisions", |path, blob| {
            changed.extend((blob.mode == Mode::File).then_some((path, blob)));
        })?;
        let by_path: BTreeMap<&str, Blob> = changed.iter().map(|(path, blob)| (path.as_str(), *blob)).collect();
        for (path, blob) in &changed {
            let (text, stem, id) = match classify(path) {
                Region::Governed(Kind::Answer(id, stem)) => (path.clone(), stem, id),
                Region::Governed(Kind::AnswerSignature(id, stem)) => {
                    let text = path.trim_end_matches(".sig").to_owned();
                    if by_path.contains_key(text.as_str()) {
                        continue;
                    }
                    (text, stem, id)
                }
                Region::Governed(kind @ Kind::OutcomeSignature(..)) => {
                    let outcome = kind.decision().and_then(|id| Kind::Outcome(id.clone()).path()).unwrap_or_default();
                    let text = by_path.get(outcome.as_str()).map(|text| (text.id, blob.id));
                    self.outcomes.extend(text);
                    continue;
                }
                Region::Governed(Kind::Proposal(id)) => {
                    self.decisions.entry(id).or_default().proposals.insert(blob.id);
                    continue;
                }
                _ => continue,
            };
            let find = |path: &str| match by_path.get(path) {
                Some(blob) => Ok(Some(*blob)),
                None => repo.entry(commit.tree, path),
            };
            if let (Some(answer), Some(armour)) = (find(&text)?, find(&format!("{text}.sig"))?) {
                self.decisions.entry(id).or_default().answers.insert((stem, answer.id, armour.id));
            }
        }
        Ok(())
    }

    /// Takes in all that another one saw.
    pub fn take_in(&mut self, other: Self) {
        for (id, seen) in &other.decisions {
            self.absorb(id, seen);
        }
        self.malformed.extend(other.malformed);
    }

    /// Takes in what another one saw of a decision.
    pub fn absorb(&mut self, id: &DecisionId, seen: &Seen) {
        self.decisions.entry(id.clone()).or_default().absorb(seen);
    }
}

impl Seen {
    /// Takes in what somebody else saw of the same decision.
    pub fn absorb(&mut self, other: &Self) {
        self.answers.extend(other.answers.iter().cloned());
        self.proposals.extend(other.proposals.iter().copied());
    }
}
