//! One decision as everybody may look at it: its text, its answers, what is missing, what it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::titled::titled;
use super::ways::ways;
use crate::bind::{
    Case, Change, ChangeKind, Numbers, Sealing, SignedAnswer, Standing, State, Voice, all_electors, judge,
    lacks_signature, speaks_for,
};
use crate::files::{Kind, Noun, dossier_folder};
use crate::finding::{Attempt, Failure, Finding};
use crate::message;
use crate::model::{CircleId, DecisionId, Instant, Outcome, PersonId, Status, Verdict, Way};
use crate::process::bench::called::name_of;
use crate::process::bench::find::{Known, open_proposals};
use crate::process::bench::hindrance::hindrances;
use crate::process::bench::sealed::sealed_over;
use crate::process::bench::sealing::{case_of, outcomes_on};
use crate::process::bench::sights::missed;
use crate::process::bench::workspace::Workspace;
use crate::process::bench::yielding::told_late;
use crate::store::{Grafts, Id};
use crate::trust::{
    BranchView, History, Sides, SignedOutcome, as_followed, aside, asked_for, branch_view, by_version, changes_between,
    dossier_files, law_of_objections, may_close, read_papers, read_proposal, taken_out,
};

/// A decision, judged.
pub struct View {
    pub id: DecisionId,
    pub standing: Standing,
    pub branch: Option<BranchView>,
    pub outcome: Option<Outcome>,
    /// Its place in the register, once it is sealed.
    pub number: Option<usize>,
    /// What it is called on a screen.
    pub title: String,
    /// The names people know each other by.
    pub names: BTreeMap<PersonId, String>,
    /// The name of the circle that was asked.
    pub circle: String,
    /// The id of the circle above the one that was asked; empty where there is none.
    pub parent: String,
    /// The names of the circles that it is about.
    pub circles: BTreeMap<CircleId, String>,
    /// Who would have a say, and is on leave.
    pub away: Vec<PersonId>,
    /// What stands in the way of sealing it today.
    pub missing: Vec<Finding>,
    /// Who may close it as it stands.
    pub closers: BTreeSet<PersonId>,
    /// Who looks, where that is known.
    pub reader: Option<PersonId>,
    /// The ways out that the rules list, where consent was not found in all its rounds.
    pub ways: Vec<Way>,
    /// The outcome that waits for a second signature, where that was asked for.
    pub signed: Signatures,
    /// What there is to say beside: answers that were taken off, files that have no place, what was seen and is gone.
    pub told: Vec<Finding>,
    /// The trees whose governed files are those before and after, and what the change puts into the second.
    pub before: Option<Id>,
    pub after: (Option<Id>, Grafts),
}

impl View {
    /// Whether somebody of the organisation signed what is open: this version, or one that they left behind.
    pub fn is_somebodys(&self) -> bool {
        let signed_once = || self.branch.as_ref().is_some_and(|branch| !branch.texts.is_empty());
        self.standing.version_exists || self.standing.abandoned && signed_once()
    }
}

/// Gathers what there is to say of a decision.
///
/// # Errors
/// When it cannot be read.
pub fn view(workspace: &Workspace, history: &History, known: &Known) -> Attempt<View> {
    match (known.closed, known.tip(workspace)?) {
        (false, Some(tip)) => open(workspace, history, &known.id, tip),
        _ => closed(workspace, history, &known.id),
    }
}

/// An open decision as one commit holds it, whatever branch that is on.
///
/// # Errors
/// When it cannot be read.
pub fn view_at(workspace: &Workspace, history: &History, id: &DecisionId, tip: Id) -> Attempt<View> {
    open(workspace, history, id, tip)
}

/// An outcome that waits on a branch for a second signature.
#[derive(Clone, Default)]
pub struct Signatures {
    /// Who signed it, with a key of theirs, over this very change.
    pub by: BTreeSet<PersonId>,
    /// Who may put the signature that is still needed.
    pub second: BTreeSet<PersonId>,
    /// How it ends by it, where that has to be said.
    pub result: Option<Verdict>,
}

/// Who signed the outcome that waits on the branch for a second signature, and who still may.
///
/// # Errors
/// When an object is missing or damaged.
pub fn signatures(history: &History, view: &View) -> Attempt<Signatures> {
    let Some(branch) = &view.branch else { return Ok(Signatures::default()) };
    let (standing, lawful) = (&view.standing, &history.lawful);
    let usual = standing.usual_result();
    // An outcome that nothing bears out waits for nobody.
    let borne_out = |result: Verdict| match result {
        Verdict::Adopted => result == usual && view.missing.is_empty(),
        Verdict::Failed | Verdict::Escalated => result == usual || standing.is_exhausted(),
        _ => result == usual,
    };
    let fits =
        |told: &SignedOutcome| Some(&told.outcome.change) == standing.change.as_ref() && borne_out(told.outcome.result);
    let may_sign = standing.may_sign();
    let waiting = outcomes_on(history, branch, &may_sign)?.into_iter().map(|it| it.told);
    let Some(told) = waiting.into_iter().find(fits) else { return Ok(Signatures::default()) };
    let asked = |(person, key): &(PersonId, String)| may_sign.contains(person) && speaks_for(lawful, person, key);
    let by: BTreeSet<PersonId> = told.signers.into_iter().filter(asked).map(|(person, _)| person).collect();
    let lacks = if by.is_empty() { None } else { lacks_signature(standing, lawful, &by) };
    let result = Some(told.outcome.result).filter(|result| *result != usual);
    // With all that is needed it waits for nobody's hand, only to be sealed.
    Ok(lacks.map(|second| Signatures { by, second, result }).unwrap_or_default())
}

fn unreadable(id: &DecisionId) -> Failure {
    let path = dossier_folder(id);
    Failure::surroundings(message!("unreadable-dossier", id = id.as_str(), path = path))
}

fn open(workspace: &Workspace, history: &History, id: &DecisionId, tip: Id) -> Attempt<View> {
    let branch = branch_view(history, id, tip)?.ok_or_else(|| unreadable(id))?;
    let numbers = workspace.numbers(&history.lawful)?;
    let case = case_of(&branch, None, true, workspace)?;
    let mut standing = judge(case, &history.lawful, &numbers);
    standing.unsigned.clone_from(&branch.foreign);
    workspace.memo().untroubled()?;
    let missing = hindrances(history, &branch, &standing, workspace.now)?;
    let mut told = branch.told.clone();
    told.extend(missed(history, id, &branch.papers));
    let mut grafts = grafts_of(workspace, branch.written, &branch.changes)?;
    for change in &branch.changes {
        // What its subject changed meanwhile, alone, is shown as it will be sealed.
        if let Ok(Some(sealed)) = sealed_over(workspace, history, &branch, change) {
            grafts.insert(change.path.clone(), Some(sealed));
        }
    }
    let lawful = history.lawful.tree;
    let after = (lawful, grafts);
    let away = away(&standing, &history.lawful, &numbers);
    let (kinds, before) = (standing.kind_words(), standing.proposal.fallback);
    let ways = if standing.is_exhausted() { ways(&numbers, None, &kinds, before) } else { vec![] };
    let closers = may_close(&standing, &history.lawful, &numbers, workspace.now);
    let names = names(&standing, away.iter().chain(&closers), &history.lawful);
    Ok(View {
        id: id.clone(),
        circle: circle_name(&standing, &history.lawful),
        parent: parent_of(&standing, &history.lawful),
        circles: circle_names(&standing, &history.lawful),
        title: titled(&standing, &history.lawful),
        away,
        standing,
        branch: Some(branch),
        outcome: None,
        number: None,
        names,
        missing,
        closers,
        reader: None,
        ways,
        signed: Signatures::default(),
        told,
        before: lawful,
        after,
    })
}

fn circle_name(standing: &Standing, state: &dyn State) -> String {
    let circle = &standing.proposal.circle;
    state.circle(circle).map_or_else(|| circle.to_string(), |it| it.name.clone())
}

fn parent_of(standing: &Standing, state: &dyn State) -> String {
    let parent = state.circle(&standing.proposal.circle).and_then(|circle| circle.parent.clone());
    parent.map(|parent| parent.to_string()).unwrap_or_default()
}

fn circle_names(standing: &Standing, state: &dyn State) -> BTreeMap<CircleId, String> {
    let outside = standing.outside.iter().map(|(_, circle)| circle);
    let all = standing.groups.iter().filter_map(|group| group.circle.as_ref()).chain(&standing.named).chain(outside);
    all.filter_map(|id| Some((id.clone(), state.circle(id)?.name.clone()))).collect()
}

/// Who would have a say in the circles that are asked, and is on leave all the time: not awaited, and heard.
fn away(standing: &Standing, state: &dyn State, numbers: &Numbers) -> Vec<PersonId> {
    let circles = standing.groups.iter().filter_map(|group| group.circle.as_ref());
    let all: BTreeSet<PersonId> = circles.flat_map(|circle| all_electors(state, circle, numbers)).collect();
    all.into_iter().filter(|p| !standing.may_propose.contains(p) && !standing.subjects.contains(p)).collect()
}

/// The names of all whom a decision speaks of.
fn names<'a>(
    standing: &'a Standing,
    more: impl Iterator<Item = &'a PersonId>,
    state: &dyn State,
) -> BTreeMap<PersonId, String> {
    let spoke =
        standing.papers.iter().flat_map(|(paper, _)| [Some(&paper.answer.person), paper.answer.recorded_by.as_ref()]);
    let asked = standing.electors.iter().chain(spoke.flatten()).chain([&standing.proposal.proposer]);
    let about = standing.acceptances.iter().map(|acceptance| &acceptance.person).chain(&standing.taken_out);
    let about = about.chain(&standing.advisers).chain(&standing.for_letter);
    asked.chain(about).chain(more).map(|person| (person.clone(), name_of(state, person))).collect()
}

/// What a version puts into a tree: its entries as the commit that holds its text has them.
///
/// # Errors
/// When an object is missing or damaged.
pub fn grafts_of(workspace: &Workspace, written: Id, changes: &[Change]) -> Attempt<Grafts> {
    let tree = workspace.repo.commit(written)?.tree;
    let mut grafts = Grafts::new();
    for change in changes {
        let new = change.new.as_ref().map(|_| workspace.repo.entry(tree, &change.path)).transpose()?.flatten();
        grafts.insert(change.path.clone(), new);
    }
    Ok(grafts)
}

/// A decision that main holds, by the law of its day: whatever keys and members became since.
fn closed(workspace: &Workspace, history: &History, id: &DecisionId) -> Attempt<View> {
    let at = history.sealed(id).ok_or_else(|| unreadable(id))?;
    let step = &history.steps[at];
    let lawful = history.lawful_before(at);
    let memo = workspace.memo();
    let tree = workspace.repo.commit(step.commit)?.tree;
    let dossier = dossier_files(memo, tree, id)?;
    let (proposal, _) = read_proposal(id, &dossier, memo)?.ok_or_else(|| unreadable(id))?;
    let kind = Kind::Outcome(id.clone());
    let blob = kind.path().and_then(|p| dossier.get(&p).copied()).ok_or_else(|| unreadable(id))?;
    let side = memo.side(&kind, blob)?;
    let Some(Noun::Outcome(outcome)) = side.noun.as_deref() else { return Err(unreadable(id)) };
    let numbers = lawful.rules().and_then(|rules| Numbers::of(&rules)).ok_or_else(|| unreadable(id))?;
    let (roll, _) = history.roll_of(&proposal);
    let changes = if outcome.result == Verdict::Adopted { changes_between(lawful.tree, tree, memo)? } else { vec![] };
    let papers = read_papers(id, &dossier, &lawful)?;
    let commit = workspace.repo.commit(step.commit)?;
    let seen = history.brought(step.commit, id)?;
    let earlier = law_of_objections(history, &lawful, &commit, id, &papers, &seen)?;
    let mut told = missed(history, id, &papers);
    told.extend(late_words(history, id, &papers)?);
    // What was not adopted is shown as it was asked for.
    let asked = match outcome.result {
        Verdict::Adopted => None,
        _ => asked_for(history, &lawful, &commit, id, &papers, outcome)?,
    };
    let aside = aside(outcome, asked.as_ref());
    let (text, sides) = match &asked {
        Some(text) => (text.changes.as_slice(), Sides::of(&workspace.repo, text.base, text.commit)?),
        None => (changes.as_slice(), Sides { before: lawful.tree, after: tree }),
    };
    let as_followed = as_followed(memo, id, &proposal, text, sides)?;
    let after = match asked {
        Some(text) => (lawful.tree, grafts_of(workspace, text.commit, &text.changes)?),
        None => (Some(tree), Grafts::new()),
    };
    let sealers = outcome.electors.iter().cloned().collect();
    let since = history.when_closed(&proposal);
    let case = Case {
        id,
        proposal: &proposal,
        changes: &changes,
        aside: aside.as_deref(),
        change: Some(outcome.change.clone()),
        owed: vec![],
        roll: roll.as_ref().map(|roll| roll as &dyn State),
        since: since.as_ref().map(|then| then as &dyn State),
        earlier: by_version(&earlier),
        entries: outcome.entries.clone(),
        as_followed,
        taken_out: taken_out(history, &proposal, &papers.iter().collect::<Vec<_>>(), (&lawful, &earlier), at)?,
        papers,
        sealing: Some(Sealing { result: outcome.result, decided: outcome.decided, sealers }),
        now: Instant::from_seconds(commit.committer.seconds).unwrap_or(outcome.decided),
    };
    let standing = judge(case, &lawful, &numbers);
    let names = names(&standing, [].iter(), &lawful);
    memo.untroubled()?;
    // What may be done now is said by the rules of now.
    let lost = outcome.result.is_lost();
    let now = history.lawful.rules().and_then(|rules| Numbers::of(&rules)).filter(|_| lost);
    let all = now.map(|now| ways(&now, Some(outcome.result), &outcome.kinds, proposal.fallback)).unwrap_or_default();
    let ways = all.into_iter().filter(|way| !history.lawful.taken_up(id, *way, id)).collect();
    Ok(View {
        id: id.clone(),
        circle: circle_name(&standing, &lawful),
        parent: parent_of(&standing, &lawful),
        circles: circle_names(&standing, &lawful),
        title: titled(&standing, &lawful),
        away: vec![],
        standing,
        branch: None,
        outcome: Some((**outcome).clone()),
        number: step.number,
        names,
        missing: vec![],
        closers: BTreeSet::new(),
        reader: None,
        ways,
        signed: Signatures::default(),
        told,
        before: lawful.tree,
        after,
    })
}

/// The titles of the open proposals of which an answer was given under rules that stand no more.
///
/// # Errors
/// When an object is missing or damaged.
pub fn answered_before(workspace: &Workspace) -> Attempt<Vec<String>> {
    open_titles(workspace, &|standing| standing.voices.values().any(|voice| voice.stale && voice.other_rules))
}

/// The titles of the open proposals that count an answer which somebody signed.
///
/// # Errors
/// When an object is missing or damaged.
pub fn own_answers(workspace: &Workspace, person: &PersonId) -> Attempt<Vec<String>> {
    let own = |voice: &Voice| !voice.stale && voice.recorded_by.is_none();
    open_titles(workspace, &|standing| standing.voices.get(person).is_some_and(own))
}

fn open_titles(workspace: &Workspace, wanted: &dyn Fn(&Standing) -> bool) -> Attempt<Vec<String>> {
    let history = workspace.history()?;
    let mut titles = vec![];
    for known in open_proposals(workspace)? {
        // One that cannot be read is named by `status`.
        let Ok(view) = view(workspace, &history, &known) else { continue };
        if wanted(&view.standing) {
            titles.push(view.standing.proposal.title.clone());
        }
    }
    Ok(titles)
}

/// The open proposal about somebody's keys by others, and whether it suspends them.
///
/// # Errors
/// When an object is missing or damaged.
pub fn open_about_keys(workspace: &Workspace, person: &PersonId) -> Attempt<Option<(DecisionId, bool)>> {
    let history = workspace.history()?;
    for known in open_proposals(workspace)? {
        let Ok(view) = view(workspace, &history, &known) else { continue };
        // What somebody stopped may be asked for anew.
        let stands = view.standing.open_objections().next().is_none() && !view.standing.is_retracted();
        let stands = stands && is_carried(&view.standing, &history.lawful);
        if let Some(kind) = view.standing.kinds.iter().find(|kind| stands && kind.vouched() == Some(person)) {
            return Ok(Some((known.id, matches!(kind, ChangeKind::Suspension(_)))));
        }
    }
    Ok(None)
}

/// Whether somebody of the organisation signed the text that is open and may still go on with it: what nobody carries keeps
/// nobody from opening another.
pub fn is_carried(standing: &Standing, state: &dyn State) -> bool {
    let proposer = state.person(&standing.proposal.proposer);
    standing.version_exists && proposer.is_some_and(|it| it.status != Status::Left)
}

/// What was said of a closed decision since: it changes nothing of it, and stands beside it.
fn late_words(history: &History, id: &DecisionId, papers: &[SignedAnswer]) -> Attempt<Vec<Finding>> {
    let Some(tree) = history.lawful.tree else { return Ok(vec![]) };
    let now = read_papers(id, &dossier_files(&history.lawful.memo, tree, id)?, &history.lawful)?;
    let since = now.into_iter().filter(|paper| papers.iter().all(|known| known.digest != paper.digest));
    Ok(since.filter_map(|paper| told_late(&history.lawful, id, &paper)).collect())
}
