//! Judges one commit of main against the lawful content before it.

use std::collections::BTreeSet;

use super::batch::SEAL_NAMESPACE;
use super::dossier::{
    SignedOutcome, absent_answers, change, digest_of, dossier_files, is_entry, read_answer, read_papers, read_proposal,
};
use super::history::{History, SKEW, TOLD};
use super::lawful::Lawful;
use super::memo::Memo;
use super::signature::verify;
use crate::bind::{
    ANSWER_FORMAT, Case, Change, Numbers, OUTCOME_FORMAT, Open, Sealing, SignedAnswer, Standing, State, human,
    is_word_of, judge, keys_of, may_seal, owner_of, speaks_for,
};
use crate::files::{Kind, Mode, Region, classify, same_content};
use crate::finding::{Attempt, Finding, Place};
use crate::lang::Args;
use crate::model::{
    CircleId, DecisionId, Instant, KeyState, Level, Outcome, PersonId, Proposal, Rules, Seals, Status, Verdict,
};
use crate::rules::{Procedure, Settings, judge_dossier, observe};
use crate::store::{Blob, Commit};
use crate::values;

/// What differs between the lawful content and a commit, by path: lawful side, then the commit's.
pub type Delta = std::collections::BTreeMap<String, (Option<Blob>, Option<Blob>)>;

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

/// Whether only comments and layout differ, outside what was signed or binds by its bytes, and a member signed for it.
fn is_form(lawful: &Lawful, delta: &Delta, commit: &Commit) -> Attempt<bool> {
    for (path, sides) in delta {
        let (Region::Governed(kind), (Some(old), Some(new))) = (classify(path), sides) else { return Ok(false) };
        let binds = kind.is_signed() || matches!(kind, Kind::Attributes | Kind::Rules | Kind::Constitution);
        if binds || new.mode != Mode::File || old.mode != Mode::File {
            return Ok(false);
        }
        let bytes = |blob: Blob| lawful.memo.bytes(blob, kind.cap());
        match (bytes(*old)?, bytes(*new)?) {
            (Some(old), Some(new)) if same_content(&kind, &old, &new) => {}
            _ => return Ok(false),
        }
    }
    let signer = seal_key(lawful, commit).and_then(|point| owner_of(lawful, &point));
    Ok(signer.is_some_and(|(person, is)| {
        is == KeyState::Active && lawful.person(&person).is_some_and(|p| p.status == Status::Member)
    }))
}

/// A person may add an answer of their own to a closed dossier; it changes nothing but is never hidden.
fn late_answers(lawful: &Lawful, delta: &Delta) -> Attempt<Option<Vec<Finding>>> {
    let mut findings = vec![];
    let organisation = lawful.constitution().map(|c| c.id.clone()).unwrap_or_default();
    for (path, (old, new)) in delta {
        let Some(new) = new.filter(|blob| old.is_none() && blob.mode == Mode::File) else { return Ok(None) };
        let Region::Governed(Kind::Answer(id, stem) | Kind::AnswerSignature(id, stem)) = classify(path) else {
            return Ok(None);
        };
        if !lawful.holds(&Kind::Outcome(id.clone()))? {
            return Ok(None);
        }
        let text = path.trim_end_matches(".sig");
        let new_file = |path: &str| delta.get(path).and_then(|(_, new)| *new);
        let text = if text == path { Some(new) } else { new_file(text).or(lawful.file(text)?) };
        let armour = format!("{}.sig", path.trim_end_matches(".sig"));
        let armour = new_file(&armour).or(lawful.file(&armour)?);
        let Some(text) = text else { return Ok(None) };
        let Some(paper) = read_answer(&id, &stem, text, armour, &lawful.memo)? else { return Ok(None) };
        // A copy of what was counted already says nothing new.
        let tree = lawful.tree.unwrap_or(crate::store::Id::ZERO_SHA1);
        let sealed = read_papers(&id, &dossier_files(&lawful.memo, tree, &id)?, lawful)?;
        if sealed.iter().any(|known| known.digest == paper.digest) || !is_own_word(&paper, &id, &organisation, lawful) {
            return Ok(None);
        }
        if !path.ends_with(".sig") {
            let values =
                values![person = paper.answer.person.as_str(), id = id.as_str(), answer = paper.answer.answer.word()];
            findings
                .push(Finding { level: Level::Warning, ..Finding::error("late-answer", Place::file(path), values) });
        }
    }
    Ok(Some(findings))
}

/// Whether an answer is of this decision and signed by its person, whatever became of the key.
fn is_own_word(paper: &SignedAnswer, id: &DecisionId, organisation: &str, state: &dyn State) -> bool {
    let answer = &paper.answer;
    let names = answer.format == ANSWER_FORMAT && answer.organisation == organisation && answer.decision == id.as_str();
    let Some(key) = paper.key.as_ref().filter(|_| names) else { return false };
    keys_of(state, &answer.person).iter().any(|(known, _)| known == key)
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
    let mut changes: Vec<Change> = vec![];
    for (path, (old, new)) in delta.iter().filter(|(path, _)| is_entry(path)) {
        changes.push(change(path, *old, *new, memo)?);
    }
    let adopted = told.outcome.result == Verdict::Adopted;
    if !adopted && !changes.is_empty() {
        findings.push(invalid(id, "changes-without-adoption", Args::new()));
    }
    let digest = adopted.then(|| digest_of(id, &changes, &proposal_digest));
    let papers = read_papers(id, &dossier, lawful)?;
    let sealed_by = seal_key(lawful, commit);
    let (roll, unknown_base) = history.roll_of(&proposal);
    if unknown_base || is_older_than_its_version(history, commit, id, &proposal, memo)? {
        findings.push(invalid(id, "base", Args::new()));
    }
    let sealing = Sealing {
        result: told.outcome.result,
        decided: told.outcome.decided,
        sealers: sealers(&told, sealed_by.as_deref(), lawful),
    };
    let seen = history.witness.decisions.get(id);
    let owed = absent_answers(id, seen.iter().flat_map(|seen| &seen.answers), &papers, lawful)?;
    let case = Case {
        id,
        proposal: &proposal,
        changes: &changes,
        change: digest,
        papers,
        roll: roll.as_ref().map(|roll| roll as &dyn State),
        now: sealing.decided,
        sealing: Some(sealing),
    };
    let standing = judge(case, lawful, &numbers);
    findings.extend(withheld(&standing, owed.into_iter().map(|(paper, _)| paper), lawful));
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
    history.names_an_old_base(id, *branch, proposal, memo)
}

/// Answers of those who had a say that commits hold and the sealed dossier does not: none is ever taken back.
pub fn withheld(standing: &Standing, absent: impl Iterator<Item = SignedAnswer>, state: &dyn State) -> Vec<Finding> {
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    let counts = |paper: &SignedAnswer| {
        let answer = &paper.answer;
        let names = answer.organisation == organisation && answer.decision == standing.id.as_str();
        standing.electors.contains(&answer.person) && names && is_word_of(state, paper)
    };
    let tell = |paper: SignedAnswer| {
        let path = Kind::Answer(standing.id.clone(), paper.stem.clone()).path().unwrap_or_default();
        let values = values![id = standing.id.as_str(), path = &path, person = paper.answer.person.as_str()];
        Finding::error("answer-removed", Place::file(path), values)
    };
    absent.filter(counts).map(tell).collect()
}

/// Who put their hand to a seal, among those who may.
fn sealers(told: &SignedOutcome, seal: Option<&str>, state: &dyn State) -> BTreeSet<PersonId> {
    let signed = told.signers.iter().filter(|(person, key)| speaks_for(state, person, key));
    let mut all: BTreeSet<PersonId> = signed.map(|(person, _)| person.clone()).collect();
    let electors = told.outcome.electors.iter();
    all.extend(electors.filter(|p| seal.is_some_and(|point| speaks_for(state, p, point))).cloned());
    all
}

/// A version that says it was opened before the text it starts from was written. Dates prove nothing, so this is told
/// and no more.
fn odd_dates(history: &History, standing: &Standing, state: &dyn State) -> Option<Finding> {
    let proposal = &standing.proposal;
    let base = proposal.base.as_ref().and_then(|base| crate::store::Id::from_str(base).ok());
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

fn invalid(id: &DecisionId, fault: &'static str, mut more: Args) -> Finding {
    let mut values = values![id = id.as_str(), fault = fault];
    values.append(&mut more);
    Finding::error("invalid-outcome", Place::file(Kind::Outcome(id.clone()).path().unwrap_or_default()), values)
}

/// Who may close a decision: any elector when everyone has answered, else the holders of a sealing role.
pub fn may_close(standing: &Standing, state: &dyn State, numbers: &Numbers, at: Instant) -> BTreeSet<PersonId> {
    let circles: BTreeSet<CircleId> = standing.groups.iter().filter_map(|g| g.circle.clone()).collect();
    if standing.absent.is_empty() || circles.is_empty() {
        return standing.electors.clone();
    }
    let from = standing.proposal.opened.map_or(at, |opened| opened.min(at)).date();
    let open = Open { from, until: at.date(), spoke: BTreeSet::new() };
    circles.iter().flat_map(|c| may_seal(state, c, numbers, &open)).collect()
}

/// What an outcome says that the dossier does not bear out.
pub fn outcome_faults(standing: &Standing, told: &SignedOutcome, state: &dyn State, numbers: &Numbers) -> Vec<Finding> {
    let outcome = &told.outcome;
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    let unique = standing.kind_words();
    let electors: Vec<PersonId> = standing.electors.iter().cloned().collect();
    let adopted = outcome.result == Verdict::Adopted;
    let closers = may_close(standing, state, numbers, outcome.decided);
    let signed: BTreeSet<&PersonId> =
        told.signers.iter().filter(|(person, key)| speaks_for(state, person, key)).map(|(person, _)| person).collect();
    // Two humans: who signs for a legal person signs once.
    let two = standing.countersigners().iter().all(|electors| {
        let humans: BTreeSet<PersonId> =
            signed.iter().filter(|p| electors.contains(**p)).map(|p| human(state, p)).collect();
        humans.len() > 1
    });
    let checks = [
        ("format", outcome.format == OUTCOME_FORMAT),
        ("organisation", outcome.organisation == organisation && outcome.decision == standing.id.as_str()),
        ("version", outcome.version == standing.proposal.version),
        ("change", Some(&outcome.change) == standing.change.as_ref()),
        ("answers", outcome.answers == told.answers),
        ("decided", standing.proposal.opened.is_none_or(|opened| opened.seconds() <= outcome.decided.seconds() + SKEW)),
        ("kinds", !adopted || outcome.kinds == unique),
        ("absent", !adopted || outcome.absent == standing.absent),
        ("result", standing.unproven(outcome.result).is_none()),
        ("signature", signed.iter().any(|p| closers.contains(p))),
        ("co-signature", two),
    ];
    let failed = checks.into_iter().filter(|(_, holds)| !holds);
    let mut findings: Vec<Finding> = failed.map(|(fault, _)| invalid(&standing.id, fault, Args::new())).collect();
    // What was decided is judged by the state before its seal: those who had a say then, by the rules of then.
    let then = [("rules", outcome.rules == standing.rules), ("electors", !adopted || outcome.electors == electors)];
    findings.extend(then.into_iter().filter(|(_, holds)| !holds).map(|(fault, _)| {
        let place = Place::key(Kind::Outcome(standing.id.clone()).path().unwrap_or_default(), fault);
        Finding::error("judged-by-another-state", place, values![id = standing.id.as_str(), fault = fault])
    }));
    findings
}

/// The point of the key that signed a commit.
pub fn seal_key(lawful: &Lawful, commit: &Commit) -> Option<String> {
    let signature = commit.signature.as_ref()?;
    if let Some(known) = lawful.memo.known_signed(commit.id, commit.id, SEAL_NAMESPACE) {
        return known;
    }
    verify(&signature.armour, SEAL_NAMESPACE, &signature.payload)
}

/// Whether the commit itself carries the seal, and what is odd about it.
fn seal(
    standing: &Standing,
    proposal: &Proposal,
    commit: &Commit,
    key: Option<String>,
    lawful: &Lawful,
    numbers: &Numbers,
    outcome: &Outcome,
) -> (bool, Vec<Finding>) {
    let closers = may_close(standing, lawful, numbers, outcome.decided);
    let signer = key.and_then(|key| closers.into_iter().find(|person| speaks_for(lawful, person, &key)));
    let mut findings = vec![];
    let Some(signer) = signer.filter(|_| commit.parents.len() == 2) else {
        let fault = numbers.seals == Seals::SignedCommit;
        let values = values![id = standing.id.as_str(), title = &proposal.title, commit = commit.id.to_string()];
        if fault {
            findings.push(Finding::nowhere("stripped-seal", Level::Error, values));
        }
        return (fault, findings);
    };
    let named = lawful.person(&signer).map(|p| p.name.clone()).unwrap_or_default();
    if named != commit.committer.name {
        let values = values![person = named, committer = &commit.committer.name, commit = commit.id.to_string()];
        findings.push(Finding::nowhere("committer-not-signer", Level::Warning, values));
    }
    (false, findings)
}
