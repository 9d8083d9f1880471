//! Walks main from its beginning, judges every commit, and keeps the lawful content.

use std::rc::Rc;

use super::founding::{Founded, founded};
use super::judge::{Delta, Judgement, judge_commit};
use super::lawful::Lawful;
use super::memo::Memo;
use crate::files::{Kind, Region, classify, governed};
use crate::finding::{Attempt, Finding, Place};
use crate::model::{DecisionId, Instant, Level};
use crate::store::{Blob, Commit, Files, Id, Repo};
use crate::values;

/// Seconds by which clocks of honest people may differ.
const SKEW: i64 = 300;

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
}

/// One commit of main, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    pub commit: Commit,
    pub verdict: Verdict,
    /// The place of a decision in the register, from 1.
    pub number: Option<usize>,
    pub decision: Option<DecisionId>,
    /// A violation after which main was lawful again.
    pub healed: bool,
    pub findings: Vec<Finding>,
}

/// The whole history of main.
pub struct Audit {
    pub head: Id,
    pub founded: Option<Founded>,
    pub commits: Vec<Judged>,
    /// The lawful content at the head; before the founding, what is there.
    pub lawful: Lawful,
    pub answers: usize,
}

impl Audit {
    pub fn decisions(&self) -> usize {
        self.commits.iter().filter(|c| c.number.is_some()).count()
    }

    pub fn violations(&self, healed: bool) -> usize {
        self.commits.iter().filter(|c| c.verdict == Verdict::Violation && c.healed == healed).count()
    }

    /// Whether nothing is open: no violation, no seal that was stripped.
    pub fn is_sound(&self) -> bool {
        let faulty = |c: &Judged| c.findings.iter().any(|f| f.level == Level::Error);
        self.commits.iter().all(|c| c.healed || !faulty(c))
    }
}

/// Audits main up to `head`. Dates are compared with `now` and change no verdict.
///
/// # Errors
/// When the history cannot be seen whole, or an object is missing or damaged.
pub fn audit(repo: &Repo, head: Id, now: Instant) -> Attempt<Audit> {
    repo.whole_history()?;
    let mut chain = vec![];
    let mut at = Some(head);
    while let Some(id) = at {
        let commit = repo.commit(id)?;
        at = commit.parents.first().copied();
        chain.push(commit);
    }
    chain.reverse();
    let memo = Rc::new(Memo::new(repo)?);
    let mut walk = Walk {
        repo,
        now,
        files: Files::new(),
        delta: Delta::new(),
        founded: None,
        lawful: Lawful::new(Files::new(), memo),
        commits: vec![],
        answers: 0,
        decisions: 0,
    };
    let mut before: Option<Commit> = None;
    for commit in chain {
        walk.step(before.as_ref(), &commit)?;
        before = Some(commit);
    }
    Ok(Audit { head, founded: walk.founded, commits: walk.commits, lawful: walk.lawful, answers: walk.answers })
}

struct Walk<'a> {
    repo: &'a Repo,
    now: Instant,
    /// The governed files of the commit at hand.
    files: Files,
    delta: Delta,
    founded: Option<Founded>,
    lawful: Lawful,
    commits: Vec<Judged>,
    answers: usize,
    decisions: usize,
}

impl Walk<'_> {
    fn step(&mut self, before: Option<&Commit>, commit: &Commit) -> Attempt<()> {
        let mut changed = vec![];
        self.repo.differing(before.map(|c| c.tree), Some(commit.tree), |path, _, new| {
            if governed(&path) {
                changed.push((path, new));
            }
        })?;
        for (path, new) in &changed {
            self.note(path, *new);
        }
        let mut findings = self.dates(before, commit);
        let judged = if self.founded.is_none() {
            self.before_founding(commit, !changed.is_empty())?
        } else {
            findings.extend(self.unreadable(&changed)?);
            self.after_founding(commit)?
        };
        findings.extend(judged.findings);
        self.commits.push(Judged { findings, ..judged });
        Ok(())
    }

    fn note(&mut self, path: &str, new: Option<Blob>) {
        match new {
            Some(blob) => drop(self.files.insert(path.to_owned(), blob)),
            None => drop(self.files.remove(path)),
        }
        if self.founded.is_some() {
            let lawful = self.lawful.files.get(path).copied();
            if lawful == new {
                self.delta.remove(path);
            } else {
                self.delta.insert(path.to_owned(), (lawful, new));
            }
        }
    }

    fn before_founding(&mut self, commit: &Commit, changed: bool) -> Attempt<Judged> {
        let mut verdict = Verdict::Quiet;
        if changed {
            self.lawful.files.clone_from(&self.files);
            if let Some((organisation, state)) = founded(&self.files, &self.lawful.memo)? {
                self.founded = Some(Founded { commit: commit.id, organisation, state });
                verdict = Verdict::Founding;
            }
        }
        Ok(plain(commit, verdict))
    }

    fn after_founding(&mut self, commit: &Commit) -> Attempt<Judged> {
        if self.delta.is_empty() {
            self.heal();
            return Ok(plain(commit, Verdict::Quiet));
        }
        Ok(match judge_commit(&self.lawful, &self.files, &self.delta, commit)? {
            Judgement::Decision { id, stripped, answers, findings } => {
                self.accept();
                self.decisions += 1;
                self.answers += answers;
                let verdict = if stripped { Verdict::Stripped } else { Verdict::Decision };
                let number = Some(self.decisions);
                Judged { number, decision: Some(id), findings, ..plain(commit, verdict) }
            }
            Judgement::Form => {
                self.accept();
                plain(commit, Verdict::Form)
            }
            Judgement::Late { findings } => {
                self.accept();
                Judged { findings, ..plain(commit, Verdict::Quiet) }
            }
            Judgement::Violation { findings } => Judged { findings, ..plain(commit, Verdict::Violation) },
        })
    }

    fn accept(&mut self) {
        for (path, (_, new)) in std::mem::take(&mut self.delta) {
            match new {
                Some(blob) => drop(self.lawful.files.insert(path, blob)),
                None => drop(self.lawful.files.remove(&path)),
            }
        }
        self.heal();
    }

    /// Main is lawful again: the violations before are history.
    fn heal(&mut self) {
        for judged in self.commits.iter_mut().filter(|c| c.verdict == Verdict::Violation && !c.healed) {
            judged.healed = true;
            for finding in &mut judged.findings {
                finding.level = finding.level.max(Level::Warning);
            }
        }
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

    /// A file that does not parse in the past is told, and no reason to stop.
    fn unreadable(&self, changed: &[(String, Option<Blob>)]) -> Attempt<Vec<Finding>> {
        let mut findings = vec![];
        for (path, blob) in changed {
            let (Region::Governed(kind), Some(blob)) = (classify(path), blob) else { continue };
            let opaque = matches!(
                kind,
                Kind::AnswerSignature(..) | Kind::OutcomeSignature(..) | Kind::FoundingSignature(_) | Kind::Attributes
            );
            if !opaque && self.lawful.memo.side(&kind, *blob)?.noun.is_none() {
                let finding = Finding::error("unreadable-past-file", Place::file(path), values![path = path]);
                findings.push(Finding { level: Level::Warning, ..finding });
            }
        }
        Ok(findings)
    }
}

fn plain(commit: &Commit, verdict: Verdict) -> Judged {
    Judged { commit: commit.clone(), verdict, number: None, decision: None, healed: false, findings: vec![] }
}
