//! Walks main from its beginning, judges every commit by the lawful state before it, in one pass.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::batch::verify_many;
use super::form::Delta;
use super::founding::{Founded, founded};
use super::history::{History, SKEW, TOLD};
use super::judge::{Judgement, judge_commit};
use super::memo::Memo;
use super::seal::seal_key;
use super::step::{Step, Verdict};
use super::witness::Witness;
use crate::bind::owner_of;
use crate::files::{Kind, Region, classify, governed};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Instant, Level};
use crate::store::{Commit, Id};
use crate::values;

/// Judges main up to `head`, from its beginning or from where a remembered history ends. Dates are compared with `now`
/// and change no verdict.
///
/// # Errors
/// When the history cannot be seen whole, or an object is missing or damaged.
pub fn judge_history(memo: &Arc<Memo>, head: Id, now: Instant, before: Option<History>) -> Attempt<History> {
    let repo = Arc::clone(memo.repo());
    repo.whole_history()?;
    let mut history = before.unwrap_or_else(|| History::empty(head, memo));
    history.remembered = history.steps.len();
    history.head = head;
    let mut chain = vec![];
    let mut at = Some(head);
    while let Some(id) = at.filter(|id| history.position(*id).is_none()) {
        chain.push(id);
        at = repo.commit(id)?.parents.first().copied();
    }
    if at != history.steps.last().map(|step| step.commit) {
        // The remembered history is another one: nothing of it is taken.
        return judge_history(memo, head, now, None);
    }
    chain.reverse();
    let mut walk = Walk { memo, now, visited: BTreeSet::new(), pending: None, history };
    let mut before = at.map(|id| repo.commit(id)).transpose()?;
    for window in chain.chunks(WINDOW) {
        let brought = walk.look_ahead(window)?;
        for (commit, witness) in brought {
            walk.step(before.as_deref(), &commit, witness)?;
            before = Some(commit);
        }
    }
    memo.untroubled()?;
    Ok(walk.history)
}

/// Changed files of a commit that are tried whether they parse.
const LOOKED_AT: usize = 1_024;

/// Commits of main whose signatures are verified together.
const WINDOW: usize = 64;

/// A violation as it was judged: the lawful tree, the commit's own, what differs and what there is to say.
struct Pending {
    lawful: Option<Id>,
    tree: Id,
    delta: Arc<Delta>,
    findings: Vec<Finding>,
}

struct Walk<'a> {
    memo: &'a Arc<Memo>,
    now: Instant,
    visited: BTreeSet<Id>,
    /// The last violation: a commit on top that changes nothing, and that nobody of the organisation signed, is the same.
    pending: Option<Pending>,
    history: History,
}

impl Walk<'_> {
    /// Reads some commits with all that they bring, and verifies every signature of theirs at once. What a later commit
    /// brings is nothing to an earlier one: each keeps its own.
    fn look_ahead(&mut self, window: &[Id]) -> Attempt<Vec<(Arc<Commit>, Witness)>> {
        let repo = self.memo.repo();
        let mut all = vec![];
        let mut seals = vec![];
        for id in window {
            let commit = repo.commit(*id)?;
            let mut witness = Witness::default();
            self.visited.insert(*id);
            let (steps, visited) = (&self.history.steps, &mut self.visited);
            let mut known = |id: Id| steps.position(id).is_some() || !visited.insert(id);
            witness.visit(repo, commit.parents.get(1..).unwrap_or_default(), &mut known)?;
            witness.look_at(repo, &commit)?;
            seals.extend(commit.signature.clone().filter(|_| commit.parents.len() == 2).map(|s| (*id, s)));
            all.push((commit, witness));
        }
        verify_many(self.memo, all.iter().map(|(_, witness)| witness), seals)?;
        Ok(all)
    }

    fn step(&mut self, before: Option<&Commit>, commit: &Commit, brought: Witness) -> Attempt<()> {
        self.history.steps.announce(commit.id);
        self.history.witness.take_in(brought);
        let mut findings = self.dates(before, commit);
        let malformed = self.malformed(commit);
        let judged = if self.history.founded.is_none() {
            self.before_founding(before, commit)?
        } else {
            self.after_founding(commit)?
        };
        let judged = if malformed.is_empty() { judged } else { self.refuse(commit, malformed, judged) };
        findings.extend(judged.findings());
        let closed = judged.decision.clone();
        self.history.push(judged.with_findings(findings));
        if let Some(id) = closed {
            self.forget(&id);
        }
        Ok(())
    }

    /// What only a closed decision needed is let go.
    fn forget(&mut self, id: &DecisionId) {
        let seen = self.history.witness.decisions.remove(id).unwrap_or_default();
        let answers = seen.answers.iter().flat_map(|(_, text, armour)| [*text, *armour]);
        self.memo.forget(answers.chain(seen.proposals.iter().copied()));
        let steps = &self.history.steps;
        self.history.witness.decisions.retain(|id, _| steps.sealed(id).is_none());
    }

    /// Objects that git itself would not have written, first seen with this commit.
    fn malformed(&mut self, commit: &Commit) -> Vec<Finding> {
        let mut found = std::mem::take(&mut self.history.witness.malformed);
        // A remembered history has seen its own: what it contains is no news.
        if let Some(last) = self.history.remembered.checked_sub(1).map(|at| self.history.steps[at].commit) {
            found.retain(|id| !self.memo.repo().contains(last, *id).unwrap_or(false));
        }
        if !commit.sound {
            found.push(commit.id);
        }
        let tell = |id: Id| Finding::nowhere("malformed-object", Level::Error, values![commit = id.to_string()]);
        found.into_iter().take(TOLD).map(tell).collect()
    }

    /// A commit that brings a malformed object is a violation, whatever else it is.
    fn refuse(&self, commit: &Commit, malformed: Vec<Finding>, judged: Step) -> Step {
        if self.history.founded.is_none() {
            return judged.with_findings(malformed);
        }
        Step::of(commit, Verdict::Violation, self.history.lawful.tree).with_findings(malformed)
    }

    fn before_founding(&mut self, before: Option<&Commit>, commit: &Commit) -> Attempt<Step> {
        let mut changed = false;
        let repo = self.memo.repo();
        repo.differing(before.map(|c| c.tree), Some(commit.tree), |path, _, _| changed |= governed(&path))?;
        let mut verdict = Verdict::Quiet;
        if changed && !repo.files_in(commit.tree, "founding")?.is_empty() {
            let files = repo.files(commit.tree)?;
            if let Some((organisation, state)) = founded(&files, self.memo)? {
                self.history.founded = Some(Founded { commit: commit.id, organisation, state });
                verdict = Verdict::Founding;
            }
        }
        Ok(Step::of(commit, verdict, Some(commit.tree)))
    }

    fn after_founding(&mut self, commit: &Commit) -> Attempt<Step> {
        let lawful = self.history.lawful.clone();
        let delta = self.delta(lawful.tree, commit.tree)?;
        if delta.is_empty() {
            return Ok(Step::of(commit, Verdict::Quiet, Some(commit.tree)));
        }
        // An outcome is judged wherever it stands: who merged what, and when, may make it lawful.
        let closes = |path: &String| matches!(classify(path), Region::Governed(Kind::Outcome(_)));
        let pending = self.pending.as_ref().filter(|it| (it.lawful, it.tree) == (lawful.tree, commit.tree));
        if let Some(pending) = pending.filter(|it| !it.delta.keys().any(closes)) {
            let known = seal_key(&lawful, commit).is_some_and(|point| owner_of(&lawful, &point).is_some());
            if !known {
                let findings = pending.findings.clone();
                return Ok(Step::of(commit, Verdict::Violation, lawful.tree).with_findings(findings));
            }
        }
        let judgement = judge_commit(&self.history, &lawful, &delta, commit)?;
        self.memo.untroubled()?;
        let accepted = |verdict| Step::of(commit, verdict, Some(commit.tree));
        Ok(match judgement {
            Judgement::Decision { id, stripped, answers, findings } => {
                let verdict = if stripped { Verdict::Stripped } else { Verdict::Decision };
                let number = Some(self.history.decisions() + 1);
                let findings = [self.unreadable(&delta)?, findings].concat();
                Step { number, decision: Some(id), answers, ..accepted(verdict).with_findings(findings) }
            }
            Judgement::Form => accepted(Verdict::Form),
            Judgement::Late { findings } => accepted(Verdict::Quiet).with_findings(findings),
            Judgement::Violation { mut findings } => {
                findings.extend(self.unreadable(&delta)?);
                self.pending =
                    Some(Pending { lawful: lawful.tree, tree: commit.tree, delta, findings: findings.clone() });
                Step::of(commit, Verdict::Violation, lawful.tree).with_findings(findings)
            }
        })
    }

    fn delta(&self, lawful: Option<Id>, tree: Id) -> Attempt<Arc<Delta>> {
        if let Some(pending) = self.pending.as_ref().filter(|it| (it.lawful, it.tree) == (lawful, tree)) {
            return Ok(Arc::clone(&pending.delta));
        }
        let mut delta = Delta::new();
        self.memo.repo().differing(lawful, Some(tree), |path, old, new| {
            if governed(&path) {
                delta.insert(path, (old, new));
            }
        })?;
        Ok(Arc::new(delta))
    }

    fn dates(&self, before: Option<&Commit>, commit: &Commit) -> Vec<Finding> {
        let seconds = commit.committer.seconds;
        let mut findings = vec![];
        let mut tell = |fault: &str| {
            let date = Instant::from_seconds(seconds).map(|i| i.to_string()).unwrap_or_default();
            let values = values![commit = commit.id.to_string(), date = date, fault = fault];
            findings.push(Finding::nowhere("commit-date", Level::Warning, values));
        };
        if seconds > self.now.seconds() + SKEW {
            tell("future");
        }
        if before.is_some_and(|b| seconds + SKEW < b.committer.seconds) {
            tell("before-parent");
        }
        findings
    }

    /// Tells of files that do not parse: in the past they are no reason to stop.
    fn unreadable(&self, delta: &Delta) -> Attempt<Vec<Finding>> {
        let mut findings = vec![];
        for (path, (_, blob)) in delta.iter().take(LOOKED_AT) {
            let (Region::Governed(kind), Some(blob)) = (classify(path), blob) else { continue };
            let opaque = matches!(
                kind,
                Kind::AnswerSignature(..) | Kind::OutcomeSignature(..) | Kind::FoundingSignature(_) | Kind::Attributes
            );
            if !opaque && findings.len() < TOLD && self.memo.side(&kind, *blob)?.noun.is_none() {
                let finding = Finding::error("unreadable-past-file", Place::file(path), values![path = path]);
                findings.push(Finding { level: Level::Warning, ..finding });
            }
        }
        Ok(findings)
    }
}
