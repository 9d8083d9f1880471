//! Judges one commit of main against the lawful content before it.

use std::collections::BTreeSet;

use super::dossier::{
    Outcomes, change, digest_of, dossier_files, is_entry, lost_answers, read_papers, read_papers_beside,
};
use super::lawful::Lawful;
use super::signature::verify;
use crate::bind::{
    ANSWER_FORMAT, Case, Change, Numbers, OUTCOME_FORMAT, Sealing, Standing, State, judge, keys_of, may_seal, owner_of,
};
use crate::files::{Kind, Mode, Noun, Region, classify, same_content};
use crate::finding::{Attempt, Finding, Place};
use crate::lang::Args;
use crate::model::{CircleId, DecisionId, KeyState, Level, Outcome, PersonId, Proposal, Rules, Seals, Verdict};
use crate::rules::{Procedure, Settings, judge_dossier, observe};
use crate::store::{Blob, Commit, Files};
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
pub fn judge_commit(lawful: &Lawful, files: &Files, delta: &Delta, commit: &Commit) -> Attempt<Judgement> {
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
        (Some(id), None) => decision(lawful, files, delta, commit, &id),
        (Some(id), Some(_)) => {
            Ok(Judgement::Violation { findings: vec![invalid(&id, "several-decisions", Args::new())] })
        }
        (None, _) => without_decision(lawful, files, delta, commit),
    }
}

fn without_decision(lawful: &Lawful, files: &Files, delta: &Delta, commit: &Commit) -> Attempt<Judgement> {
    if is_form(lawful, delta)? {
        return Ok(Judgement::Form);
    }
    if let Some(findings) = late_answers(lawful, files, delta)? {
        return Ok(Judgement::Late { findings });
    }
    let findings = delta.keys().map(|path| {
        let values = values![path = path, commit = commit.id.to_string(), author = &commit.author.name];
        Finding::error("direct-change", Place::file(path), values)
    });
    Ok(Judgement::Violation { findings: findings.collect() })
}

/// Whether only comments and layout differ, outside what was signed.
fn is_form(lawful: &Lawful, delta: &Delta) -> Attempt<bool> {
    for (path, sides) in delta {
        let (Region::Governed(kind), (Some(old), Some(new))) = (classify(path), sides) else { return Ok(false) };
        if kind.is_signed() || kind == Kind::Attributes || new.mode != old.mode {
            return Ok(false);
        }
        let bytes = |blob: Blob| lawful.memo.bytes(blob, kind.cap());
        match (bytes(*old)?, bytes(*new)?) {
            (Some(old), Some(new)) if same_content(&kind, &old, &new) => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// A person may add an answer of their own to a closed dossier; it changes nothing but is never hidden.
fn late_answers(lawful: &Lawful, files: &Files, delta: &Delta) -> Attempt<Option<Vec<Finding>>> {
    let mut findings = vec![];
    let organisation = lawful.constitution().map(|c| c.id.clone()).unwrap_or_default();
    for (path, (old, new)) in delta {
        let plain = old.is_none() && new.is_some_and(|blob| blob.mode == Mode::File);
        let answer = match classify(path) {
            Region::Governed(Kind::Answer(id, stem) | Kind::AnswerSignature(id, stem)) if plain => Some((id, stem)),
            _ => None,
        };
        let Some((id, stem)) = answer else { return Ok(None) };
        if !lawful.files.contains_key(&format!("decisions/{id}/outcome.toml")) {
            return Ok(None);
        }
        let papers = read_papers(&dossier_files(files, &id), &lawful.memo)?;
        let paper = papers.into_iter().find(|p| p.stem == stem);
        let Some((paper, key)) = paper.and_then(|p| p.key.clone().map(|key| (p, key))) else { return Ok(None) };
        let own = paper.answer.format == ANSWER_FORMAT
            && paper.answer.organisation == organisation
            && paper.answer.decision == id.as_str();
        if !own || !keys_of(lawful, &paper.answer.person).iter().any(|(known, _)| *known == key) {
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

fn decision(lawful: &Lawful, files: &Files, delta: &Delta, commit: &Commit, id: &DecisionId) -> Attempt<Judgement> {
    let folder = format!("decisions/{id}/");
    let mut findings: Vec<Finding> = delta
        .iter()
        .filter(|(path, sides)| !is_entry(path) && !belongs(path, sides, id))
        .map(|(path, _)| {
            let values = values![path = path, commit = commit.id.to_string(), author = &commit.author.name];
            Finding::error("direct-change", Place::file(path), values)
        })
        .collect();
    let dossier = dossier_files(files, id);
    let memo = &lawful.memo;
    let proposal_kind = Kind::Proposal(id.clone());
    let proposal = match dossier.get(&format!("{folder}proposal.toml")) {
        Some(blob) => memo.side(&proposal_kind, *blob)?.noun,
        None => None,
    };
    let (papers, (told, sealed_by)) =
        read_papers_beside(&dossier, memo, 2, || (Outcomes::read(&dossier, id, memo), seal_key(commit)))?;
    let (Some(Noun::Proposal(proposal)), Some(outcome), Some(rules)) = (proposal.as_deref(), told?, lawful.rules())
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
    let adopted = outcome.outcome.result == Verdict::Adopted;
    if !adopted && !changes.is_empty() {
        findings.push(invalid(id, "changes-without-adoption", Args::new()));
    }
    let digest = if adopted { digest_of(id, &changes, &dossier, memo)? } else { None };
    let sealing = Sealing { result: outcome.outcome.result, decided: outcome.outcome.decided };
    let case =
        Case { id, proposal, changes: &changes, change: digest, papers, now: sealing.decided, sealing: Some(sealing) };
    let standing = judge(case, lawful, &numbers);
    if let Some(branch) = commit.parents.get(1) {
        findings.extend(lost_answers(memo, id, *branch, &dossier)?);
    }
    findings.extend(judge_dossier(&standing));
    findings.extend(outcome_faults(&standing, &outcome, lawful, &numbers));
    if findings.iter().any(|f| f.level == Level::Error) {
        return Ok(Judgement::Violation { findings });
    }
    let (stripped, more) =
        seal(&standing, proposal, commit, sealed_by, lawful, &numbers, outcome.outcome.decided.date());
    findings.extend(more);
    findings.extend(conduct(&standing, &outcome.outcome, lawful, &rules, &numbers));
    let answers = standing.papers.len();
    Ok(Judgement::Decision { id: id.clone(), stripped, answers, findings })
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
    Finding::error("invalid-outcome", Place::file(format!("decisions/{id}/outcome.toml")), values)
}

/// Who may close a decision: any elector when everyone has answered, else the holders of a sealing role.
pub fn may_close(
    standing: &Standing,
    state: &dyn State,
    numbers: &Numbers,
    day: crate::model::Date,
) -> BTreeSet<PersonId> {
    let circles: BTreeSet<CircleId> = standing.groups.iter().filter_map(|g| g.circle.clone()).collect();
    if standing.absent.is_empty() || circles.is_empty() {
        return standing.electors.clone();
    }
    circles.iter().flat_map(|c| may_seal(state, c, numbers, day)).collect()
}

/// What an outcome says that the dossier does not bear out.
pub fn outcome_faults(standing: &Standing, told: &Outcomes, state: &dyn State, numbers: &Numbers) -> Vec<Finding> {
    let outcome = &told.outcome;
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    let kinds: Vec<String> = standing.kinds.iter().map(|k| k.word().to_owned()).collect();
    let mut unique = kinds.clone();
    unique.dedup();
    let electors: Vec<PersonId> = standing.electors.iter().cloned().collect();
    let adopted = outcome.result == Verdict::Adopted;
    let day = outcome.decided.date();
    let closers = may_close(standing, state, numbers, day);
    let signed: BTreeSet<&PersonId> = told
        .signers
        .iter()
        .filter(|(person, key)| keys_of(state, person).contains(&(key.clone(), KeyState::Active)))
        .map(|(person, _)| person)
        .collect();
    let two = !standing.counts_recorded() || signed.iter().filter(|p| standing.electors.contains(p)).count() > 1;
    let checks = [
        ("format", outcome.format == OUTCOME_FORMAT),
        ("organisation", outcome.organisation == organisation && outcome.decision == standing.id.as_str()),
        ("version", outcome.version == standing.proposal.version),
        ("change", Some(&outcome.change) == standing.change.as_ref()),
        ("answers", outcome.answers == told.answers),
        ("decided", standing.proposal.opened.is_none_or(|opened| opened <= outcome.decided)),
        ("kinds", !adopted || outcome.kinds == unique),
        ("absent", !adopted || outcome.absent == standing.absent),
        ("result", result_holds(standing, outcome.result, numbers)),
        ("signature", signed.iter().any(|p| closers.contains(p))),
        ("co-signature", two),
    ];
    let failed = checks.into_iter().filter(|(_, holds)| !holds);
    let mut findings: Vec<Finding> = failed.map(|(fault, _)| invalid(&standing.id, fault, Args::new())).collect();
    // What was decided is judged by the state before its seal: those who had a say then, by the rules of then.
    let then = [("rules", outcome.rules == standing.rules), ("electors", !adopted || outcome.electors == electors)];
    findings.extend(then.into_iter().filter(|(_, holds)| !holds).map(|(fault, _)| {
        let place = Place::key(format!("decisions/{}/outcome.toml", standing.id), fault);
        Finding::error("judged-by-another-state", place, values![id = standing.id.as_str(), fault = fault])
    }));
    findings
}

/// Whether a result other than adoption is borne out: none may close what could be adopted.
fn result_holds(standing: &Standing, result: Verdict, numbers: &Numbers) -> bool {
    use crate::model::Said;
    match result {
        Verdict::Adopted => true,
        Verdict::Withdrawn => {
            standing.voices.get(&standing.proposal.proposer).is_some_and(|v| v.answer == Said::Withdraw)
        }
        Verdict::Failed | Verdict::Escalated => {
            standing.open_objections().next().is_some() && standing.proposal.version >= numbers.max_rounds
        }
        Verdict::Dropped | Verdict::Postponed => false,
    }
}

/// The key that signed a commit.
fn seal_key(commit: &Commit) -> Option<String> {
    commit.signature.as_ref().and_then(|s| verify(&s.armour, "git", &s.payload))
}

/// Whether the commit itself carries the seal, and what is odd about it.
fn seal(
    standing: &Standing,
    proposal: &Proposal,
    commit: &Commit,
    key: Option<String>,
    lawful: &Lawful,
    numbers: &Numbers,
    day: crate::model::Date,
) -> (bool, Vec<Finding>) {
    let signer = key.and_then(|key| owner_of(lawful, &key)).filter(|(_, state)| *state == KeyState::Active);
    let signer = signer.map(|(person, _)| person).filter(|p| may_close(standing, lawful, numbers, day).contains(p));
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
