//! Who names whom for a role, and who is proposed for it.

use std::collections::BTreeSet;

use super::view::View;
use crate::bind::{ChangeKind, Numbers, SignedAnswer, Standing, State};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, PersonId, Slip, Status, nearest};
use crate::process::bench::called::name_of;
use crate::process::bench::slips::sealed;
use crate::trust::History;

/// Whether somebody is proposed for a role and others have still to answer, where the tradition lets them speak first.
pub fn hears_first(standing: &Standing, numbers: &Numbers, person: &PersonId) -> bool {
    let elected = elected(standing);
    let waits = || !standing.missing().iter().all(|other| elected.contains(other));
    // Where silence is read, nobody waits for who says nothing.
    numbers.candidate_last() && !standing.reads_silence && elected.contains(person) && waits()
}

/// Who would be elected: those who are asked whatever circle they are in.
fn elected(standing: &Standing) -> BTreeSet<PersonId> {
    let elects = standing.kinds.contains(&ChangeKind::Election);
    let groups = standing.groups.iter().filter(|group| elects && group.circle.is_none());
    groups.flat_map(|group| group.electors.iter().cloned()).collect()
}

/// Who names whom, and why.
pub struct Naming<'a> {
    pub person: &'a PersonId,
    /// Whether somebody else writes it down.
    pub recorded: bool,
    pub nominee: Option<&'a PersonId>,
    pub why: &'a str,
}

/// The slip of a nomination.
///
/// # Errors
/// When the system gives no randomness.
pub fn nomination(history: &History, naming: &Naming<'_>, id: &DecisionId) -> Attempt<Option<Slip>> {
    let Some(nominee) = naming.nominee else { return Ok(None) };
    let organisation = history.lawful.constitution().map(|it| it.id.clone()).unwrap_or_default();
    sealed(&organisation, id, naming.person, nominee, naming.why).map(Some)
}

/// That nobody is called so here.
pub fn unknown(history: &History, person: &PersonId) -> Failure {
    let known = history.lawful.people();
    let near = nearest(person.as_str(), known.iter().map(|(id, _)| id.as_str())).unwrap_or("").to_owned();
    Failure::usage(message!("unknown-person", id = person.as_str(), near = near))
}

/// Why nobody can be named so: it is no election, somebody is proposed already, or the name is nobody's.
pub fn may_not_nominate(history: &History, naming: &Naming<'_>, seen: &View) -> Option<Failure> {
    let (person, recorded) = (naming.person, naming.recorded);
    let title = &seen.standing.proposal.title;
    let Some(nominee) = naming.nominee else {
        return Some(Failure::usage(message!("no-nominee", id = seen.id.as_str())));
    };
    if !seen.standing.is_nominating() {
        let key = if seen.standing.proposal.role.is_some() { "named-already" } else { "no-election" };
        return Some(Failure::usage(message!(key, title = title, id = seen.id.as_str())));
    }
    if history.lawful.person(nominee).is_none_or(|it| it.status == Status::Left) {
        return Some(unknown(history, nominee));
    }
    let own = |paper: &&SignedAnswer| paper.answer.recorded_by.is_none();
    if recorded && seen.standing.nominations().get(person).is_some_and(own) {
        return Some(Failure::usage(message!("named-themselves", person = name_of(&history.lawful, person))));
    }
    let silent = naming.why.is_empty();
    silent.then(|| Failure::usage(message!("nomination-without-why", id = seen.id.as_str(), person = nominee.as_str())))
}
