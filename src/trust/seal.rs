//! A seal: who may put it, whether its outcome says what the dossier shows, whether the commit itself carries it.

use std::collections::BTreeSet;

use super::batch::SEAL_NAMESPACE;
use super::dossier::SignedOutcome;
use super::history::{History, SKEW};
use super::lawful::Lawful;
use super::signature::verify;
use crate::bind::{Numbers, OUTCOME_FORMAT, Open, Standing, State, lacks_signature, may_seal, owner_of, speaks_for};
use crate::files::Kind;
use crate::finding::{Attempt, Finding, Place};
use crate::lang::Args;
use crate::model::{CircleId, DecisionId, Instant, Level, Outcome, PersonId, Proposal, Seals, Verdict};
use crate::store::Commit;
use crate::values;

/// Who put their hand to a seal, among those who may.
pub fn sealers(told: &SignedOutcome, seal: Option<&str>, state: &dyn State) -> BTreeSet<PersonId> {
    let signed = told.signers.iter().filter(|(person, key)| speaks_for(state, person, key));
    let mut all: BTreeSet<PersonId> = signed.map(|(person, _)| person.clone()).collect();
    let electors = told.outcome.electors.iter();
    all.extend(electors.filter(|p| seal.is_some_and(|point| speaks_for(state, p, point))).cloned());
    all
}

/// Who put the seal at a step of main, by the key of the commit.
///
/// # Errors
/// When an object is missing or damaged.
pub fn sealed_by(history: &History, at: usize) -> Attempt<Option<PersonId>> {
    let lawful = history.lawful_before(at);
    let commit = lawful.memo.repo().commit(history.steps[at].commit)?;
    Ok(seal_key(&lawful, &commit).and_then(|point| owner_of(&lawful, &point)).map(|(person, _)| person))
}

/// An outcome that is none, and why.
pub fn invalid(id: &DecisionId, fault: &'static str, mut more: Args) -> Finding {
    let mut values = values![id = id.as_str(), fault = fault];
    values.append(&mut more);
    Finding::error("invalid-outcome", Place::file(Kind::Outcome(id.clone()).path().unwrap_or_default()), values)
}

/// Who may close a decision: any elector when everyone has answered, else the holders of a sealing role.
pub fn may_close(standing: &Standing, state: &dyn State, numbers: &Numbers, at: Instant) -> BTreeSet<PersonId> {
    if !standing.for_letter.is_empty() {
        return standing.for_letter.clone();
    }
    if standing.is_retracted() && standing.result.is_none_or(|it| it == Verdict::Withdrawn) {
        // Whoever took it back may close it, as anybody who was asked; who left may not.
        let proposer = Some(&standing.proposal.proposer).filter(|_| standing.is_taken_back());
        return standing.electors.iter().chain(proposer).cloned().collect();
    }
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
    let closers = may_close(standing, state, numbers, outcome.decided);
    let signed = told.signers.iter().filter(|(person, key)| speaks_for(state, person, key));
    let signed: BTreeSet<PersonId> = signed.map(|(person, _)| person.clone()).collect();
    let checks = [
        ("format", outcome.format == OUTCOME_FORMAT),
        ("organisation", outcome.organisation == organisation && outcome.decision == standing.id.as_str()),
        ("version", outcome.version == standing.proposal.version),
        ("change", Some(&outcome.change) == standing.change.as_ref()),
        ("answers", outcome.answers == told.answers),
        ("decided", standing.proposal.opened.is_none_or(|opened| opened.seconds() <= outcome.decided.seconds() + SKEW)),
        ("kinds", outcome.kinds == unique),
        // What was not adopted may be taken up again: its outcome says what it asked for.
        ("entries", outcome.entries == standing.entries),
        ("absent", outcome.absent == standing.absent),
        ("result", standing.unproven(outcome.result).is_none()),
        ("signature", signed.iter().any(|p| closers.contains(p))),
        ("co-signature", lacks_signature(standing, state, &signed).is_none()),
    ];
    let failed = checks.into_iter().filter(|(_, holds)| !holds);
    let mut findings: Vec<Finding> = failed.map(|(fault, _)| invalid(&standing.id, fault, Args::new())).collect();
    // What was decided is judged by the state before its seal: those who had a say then, by the rules of then.
    let then = [("rules", outcome.rules == standing.rules), ("electors", outcome.electors == electors)];
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
pub fn seal(
    standing: &Standing,
    proposal: &Proposal,
    commit: &Commit,
    key: Option<String>,
    lawful: &Lawful,
    numbers: &Numbers,
    outcome: &Outcome,
) -> (bool, Vec<Finding>) {
    let closers = may_close(standing, lawful, numbers, outcome.decided);
    // Whoever closes for a legal person signs as the human they are.
    let human = key.as_ref().and_then(|key| owner_of(lawful, key)).map(|(person, _)| person);
    let signer = key.and_then(|key| closers.into_iter().find(|person| speaks_for(lawful, person, &key)));
    let mut findings = vec![];
    let Some(signer) = signer.map(|signer| human.unwrap_or(signer)).filter(|_| commit.parents.len() == 2) else {
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
