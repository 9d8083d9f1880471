//! Opens a proposal: a branch with the edits one has made, its dossier, and the proposer's own signed answer.

use super::desk::{Desk, Seat};
use super::find::{all, branch_of};
use super::provenance::name_origin;
use super::{Act, Acted};
use crate::bind::{ANSWER_FORMAT, ANSWER_NAMESPACE, State, sha256, statement_text};
use crate::files::{Kind, Region, Source, canonical, classify, parse};
use crate::finding::{Attempt, Failure, Finding, Place};
use crate::message;
use crate::model::{Answer, CircleId, Date, DecisionId, Level, PersonId, Proposal, Said, nearest, slugify};
use crate::store::{Disk, Edits, Id, Moved, NewCommit};
use crate::trust::{Audit, branch_view};
use crate::values;

/// What one wants to propose.
pub struct Ask {
    pub title: String,
    pub circle: Option<String>,
    pub with: Vec<String>,
    pub driver: Option<String>,
    pub until: Option<Date>,
    pub acting: Option<PersonId>,
    pub dry_run: bool,
}

/// A proposal that was opened.
pub struct Proposed {
    pub id: DecisionId,
    pub branch: String,
    pub circle: CircleId,
    /// The governed paths it changes so far.
    pub paths: Vec<String>,
    /// Those of them into which the decision's id was written as their origin.
    pub named: Vec<String>,
}

/// Opens a proposal. Main stays as it was.
///
/// # Errors
/// When the surroundings are not ready; rules never refuse a proposal, only its sealing.
pub fn propose(desk: &Desk, ask: &Ask) -> Acted<Proposed> {
    let on = desk.standing_on()?;
    let audit = desk.lawful()?;
    let seat = desk.seat(&audit.lawful, ask.acting.as_ref())?;
    let id = new_id(desk, &ask.title)?;
    let head = desk.repo.head_tip().ok_or_else(|| Failure::surroundings(message!("no-main", branch = &desk.main)))?;
    let head_tree = desk.repo.commit(head)?.tree;
    let edits = entry_edits(desk, head_tree)?;
    if on != desk.main && !edits.is_empty() {
        return Err(Failure::surroundings(message!("edits-on-another-branch", branch = on)));
    }
    let circle = circle(&audit, ask.circle.as_deref(), &edits)?;
    let with = ask.with.iter().map(|word| known_circle(&audit, word)).collect::<Attempt<Vec<_>>>()?;
    let mut edits = edits;
    unpushed(desk, &audit, &mut edits)?;
    let broken = unreadable(&edits);
    if !broken.is_empty() {
        return Ok(Act::Refused(broken));
    }
    let paths: Vec<String> = edits.keys().cloned().collect();
    let named = name_origin(&desk.repo, &desk.repo.files(desk.repo.commit(audit.head)?.tree)?, &mut edits, &id)?;
    let proposal = Proposal {
        title: ask.title.clone(),
        circle: circle.clone(),
        with,
        proposer: seat.person.clone(),
        driver: ask.driver.clone(),
        tension: None,
        example: None,
        version: 1,
        because: vec![],
        opened: Some(desk.now),
        respond_by: ask.until,
        review: None,
        ratifies: None,
        role: None,
        term: None,
        criteria: vec![],
        heard: None,
        steps: vec![],
    };
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    edits.insert(path.clone(), Some(canonical(&path, &[], &proposal).into_bytes()));
    let done = Proposed { branch: branch_of(&id), circle, paths, named, id };
    if ask.dry_run {
        return Ok(Act::Done(done));
    }
    let named: Edits = done.named.iter().filter_map(|p| Some((p.clone(), edits.get(p)?.clone()))).collect();
    let signed = signed_version(desk, &audit, &seat, &done.id, audit.head, &edits, None)?;
    let title = format!("propose: {}", ask.title);
    let commit = commit(desk, &seat, audit.head, &signed, &title)?;
    let new_tree = desk.repo.commit(commit)?.tree;
    if on != desk.main {
        refuse_dirty(desk, Some(head_tree), new_tree)?;
    }
    if desk.repo.swap(&done.branch, None, commit, "accord: propose")? == Moved::Raced {
        return Err(Failure::surroundings(message!("branch-exists", branch = &done.branch)));
    }
    desk.repo.point_head(&done.branch)?;
    for (path, bytes) in &named {
        desk.repo.write(path, bytes.as_deref().unwrap_or_default())?;
    }
    desk.repo.check_out(Some(head_tree), new_tree)?;
    put_main_back(desk)?;
    Ok(Act::Done(done))
}

/// Refuses to write over files that were edited.
pub fn refuse_dirty(desk: &Desk, old: Option<Id>, new: Id) -> Attempt<()> {
    let dirty = desk.repo.dirty(old, new)?;
    if dirty.is_empty() { Ok(()) } else { Err(Failure::surroundings(message!("dirty-files", paths = dirty))) }
}

fn new_id(desk: &Desk, title: &str) -> Attempt<DecisionId> {
    let slug = slugify(title);
    let day = desk.now.date();
    let text: String = format!("{day}-{slug}").chars().take(64).collect();
    let id = DecisionId::parse(text.trim_end_matches('-')).filter(|_| !slug.is_empty());
    let id = id.ok_or_else(|| Failure::usage(message!("no-title", title = title)))?;
    if all(desk)?.iter().any(|k| k.id == id) {
        return Err(Failure::usage(message!("decision-exists", id = id.as_str())));
    }
    Ok(id)
}

/// The edits on disk that a decision can carry: governed files, no dossier, no founding.
pub fn entry_edits(desk: &Desk, tree: Id) -> Attempt<Edits> {
    let root = desk.repo.needs_workdir()?;
    let mut paths: Vec<String> = Disk::new(root).list()?.into_iter().map(|e| e.path).collect();
    paths.extend(desk.repo.files(tree)?.into_keys());
    paths.retain(|path| is_entry(path));
    paths.sort();
    paths.dedup();
    desk.repo.edits_on_disk(Some(tree), &paths)
}

/// What nobody could read is not put to anybody.
pub fn unreadable(edits: &Edits) -> Vec<Finding> {
    let faults = edits.iter().filter_map(|(path, bytes)| match (classify(path), bytes) {
        (Region::Governed(kind), Some(bytes)) => Some(parse(&kind, path, bytes).1),
        _ => None,
    });
    faults.flatten().filter(|f| f.level == Level::Error).collect()
}

fn is_entry(path: &str) -> bool {
    match classify(path) {
        Region::Governed(kind) => !kind.is_signed(),
        Region::Stray(_) => !path.starts_with("decisions/") && !path.starts_with("founding/"),
        Region::Record(_) | Region::Free => false,
    }
}

/// Commits on the local main that were not pushed and hold only such edits go onto the proposal.
fn unpushed(desk: &Desk, audit: &Audit, edits: &mut Edits) -> Attempt<()> {
    let branch = desk.repo.branch(&desk.main);
    let (Some(local), Some(remote)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == remote || audit.head != local {
        return Ok(());
    }
    let (old, new) = (desk.repo.commit(remote)?.tree, desk.repo.commit(local)?.tree);
    let mut paths = vec![];
    desk.repo.differing(Some(old), Some(new), |path, _, blob| paths.push((path, blob)))?;
    if !paths.iter().all(|(path, _)| is_entry(path)) {
        return Ok(());
    }
    for (path, blob) in paths {
        let bytes = blob.map(|blob| desk.repo.blob(blob.id)).transpose()?;
        edits.entry(path).or_insert(bytes);
    }
    Ok(())
}

/// After such commits went onto the proposal, the local main is the remote's again.
fn put_main_back(desk: &Desk) -> Attempt<()> {
    let branch = desk.repo.branch(&desk.main);
    let (Some(local), Some(remote)) = (branch.local, branch.remote) else { return Ok(()) };
    let (old, new) = (desk.repo.commit(remote)?.tree, desk.repo.commit(local)?.tree);
    let mut only_entries = local != remote && desk.repo.contains(local, remote)?;
    desk.repo.differing(Some(old), Some(new), |path, _, _| only_entries &= is_entry(&path))?;
    if only_entries && old != new {
        desk.repo.swap(&desk.main, Some(local), remote, "accord: onto a proposal")?;
    }
    Ok(())
}

/// The circle that a proposal is put to: the one named, or the one that holds what was edited, or the root.
fn circle(audit: &Audit, word: Option<&str>, edits: &Edits) -> Attempt<CircleId> {
    if let Some(word) = word {
        return known_circle(audit, word);
    }
    let touched = edits.keys().filter_map(|path| CircleId::parse(path.strip_prefix("circles/")?.split('/').next()?));
    let known = touched.filter(|c| audit.lawful.circle(c).is_some()).collect::<std::collections::BTreeSet<_>>();
    if let (1, Some(one)) = (known.len(), known.first()) {
        return Ok(one.clone());
    }
    let root = audit.lawful.constitution().map(|c| c.root.clone());
    root.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))
}

fn known_circle(audit: &Audit, word: &str) -> Attempt<CircleId> {
    if let Some(id) = CircleId::parse(word).filter(|id| audit.lawful.circle(id).is_some()) {
        return Ok(id);
    }
    let all: Vec<String> = audit.lawful.circles().into_iter().map(|(id, _)| id.to_string()).collect();
    let near = nearest(word, all.iter().map(String::as_str)).unwrap_or("").to_owned();
    Err(Failure::usage(message!("unknown-circle", id = word, near = near, all = all)))
}

/// The edits of a version with its proposer's own answer, signed.
pub fn signed_version(
    desk: &Desk,
    audit: &Audit,
    seat: &Seat,
    id: &DecisionId,
    on: Id,
    edits: &Edits,
    supersedes: Option<(String, i64)>,
) -> Attempt<Edits> {
    let draft = commit(desk, seat, on, edits, "draft")?;
    let view = branch_view(&desk.repo, &audit.lawful.memo, id, draft, audit.head)?;
    let view = view.ok_or_else(|| Failure::surroundings(message!("unreadable-dossier", id = id.as_str())))?;
    let number = supersedes.as_ref().map_or(1, |(_, number)| *number);
    let answer = Answer {
        supersedes: supersedes.map(|(digest, _)| format!("sha256:{digest}")),
        ..blank_answer(
            desk,
            audit,
            id,
            &view.proposal,
            &view.tip_change(&desk.repo, audit)?,
            &seat.person,
            Said::Propose,
        )?
    };
    let mut edits = edits.clone();
    sign_answer(&mut edits, id, &answer, number, seat)?;
    Ok(edits)
}

/// An answer with everything it binds.
pub fn blank_answer(
    desk: &Desk,
    audit: &Audit,
    id: &DecisionId,
    proposal: &Proposal,
    change: &str,
    person: &PersonId,
    said: Said,
) -> Attempt<Answer> {
    let constitution = audit.lawful.constitution();
    let constitution = constitution.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    Ok(Answer {
        format: ANSWER_FORMAT.into(),
        organisation: constitution.id.clone(),
        decision: id.to_string(),
        version: proposal.version,
        change: change.to_owned(),
        rules: audit.lawful.rules_digest(),
        person: person.clone(),
        answer: said,
        reason: None,
        harms: None,
        caused_by_proposal: None,
        unrecoverable: None,
        for_person: None,
        supersedes: None,
        recorded_by: None,
        via: None,
        letter: None,
        asks_meeting: None,
        seen: Some(audit.head.to_string()),
        issued: Some(desk.now),
    })
}

/// Adds an answer and its signature to some edits; gives the answer's digest.
pub fn sign_answer(edits: &mut Edits, id: &DecisionId, answer: &Answer, number: i64, seat: &Seat) -> Attempt<String> {
    let stem = format!("{}-{}-{number}", answer.version, answer.person);
    let text = statement_text(answer).into_bytes();
    let armour = seat.signer.sign(ANSWER_NAMESPACE, &text)?;
    let digest = sha256(&text);
    edits.insert(Kind::Answer(id.clone(), stem.clone()).path().unwrap_or_default(), Some(text));
    edits.insert(Kind::AnswerSignature(id.clone(), stem).path().unwrap_or_default(), Some(armour.into_bytes()));
    Ok(digest)
}

/// A commit with some edits on one parent; no ref moves.
pub fn commit(desk: &Desk, seat: &Seat, parent: Id, edits: &Edits, message: &str) -> Attempt<Id> {
    let base = desk.repo.commit(parent)?.tree;
    let tree = desk.repo.put_tree(Some(base), edits)?;
    let stamp = desk.stamp(seat);
    let message = format!("{}\n", crate::lang::visible(message));
    desk.repo.put_commit(&NewCommit { tree, parents: &[parent], stamp: &stamp, message: &message, signer: None })
}

/// A refusal with one finding on the proposal.
pub fn refused<T>(rule: &'static str, id: &DecisionId, values: crate::lang::Args) -> Act<T> {
    let place = Place::file(Kind::Proposal(id.clone()).path().unwrap_or_default());
    let mut all = values![id = id.as_str()];
    all.extend(values);
    Act::Refused(vec![Finding::error(rule, place, all)])
}
