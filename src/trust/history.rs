//! The history of main: a step for each commit, with its verdict and the lawful state that it leaves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::founding::Founded;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::step::{Step, Verdict};
use super::steps::Steps;
use super::witness::{Seen, Witness};
use crate::bind::{Numbers, State, asked_by};
use crate::finding::{Attempt, Finding};
use crate::model::{CircleId, DecisionId, Instant, Level, Proposal, Way};
use crate::store::{Id, UserState, whole_id};

/// Seconds by which clocks of honest people may differ.
pub const SKEW: i64 = 300;
/// Branches that are kept read at most.
const KEPT: usize = 64;
/// Paths of one violation that are told one by one.
pub const TOLD: usize = 50;

/// Branches that were read, by the head of main and their tip.
type Lines = Arc<Mutex<BTreeMap<(Id, Id), Arc<Line>>>>;

/// Seconds for which a base may lag behind the main on which a proposal was opened: who was offline for a day leaves nobody out
/// on purpose.
const FRESH: i64 = 86_400;

/// The whole history of main.
#[derive(Clone)]
pub struct History {
    pub head: Id,
    pub founded: Option<Founded>,
    pub steps: Steps,
    /// The lawful content at the head; before the founding, what is there.
    pub lawful: Lawful,
    /// Answers that came to main and whose decision is not closed.
    pub witness: Witness,
    /// Branches that were read, by the head of main and their tip.
    lines: Lines,
    /// How many of the steps were judged before, and remembered.
    pub remembered: usize,
}

impl History {
    /// Nothing yet.
    pub(super) fn empty(head: Id, memo: &Arc<Memo>) -> Self {
        Self {
            head,
            founded: None,
            steps: Steps::default(),
            lawful: Lawful::new(None, memo),
            witness: Witness::default(),
            lines: Arc::default(),
            remembered: 0,
        }
    }

    pub fn decisions(&self) -> usize {
        self.steps.iter().rev().find_map(|step| step.number).unwrap_or(0)
    }

    pub fn answers(&self) -> usize {
        self.steps.sums().answers
    }

    /// The last step after which main was lawful.
    fn settled(&self) -> Option<usize> {
        self.steps.iter().rposition(|step| step.verdict != Verdict::Violation)
    }

    /// The commit whose governed content is the lawful one; the head, where nothing is yet.
    pub fn lawful_commit(&self) -> Id {
        self.settled().map_or(self.head, |at| self.steps[at].commit)
    }

    /// Whether a violation was followed by a lawful commit.
    pub fn is_healed(&self, at: usize) -> bool {
        self.steps[at].verdict == Verdict::Violation && self.settled().is_some_and(|last| at < last)
    }

    /// What there is to say of a step. Of a violation that is history, no error is left.
    pub fn findings(&self, at: usize) -> Vec<Finding> {
        let healed = self.is_healed(at);
        let soften =
            |f: &Finding| Finding { level: if healed { f.level.max(Level::Warning) } else { f.level }, ..f.clone() };
        self.steps[at].findings().iter().map(soften).collect()
    }

    pub fn violations(&self, healed: bool) -> usize {
        let wrong = self.steps.sums().wrong.iter();
        wrong.filter(|at| self.steps[**at].verdict == Verdict::Violation && self.is_healed(**at) == healed).count()
    }

    /// Whether nothing is open: no violation, no seal that was stripped.
    pub fn is_sound(&self) -> bool {
        self.steps.sums().wrong.iter().all(|at| self.is_healed(*at) || !self.steps[*at].has_error())
    }

    /// The place of a commit on main's first-parent chain.
    pub fn position(&self, commit: Id) -> Option<usize> {
        self.steps.position(commit)
    }

    /// Whether main held at one of its commits nothing that nobody had decided.
    pub fn is_lawful_at(&self, commit: Id) -> bool {
        self.position(commit).is_some_and(|at| self.steps[at].verdict != Verdict::Violation)
    }

    /// The lawful state after a step; `None` before the founding.
    pub fn lawful_at(&self, at: usize) -> Option<Lawful> {
        let tree = self.steps.get(at)?.lawful?;
        Some(Lawful::new(Some(tree), &self.lawful.memo))
    }

    /// The lawful state before a step.
    pub fn lawful_before(&self, at: usize) -> Lawful {
        let tree = at.checked_sub(1).and_then(|before| self.steps.get(before)).and_then(|step| step.lawful);
        Lawful::new(tree, &self.lawful.memo)
    }

    /// The history as it was before a step: to ask what a branch was when it was sealed.
    #[must_use]
    pub fn before(&self, at: usize) -> Self {
        let mut then = self.clone();
        then.steps = self.steps.until(at);
        then.lawful = self.lawful_before(at);
        then.head = then.steps.last().map_or(self.head, |step| step.commit);
        then.lines = Lines::default();
        then
    }

    /// The lawful state at the base that a proposal names, and whether it names none that it may: one that main does not have,
    /// or that leaves out who had come.
    pub fn roll_of(&self, proposal: &Proposal) -> (Option<Lawful>, bool) {
        let Some(named) = &proposal.base else { return (None, true) };
        let at = whole_id(named).and_then(|id| self.position(id));
        let lawful = at.and_then(|at| self.lawful_at(at));
        // Whoever came since votes as well, and a vote carries among those of today too: its base leaves nobody out.
        let votes = proposal.fallback == Some(Way::Vote);
        let unknown = lawful.as_ref().is_none_or(|base| !votes && self.leaves_out(proposal, base));
        (lawful, unknown)
    }

    /// Whether somebody had come into a circle that a proposal names, between its base and the day on which it says that it was
    /// opened: whoever writes the branch chooses its base, and leaves nobody out by it.
    pub fn leaves_out(&self, proposal: &Proposal, base: &Lawful) -> bool {
        let Some(named) = &proposal.base else { return false };
        // Without a day, everybody had come before it.
        let opened = proposal.opened.map_or(i64::MAX, Instant::seconds);
        let Some(at) = whole_id(named).and_then(|id| self.position(id)) else { return false };
        let before =
            |(_, step): &(usize, &Step)| step.decision.is_some() && step.seconds.saturating_add(FRESH) < opened;
        let Some((_, last)) = self.steps.within(at + 1..self.steps.len()).rev().find(before) else { return false };
        let then = Lawful::new(last.lawful, &self.lawful.memo);
        let electors = |state: &Lawful, circle: &CircleId| {
            let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
            numbers.map(|numbers| asked_by(state, circle, &numbers)).unwrap_or_default()
        };
        proposal.with.iter().chain([&proposal.circle]).any(|circle| {
            let known = electors(base, circle);
            electors(&then, circle).iter().any(|person| !known.contains(person))
        })
    }

    /// The commits of a branch beside main, with all that they held; read once for all that asks for it.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn line(&self, tip: Id) -> Attempt<Arc<Line>> {
        let asked = (self.head, tip);
        if let Some(known) = self.lines.lock().unwrap_or_else(PoisonError::into_inner).get(&asked) {
            return Ok(Arc::clone(known));
        }
        let line = Arc::new(Line::hear(self.lawful.memo.repo(), &|id| self.position(id), tip)?);
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() >= KEPT {
            lines.clear();
        }
        lines.insert(asked, Arc::clone(&line));
        Ok(line)
    }

    /// What a commit of main brought of a decision, from beside main.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn brought(&self, commit: Id, id: &DecisionId) -> Attempt<Seen> {
        let repo = self.lawful.memo.repo();
        let (mut witness, mut visited) = (Witness::default(), BTreeSet::new());
        let parents = repo.commit(commit)?;
        let beside = parents.parents.get(1..).unwrap_or_default();
        witness.visit(repo, beside, &mut |at| self.position(at).is_some() || !visited.insert(at))?;
        Ok(witness.decisions.remove(id).unwrap_or_default())
    }

    /// The step that closed a decision.
    pub fn sealed(&self, id: &DecisionId) -> Option<usize> {
        self.steps.sealed(id)
    }

    /// The lawful state in which the decision was closed that a proposal takes up.
    pub fn when_closed(&self, proposal: &Proposal) -> Option<Lawful> {
        self.lawful_at(self.sealed(proposal.follows.as_ref()?)?)
    }

    /// The newest commit that only people of the organisation can make: a seal, the founding. Anybody who may push can
    /// add a quiet commit, and take it away again.
    pub fn last_lawful(&self) -> Option<Id> {
        self.last_lawful_until(self.steps.len())
    }

    /// The same among the steps up to one, that one too.
    pub fn last_lawful_until(&self, at: usize) -> Option<Id> {
        let made =
            |(_, step): &(usize, &Step)| matches!(step.verdict, Verdict::Decision | Verdict::Founding | Verdict::Form);
        self.steps.within(0..at.saturating_add(1)).rev().find(made).map(|(_, step)| step.commit)
    }

    /// What this user keeps of the organisation; `None` before the founding.
    pub fn state(&self) -> Option<UserState> {
        UserState::of(&self.founded.as_ref()?.organisation)
    }

    /// The branch that is main by the lawful text.
    pub fn branch(&self) -> Option<String> {
        self.lawful.constitution().map(|c| c.branch.clone())
    }

    pub(super) fn push(&mut self, step: Step) {
        self.lawful = Lawful::new(step.lawful, &self.lawful.memo);
        self.steps.push(step);
    }
}
