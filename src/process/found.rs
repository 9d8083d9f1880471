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
use crate::trust::{audit, founding_state, pin_introduction, unsigned};

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
    if push {
        let remote = desk.repo.remote().ok_or_else(|| Failure::surroundings(message!("no-remote")))?;
        desk.git.fetch(&remote)?;
        follow_founding(desk)?;
    }
    let no_main = || Failure::surroundings(message!("no-main", branch = &desk.main));
    let local = desk.repo.local_tip(&desk.main).ok_or_else(no_main)?;
    let audit = audit(&desk.repo, local, desk.now)?;
    let seat = desk.seat(&audit.lawful, acting)?;
    if let Some(founded) = &audit.founded {
        if push && desk.repo.remote_tip(&desk.main) != Some(local) && founded.commit == local {
            push_main(desk, &seat)?;
            return step(desk, &seat, true).map(Act::Done);
        }
        let line = introduction(&founded.organisation, &founded.commit.to_string(), &founded.state);
        return Err(Failure::surroundings(message!("already-founded", line = line)));
    }
    let tree = desk.repo.commit(local)?.tree;
    let edited: Vec<String> = super::propose::entry_edits(desk, tree)?.into_keys().collect();
    if !edited.is_empty() {
        return Err(Failure::surroundings(message!("commit-before-founding", paths = edited)));
    }
    let constitution = audit.lawful.constitution().ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    if !constitution.founders.contains(&seat.person) {
        return Err(Failure::surroundings(message!("not-a-founder", person = seat.person.as_str())));
    }
    let files = desk.repo.files(tree)?;
    if !unsigned(&files, &audit.lawful.memo)?.contains(&seat.person) {
        // The signature over this very state is there already; another one would only be in the way.
        if push {
            push_main(desk, &seat)?;
        }
        return step(desk, &seat, push).map(Act::Done);
    }
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

/// Main here follows the remote's, when all it has of its own are founding statements that the others did without.
///
/// # Errors
/// When refs or files cannot be written.
pub fn follow_founding(desk: &Desk) -> Attempt<()> {
    let branch = desk.repo.branch(&desk.main);
    let (Some(local), Some(there)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == there {
        return Ok(());
    }
    if desk.repo.contains(there, local)? {
        return super::publish::advance_main(desk, local, there);
    }
    let founded = audit(&desk.repo, there, desk.now)?.founded.is_some();
    let (old, new) = (desk.repo.commit(local)?.tree, desk.repo.commit(there)?.tree);
    let mut only_statements = founded && !desk.repo.contains(local, there)?;
    desk.repo.differing(Some(old), Some(new), |path, _, _| only_statements &= path.starts_with("founding/"))?;
    if only_statements { super::publish::advance_main(desk, local, there) } else { Ok(()) }
}

fn step(desk: &Desk, seat: &Seat, pushed: bool) -> Attempt<FoundingStep> {
    let audit = desk.audit()?;
    let files = desk.repo.files(desk.repo.commit(audit.head)?.tree)?;
    let waiting = unsigned(&files, &audit.lawful.memo)?;
    let line = audit.founded.as_ref().map(|f| introduction(&f.organisation, &f.commit.to_string(), &f.state));
    // Until it is sent, others may still be faster, and the founding commit another one.
    let settled = pushed || desk.repo.remote().is_none();
    if let Some(line) = line.as_ref().filter(|_| settled && desk.demo_key(&seat.person).is_none()) {
        pin_introduction(&desk.git, line)?;
    }
    Ok(FoundingStep { person: seat.person.clone(), waiting, introduction: line, pushed })
}
