//! Finds a decision by any unambiguous part of its id, wherever it is: on a branch, at the remote, on main.

use std::collections::{BTreeMap, BTreeSet};

pub use super::workspace::PREFIX;
use super::workspace::Workspace;
use crate::bind::Change;
use crate::files::{Kind, Region, classify};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, Instant, Person, nearest, slugify};
use crate::store::{Branch, Id};
use crate::trust::{History, Step, branch_view};

/// The file with the numbers of open proposals.
const NUMBERS: &str = "numbers";
/// For how long a number stays with a proposal that is shown no more, in seconds.
const REST: i64 = 30 * 86_400;

/// A decision that exists somewhere.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: DecisionId,
    /// The branch, while it is open.
    pub branch: Option<Branch>,
    /// Whether main holds its outcome.
    pub closed: bool,
}

impl Known {
    /// The newest tip of the branch; the local one when it holds answers that were not sent yet.
    ///
    /// # Errors
    /// When a commit is missing.
    pub fn tip(&self, workspace: &Workspace) -> Attempt<Option<Id>> {
        let Some(branch) = &self.branch else { return Ok(None) };
        Ok(match (branch.local, branch.remote) {
            (Some(local), Some(remote)) if workspace.repo.contains(remote, local)? => Some(remote),
            (Some(local), _) => Some(local),
            (None, remote) => remote,
        })
    }
}

/// The branch name of a decision.
pub fn branch_of(id: &DecisionId) -> String {
    format!("{PREFIX}{id}")
}

/// Whether the lawful tree holds the outcome of a decision.
fn is_closed(workspace: &Workspace, main: Id, id: &DecisionId) -> Attempt<bool> {
    let path = Kind::Outcome(id.clone()).path().unwrap_or_default();
    Ok(workspace.repo.entry(main, &path)?.is_some())
}

/// The ids of the dossiers in a tree.
///
/// # Errors
/// When an object is missing or damaged.
pub fn dossiers_in(workspace: &Workspace, tree: Id) -> Attempt<BTreeSet<DecisionId>> {
    let mut ids = BTreeSet::new();
    for (month, _) in workspace.repo.folders_in(tree, "decisions")? {
        let names = workspace.repo.folders_in(tree, &format!("decisions/{month}"))?;
        ids.extend(
            names.iter().filter_map(|(name, _)| DecisionId::parse(name)).filter(|id| id.month() == Some(&month)),
        );
    }
    Ok(ids)
}

/// The decisions that one tree of main closes and an earlier one does not: only what changed is looked at.
///
/// # Errors
/// When an object is missing or damaged.
pub fn closed_between(workspace: &Workspace, old: Id, new: Id) -> Attempt<BTreeSet<DecisionId>> {
    let mut ids = BTreeSet::new();
    workspace.repo.differing_below(Some(old), Some(new), "decisions", |path, before, after| {
        if let (Region::Governed(Kind::Outcome(id)), None, Some(_)) = (classify(&path), before, after) {
            ids.insert(id);
        }
    })?;
    Ok(ids)
}

fn main_tree(workspace: &Workspace) -> Attempt<Id> {
    // What is not lawful closes nothing.
    match workspace.history()?.lawful.tree {
        Some(lawful) => Ok(lawful),
        None => Ok(workspace.repo.commit(workspace.main_tip()?)?.tree),
    }
}

/// Every decision that has a branch, in the order of the ids.
///
/// # Errors
/// When refs or objects cannot be read.
pub fn on_branches(workspace: &Workspace) -> Attempt<Vec<Known>> {
    let main = main_tree(workspace)?;
    let mut known = vec![];
    for branch in workspace.repo.branches(PREFIX)? {
        let Some(id) = branch.name.strip_prefix(PREFIX).and_then(DecisionId::parse) else { continue };
        known.push(Known { closed: is_closed(workspace, main, &id)?, id, branch: Some(branch) });
    }
    known.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(known)
}

/// One decision by its whole id; `None` where nobody knows it.
///
/// # Errors
/// When refs or objects cannot be read.
pub fn exactly(workspace: &Workspace, id: &DecisionId) -> Attempt<Option<Known>> {
    let branch = workspace.repo.branch(&branch_of(id));
    let branch = (branch.local.is_some() || branch.remote.is_some()).then_some(branch);
    let closed = is_closed(workspace, main_tree(workspace)?, id)?;
    Ok((closed || branch.is_some()).then(|| Known { id: id.clone(), branch, closed }))
}

/// Every decision that is known, in the order of the ids.
///
/// # Errors
/// When refs or objects cannot be read.
pub fn all(workspace: &Workspace) -> Attempt<Vec<Known>> {
    let mut known = on_branches(workspace)?;
    let named: BTreeSet<DecisionId> = known.iter().map(|k| k.id.clone()).collect();
    let closed = dossiers_in(workspace, main_tree(workspace)?)?;
    known.extend(closed.difference(&named).map(|id| Known { id: id.clone(), branch: None, closed: true }));
    known.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(known)
}

/// The proposals that wait for answers.
///
/// # Errors
/// When refs or objects cannot be read.
pub fn open_proposals(workspace: &Workspace) -> Attempt<Vec<Known>> {
    Ok(on_branches(workspace)?.into_iter().filter(|k| !k.closed).collect())
}

/// The decision that a word means: a number of `status` among the open ones, any part of its id or of its title, however it
/// is spelt, that fits no other; without a word, the one whose branch one stands on, or the only one that is open.
///
/// # Errors
/// None or several fit.
pub fn find(workspace: &Workspace, word: Option<&str>) -> Attempt<Known> {
    let Some(word) = word else { return here(workspace, on_branches(workspace)?) };
    if let Some(exact) = DecisionId::parse(word).map(|id| exactly(workspace, &id)).transpose()?.flatten() {
        return Ok(exact);
    }
    if let Some(number) = of_register(word) {
        return sealed(workspace, number)?.ok_or_else(|| unknown(workspace, word));
    }
    if let Some(number) = number(word) {
        let open = open_proposals(workspace)?;
        let named = numbered(workspace, &open)?.into_iter().find(|(_, known)| *known == number);
        let known = named.and_then(|(id, _)| open.iter().find(|known| known.id == id).cloned());
        return known.ok_or_else(|| unknown(workspace, word));
    }
    let slug = slugify(word);
    let fits = |known: &&Known| {
        let id = known.id.as_str();
        id.contains(word) || (!slug.is_empty() && id.contains(&slug))
    };
    // What is open is asked for more often, and is soon looked through.
    let open = open_proposals(workspace)?;
    if let [one] = open.iter().filter(fits).collect::<Vec<_>>().as_slice() {
        return Ok((*one).clone());
    }
    let known = all(workspace)?;
    let fit: Vec<&Known> = known.iter().filter(fits).collect();
    match fit.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let near = nearest(word, known.iter().map(|k| k.id.as_str())).unwrap_or("").to_owned();
            Err(Failure::usage(message!("unknown-decision", id = word, near = near)))
        }
        _ => {
            let ids: Vec<String> = fit.iter().map(|k| k.id.to_string()).collect();
            Err(Failure::usage(message!("ambiguous-decision", id = word, ids = ids)))
        }
    }
}

/// Open proposals that say something of a person whose name holds a word: their own titles name nobody. For who looks alone: a
/// name is soon changed, and nobody signs by it.
fn about(workspace: &Workspace, word: &str) -> Attempt<Vec<Known>> {
    let (open, slug) = (open_proposals(workspace)?, slugify(word));
    let (mut found, slug) = (vec![], slug.as_str());
    if slug.is_empty() || open.len() > FEW {
        return Ok(found);
    }
    let history = workspace.history()?;
    let is_named = |person: Option<&Person>| person.is_some_and(|it| slugify(&it.name).contains(slug));
    for known in &open {
        let Some(tip) = known.tip(workspace)? else { continue };
        // One that cannot be read is about nobody.
        let Some(branch) = branch_view(&history, &known.id, tip).ok().flatten() else { continue };
        let called = |change: &Change| {
            let (old, new) = change.people();
            is_named(old) || is_named(new) || old.or(new).is_some() && change.path.contains(slug)
        };
        found.extend(branch.changes.iter().any(called).then(|| known.clone()));
    }
    Ok(found)
}

/// So many proposals are few enough to look into each.
pub const FEW: usize = 12;

/// A number of the register, as it is written and said: `n° 3`, `#3`.
fn of_register(word: &str) -> Option<usize> {
    let word = word.trim().to_lowercase();
    let signs = ["n°", "nº", "no.", "no", "n.", "#"];
    number(signs.iter().find_map(|sign| word.strip_prefix(sign))?.trim())
}

/// The step that gave a decision its number in the register.
fn numbered_step(history: &History, number: usize) -> Option<&Step> {
    let step = history.steps.iter().rev().find(|step| step.number.is_some_and(|it| it <= number));
    step.filter(|step| step.number == Some(number))
}

/// The decision that has a number in the register.
fn sealed(workspace: &Workspace, number: usize) -> Attempt<Option<Known>> {
    let history = workspace.history()?;
    let id = numbered_step(&history, number).and_then(|step| step.decision.clone());
    Ok(id.map(|id| Known { branch: None, closed: true, id }))
}

/// That no open proposal has a number, with those that they have; whose number it is where it is a decision's.
fn unknown(workspace: &Workspace, word: &str) -> Failure {
    let open = open_proposals(workspace).and_then(|open| numbered(workspace, &open)).unwrap_or_default();
    let numbers: Vec<String> = open.iter().map(|(_, number)| number.to_string()).collect();
    let history = workspace.history().ok();
    let step = number(word).and_then(|at| numbered_step(history.as_ref()?, at));
    if let Some(step) = step {
        return Failure::usage(message!("number-is-closed", number = word, title = step.plain_title()));
    }
    let last = history.map(|history| history.decisions()).unwrap_or_default();
    let open = numbers.len();
    Failure::usage(message!("unknown-number", number = word, open = open, numbers = numbers, last = last))
}

/// A number as `status` and the register give it.
fn number(word: &str) -> Option<usize> {
    let plain = word.len() < 6 && !word.starts_with('0');
    (plain && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// The number by which `status` calls each open proposal, in this user's own memory, whatever clone it was shown in. It is
/// given to no other one for a month after it was last shown: nobody answers another text because one was opened or closed
/// meanwhile. Nothing is written here.
///
/// # Errors
/// When main cannot be judged.
pub fn numbered(workspace: &Workspace, open: &[Known]) -> Attempt<Vec<(DecisionId, usize)>> {
    let history = workspace.history()?;
    let kept = kept_numbers(&history);
    let mut named = vec![];
    // One that is open keeps its number, however long nobody looked.
    let is_taken = |(id, (_, shown)): &(&DecisionId, &(usize, Instant))| {
        workspace.now.seconds() - shown.seconds() < REST || open.iter().any(|known| known.id == **id)
    };
    let mut taken: BTreeSet<usize> = kept.iter().filter(is_taken).map(|(_, (number, _))| *number).collect();
    for known in open {
        // Of so many numbers one more than are taken is free.
        let free = || (1..=taken.len() + 1).find(|number| !taken.contains(number)).unwrap_or_default();
        let number = kept.get(&known.id).map_or_else(free, |(number, _)| *number);
        taken.insert(number);
        named.push((known.id.clone(), number));
    }
    Ok(named)
}

/// The numbers that were shown, with the moment each was last.
fn kept_numbers(history: &History) -> BTreeMap<DecisionId, (usize, Instant)> {
    let text = history.state().and_then(|state| state.read(NUMBERS)).unwrap_or_default();
    let line = |line: &str| {
        let mut parts = line.split(' ');
        let (number, id, shown) = (parts.next()?.parse().ok()?, parts.next()?, Instant::parse(parts.next()?)?);
        Some((DecisionId::parse(id)?, (number, shown)))
    };
    text.lines().filter_map(line).collect()
}

/// Keeps the numbers that were shown.
pub fn keep_numbers(workspace: &Workspace, history: &History, named: &[(DecisionId, usize)]) {
    let mut kept = kept_numbers(history);
    // Once a day is often enough: looking writes nothing else.
    let fresh = |shown: Instant| workspace.now.seconds() - shown.seconds() < 86_400;
    let known =
        |(id, number): &(DecisionId, usize)| kept.get(id).is_some_and(|(kept, shown)| kept == number && fresh(*shown));
    if named.iter().all(known) {
        return;
    }
    let again: BTreeSet<usize> = named.iter().map(|(_, number)| *number).collect();
    // What was given again is the new one's.
    kept.retain(|_, (number, _)| !again.contains(number));
    kept.extend(named.iter().map(|(id, number)| (id.clone(), (*number, workspace.now))));
    let text: String = kept.iter().map(|(id, (number, shown))| format!("{number} {id} {shown}\n")).collect();
    if let Some(state) = history.state() {
        // Without it they are counted anew: nothing else is lost.
        let _ = state.write(NUMBERS, &text);
    }
}

/// The same for who looks: a number is first the one that the register gave to a decision.
///
/// # Errors
/// As [`find`].
pub fn find_to_look(workspace: &Workspace, word: Option<&str>) -> Attempt<Known> {
    match word.and_then(number).map(|number| sealed(workspace, number)).transpose()?.flatten() {
        Some(known) => Ok(known),
        None => find(workspace, word).or_else(|failure| match about(workspace, word.unwrap_or_default())?.as_slice() {
            [one] if &*failure.message.key == "unknown-decision" => Ok(one.clone()),
            _ => Err(failure),
        }),
    }
}

fn here(workspace: &Workspace, known: Vec<Known>) -> Attempt<Known> {
    let branch = workspace.repo.head_branch().unwrap_or_default();
    let standing = branch.strip_prefix(PREFIX).and_then(|id| known.iter().find(|k| k.id.as_str() == id));
    if let Some(known) = standing {
        return Ok(known.clone());
    }
    let mut open: Vec<Known> = known.into_iter().filter(|k| !k.closed).collect();
    if (2..=FEW).contains(&open.len()) {
        // What somebody sent and nobody of the organisation signed is not what one means.
        open.retain(|known| known.branch.as_ref().is_none_or(|it| it.remote.is_none()) || is_signed(workspace, known));
    }
    let mut open = open.into_iter();
    match (open.next(), open.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Failure::usage(message!("no-open-proposal"))),
        (Some(one), Some(two)) => {
            let ids: Vec<String> = [one, two].into_iter().chain(open).map(|k| k.id.to_string()).collect();
            Err(Failure::usage(message!("which-decision", ids = ids)))
        }
    }
}

/// Whether somebody of the organisation ever signed a text of it; what cannot be read may be.
fn is_signed(workspace: &Workspace, known: &Known) -> bool {
    let signed = || -> Attempt<bool> {
        let Some(tip) = known.tip(workspace)? else { return Ok(true) };
        let branch = branch_view(&*workspace.history()?, &known.id, tip)?;
        Ok(branch.is_none_or(|branch| !branch.texts.is_empty()))
    };
    signed().unwrap_or(true)
}
