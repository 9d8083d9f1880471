//! What a seal is made of: the outcome with its signatures, the sealed tree, the signed merge commit.

use std::collections::BTreeSet;

use super::workspace::{Actor, Workspace};
use crate::bind::{
    Case, Numbers, OUTCOME_FORMAT, OUTCOME_NAMESPACE, Sealing, SignedAnswer, Standing, State, Weight, cosigners,
    is_word_by, key_point, speaks_for, statement_text,
};
use crate::files::{Kind, Mode, dossier_folder};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, Instant, Outcome, PersonId, Verdict};
use crate::store::{Blob, Files, Grafts, Id, NewCommit};
use crate::trust::{
    BranchView, History, Lawful, SignedOutcome, Verdict as Judged, answers_of, by_version, dossier_files, may_close,
    read_papers, states,
};

/// A branch as the law asks for it: open, or with the seal that is to be put.
///
/// # Errors
/// When an object is missing or damaged.
pub fn case_of<'a>(
    branch: &'a BranchView,
    sealing: Option<Sealing>,
    with_changes: bool,
    workspace: &Workspace,
) -> Attempt<Case<'a>> {
    let lost = sealing.as_ref().is_some_and(|it| it.result.is_lost());
    let entries = if lost { branch.entries(workspace.memo())? } else { vec![] };
    Ok(Case {
        entries,
        id: &branch.id,
        proposal: &branch.proposal,
        changes: if with_changes { &branch.changes } else { &[] },
        aside: Some(if lost { &branch.changes } else { &[] }),
        change: Some(branch.change.clone()),
        papers: branch.papers.clone(),
        owed: vec![],
        roll: branch.roll.as_ref().map(|roll| roll as &dyn State),
        since: branch.since.as_ref().map(|then| then as &dyn State),
        earlier: by_version(&branch.earlier),
        as_followed: branch.as_followed.clone(),
        taken_out: branch.taken_out.clone(),
        sealing,
        now: workspace.now,
    })
}

/// The files of the dossier that are sealed: every answer that somebody signed who is known here.
///
/// # Errors
/// When an object is missing or damaged.
pub fn sealed_dossier(
    workspace: &Workspace,
    state: &Lawful,
    branch: &BranchView,
    standing: &Standing,
) -> Attempt<Files> {
    let strange = |paper: &SignedAnswer| {
        let of = standing.papers.iter().find(|(known, _)| known.digest == paper.digest);
        let accepts = of.is_some_and(|(_, weight)| *weight == Weight::Acceptance);
        !accepts && !is_word_by(states(state, &branch.earlier), paper)
    };
    branch.sealed(workspace.memo(), &|paper| !strange(paper))
}

/// What is sealed: the files of the dossier, and the commit of the branch that bears witness of them.
pub struct Sealable {
    pub dossier: Files,
    pub branch: Id,
}

/// An outcome that some commit of a branch held, with the dossier as that commit had it.
pub struct Waiting {
    pub told: SignedOutcome,
    pub files: Files,
    commit: Id,
    /// Its place in the line of the branch.
    at: usize,
    /// Whether a seal may have it as its second parent.
    is_sound: bool,
    /// Whether that commit contains the version that was signed.
    is_of_version: bool,
}

/// The outcomes that commits of a branch held, each as the first commit had it, with every signature that any of them had: the
/// newest first. Whoever takes one off the branch takes no signature away, and what no elector signed is none.
///
/// # Errors
/// When an object is missing or damaged.
pub fn outcomes_on(history: &History, branch: &BranchView, electors: &BTreeSet<PersonId>) -> Attempt<Vec<Waiting>> {
    let memo = &*history.lawful.memo;
    let folder = dossier_folder(&branch.id);
    let path = Kind::Outcome(branch.id.clone()).path().unwrap_or_default();
    let signs =
        |(person, key): &(PersonId, String)| electors.contains(person) && speaks_for(&history.lawful, person, key);
    let (mut found, mut known): (Vec<Waiting>, BTreeSet<Id>) = (vec![], BTreeSet::new());
    let line = history.line(branch.tip)?;
    let text = memo.repo().commit(branch.written)?.tree;
    // Wherever the branch holds the text that was signed: a copy of it, merged later, makes no outcome one of another text.
    let holds_text = |tree: Id| -> Attempt<bool> {
        let proposal = Kind::Proposal(branch.id.clone()).path().unwrap_or_default();
        let paths = branch.changes.iter().map(|change| &change.path).chain([&proposal]);
        for path in paths {
            if memo.repo().entry(tree, path)? != memo.repo().entry(text, path)? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    for (at, link) in line.links().iter().enumerate().rev() {
        let Some(outcome) = memo.repo().entry(link.tree, &path)? else { continue };
        // Each state of the dossier once.
        if !memo.repo().folder(link.tree, &folder)?.is_some_and(|dossier| known.insert(dossier)) {
            continue;
        }
        let files = dossier_files(memo, link.tree, &branch.id)?;
        let Some(told) = SignedOutcome::read(&files, &branch.id, memo)?.filter(|told| told.signers.iter().any(signs))
        else {
            continue;
        };
        match found.iter_mut().find(|it| it.files.get(&path) == Some(&outcome)) {
            Some(first) => first.take_in(&branch.id, told, &files),
            None => {
                let mut written = vec![];
                for (place, link) in line.links().iter().enumerate() {
                    if holds_text(link.tree)? {
                        written.push(place);
                    }
                }
                let is_of_version = line.any_contains(&[at], &written);
                found.push(Waiting { told, files, commit: link.commit, at, is_sound: !link.tainted, is_of_version });
            }
        }
    }
    found.reverse();
    Ok(found)
}

/// Whether a commit of the branch, or one that it contains, holds some of these files.
fn holds_any(history: &History, branch: &BranchView, at: usize, files: &Files) -> Attempt<bool> {
    let line = history.line(branch.tip)?;
    let (mut waiting, mut seen) = (vec![at], BTreeSet::new());
    while let Some(at) = waiting.pop() {
        if !seen.insert(at) {
            continue;
        }
        let link = &line.links()[at];
        // The same words under another name are the same answer.
        let held = dossier_files(&history.lawful.memo, link.tree, &branch.id)?;
        if files.values().any(|blob| held.values().any(|known| known == blob)) {
            return Ok(true);
        }
        waiting.extend(&link.parents);
    }
    Ok(false)
}

impl Waiting {
    /// The signatures that a later commit has under the same outcome.
    fn take_in(&mut self, id: &DecisionId, told: SignedOutcome, files: &Files) {
        for (signer, key) in told.signers {
            let path = Kind::OutcomeSignature(id.clone(), signer.clone()).path().unwrap_or_default();
            if self.told.signers.iter().all(|(known, _)| *known != signer) {
                self.files.extend(files.get(&path).map(|blob| (path, *blob)));
                self.told.signers.push((signer, key));
            }
        }
    }
}

/// The dossier as a waiting outcome names it, where nothing that counts came since, with the commit that brought it: what
/// somebody adds between two signatures keeps them from meeting as little as it keeps anything else up.
///
/// # Errors
/// When an object is missing or damaged.
pub fn as_signed_first(
    history: &History,
    branch: &BranchView,
    standing: &Standing,
    waiting: &Waiting,
    dossier: Files,
) -> Attempt<Sealable> {
    let memo = &*history.lawful.memo;
    let then = &waiting.files;
    let was_there = |path: &String, blob: &Blob| !path.contains("/answers/") || then.get(path) == Some(blob);
    let (first, since): (Files, Files) = dossier.clone().into_iter().partition(|(path, blob)| was_there(path, blob));
    let papers = read_papers(&branch.id, &since, &history.lawful)?;
    // What the standing rests on is in the first dossier; talk, and what nobody counts, may have come since.
    let idle = |weight: Weight| {
        matches!(weight, Weight::Talk | Weight::Ended | Weight::Unverified | Weight::Foreign | Weight::Outsider)
    };
    let counts = |paper: &SignedAnswer| {
        standing.papers.iter().any(|(known, weight)| known.digest == paper.digest && !idle(*weight))
    };
    // What stands in a commit that this one contains is owed to it.
    let unreached = since.is_empty() || !holds_any(history, branch, waiting.at, &since)?;
    let stands = unreached
        && waiting.is_sound
        && waiting.is_of_version
        && !papers.iter().any(counts)
        && answers_of(&first, memo)? == waiting.told.outcome.answers;
    Ok(if stands {
        Sealable { dossier: first, branch: waiting.commit }
    } else {
        Sealable { dossier, branch: branch.sealable }
    })
}

/// The outcome that a dossier bears out. Who led the round is whom somebody names: that somebody holds the role does not say
/// that they were there.
///
/// # Errors
/// When the lawful text cannot be read.
pub fn outcome(
    workspace: &Workspace,
    history: &History,
    standing: &Standing,
    dossier: &Files,
    (decided, facilitator): (Instant, Option<&PersonId>),
) -> Attempt<Outcome> {
    let lawful = &history.lawful;
    let constitution = lawful.constitution().ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    Ok(Outcome {
        format: OUTCOME_FORMAT.into(),
        organisation: constitution.id.clone(),
        decision: standing.id.to_string(),
        version: standing.proposal.version,
        change: standing.change.clone().unwrap_or_default(),
        rules: standing.rules.clone(),
        result: standing.result.unwrap_or(Verdict::Adopted),
        kinds: standing.kind_words(),
        electors: standing.electors.iter().cloned().collect(),
        absent: standing.absent.clone(),
        answers: answers_of(dossier, workspace.memo())?,
        decided,
        facilitator: facilitator.cloned(),
        secretary: None,
        meeting: None,
        assembly: None,
        review: standing.proposal.review,
        entries: standing.entries.clone(),
    })
}

/// In whose names somebody closes: their own where they may, else that of the legal person for whom they act; and, where a
/// circle needs a second signature, each name by which they have a say there.
pub fn hands_of(
    standing: &Standing,
    history: &History,
    numbers: &Numbers,
    actor: &Actor,
    workspace: &Workspace,
) -> BTreeSet<PersonId> {
    let closers = may_close(standing, &history.lawful, numbers, workspace.now);
    let key = key_point(&actor.signer.public);
    let speaks = |person: &&PersonId| speaks_for(&history.lawful, person, &key);
    let own = closers.get(&actor.person).or_else(|| closers.iter().find(speaks)).unwrap_or(&actor.person);
    let cosigners = cosigners(standing, &history.lawful);
    let asked = cosigners.iter().flatten().filter(speaks);
    asked.chain([own]).cloned().collect()
}

/// The outcome and its signatures; those under the very same bytes are kept.
///
/// # Errors
/// When the key will not sign, or an object cannot be written.
pub fn outcome_files(
    workspace: &Workspace,
    outcome: &Outcome,
    before: Option<&Waiting>,
    (actor, hands): (&Actor, &BTreeSet<PersonId>),
    branch: &BranchView,
) -> Attempt<Files> {
    let id = &branch.id;
    let text = statement_text(outcome).into_bytes();
    let put = |bytes: &[u8]| workspace.repo.put_blob(bytes).map(|id| Blob { id, mode: Mode::File });
    let path = |kind: Kind| kind.path().unwrap_or_default();
    let mut files = Files::new();
    if let Some(before) = before.filter(|b| statement_text(&b.told.outcome).into_bytes() == text) {
        for (signer, _) in &before.told.signers {
            let path = path(Kind::OutcomeSignature(id.clone(), signer.clone()));
            files.extend(before.files.get(&path).map(|blob| (path, *blob)));
        }
    }
    let armour = actor.signer.sign(OUTCOME_NAMESPACE, &text)?;
    for hand in hands {
        files.insert(path(Kind::OutcomeSignature(id.clone(), hand.clone())), put(armour.as_bytes())?);
    }
    files.insert(path(Kind::Outcome(id.clone())), put(&text)?);
    Ok(files)
}

/// The signed merge of main and the branch; no ref moves.
///
/// # Errors
/// When the key will not sign, or an object cannot be written.
pub fn merge_commit(
    workspace: &Workspace,
    history: &History,
    (branch, beside): (&BranchView, Id),
    actor: &Actor,
    grafts: &Grafts,
    standing: &Standing,
) -> Attempt<Id> {
    // The first parent's free files and records, and the lawful text: whatever else lies in the parent is left behind.
    let base = workspace.repo.compose(workspace.repo.commit(history.head)?.tree, history.lawful.tree)?;
    let tree = workspace.repo.graft(base, grafts)?;
    let title = crate::lang::visible(&standing.proposal.title);
    let circle = &branch.proposal.circle;
    let message = format!(
        "decide: {title}\n\nDecision: {}\nCircle: {circle}\nResult: {}\nElectors: {}\n",
        standing.id,
        standing.result.unwrap_or(Verdict::Adopted).word(),
        standing.electors.len()
    );
    let stamp = workspace.stamp(actor);
    let parents = [history.head, beside];
    workspace.repo.put_commit(&NewCommit {
        tree,
        parents: &parents,
        stamp: &stamp,
        message: &message,
        signer: Some(&actor.signer),
    })
}

/// That a commit which is to be put on main is what it is meant to be: an audit would say so.
///
/// # Errors
/// When it is not, which is our fault; nothing was written then.
pub fn prove(workspace: &Workspace, commit: Id, is: Judged) -> Attempt<()> {
    let judged = workspace.judge(commit)?;
    let last = judged.steps.len() - 1;
    if judged.steps[last].verdict == is {
        return Ok(());
    }
    let rules: Vec<String> = judged.findings(last).iter().map(|f| format!("{} {:?}", f.rule, f.values)).collect();
    Err(Failure::bug(message!("seal-not-lawful", rules = rules)))
}
