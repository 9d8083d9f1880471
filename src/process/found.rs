//! A founder signs the first state; the last signature completes the founding.

use super::desk::{Desk, Seat};
use super::propose::{commit, refuse_dirty};
use super::publish::push_main;
use super::{Act, Acted};
use crate::bind::{FOUNDING_FORMAT, FOUNDING_NAMESPACE, State, introduction, statement_text};
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Founding, PersonId};
use crate::store::{Edits, Moved};
use crate::trust::{founding_state, pin_introduction, unsigned};

/// Where the founding stands after a founder signed.
pub struct FoundingStep {
    pub person: PersonId,
    /// Founders whose signature is missing or was made over another state.
    pub waiting: Vec<PersonId>,
    /// The introduction, once everybody signed.
    pub introduction: Option<String>,
    pub pushed: bool,
}

/// Signs the state of main.
///
/// # Errors
/// When the surroundings are not ready: edits that are not committed, a key that is no founder's, an
/// organisation that is founded already.
pub fn found(desk: &Desk, acting: Option<&PersonId>, push: bool) -> Acted<FoundingStep> {
    let on = desk.standing_on()?;
    if on != desk.main {
        return Err(Failure::surroundings(message!("found-on-main", branch = &desk.main)));
    }
    let audit = desk.audit()?;
    if let Some(founded) = &audit.founded {
        let line = introduction(&founded.organisation, &founded.commit.to_string(), &founded.state);
        return Err(Failure::surroundings(message!("already-founded", line = line)));
    }
    let local = desk
        .repo
        .local_tip(&desk.main)
        .ok_or_else(|| Failure::surroundings(message!("no-main", branch = &desk.main)))?;
    let tree = desk.repo.commit(local)?.tree;
    let edited: Vec<String> = super::propose::entry_edits(desk, tree)?.into_keys().collect();
    if !edited.is_empty() {
        return Err(Failure::surroundings(message!("commit-before-founding", paths = edited)));
    }
    let seat = desk.seat(&audit.lawful, acting)?;
    let constitution = audit.lawful.constitution().ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    if !constitution.founders.contains(&seat.person) {
        return Err(Failure::surroundings(message!("not-a-founder", person = seat.person.as_str())));
    }
    let files = desk.repo.files(tree)?;
    let statement = Founding {
        format: FOUNDING_FORMAT.into(),
        organisation: constitution.id.clone(),
        person: seat.person.clone(),
        state: founding_state(&files, &audit.lawful.memo)?,
        issued: Some(desk.now),
    };
    let text = statement_text(&statement).into_bytes();
    let armour = seat.signer.sign(FOUNDING_NAMESPACE, &text)?;
    let path = |kind: Kind| kind.path().unwrap_or_default();
    let edits = Edits::from([
        (path(Kind::Founding(seat.person.clone())), Some(text)),
        (path(Kind::FoundingSignature(seat.person.clone())), Some(armour.into_bytes())),
    ]);
    let new = commit(desk, &seat, local, &edits, &format!("found: {}", seat.person))?;
    let new_tree = desk.repo.commit(new)?.tree;
    refuse_dirty(desk, Some(tree), new_tree)?;
    if desk.repo.swap(&desk.main, Some(local), new, "accord: found")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = &desk.main)));
    }
    desk.repo.check_out(Some(tree), new_tree)?;
    if push {
        push_main(desk, &seat)?;
    }
    step(desk, &seat, push).map(Act::Done)
}

fn step(desk: &Desk, seat: &Seat, pushed: bool) -> Attempt<FoundingStep> {
    let audit = desk.audit()?;
    let files = desk.repo.files(desk.repo.commit(audit.head)?.tree)?;
    let waiting = unsigned(&files, &audit.lawful.memo)?;
    let line = audit.founded.as_ref().map(|f| introduction(&f.organisation, &f.commit.to_string(), &f.state));
    if let Some(line) = &line
        && desk.demo_key(&seat.person).is_none()
    {
        pin_introduction(&desk.git, line)?;
    }
    Ok(FoundingStep { person: seat.person.clone(), waiting, introduction: line, pushed })
}
