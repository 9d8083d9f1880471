//! Judges one commit of main against the lawful content before it.

use std::collections::BTreeSet;

use super::bound::{Digests, change_as_bound};
use super::dossier::{
    SignedOutcome, absent_answers, change, digest_of, dossier_files, is_entry, read_answer, read_papers, read_proposal,
    states,
};
use super::entries::{Sides, as_followed, entries};
use super::form::{Delta, is_form};
use super::history::{History, SKEW, TOLD};
use super::late::late_answers;
use super::lawful::Lawful;
use super::line::Line;
use super::memo::Memo;
use super::parted::taken_out;
use super::seal::{invalid, outcome_faults, seal, seal_key, sealers};
use super::version::{Version, Versions};
use super::witness::Seen;
use crate::bind::{Case, Change, Numbers, Sealing, SignedAnswer, Standing, State, is_word_by, judge, speaks_for};
use crate::files::{Kind, Mode, Region, classify};
use crate::finding::{Attempt, Finding, Place};
use crate::lang::Args;
use crate::model::{DecisionId, Instant, Level, Outcome, Proposal, Rules, Said, Verdict};
use crate::rules::{Procedure, Settings, judge_dossier, observe};
use crate::store::{Blob, Commit, Id, whole_id};
use crate::values;

/// How a commit stands to the law.
pub enum Judgement {
    Decision {
        id: DecisionId,
        stripped: bool,
        answers: usize,
        findings: Vec<Finding>,
    },
    Form,
    /// Somebody added an answer to a closed dossier.
    Late {
        findings: Vec<Finding>,
    },
    Violation {
        findings: Vec<Finding>,
    },
}

/// Judges what a commit changed.
///
/// # Errors
/// When an object is missing or damaged.
pub fn judge_commit(history: &History, lawful: &Lawful, delta: &Delta, commit: &Commit) -> Attempt<Judgement> {
    let closed: BTreeSet<DecisionId> = delta
        .iter()
        .filter(|(_, (old, new))| old.is_none() && new.is_some())
        .filter_map(|(path, _)| match classify(path) {
            Region::Governed(Kind::Outcome(id)) => Some(id),
            _ => None,
        })
        .collect();
    let mut closed = closed.into_iter();
    match (closed.next(), closed.next()) {
        (Some(id), None) => decision(history, lawful, delta, commit, &id),
        (Some(id), Some(_)) => {
            Ok(Judgement::Violation { findings: vec![invalid(&id, "several-decisions", Args::new())] })
        }
        (None, _) => without_decision(lawful, delta, commit),
    }
}

fn without_decision(lawful: &Lawful, delta: &Delta, commit: &Commit) -> Attempt<Judgement> {
    if is_form(lawful, delta, commit)? {
        return Ok(Judgement::Form);
    }
    if let Some(findings) = late_answers(lawful, delta)? {
        return Ok(Judgement::Late { findings });
    }
    let findings = delta.keys().take(TOLD).map(|path| direct_change(path, commit));
    Ok(Judgement::Violation { findings: findings.collect() })
}

fn direct_change(path: &str, commit: &Commit) -> Finding {
    let values = values![path = path, commit = commit.id.to_string(), author = &commit.author.name];
    Finding::error("direct-change", Place::file(path), values)
}

fn decision(history: &History, lawful: &Lawful, delta: &Delta, commit: &Commit, id: &DecisionId) -> Attempt<Judgement> {
    let memo = &*lawful.memo;
    let mut findings: Vec<Finding> = delta
        .iter()
        .filter(|(path, sides)| !is_entry(path) && !belongs(path, sides, id))
        .take(TOLD)
        .map(|(path, _)| direct_change(path, commit))
        .collect();
    let dossier = dossier_files(memo, commit.tree, id)?;
    let (Some((proposal, proposal_digest)), Some(told), Some(rules)) =
        (read_proposal(id, &dossier, memo)?, SignedOutcome::read(&dossier, id, memo)?, lawful.rules())
    else {
        findings.push(invalid(id, "unreadable", Args::new()));
        return Ok(Judgement::Violation { findings });
    };
    let Some(numbers) = Numbers::of(&rules) else {
        findings.push(invalid(id, "unknown-profile", Args::new()));
        return Ok(Judgement::Violation { findings });
    };
    // What nobody of the organisation signed is looked at no further: a stranger makes nobody wait.
    if !told.signers.iter().any(|(person, key)| speaks_for(lawful, person, key)) {
        findings.push(invalid(id, "signature", Args::new()));
        return Ok(Judgement::Violation { findings });
    }
    let mut changes: Vec<Change> = vec![];
    for (path, (old, new)) in delta.iter().filter(|(path, _)| is_entry(path)) {
        changes.push(change(path, *old, *new, memo)?);
    }
    let adopted = told.outcome.result == Verdict::Adopted;
    if !adopted && !changes.is_empty() {
        findings.push(invalid(id, "changes-without-adoption", Args::new()));
    }
    let papers = read_papers(id, &dossier, lawful)?;
    let digest = if adopted {
        let digest = |changes: &[Change]| digest_of(id, changes, &proposal_digest);
        let signed = || asked_for(history, lawful, commit, id, &papers, &told.outcome);
        let bound = (told.outcome.change.as_str(), &digest as Digests<'_>);
        Some(change_as_bound(history, (delta, commit, id), &mut changes, bound, &signed)?)
    } else {
        None
    };
    let sealed_by = seal_key(lawful, commit);
    let (roll, unknown_base) = history.roll_of(&proposal);
    if unknown_base || is_older_than_its_version(history, commit, id, &proposal, memo)? {
        findings.push(invalid(id, "base", Args::new()));
    }
    let seen = history.witness.decisions.get(id).cloned().unwrap_or_default();
    let earlier = law_of_objections(history, lawful, commit, id, &papers, &seen)?;
    let text = if adopted { None } else { asked_for(history, lawful, commit, id, &papers, &told.outcome)? };
    // What was not adopted is on no text in force: nothing but the branch says what was asked, by whom, and for how long.
    let sealed = Kind::Proposal(id.clone()).path().and_then(|path| dossier.get(&path));
    if !adopted && commit.parents.len() > 1 && text.as_ref().map(|text| &text.blob) != sealed {
        findings.push(invalid(id, "proposal", Args::new()));
    }
    let text = text.filter(|_| told.outcome.result.is_lost());
    let aside = aside(&told.outcome, text.as_ref());
    let (asked, sides) = match &text {
        Some(text) => (text.changes.as_slice(), Sides::of(memo.repo(), text.base, text.commit)?),
        None => (changes.as_slice(), Sides { before: lawful.tree, after: commit.tree }),
    };
    let as_followed = as_followed(memo, id, &proposal, asked, sides)?;
    let entries = if text.is_some() { entries(memo, asked, sides, None)? } else { vec![] };
    let sealing = Sealing {
        result: told.outcome.result,
        decided: told.outcome.decided,
        sealers: sealers(&told, sealed_by.as_deref(), lawful),
    };
    let owed = absent_answers(id, seen.answers.iter(), &papers, lawful, &earlier)?;
    let said: Vec<&SignedAnswer> = papers.iter().chain(owed.iter().map(|(paper, _)| paper)).collect();
    let taken_out = taken_out(history, &proposal, &said, (lawful, &earlier), history.steps.len())?;
    let since = history.when_closed(&proposal);
    let case = Case {
        id,
        proposal: &proposal,
        changes: &changes,
        aside: aside.as_deref(),
        change: digest,
        papers,
        owed: owed.iter().map(|(paper, _)| paper.clone()).collect(),
        roll: roll.as_ref().map(|roll| roll as &dyn State),
        since: since.as_ref().map(|then| then as &dyn State),
        earlier: by_version(&earlier),
        entries,
        as_followed,
        taken_out,
        now: Instant::from_seconds(commit.committer.seconds).unwrap_or(sealing.decided),
        sealing: Some(sealing),
    };
    let standing = judge(case, lawful, &numbers);
    findings.extend(withheld(&standing, owed.into_iter().map(|(paper, _)| paper), lawful, &earlier));
    findings.extend(judge_dossier(&standing));
    findings.extend(outcome_faults(&standing, &told, lawful, &numbers));
    if told.outcome.decided.seconds() > commit.committer.seconds + SKEW {
        findings.push(invalid(id, "decided-after-seal", Args::new()));
    }
    if findings.iter().any(|f| f.level == Level::Error) {
        return Ok(Judgement::Violation { findings });
    }
    findings.extend(odd_dates(history, &standing, lawful));
    if !is_witnessed_by_branch(commit, id, memo)? {
        let values = values![id = id.as_str(), commit = commit.id.to_string()];
        findings.push(Finding::nowhere("unwitnessed", Level::Warning, values));
    }
    let (stripped, more) = seal(&standing, &proposal, commit, sealed_by, lawful, &numbers, &told.outcome);
    findings.extend(more);
    findings.extend(conduct(&standing, &told.outcome, lawful, &rules, &numbers));
    let answers = standing.papers.len();
    Ok(Judgement::Decision { id: id.clone(), stripped, answers, findings })
}

/// The lawful states at the bases of a proposal's versions, where somebody objected: an objection is heard by the law of
/// the day on which its version opened. Nothing else is.
///
/// # Errors
/// When an object is missing or damaged.
pub fn law_of_objections(
    history: &History,
    state: &Lawful,
    commit: &Commit,
    id: &DecisionId,
    papers: &[SignedAnswer],
    seen: &Seen,
) -> Attempt<Vec<(i64, Lawful)>> {
    let memo = &*history.lawful.memo;
    let Some(branch) = commit.parents.get(1) else { return Ok(vec![]) };
    let mut all = papers.to_vec();
    for (stem, text, armour) in &seen.answers {
        let file = |id: &Id| Blob { id: *id, mode: Mode::File };
        all.extend(read_answer(id, stem, file(text), Some(file(armour)), memo)?);
    }
    if all.iter().all(|paper| paper.answer.answer != Said::Objection) {
        return Ok(vec![]);
    }
    Ok(Versions::read(history, state, id, &Line::read(memo.repo(), &|at| history.position(at), *branch)?, &all)?
        .earlier)
}

/// What a proposal that was not adopted asked for, as the branch under its seal has it: it tells by which method it was lost.
/// Nothing where nothing bears witness of it.
pub fn aside(outcome: &Outcome, text: Option<&Version>) -> Option<Vec<Change>> {
    if outcome.result.is_lost() { text.map(|text| text.changes.clone()) } else { Some(vec![]) }
}

/// The text that an outcome binds, as the branch under its seal has it.
///
/// # Errors
/// When an object is missing or damaged.
pub fn asked_for(
    history: &History,
    state: &Lawful,
    commit: &Commit,
    id: &DecisionId,
    papers: &[SignedAnswer],
    outcome: &Outcome,
) -> Attempt<Option<Version>> {
    let Some(branch) = commit.parents.get(1) else { return Ok(None) };
    let line = Line::read(state.memo.repo(), &|at| history.position(at), *branch)?;
    let texts = Versions::read(history, state, id, &line, papers)?.texts;
    Ok(texts.into_iter().find(|text| text.change == outcome.change))
}

/// Whether the second parent of a seal carries the proposal: without it, nothing bears witness of the answers.
fn is_witnessed_by_branch(commit: &Commit, id: &DecisionId, memo: &Memo) -> Attempt<bool> {
    let Some(branch) = commit.parents.get(1) else { return Ok(false) };
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    Ok(memo.repo().entry(memo.repo().commit(*branch)?.tree, &path)?.is_some())
}

/// Whether a proposal names a base that main had left behind when the version was written: whoever was admitted in between
/// would not be asked.
fn is_older_than_its_version(
    history: &History,
    commit: &Commit,
    id: &DecisionId,
    proposal: &Proposal,
    memo: &Memo,
) -> Attempt<bool> {
    let Some(branch) = commit.parents.get(1).filter(|_| proposal.base.is_some()) else { return Ok(false) };
    let on_main = |at: Id| history.position(at);
    Line::read(memo.repo(), &on_main, *branch)?.names_an_old_base(&on_main, id, proposal, memo)
}

/// Answers of those who had a say that commits hold and the sealed dossier does not: none is ever taken back.
fn withheld(
    standing: &Standing,
    absent: impl Iterator<Item = SignedAnswer>,
    state: &Lawful,
    earlier: &[(i64, Lawful)],
) -> Vec<Finding> {
    let tell = |paper: SignedAnswer| {
        let path = Kind::Answer(standing.id.clone(), paper.stem.clone()).path().unwrap_or_default();
        let values = values![id = standing.id.as_str(), path = &path, person = paper.answer.person.as_str()];
        Finding::error("answer-removed", Place::file(path), values)
    };
    owed(standing, absent, state, earlier).map(tell).collect()
}

/// Those of some answers that are the word of somebody who has a say.
fn owed<'a>(
    standing: &'a Standing,
    papers: impl Iterator<Item = SignedAnswer> + 'a,
    state: &'a Lawful,
    earlier: &'a [(i64, Lawful)],
) -> impl Iterator<Item = SignedAnswer> + 'a {
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    let counts = move |paper: &SignedAnswer| {
        let person = &paper.answer.person;
        let proposes = standing.proposal.proposer == *person || standing.advisers.contains(person);
        let asked = proposes || standing.electors.contains(person) || standing.taken_out.contains(person);
        asked && paper.is_of(&organisation, standing.id.as_str()) && is_word_by(states(state, earlier), paper)
    };
    papers.filter(counts)
}

/// The states at the bases of a proposal's versions, as the law asks for them.
pub fn by_version(earlier: &[(i64, Lawful)]) -> Vec<(i64, &dyn State)> {
    earlier.iter().map(|(version, then)| (*version, then as &dyn State)).collect()
}

/// A version that says it was opened before the text it starts from was written. Dates prove nothing, so this is told
/// and no more.
fn odd_dates(history: &History, standing: &Standing, state: &dyn State) -> Option<Finding> {
    let proposal = &standing.proposal;
    let base = proposal.base.as_ref().and_then(|base| whole_id(base));
    let step = base.and_then(|base| history.position(base)).map(|at| &history.steps[at])?;
    let opened = proposal.opened?;
    let early = opened.seconds() + SKEW < step.seconds && state.constitution().is_some();
    let values = values![id = standing.id.as_str(), opened = opened.to_string(), commit = step.commit.to_string()];
    early.then(|| Finding::nowhere("opened-before-base", Level::Warning, values))
}

/// What the tradition says of how it was decided, by the rules before the seal. It weighs on no verdict.
fn conduct(standing: &Standing, outcome: &Outcome, lawful: &Lawful, rules: &Rules, numbers: &Numbers) -> Vec<Finding> {
    let constitution = lawful.constitution();
    let settings = Settings::new(numbers, rules, constitution.as_deref(), outcome.decided.date());
    let found = observe(&Procedure { standing, outcome: Some(outcome), settings: &settings });
    found.into_iter().map(|f| Finding { level: f.level.max(Level::Warning), ..f }).collect()
}

/// Whether a path is a new plain file of the decision's own dossier, of a kind that stands there.
fn belongs(path: &str, (old, new): &(Option<Blob>, Option<Blob>), id: &DecisionId) -> bool {
    let kind = matches!(classify(path), Region::Governed(kind) if kind.decision() == Some(id));
    kind && old.is_none() && new.is_some_and(|blob| blob.mode == Mode::File)
}
