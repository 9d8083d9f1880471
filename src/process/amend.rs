//! Makes the next version of a proposal: what one edited since, bound anew by the proposer.

use super::desk::Desk;
use super::find::{branch_of, find};
use super::propose::{commit, entry_edits, refused, signed_version, unreadable};
use super::provenance::name_origin;
use super::{Act, Acted};
use crate::files::{Edit, Kind};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, PersonId};
use crate::process::view::view;
use crate::store::Moved;
use crate::trust::BranchView;
use crate::values;

/// What an amendment came to.
pub struct Amended {
    pub id: DecisionId,
    pub version: i64,
    /// Whether earlier answers are stale now.
    pub raised: bool,
    /// The people whose objections it answers.
    pub because: Vec<String>,
    pub paths: Vec<String>,
}

/// Binds the text of the branch one stands on as a version of its proposal.
///
/// # Errors
/// When the surroundings are not ready.
pub fn amend(desk: &Desk, acting: Option<&PersonId>, driver: Option<&str>, dry_run: bool) -> Acted<Option<Amended>> {
    let on = desk.standing_on()?;
    let audit = desk.lawful()?;
    let known = find(desk, on.strip_prefix(super::find::PREFIX))?;
    if known.closed || branch_of(&known.id) != on {
        return Err(Failure::usage(message!("not-on-a-proposal", branch = on)));
    }
    let seat = desk.seat(&audit.lawful, acting)?;
    let view = view(desk, &audit, &known)?;
    let Some(branch) = &view.branch else { return Err(Failure::usage(message!("not-on-a-proposal", branch = on))) };
    if branch.proposal.proposer != seat.person {
        let values = values![person = seat.person.as_str(), proposer = branch.proposal.proposer.as_str()];
        return Ok(refused("not-the-proposer", &known.id, values));
    }
    let local = desk.repo.local_tip(&on).ok_or_else(|| Failure::bug(message!("no-such-file", path = &on)))?;
    let tip_tree = desk.repo.commit(local)?.tree;
    let mut edits = entry_edits(desk, tip_tree)?;
    let broken = unreadable(&edits);
    if !broken.is_empty() {
        return Ok(Act::Refused(broken));
    }
    let main_files = desk.repo.files(desk.repo.commit(audit.head)?.tree)?;
    let named = name_origin(&desk.repo, &main_files, &mut edits, &known.id)?;
    let proposal_path = Kind::Proposal(known.id.clone()).path().unwrap_or_default();
    let own = desk.repo.edits_on_disk(Some(tip_tree), std::slice::from_ref(&proposal_path))?;
    let unchanged = edits.is_empty() && own.is_empty() && driver.is_none() && view.standing.version_exists;
    if unchanged && branch.tip_change(&desk.repo, &audit)? == branch.change && branch.foreign.is_empty() {
        return Ok(Act::Done(None));
    }
    let answered = |p: &crate::bind::Paper| {
        p.answer.person != seat.person && p.answer.version == branch.proposal.version && !p.answer.answer.is_talk()
    };
    let raised = branch.papers.iter().any(|p| answered(p) && p.key.is_some());
    let objections: Vec<_> = view.standing.open_objections().cloned().collect();
    let text = own.get(&proposal_path).cloned().flatten();
    let text = match text {
        Some(bytes) => bytes,
        None => bytes_at(desk, branch, &proposal_path)?,
    };
    let mut edit = Edit::open(&proposal_path, &String::from_utf8_lossy(&text))?;
    let version = branch.proposal.version + i64::from(raised);
    edit.set("version", &version).set("opened", &desk.now);
    if raised && !objections.is_empty() {
        edit.set("because", &objections.iter().map(|o| o.stem.clone()).collect::<Vec<_>>());
    }
    if let Some(driver) = driver {
        edit.set("driver", &driver.to_owned());
    }
    let paths = edits.keys().cloned().collect();
    let because = objections.into_iter().map(|o| o.person.to_string()).collect();
    let done = Amended { id: known.id.clone(), version, raised, because, paths };
    if dry_run {
        return Ok(Act::Done(Some(done)));
    }
    for path in &named {
        if let Some(Some(bytes)) = edits.get(path) {
            desk.repo.write(path, bytes)?;
        }
    }
    edits.insert(proposal_path, Some(edit.text().into_bytes()));
    let supersedes = last_own(branch, &seat.person, version);
    let signed = signed_version(desk, &audit, &seat, &known.id, local, &edits, supersedes)?;
    let title = format!("amend: {} (version {version})", branch.proposal.title);
    let new = commit(desk, &seat, local, &signed, &title)?;
    if desk.repo.swap(&on, Some(local), new, "accord: amend")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-moved", branch = on)));
    }
    desk.repo.check_out(Some(tip_tree), desk.repo.commit(new)?.tree)?;
    Ok(Act::Done(Some(done)))
}

fn bytes_at(desk: &Desk, branch: &BranchView, path: &str) -> Attempt<Vec<u8>> {
    let blob = branch.dossier.get(path).ok_or_else(|| Failure::bug(message!("no-such-file", path = path)))?;
    desk.repo.blob(blob.id)
}

/// The digest of a person's last answer, and the number that the next one of a version takes.
pub fn last_own(branch: &BranchView, person: &PersonId, version: i64) -> Option<(String, i64)> {
    let own = branch.papers.iter().filter(|p| p.answer.person == *person);
    let (mut last, mut number) = (None, 1);
    for paper in own {
        let (of, _, n) = crate::files::split_stem(&paper.stem)?;
        if of == version {
            number = number.max(n + 1);
        }
        if !paper.answer.answer.is_talk() && paper.key.is_some() && last.as_ref().is_none_or(|(at, _)| *at < (of, n)) {
            last = Some(((of, n), paper.digest.clone()));
        }
    }
    last.map(|(_, digest)| (digest, number))
}

/// The number that the next answer of a person to a version takes.
pub fn next_number(branch: &BranchView, person: &PersonId, version: i64) -> i64 {
    let own = branch.papers.iter().filter_map(|p| crate::files::split_stem(&p.stem));
    own.filter(|(of, who, _)| *of == version && who == person).map(|(_, _, n)| n).max().unwrap_or(0) + 1
}
