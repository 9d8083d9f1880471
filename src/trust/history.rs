//! The history of main: a step for each commit, with its verdict and the lawful state that it leaves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::codec::findings_of;
use super::founding::Founded;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::witness::{Seen, Witness};
use crate::bind::{Numbers, State, asked_by};
use crate::finding::{Attempt, Finding};
use crate::model::{CircleId, DecisionId, Instant, Level, Proposal};
use crate::store::{Commit, Id, UserState, whole_id};

/// Seconds by which clocks of honest people may differ.
pub const SKEW: i64 = 300;
/// Branches that are kept read at most.
const KEPT: usize = 64;
/// Paths of one violation that are told one by one.
pub const TOLD: usize = 50;

/// Branches that were read, by the head of main and their tip.
type Lines = Arc<Mutex<BTreeMap<(Id, Id), Arc<Line>>>>;

/// What a commit of main is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Quiet,
    Decision,
    Form,
    Founding,
    Violation,
    Stripped,
}

impl Verdict {
    const ALL: [Self; 6] = [Self::Quiet, Self::Decision, Self::Form, Self::Founding, Self::Violation, Self::Stripped];

    pub fn word(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Decision => "decision",
            Self::Form => "form",
            Self::Founding => "founding",
            Self::Violation => "violation",
            Self::Stripped => "stripped",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

/// One commit of main, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub commit: Id,
    pub parent: Option<Id>,
    /// The first line of its message.
    pub title: String,
    pub author: String,
    /// When it says that it was made, in seconds since 1970 began in UTC.
    pub seconds: i64,
    pub verdict: Verdict,
    /// The place of a decision in the register, from 1.
    pub number: Option<usize>,
    pub decision: Option<DecisionId>,
    /// Answers that were counted.
    pub answers: usize,
    /// The tree that is lawful after it; `None` before anything is.
    pub lawful: Option<Id>,
    pub(super) told: Told,
}

impl Step {
    /// The title of the decision that it seals.
    pub fn plain_title(&self) -> &str {
        self.title.strip_prefix("decide: ").unwrap_or(&self.title)
    }
}

/// What was found at a step; of one that was judged before, as it was written down.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    Found(Vec<Finding>),
    Remembered { error: bool, text: String },
}

impl Told {
    fn has_error(&self) -> bool {
        match self {
            Self::Found(found) => found.iter().any(|f| f.level == Level::Error),
            Self::Remembered { error, .. } => *error,
        }
    }
}

/// Seconds for which a base may lag behind the main on which a proposal was opened: who was offline for a day leaves nobody out
/// on purpose.
const FRESH: i64 = 86_400;

/// The whole history of main.
#[derive(Clone)]
pub struct History {
    pub head: Id,
    pub founded: Option<Founded>,
    pub steps: Vec<Step>,
    /// The lawful content at the head; before the founding, what is there.
    pub lawful: Lawful,
    /// Answers that came to main and whose decision is not closed.
    pub witness: Witness,
    /// Branches that were read, by the head of main and their tip.
    lines: Lines,
    /// How many of the steps were judged before, and remembered.
    pub remembered: usize,
    pub(super) index: BTreeMap<Id, usize>,
    pub(super) closed: BTreeSet<DecisionId>,
}

impl History {
    /// Nothing yet.
    pub(super) fn empty(head: Id, memo: &Arc<Memo>) -> Self {
        Self {
            head,
            founded: None,
            steps: vec![],
            lawful: Lawful::new(None, memo),
            witness: Witness::default(),
            lines: Arc::default(),
            remembered: 0,
            index: BTreeMap::new(),
            closed: BTreeSet::new(),
        }
    }

    pub fn decisions(&self) -> usize {
        self.steps.iter().rev().find_map(|step| step.number).unwrap_or(0)
    }

    pub fn answers(&self) -> usize {
        self.steps.iter().map(|step| step.answers).sum()
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
        let settled = self.settled();
        let is_healed = |at: usize| settled.is_some_and(|last| at < last);
        let all = self.steps.iter().enumerate().filter(|(_, step)| step.verdict == Verdict::Violation);
        all.filter(|(at, _)| is_healed(*at) == healed).count()
    }

    /// Whether nothing is open: no violation, no seal that was stripped.
    pub fn is_sound(&self) -> bool {
        let settled = self.settled();
        self.steps.iter().enumerate().all(|(at, step)| {
            let healed = step.verdict == Verdict::Violation && settled.is_some_and(|last| at < last);
            healed || !step.told.has_error()
        })
    }

    /// The place of a commit on main's first-parent chain.
    pub fn position(&self, commit: Id) -> Option<usize> {
        self.index.get(&commit).copied()
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
        for step in then.steps.drain(at..) {
            then.index.remove(&step.commit);
            if let Some(id) = &step.decision {
                then.closed.remove(id);
            }
        }
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
        let unknown = lawful.as_ref().is_none_or(|base| self.leaves_out(proposal, base));
        (lawful, unknown)
    }

    /// Whether somebody had come into a circle that a proposal names, between its base and the day on which it says that it was
    /// opened: whoever writes the branch chooses its base, and leaves nobody out by it.
    pub fn leaves_out(&self, proposal: &Proposal, base: &Lawful) -> bool {
        let Some(named) = &proposal.base else { return false };
        // Without a day, everybody had come before it.
        let opened = proposal.opened.map_or(i64::MAX, Instant::seconds);
        let Some(at) = whole_id(named).and_then(|id| self.position(id)) else { return false };
        let before = |step: &&Step| step.decision.is_some() && step.seconds.saturating_add(FRESH) < opened;
        let Some(last) = self.steps.iter().skip(at + 1).rev().find(before) else { return false };
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
        self.steps.iter().rposition(|step| step.decision.as_ref() == Some(id))
    }

    /// The newest commit that only people of the organisation can make: a seal, the founding. Anybody who may push can
    /// add a quiet commit, and take it away again.
    pub fn last_lawful(&self) -> Option<Id> {
        self.last_lawful_until(self.steps.len())
    }

    /// The same among the steps up to one, that one too.
    pub fn last_lawful_until(&self, at: usize) -> Option<Id> {
        let made = |step: &&Step| matches!(step.verdict, Verdict::Decision | Verdict::Founding | Verdict::Form);
        self.steps.iter().take(at.saturating_add(1)).rev().find(made).map(|step| step.commit)
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
        self.index.insert(step.commit, self.steps.len());
        self.closed.extend(step.decision.clone());
        self.lawful = Lawful::new(step.lawful, &self.lawful.memo);
        self.steps.push(step);
    }
}

impl Step {
    /// What was found, as it was found.
    pub(super) fn findings(&self) -> Vec<Finding> {
        match &self.told {
            Told::Found(found) => found.clone(),
            Told::Remembered { text, .. } if text.is_empty() => vec![],
            Told::Remembered { text, .. } => findings_of(text),
        }
    }

    /// Whether there is anything to say of it.
    pub fn is_silent(&self) -> bool {
        match &self.told {
            Told::Found(found) => found.is_empty(),
            Told::Remembered { text, .. } => text.is_empty(),
        }
    }

    pub(super) fn with_findings(self, findings: Vec<Finding>) -> Self {
        Self { told: Told::Found(findings), ..self }
    }

    /// A step of which nothing is said yet.
    pub(super) fn of(commit: &Commit, verdict: Verdict, lawful: Option<Id>) -> Self {
        Self {
            commit: commit.id,
            parent: commit.parents.first().copied(),
            title: commit.message.lines().next().unwrap_or_default().to_owned(),
            author: commit.author.name.clone(),
            seconds: commit.committer.seconds,
            verdict,
            number: None,
            decision: None,
            answers: 0,
            lawful,
            told: Told::Found(vec![]),
        }
    }
}
