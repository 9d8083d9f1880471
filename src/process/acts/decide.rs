//! Seals a decision: everything is checked on today's main, then one signed merge commit carries it.

use std::collections::{BTreeMap, BTreeSet};

use crate::bind::{Numbers, Sealing, Standing, State, Tally, judge, key_point, lacks_signature, speaks_for};
use crate::files::{Kind, Region, classify};
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::Value;
use crate::message;
use crate::model::{DecisionId, Instant, Level, PersonId, Verdict, Way};
use crate::process::bench::find::{Known, branch_of, find};
use crate::process::bench::hindrance::{hindrances, on_proposal};
use crate::process::bench::refusal::{Act, Acted, refused};
use crate::process::bench::sealed::content;
use crate::process::bench::sealing::{
    Sealable, Waiting, as_signed_first, case_of, hands_of, merge_commit, outcome, outcome_files, outcomes_on, prove,
    sealed_dossier,
};
use crate::process::bench::sending::{is_unsent, joined, push_answers};
use crate::process::bench::settling::{note_there, unheard};
use crate::process::bench::workspace::{Actor, Workspace};
use crate::process::bench::worktree::{commit_tree, try_advance};
use crate::process::bench::yielding::{left_behind, said_since};
use crate::process::look::check::{brought_errors, check_commit};
use crate::process::look::verdict::{breaks, is_spared};
use crate::process::look::view::view;
use crate::process::look::ways::ways;
use crate::rules::judge_dossier;
use crate::store::{Files, Grafts, Id, Pushed};
use crate::trust::{
    BranchView, History, SKEW, SignedOutcome, Verdict as Judged, answers_of, may_close, outcome_faults,
};
use crate::values;

/// How often a seal is made anew when main moved meanwhile.
const TRIES: usize = 5;

/// A decision that was sealed, or an outcome that waits for a second signature.
pub struct Decided {
    pub id: DecisionId,
    pub title: String,
    pub result: Verdict,
    pub commit: Option<Id>,
    pub number: usize,
    pub pushed: bool,
    pub electors: usize,
    /// Who comes into a core role by it.
    pub elected: BTreeSet<PersonId>,
    /// The id of the circle above; empty where there is none.
    pub parent: String,
    /// Of a vote: the count in each circle.
    pub tallies: Vec<Tally>,
    /// Who may put the second signature that is still needed, because answers were written down by somebody else.
    pub second: Option<BTreeSet<PersonId>>,
    /// What there is to say beside: answers that were taken off the branch and are sealed all the same, files left out,
    /// what was said after the first signature and is not sealed.
    pub told: Vec<Finding>,
    /// Free files on the branch, which no decision takes to main.
    pub left: Vec<String>,
    /// By which ways the rules let what was lost be taken up.
    pub ways: Vec<Way>,
}

/// How one wants to close a decision.
#[derive(Clone, Default)]
pub struct Close {
    pub id: Option<String>,
    /// Without one: what its proposer took back is closed as withdrawn, an outcome that waits for a second signature as it
    /// says, all else is adopted.
    pub result: Option<Verdict>,
    /// Who led the round.
    pub facilitator: Option<PersonId>,
    pub acting: Option<PersonId>,
    pub push: bool,
    pub dry_run: bool,
}

/// Seals a decision.
///
/// # Errors
/// When the surroundings are not ready or the network failed; nothing was written then.
pub fn decide(workspace: &Workspace, close: &Close) -> Acted<Decided> {
    let remote = workspace.repo.remote().filter(|_| close.push);
    if close.push && remote.is_none() {
        return Err(Failure::surroundings(message!("no-remote")));
    }
    for _ in 0..TRIES {
        if let Some(remote) = &remote {
            workspace.git.fetch(remote)?;
        }
        let history = workspace.lawful_to_act()?;
        let local = workspace.repo.local_tip(workspace.main()?);
        let known = find(workspace, close.id.as_deref())?;
        if known.closed {
            if is_unsent(workspace, &history, &known.id)? {
                return Err(Failure::surroundings(message!("sealed-not-sent", id = known.id.as_str())));
            }
            return Ok(refused("dossier-closed", &known.id, vec![]));
        }
        let actor = workspace.act_as(&history.lawful, close.acting.as_ref())?;
        // What was sent by others and what lies here unsent are one branch before it is sealed.
        let known = if close.dry_run { Some(known) } else { joined(workspace, &actor, known)? };
        let Some(known) = known else { continue };
        let sealed = match seal(workspace, &history, &known, &actor, close, true) {
            // An outcome that waited on the branch bears less than it says: it is signed anew.
            Err(failure) if failure.message.key == "seal-not-lawful" => {
                seal(workspace, &history, &known, &actor, close, false)
            }
            sealed => sealed,
        };
        let sealed = match sealed? {
            Act::Refused(findings) => return Ok(Act::Refused(findings)),
            Act::Done(sealed) => sealed,
        };
        if close.dry_run {
            return Ok(Act::Done(sealed.told));
        }
        if let Some(outcome) = &sealed.waiting {
            if keep_outcome(workspace, &actor, &known, outcome, close.push)? {
                return Ok(Act::Done(Decided { pushed: close.push, ..sealed.told }));
            }
        } else if let Some(remote) = &remote
            && is_overtaken(workspace, remote, &known.id, sealed.commit)?
        {
            // A key may wait long for its touch: what was said meanwhile is heard as well.
        } else if land(workspace, &sealed, local, remote.as_deref())? {
            return Ok(Act::Done(Decided { pushed: remote.is_some(), ..sealed.told }));
        }
    }
    Err(Failure::network(message!("push-rejected", branch = workspace.main()?)))
}

/// Whether somebody who has a say answered while the seal was being put.
fn is_overtaken(workspace: &Workspace, remote: &str, id: &DecisionId, seal: Id) -> Attempt<bool> {
    let before = workspace.repo.remote_tip(&branch_of(id));
    workspace.git.fetch(remote)?;
    if workspace.repo.remote_tip(&branch_of(id)) == before {
        return Ok(false);
    }
    let history = workspace.judge(seal)?;
    Ok(!unheard(workspace, &history, history.steps.len() - 1, id)?.is_empty())
}

struct Sealed {
    told: Decided,
    commit: Id,
    /// The outcome's files, when a second elector has to sign first.
    waiting: Option<Files>,
}

/// Makes the sealed commit, with an outcome that waits on the branch where that is taken up; no ref moves.
fn seal(
    workspace: &Workspace,
    history: &History,
    known: &Known,
    actor: &Actor,
    close: &Close,
    takes_up: bool,
) -> Acted<Sealed> {
    let seen = view(workspace, history, known)?;
    let Some(branch) = &seen.branch else { return Ok(refused("dossier-closed", &known.id, vec![])) };
    let numbers = workspace.numbers(&history.lawful)?;
    // What ends a proposal otherwise is asked for by name, whatever an outcome on the branch says.
    let result = close.result.unwrap_or_else(|| seen.standing.usual_result());
    let closing = Closing { workspace, history, branch, numbers: &numbers, result, actor };
    let adopted = result == Verdict::Adopted;
    if let Some(opened) = branch.proposal.opened.filter(|it| it.seconds() > workspace.now.seconds() + SKEW) {
        let (opened, now) = (opened.to_string(), workspace.now.to_string());
        return Err(Failure::surroundings(message!("opened-later", opened = opened, now = now)));
    }
    let waiting = if takes_up { closing.before()? } else { None };
    let (before, first) = waiting.unzip();
    let decided = before.as_ref().map_or(workspace.now, |it| it.told.outcome.decided);
    let standing = closing.standing(decided, before.as_ref().map(|it| &it.told))?;
    let mut findings = hindrances(history, branch, &standing, workspace.now)?;
    findings.extend(may_not_seal(&standing, history, &numbers, actor, workspace));
    findings.extend(wrong_result(&standing, result, &numbers));
    if adopted {
        findings.extend(breaks(workspace, &seen)?);
    }
    if !findings.is_empty() {
        return Ok(Act::Refused(findings));
    }
    let mut since_first = vec![];
    let Sealable { dossier, branch: beside } = match first {
        Some(first) => {
            since_first = said_since(workspace, history, branch, &first.dossier)?;
            first
        }
        None => Sealable {
            dossier: sealed_dossier(workspace, &history.lawful, branch, &standing)?,
            branch: branch.sealable,
        },
    };
    let said = before.as_ref().and_then(|it| it.told.outcome.facilitator.as_ref());
    let led = (decided, close.facilitator.as_ref().or(said));
    let outcome = outcome(workspace, history, &standing, &dossier, led)?;
    let hands = hands_of(&standing, history, &numbers, actor, workspace);
    let signed = outcome_files(workspace, &outcome, before.as_ref(), (actor, &hands), branch)?;
    let told = Decided {
        id: known.id.clone(),
        title: branch.proposal.title.clone(),
        result,
        commit: None,
        number: history.decisions() + 1,
        pushed: false,
        electors: standing.electors.len(),
        elected: if adopted { standing.newly_elected() } else { BTreeSet::new() },
        parent: seen.parent.clone(),
        tallies: standing.tallies.clone(),
        second: second_of(&signed, &standing, &history.lawful),
        told: [seen.told, since_first].concat(),
        left: left_behind(workspace, history.head, branch.tip),
        ways: ways(&numbers, Some(result), &standing.kind_words(), branch.proposal.fallback),
    };
    if told.second.is_some() {
        return Ok(Act::Done(Sealed { told, commit: branch.tip, waiting: Some(signed) }));
    }
    let mut grafts = content(workspace, history, branch, &dossier, adopted)?;
    grafts.extend(signed.into_iter().map(|(path, blob)| (path, Some(blob))));
    let commit = merge_commit(workspace, history, (branch, beside), actor, &grafts, &standing)?;
    let mut more = vec![];
    for finding in brings_errors(workspace, history, commit, &known.id)? {
        if !is_spared(workspace, &standing, Some(branch), &finding)? {
            more.push(finding);
        }
    }
    if !more.is_empty() {
        return Ok(Act::Refused(more));
    }
    prove(workspace, commit, Judged::Decision)?;
    Ok(Act::Done(Sealed { told: Decided { commit: Some(commit), ..told }, commit, waiting: None }))
}

/// A decision that somebody is about to close.
struct Closing<'a> {
    workspace: &'a Workspace,
    history: &'a History,
    branch: &'a BranchView,
    numbers: &'a Numbers,
    result: Verdict,
    actor: &'a Actor,
}

impl Closing<'_> {
    /// The decision as it stands when it is closed at a moment, by whom acts and whoever signed before.
    fn standing(&self, decided: Instant, before: Option<&SignedOutcome>) -> Attempt<Standing> {
        let mut sealers = BTreeSet::from([self.actor.person.clone()]);
        sealers.extend(before.iter().flat_map(|told| &told.signers).map(|(person, _)| person.clone()));
        let sealing = Sealing { result: self.result, decided, sealers };
        let adopted = self.result == Verdict::Adopted;
        let case = case_of(self.branch, Some(sealing), adopted, self.workspace)?;
        Ok(judge(case, &self.history.lawful, self.numbers))
    }

    /// The outcome that waits on the branch for a second signature: one that an elector signed, and that says what would
    /// be written now, but for its moment. What anybody else left there dates nobody's seal.
    fn before(&self) -> Attempt<Option<(Waiting, Sealable)>> {
        let now = self.standing(self.workspace.now, None)?;
        // One signature is enough: nobody else's moment is taken over.
        if !now.counts_recorded() {
            return Ok(None);
        }
        let electors = now.may_sign();
        for waiting in outcomes_on(self.history, self.branch, &electors)? {
            if let Some(first) = self.stands(&waiting)? {
                return Ok(Some((waiting, first)));
            }
        }
        Ok(None)
    }

    /// What an outcome would seal, where it still says what would be written now.
    fn stands(&self, waiting: &Waiting) -> Attempt<Option<Sealable>> {
        let (memo, told) = (self.workspace.memo(), &waiting.told);
        if told.outcome.decided.seconds() > self.workspace.now.seconds() + SKEW {
            return Ok(None);
        }
        let lawful = &self.history.lawful;
        let standing = self.standing(told.outcome.decided, Some(told))?;
        let may_sign = standing.may_sign();
        let asked = |(person, key): &(PersonId, String)| may_sign.contains(person) && speaks_for(lawful, person, key);
        if judge_dossier(&standing).iter().any(|f| f.level == Level::Error) {
            return Ok(None);
        }
        // Whoever writes the moment chooses who was on leave then: who is back today is asked today.
        if self.standing(self.workspace.now, Some(told))?.electors != standing.electors {
            return Ok(None);
        }
        let dossier = sealed_dossier(self.workspace, lawful, self.branch, &standing)?;
        let first = as_signed_first(self.history, self.branch, &standing, waiting, dossier)?;
        // What else lies on the branch is not sealed.
        let told = SignedOutcome { answers: answers_of(&first.dossier, memo)?, ..told.clone() };
        // That a second human has still to sign is what it waits for.
        let lacks = |f: &Finding| !f.values.iter().any(|(_, value)| *value == Value::from("co-signature"));
        if outcome_faults(&standing, &told, lawful, self.numbers).iter().any(lacks) {
            return Ok(None);
        }
        let led = (told.outcome.decided, told.outcome.facilitator.as_ref());
        let same = outcome(self.workspace, self.history, &standing, &first.dossier, led)? == told.outcome;
        Ok(Some(first).filter(|_| same && told.signers.iter().any(asked)))
    }
}

/// Who may still sign an outcome for which somebody wrote answers down; `None` where nobody has to.
fn second_of(signed: &Files, standing: &Standing, state: &dyn State) -> Option<BTreeSet<PersonId>> {
    let people = signed.keys().filter_map(|path| match classify(path) {
        Region::Governed(Kind::OutcomeSignature(_, person)) => Some(person),
        _ => None,
    });
    lacks_signature(standing, state, &people.collect())
}

fn may_not_seal(
    standing: &Standing,
    history: &History,
    numbers: &Numbers,
    actor: &Actor,
    workspace: &Workspace,
) -> Option<Finding> {
    let closers = may_close(standing, &history.lawful, numbers, workspace.now);
    let people: Vec<String> = closers.iter().map(ToString::to_string).collect();
    let values = values![person = actor.person.as_str(), people = people];
    // Who acts for a legal person closes what it may close.
    let key = key_point(&actor.signer.public);
    let closes = |person: &PersonId| *person == actor.person || speaks_for(&history.lawful, person, &key);
    (!closers.iter().any(closes)).then(|| on_proposal("may-not-seal", &standing.id, values))
}

fn wrong_result(standing: &Standing, result: Verdict, numbers: &Numbers) -> Option<Finding> {
    let fault = standing.unproven(result)?;
    let values = values![
        fault = fault,
        result = result.word(),
        rounds = numbers.max_rounds,
        version = standing.proposal.version,
        person = standing.proposal.proposer.as_str(),
    ];
    Some(on_proposal("result-not-borne-out", &standing.id, values))
}

/// The errors that the sealed tree has and main has not.
fn brings_errors(workspace: &Workspace, history: &History, commit: Id, id: &DecisionId) -> Attempt<Vec<Finding>> {
    let today = workspace.now.date();
    let before = check_commit(workspace, history.head, None, today)?;
    let after = check_commit(workspace, commit, Some(id), today)?;
    Ok(brought_errors(&before, &after))
}

/// Keeps an outcome with one signature on the branch, where a second elector finds it; `false` when the branch moved.
fn keep_outcome(workspace: &Workspace, actor: &Actor, known: &Known, files: &Files, push: bool) -> Attempt<bool> {
    let branch = branch_of(&known.id);
    let local = workspace.repo.local_tip(&branch);
    let tip = known.tip(workspace)?.ok_or_else(|| Failure::bug(message!("no-such-file", path = &branch)))?;
    let grafts: Grafts = files.iter().map(|(path, blob)| (path.clone(), Some(*blob))).collect();
    let tree = workspace.repo.graft(workspace.repo.commit(tip)?.tree, &grafts)?;
    let new = commit_tree(workspace, actor, tip, tree, &format!("outcome: {}", known.id))?;
    if !try_advance(workspace, &branch, local, new, "accord: outcome")? {
        return Ok(false);
    }
    if push {
        push_answers(workspace, &known.id, actor)?;
    }
    Ok(true)
}

/// Moves main to the sealed commit; `false` when somebody moved it first and the seal is thrown away.
fn land(workspace: &Workspace, sealed: &Sealed, local: Option<Id>, remote: Option<&str>) -> Attempt<bool> {
    let main = workspace.main()?;
    let follows = local.is_none_or(|l| workspace.repo.contains(sealed.commit, l).unwrap_or(false));
    if !follows {
        return Err(Failure::surroundings(message!("main-diverged", branch = main)));
    }
    let Some(remote) = remote else {
        return try_advance(workspace, main, local, sealed.commit, "accord: decide");
    };
    let on = workspace.repo.workdir().is_some() && workspace.repo.head_branch().as_deref() == Some(main);
    if let (Some(local), true) = (local, on) {
        let tree = |id: Id| workspace.repo.commit(id).map(|c| c.tree);
        let dirty = workspace.repo.dirty(Some(tree(local)?), tree(sealed.commit)?, &BTreeMap::new())?;
        if !dirty.is_empty() {
            return Err(Failure::surroundings(message!("dirty-files", paths = dirty)));
        }
    }
    if workspace.git.push(remote, sealed.commit, main)? == Pushed::Rejected {
        return Ok(false);
    }
    // It has landed: that main here, or a file, cannot follow yet is told and no failure of this.
    if let Err(failure) = workspace.git.fetch(remote) {
        workspace.repo.later(failure);
    }
    if let Err(failure) = try_advance(workspace, main, local, sealed.commit, "accord: decide") {
        workspace.repo.later(failure);
    }
    if let Err(failure) = note_there(workspace, sealed.commit) {
        workspace.repo.later(failure);
    }
    Ok(true)
}
