//! One commit of main, judged, and how it is written down in a remembered history.

use serde_json::Value as Json;

use super::codec::{finding_json, findings_of};
use crate::finding::Finding;
use crate::model::{DecisionId, Level};
use crate::store::{Commit, Id};

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

impl Step {
    /// What was found, as it was found.
    pub(super) fn findings(&self) -> Vec<Finding> {
        match &self.told {
            Told::Found(found) => found.clone(),
            Told::Remembered { text, .. } if text.is_empty() => vec![],
            Told::Remembered { text, .. } => findings_of(text),
        }
    }

    /// Whether what there is to say of it is an error.
    pub(super) fn has_error(&self) -> bool {
        self.told.has_error()
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

    /// One line.
    pub(super) fn written(&self) -> String {
        let id = |id: Option<Id>| id.map_or_else(|| NONE.to_owned(), |id| id.to_string());
        let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let (error, told) = match &self.told {
            Told::Found(found) if found.is_empty() => (false, String::new()),
            Told::Found(found) => (self.told.has_error(), found.iter().map(finding_json).collect::<Json>().to_string()),
            Told::Remembered { error, text } => (*error, text.clone()),
        };
        format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{told}\n",
            self.commit,
            id(self.parent),
            id(self.lawful),
            self.decision.as_ref().map_or(NONE, DecisionId::as_str),
            self.verdict.word(),
            self.number.unwrap_or(0),
            self.answers,
            self.seconds,
            plain(&self.author),
            plain(&self.title),
            i32::from(error),
        )
    }

    /// What a line says. Of a text that is not what was written no line is read, so that every part is there; one that is not
    /// would be a violation.
    pub(super) fn read(line: &str) -> Self {
        let mut parts = line.splitn(12, '\t');
        let mut part = || parts.next().unwrap_or_default();
        let id = |word: &str| Id::from_str(word).ok();
        Self {
            commit: id(part()).unwrap_or(Id::ZERO_SHA1),
            parent: id(part()),
            lawful: id(part()),
            decision: Some(part()).filter(|id| *id != NONE).and_then(DecisionId::parse),
            verdict: Verdict::parse(part()).unwrap_or(Verdict::Violation),
            number: part().parse().ok().filter(|n| *n > 0),
            answers: part().parse().unwrap_or_default(),
            seconds: part().parse().unwrap_or_default(),
            author: part().to_owned(),
            title: part().to_owned(),
            told: Told::Remembered { error: part() == "1", text: part().to_owned() },
        }
    }
}

/// In a line, what is not there.
const NONE: &str = "-";
