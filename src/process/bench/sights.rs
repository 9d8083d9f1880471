//! What this user saw of proposals, and when: kept outside every clone, as a witness that no verdict depends on.
//!
//! For each decision a small file: a line for each version and each answer seen, with the moment. It goes when the
//! decision was sealed with all that it tells of.

use std::collections::BTreeMap;

use super::find::branch_of;
use super::workspace::Workspace;
use crate::bind::{Digest, SignedAnswer, State, is_word_by};
use crate::finding::{Attempt, Finding};
use crate::model::{DecisionId, Instant, Key, KeyState, Level, Outcome};
use crate::store::{Id, UserState};
use crate::trust::{BranchView, History, SKEW, branch_view, states};
use crate::values;

/// The file with the moment of the last look at what the others sent.
const LOOK: &str = "look";

/// What was seen of one decision.
#[derive(Clone, Debug, Default)]
pub struct Sights {
    /// Each version by its change, when it was first seen.
    versions: BTreeMap<String, Instant>,
    /// Each answer by its digest: its person and when it was first seen.
    answers: BTreeMap<Digest, (String, Instant)>,
    /// When main was looked at, and a decision was not there that says it was sealed before.
    looked: Option<(Instant, Instant)>,
}

fn file(id: &DecisionId) -> String {
    format!("seen/{id}")
}

impl Sights {
    /// What this user saw of a decision.
    pub fn of(state: &UserState, id: &DecisionId) -> Self {
        let mut sights = Self::default();
        for line in state.read(&file(id)).unwrap_or_default().lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            match parts.as_slice() {
                ["version", at, change] => {
                    sights.versions.extend(Instant::parse(at).map(|at| ((*change).to_owned(), at)));
                }
                ["answer", at, digest, person] => {
                    let seen = Instant::parse(at).map(|at| ((*digest).to_owned(), ((*person).to_owned(), at)));
                    sights.answers.extend(seen);
                }
                ["looked", at, decided] => sights.looked = Instant::parse(at).zip(Instant::parse(decided)),
                _ => {}
            }
        }
        sights
    }

    fn write(&self, state: &UserState, id: &DecisionId) -> Attempt<()> {
        let mut text = String::new();
        for (change, at) in &self.versions {
            text.push_str(&format!("version\t{at}\t{change}\n"));
        }
        for (digest, (person, at)) in &self.answers {
            text.push_str(&format!("answer\t{at}\t{digest}\t{person}\n"));
        }
        if let Some((at, decided)) = &self.looked {
            text.push_str(&format!("looked\t{at}\t{decided}\n"));
        }
        if state.read(&file(id)).as_deref() == Some(&text) { Ok(()) } else { state.write(&file(id), &text) }
    }

    /// When a version was first seen; `None` when it never was.
    pub fn version(&self, change: &str) -> Option<Instant> {
        self.versions.get(change).copied()
    }

    /// Whether an answer was seen among what the others hold.
    pub fn has_seen(&self, digest: &Digest) -> bool {
        self.answers.contains_key(digest)
    }

    /// Answers that were seen and are not among those that are there.
    fn gone(&self, here: &[SignedAnswer]) -> Vec<(String, Instant)> {
        let there = |digest: &Digest| here.iter().any(|paper| paper.digest == *digest && paper.key.is_some());
        self.answers.iter().filter(|(digest, _)| !there(digest)).map(|(_, seen)| seen.clone()).collect()
    }
}

/// What was new on a branch, and what is there no more.
#[derive(Default)]
pub struct Noted {
    /// Whether this user had seen nothing of it before.
    pub first: bool,
    /// Whether this user had not seen the version before.
    pub version: bool,
    /// Answers that this user had not seen before, in the order of their files.
    pub answers: Vec<SignedAnswer>,
    pub vanished: Vec<Finding>,
}

/// Forgets a proposal of one's own that nobody else has seen.
pub fn forget(history: &History, id: &DecisionId) {
    if let Some(state) = history.state() {
        state.remove(&file(id));
    }
}

/// Notes a branch: its version and, where it was sent, its answers. What was never sent can go missing nowhere else.
///
/// # Errors
/// When the state cannot be written.
pub fn note_branch(history: &History, branch: &BranchView, now: Instant, sent: bool) -> Attempt<Noted> {
    let Some(state) = history.state() else { return Ok(Noted::default()) };
    let mut sights = Sights::of(&state, &branch.id);
    let first = sights.versions.is_empty() && sights.answers.is_empty();
    let mut noted = Noted { first, version: !sights.versions.contains_key(&branch.change), ..Noted::default() };
    sights.versions.entry(branch.change.clone()).or_insert(now);
    // What a stranger signed in somebody's name is nothing that could go missing.
    let is_word = |paper: &&SignedAnswer| is_word_by(states(&history.lawful, &branch.earlier), paper);
    for paper in branch.papers.iter().filter(is_word).filter(|_| sent) {
        let person = paper.answer.person.to_string();
        if !sights.answers.contains_key(&paper.digest) {
            noted.answers.push(paper.clone());
        }
        sights.answers.entry(paper.digest.clone()).or_insert((person, now));
    }
    sights.write(&state, &branch.id)?;
    noted.vanished = vanished(&sights, &branch.id, &branch.papers);
    Ok(noted)
}

/// When this user first saw a version; now, when that is now.
pub fn first_sight(history: &History, branch: &BranchView, now: Instant) -> Instant {
    let state = history.state();
    state.and_then(|state| Sights::of(&state, &branch.id).version(&branch.change)).unwrap_or(now)
}

/// When this user first saw that a decision announced a key; noted now, where it is now. That it cannot be noted only makes
/// them wait longer.
pub fn first_sight_of_key(history: &History, by: &DecisionId, now: Instant) -> Instant {
    let Some(state) = history.state() else { return now };
    let file = format!("announced/{by}");
    let seen = state.read(&file).and_then(|text| Instant::parse(text.trim()));
    if seen.is_none() {
        let _ = state.write(&file, &format!("{now}\n"));
    }
    seen.unwrap_or(now)
}

/// Notes what one made oneself. That it cannot be noted denies nothing of what was done.
pub fn note_own(workspace: &Workspace, history: &History, id: &DecisionId, tip: Id) {
    let repo = &workspace.repo;
    let sent = repo.remote().is_none() || repo.remote_tip(&branch_of(id)) == Some(tip);
    let noted = branch_view(history, id, tip).and_then(|branch| match branch {
        Some(branch) => note_branch(history, &branch, workspace.now, sent).map(drop),
        None => Ok(()),
    });
    if let Err(failure) = noted {
        workspace.repo.later(failure);
    }
}

/// What this user saw of a decision and what is not there now. Nothing is written.
pub fn missed(history: &History, id: &DecisionId, papers: &[SignedAnswer]) -> Vec<Finding> {
    history.state().map(|state| vanished(&Sights::of(&state, id), id, papers)).unwrap_or_default()
}

fn vanished(sights: &Sights, id: &DecisionId, papers: &[SignedAnswer]) -> Vec<Finding> {
    told_gone(sights, id, papers, false)
}

fn told_gone(sights: &Sights, id: &DecisionId, papers: &[SignedAnswer], sealed: bool) -> Vec<Finding> {
    let gone = sights.gone(papers).into_iter();
    let place = if sealed { "seal" } else { "branch" };
    gone.map(|(person, at)| {
        let values = values![id = id.as_str(), person = person, day = at.date(), place = place];
        Finding::nowhere("answer-vanished", Level::Warning, values)
    })
    .collect()
}

/// Notes that a decision was found sealed: whether it says it was sealed before a look that did not find it. Once all
/// that was seen stands in it, nothing of it is kept. What lies on its branch and was first seen no earlier than the day it
/// says it was sealed came late; what had been seen before was left out.
///
/// # Errors
/// When the state cannot be written.
pub fn note_seal(
    history: &History,
    id: &DecisionId,
    outcome: &Outcome,
    (papers, late): (&[SignedAnswer], &[SignedAnswer]),
    looked: Option<Instant>,
) -> Attempt<Vec<Finding>> {
    let Some(state) = history.state() else { return Ok(vec![]) };
    let mut sights = Sights::of(&state, id);
    // What stood on main when it was last found lawful was seen then, even where main went back and forth since.
    let stood = state.pin().and_then(|pin| history.position(pin));
    let known = stood.zip(history.sealed(id)).is_some_and(|(pin, seal)| seal <= pin);
    let unseen = !known && !sights.versions.contains_key(&outcome.change);
    if let Some(at) = looked.filter(|at| unseen && outcome.decided.seconds() + SKEW < at.seconds()) {
        sights.looked = Some((at, outcome.decided));
    }
    // What had been seen when main was looked at, and held no seal, was there before it whatever day it says.
    let is_late = |digest: &Digest, at: Instant| {
        // A question that lies on the branch beside a seal is not gone, and weighed on nothing.
        if late.iter().any(|paper| paper.digest == *digest && paper.answer.answer.is_talk()) {
            return true;
        }
        let before = looked.is_some_and(|looked| at <= looked);
        !before && at.seconds() >= outcome.decided.seconds() && late.iter().any(|paper| paper.digest == *digest)
    };
    sights.answers.retain(|digest, (_, at)| !is_late(digest, *at));
    let found = told_of_seal(&sights, id, papers);
    if found.is_empty() {
        state.remove(&file(id));
    } else {
        sights.write(&state, id)?;
    }
    Ok(found)
}

fn told_of_seal(sights: &Sights, id: &DecisionId, papers: &[SignedAnswer]) -> Vec<Finding> {
    let mut found = told_gone(sights, id, papers, true);
    if let Some((at, decided)) = sights.looked {
        let values = values![id = id.as_str(), looked = at.date(), decided = decided.date()];
        found.push(Finding::nowhere("sealed-before-seen", Level::Warning, values));
    }
    found
}

/// What this user's own memory says of closed decisions: vanished answers, and dates that it did not see come true.
///
/// # Errors
/// When an object is missing or damaged.
pub fn remembered_of_seals(history: &History) -> Attempt<Vec<Finding>> {
    let Some(state) = history.state() else { return Ok(vec![]) };
    let mut found = vec![];
    for name in state.names("seen") {
        let Some(id) = DecisionId::parse(&name) else { continue };
        let Some(at) = history.sealed(&id) else { continue };
        let memo = &history.lawful.memo;
        let tree = memo.repo().commit(history.steps[at].commit)?.tree;
        let papers =
            crate::trust::read_papers(&id, &crate::trust::dossier_files(memo, tree, &id)?, &history.lawful_before(at))?;
        found.extend(told_of_seal(&Sights::of(&state, &id), &id, &papers));
    }
    Ok(found)
}

/// The decisions of which something is kept.
pub fn seen_decisions(history: &History) -> Vec<DecisionId> {
    let names = history.state().map(|state| state.names("seen")).unwrap_or_default();
    names.iter().filter_map(|name| DecisionId::parse(name)).collect()
}

/// Whether answers of a decision were seen where the others have them: what was never sent is missed by nobody.
pub fn holds_words(history: &History, id: &DecisionId) -> bool {
    history.state().is_some_and(|state| !Sights::of(&state, id).answers.is_empty())
}

/// When what the others sent was last looked at.
pub fn last_look(history: &History) -> Option<Instant> {
    Instant::parse(history.state()?.read(LOOK)?.trim())
}

/// Notes that it was looked at now.
///
/// # Errors
/// When the state cannot be written.
pub fn note_look(history: &History, now: Instant) -> Attempt<()> {
    note_keys(history, now);
    history.state().map_or(Ok(()), |state| state.write(LOOK, &format!("{now}\n")))
}

/// Notes the keys that others announced, as they stand now.
fn note_keys(history: &History, now: Instant) {
    let pending = |key: &Key| key.state == KeyState::Pending;
    let keys = history.lawful.people().into_iter().flat_map(|(_, it)| it.keys.clone()).filter(pending);
    for by in keys.filter_map(|key| key.by) {
        first_sight_of_key(history, &by, now);
    }
}

/// Notes what a decision of one's own announced.
pub fn note_announced(workspace: &Workspace) {
    if let Ok(history) = workspace.history() {
        note_keys(&history, workspace.now);
    }
}
