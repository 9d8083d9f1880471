//! What waits for me: where one stands, what one is asked, what one asked of others, what falls due.

use std::collections::{BTreeMap, BTreeSet};

use super::seat::{Seat, name_of, seat};
use super::since::{Since, since_mine};
use super::soon::{Soon, soon};
use super::verdict::{complete, rivalries};
use super::view::{View, view};
use crate::bind::{Objection, State, Weight, key_point, owner_of};
use crate::files::{Kind, Region, classify};
use crate::finding::{Attempt, Failure, Finding};
use crate::model::{Date, DecisionId, Instant, PersonId, Said};
use crate::process::bench::find::{Known, PREFIX, exactly, open_proposals};
use crate::process::bench::sights::last_look;
use crate::process::bench::workspace::Workspace;
use crate::process::bench::worktree::entry_edits;
use crate::store::Branch;
use crate::trust::{History, Step, may_close, moved_back, unsigned};

/// What somebody's answer looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Lets this version pass.
    Passes,
    /// Answered an earlier version only.
    Stale,
    Waits,
    Objects,
}

impl Sign {
    /// The machine's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Stale => "stale",
            Self::Waits => "waits",
            Self::Objects => "objects",
        }
    }
}

/// What is asked of me.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Answer,
    /// The text changed since my answer.
    Again,
    /// My new key has to say that it is mine.
    Accept,
    /// To seal what everybody agreed to.
    Seal,
    /// To close what its proposer took back.
    Close,
    /// To sign, as a second person, an outcome for which answers were written down.
    Countersign,
    /// My own proposal: an objection waits for another text.
    Amend,
}

impl Asked {
    /// The machine's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Again => "answer-again",
            Self::Accept => "accept",
            Self::Seal => "seal",
            Self::Close => "close",
            Self::Countersign => "countersign",
            Self::Amend => "amend",
        }
    }
}

/// One open proposal, as it looks from one's own seat.
pub struct Waiting {
    /// Its place among the open ones, from 1: what `respond 1` means.
    pub number: usize,
    pub id: DecisionId,
    pub title: String,
    pub circle: String,
    pub proposer: PersonId,
    pub version: i64,
    pub asked: Option<Asked>,
    /// What changed since I answered an earlier version.
    pub since: Option<Since>,
    /// Who signed an outcome that waits for a second signature.
    pub signed: BTreeSet<PersonId>,
    /// The last day on which answers are awaited.
    pub until: Option<Date>,
    pub objections: Vec<Objection>,
    /// Questions to this version that its proposer has not spoken to since.
    pub questions: Vec<(PersonId, String)>,
    /// Everyone who has a say, and who only accepts a key.
    pub people: Vec<(PersonId, Sign)>,
    pub answered: usize,
    /// How many have to answer at least.
    pub needed: usize,
    /// Whom it waits for.
    pub missing: Vec<PersonId>,
    pub may_decide: bool,
    /// Its proposer took it back; it only has to be closed.
    pub retracted: bool,
    /// Something of it is only here.
    pub unsent: bool,
    /// Somebody left, by their own or a recorder's word: shown first, to everyone.
    pub departure: bool,
    /// Open proposals that change the same files.
    pub rivals: BTreeSet<DecisionId>,
    /// Errors that stand in its way, whoever consents.
    pub obstacles: usize,
}

/// A decision that is sealed here and was not sent.
pub struct Unsent {
    pub number: usize,
    pub title: String,
}

/// What there is to know on arriving.
pub struct Status {
    pub organisation: String,
    pub branch: Option<String>,
    /// The title of the proposal one stands on, and its version.
    pub on: Option<(String, i64)>,
    pub in_force: bool,
    pub edits: Vec<String>,
    pub me: Option<PersonId>,
    pub seat: Option<Seat>,
    pub founded: bool,
    pub founders_missing: Vec<PersonId>,
    pub open_violations: usize,
    /// Proposals that cannot be read, and why.
    pub unreadable: Vec<(DecisionId, Failure)>,
    /// Main no longer holds what this user found lawful, or crossed it.
    pub moved_back: Option<Finding>,
    pub proposals: Vec<Waiting>,
    pub unsent: Vec<Unsent>,
    /// Whether there is a remote, whether main there went on, and when it was last looked at.
    pub remote: bool,
    pub behind: bool,
    pub looked: Option<Instant>,
    pub now: Instant,
    pub soon: Vec<Soon>,
    /// The branch one stands on is of a decision that is closed.
    pub on_closed: bool,
    /// The names people know each other by.
    pub names: BTreeMap<PersonId, String>,
}

/// Gathers it.
///
/// # Errors
/// When the repository cannot be read.
pub fn status(workspace: &Workspace, acting: Option<&PersonId>) -> Attempt<Status> {
    let history = workspace.history()?;
    let key = workspace.signer(acting).ok().map(|s| key_point(&s.public));
    let mut me = key.as_ref().and_then(|key| owner_of(&history.lawful, key)).map(|(person, _)| person);
    let branch = workspace.repo.head_branch();
    let tree = workspace.repo.head_tip().map(|tip| workspace.repo.commit(tip)).transpose()?.map(|c| c.tree);
    let edits = match tree.filter(|_| workspace.repo.workdir().is_some()) {
        Some(tree) => entry_edits(workspace, tree)?.into_keys().collect(),
        None => vec![],
    };
    let (mut views, mut unreadable, mut founders_missing) = (vec![], vec![], vec![]);
    if history.founded.is_some() {
        for (at, known) in open_proposals(workspace)?.into_iter().enumerate() {
            match view(workspace, &history, &known) {
                Ok(view) => views.push((at + 1, known, view)),
                // One that cannot be read is named: somebody waits for it.
                Err(failure) => unreadable.push((known.id, failure)),
            }
        }
    } else {
        let files = workspace.repo.files(workspace.repo.commit(history.head)?.tree)?;
        founders_missing = unsigned(&files, workspace.memo())?;
    }
    // Whoever is being admitted is asked to accept with the new key.
    let accepts = views.iter().flat_map(|(_, _, view)| &view.standing.acceptances);
    let accepting = accepts.filter(|a| !a.given).find(|a| Some(&a.key) == key.as_ref());
    me = me.or(accepting.map(|a| a.person.clone()));
    let rivals = rivalries(views.iter().map(|(_, _, view)| view));
    let looker = Looker { workspace, history: &history, me: me.as_ref(), key: key.as_ref() };
    let mut proposals = vec![];
    for (number, known, view) in &mut views {
        proposals.push(looker.waiting(*number, known, view, &rivals)?);
    }
    proposals.sort_by_key(|w| (!w.departure, w.number));
    let own = me.as_ref().filter(|me| history.lawful.person(me).is_some());
    let seat = own.map(|me| seat(&history.lawful, me)).transpose()?;
    let soon = seat.as_ref().map(|seat| soon(&history.lawful, seat, workspace.now.date())).transpose()?;
    let on = branch.as_deref().and_then(|branch| branch.strip_prefix(PREFIX));
    let on = on.and_then(|id| proposals.iter().find(|w| w.id.as_str() == id)).map(|w| (w.title.clone(), w.version));
    let (behind, unsent) = against_remote(workspace)?;
    Ok(Status {
        organisation: history.lawful.constitution().map(|c| c.name.clone()).unwrap_or_default(),
        on_closed: on_closed(workspace, branch.as_deref())?,
        in_force: branch.as_deref() == Some(workspace.main()?),
        branch,
        on,
        edits,
        names: names(&history, &proposals, &founders_missing),
        me,
        seat,
        founded: history.founded.is_some(),
        founders_missing,
        unreadable,
        moved_back: moved_back(&history)?,
        open_violations: history.violations(false),
        proposals,
        unsent,
        remote: workspace.repo.remote().is_some(),
        behind,
        looked: last_look(&history),
        now: workspace.now,
        soon: soon.unwrap_or_default(),
    })
}

struct Looker<'a> {
    workspace: &'a Workspace,
    history: &'a History,
    me: Option<&'a PersonId>,
    key: Option<&'a String>,
}

impl Looker<'_> {
    fn waiting(
        &self,
        number: usize,
        known: &Known,
        view: &mut View,
        rivals: &BTreeMap<DecisionId, BTreeSet<DecisionId>>,
    ) -> Attempt<Waiting> {
        // Only what nothing else keeps from being decided is tried on the whole organisation.
        if view.missing.is_empty() {
            complete(self.workspace, view)?;
        }
        let standing = &view.standing;
        let people = self.people(view);
        let asked = self.asked(view)?;
        let since = match (self.me, asked) {
            (Some(me), Some(Asked::Again)) => since_mine(self.workspace, view, me)?,
            _ => None,
        };
        let numbers = self.workspace.numbers(&self.history.lawful)?;
        let quorums: usize = standing.groups.iter().map(|group| group.quorum).sum();
        let all = standing.roll.len();
        Ok(Waiting {
            number,
            id: known.id.clone(),
            title: standing.proposal.title.clone(),
            circle: self
                .history
                .lawful
                .circle(&standing.proposal.circle)
                .map_or_else(|| standing.proposal.circle.to_string(), |c| c.name.clone()),
            proposer: standing.proposal.proposer.clone(),
            version: standing.proposal.version,
            asked,
            since,
            signed: signers(view),
            until: standing.proposal.respond_by.max(standing.window_ends),
            objections: standing.open_objections().cloned().collect(),
            questions: questions(view),
            answered: people.iter().filter(|(_, sign)| *sign == Sign::Passes).count(),
            needed: if numbers.silence == crate::model::Silence::Consent { quorums.min(all) } else { all.max(quorums) },
            people,
            missing: standing.awaited(),
            may_decide: view.missing.is_empty(),
            retracted: standing.is_retracted(),
            unsent: self.workspace.repo.remote().is_some()
                && known
                    .branch
                    .as_ref()
                    .is_some_and(|b| b.local.is_some() && b.local != b.remote && is_ahead(self.workspace, b)),
            departure: standing.kinds.iter().any(|k| k.word() == "departure"),
            rivals: rivals.get(&known.id).cloned().unwrap_or_default(),
            obstacles: view.missing.iter().filter(|f| !crate::rules::waiting(f.rule)).count(),
        })
    }

    fn people(&self, view: &View) -> Vec<(PersonId, Sign)> {
        let standing = &view.standing;
        let accepting = standing.acceptances.iter().filter(|a| !standing.electors.contains(&a.person));
        let accepting = accepting.map(|a| (a.person.clone(), if a.given { Sign::Passes } else { Sign::Waits }));
        let sign = |person: &PersonId| match standing.voices.get(person) {
            _ if standing.open_objections().any(|o| o.person == *person) => Sign::Objects,
            Some(voice) if voice.stale => Sign::Stale,
            Some(_) if standing.has_answered(person) => Sign::Passes,
            _ => Sign::Waits,
        };
        standing.electors.iter().map(|person| (person.clone(), sign(person))).chain(accepting).collect()
    }

    fn asked(&self, view: &View) -> Attempt<Option<Asked>> {
        let (Some(me), standing) = (self.me, &view.standing) else { return Ok(None) };
        if standing.acceptances.iter().any(|a| !a.given && Some(&a.key) == self.key) {
            return Ok(Some(Asked::Accept));
        }
        let numbers = self.workspace.numbers(&self.history.lawful)?;
        let closes = may_close(standing, &self.history.lawful, &numbers, self.workspace.now).contains(me);
        let signed = signers(view);
        if closes && !signed.is_empty() {
            return Ok((!signed.contains(me)).then_some(Asked::Countersign));
        }
        if standing.is_retracted() {
            return Ok(closes.then_some(Asked::Close));
        }
        if view.missing.is_empty() && closes {
            return Ok(Some(Asked::Seal));
        }
        let own = standing.proposal.proposer == *me;
        if own
            && (standing.open_objections().next().is_some()
                || view.missing.iter().any(|f| !crate::rules::waiting(f.rule)))
        {
            return Ok(Some(Asked::Amend));
        }
        let objects = standing.open_objections().any(|o| o.person == *me && o.version == standing.proposal.version);
        if !standing.electors.contains(me) || standing.has_answered(me) || objects {
            return Ok(None);
        }
        let stale = standing.voices.get(me).is_some_and(|voice| voice.stale);
        Ok(Some(if stale { Asked::Again } else { Asked::Answer }))
    }
}

/// Who signed the outcome that lies on the branch and waits for a second signature.
fn signers(view: &View) -> BTreeSet<PersonId> {
    let dossier = view.branch.iter().flat_map(|branch| branch.dossier.keys());
    dossier
        .filter_map(|path| match classify(path) {
            Region::Governed(Kind::OutcomeSignature(_, person)) => Some(person),
            _ => None,
        })
        .collect()
}

/// Questions to the version that stands, to which its proposer has not spoken since.
fn questions(view: &View) -> Vec<(PersonId, String)> {
    let standing = &view.standing;
    let talk: Vec<_> =
        standing.papers.iter().filter(|(_, weight)| *weight == Weight::Talk).map(|(p, _)| &p.answer).collect();
    let spoken = talk.iter().filter(|a| a.person == standing.proposal.proposer).filter_map(|a| a.issued).max();
    let open = talk.iter().filter(|a| {
        let own = a.person == standing.proposal.proposer;
        a.answer == Said::Question && !own && a.version == standing.proposal.version && a.issued > spoken
    });
    open.map(|a| (a.person.clone(), a.reason.clone().unwrap_or_default())).collect()
}

fn is_ahead(workspace: &Workspace, branch: &Branch) -> bool {
    match (branch.local, branch.remote) {
        (Some(local), Some(there)) => !workspace.repo.contains(there, local).unwrap_or(true),
        (local, _) => local.is_some(),
    }
}

/// Whether main went on at the remote, and the decisions that are sealed here alone.
fn against_remote(workspace: &Workspace) -> Attempt<(bool, Vec<Unsent>)> {
    let main = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(there)) = (main.local, main.remote) else { return Ok((false, vec![])) };
    if local == there {
        return Ok((false, vec![]));
    }
    let behind = !workspace.repo.contains(local, there)?;
    let history = workspace.history()?;
    let from = history.position(there).map_or(history.steps.len(), |at| at + 1);
    let told = |step: &Step| Some(Unsent { number: step.number?, title: step.plain_title().to_owned() });
    let unsent = history.steps[from.min(history.steps.len())..].iter().filter_map(told).collect();
    Ok((behind, unsent))
}

fn names(history: &History, proposals: &[Waiting], founders: &[PersonId]) -> BTreeMap<PersonId, String> {
    let mut all: BTreeSet<&PersonId> = founders.iter().collect();
    for waiting in proposals {
        all.insert(&waiting.proposer);
        all.extend(waiting.people.iter().map(|(person, _)| person));
        all.extend(waiting.objections.iter().map(|objection| &objection.person));
        all.extend(waiting.questions.iter().map(|(person, _)| person));
        all.extend(waiting.missing.iter().chain(&waiting.signed));
    }
    all.into_iter().map(|person| (person.clone(), name_of(&history.lawful, person))).collect()
}

fn on_closed(workspace: &Workspace, branch: Option<&str>) -> Attempt<bool> {
    let Some(id) = branch.and_then(|b| b.strip_prefix(PREFIX)) else { return Ok(false) };
    let known = DecisionId::parse(id).map(|id| exactly(workspace, &id)).transpose()?.flatten();
    Ok(known.is_some_and(|known| known.closed))
}
