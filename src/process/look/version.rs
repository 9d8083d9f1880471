//! The next version of a proposal: what one edited since, bound anew by its proposer; `amend` and `publish` make it.

use super::view::view;
use crate::bind::{Numbers, SignedAnswer, State, hand_of, human, is_word_of, other_voters, speaks_for};
use crate::files::{Edit, Kind, Noun, dossier_folder, parse, together};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, Method, PersonId, Said, Way};
use crate::process::bench::answering::{Anew, last_own, signed_version};
use crate::process::bench::called::name_of;
use crate::process::bench::find::{PREFIX, branch_of, find};
use crate::process::bench::hindrance::moved_texts;
use crate::process::bench::provenance::name_origin;
use crate::process::bench::refusal::{Act, Acted, refused};
use crate::process::bench::sights::note_own;
use crate::process::bench::workspace::{Actor, Workspace};
use crate::process::bench::worktree::{Standpoint, commit, entry_edits, go_replacing, unreadable};
use crate::store::{Edits, Id, Met, NewCommit, Sides, merged_lines};
use crate::trust::{BranchView, History, Lawful, SKEW, branch_view};
use crate::values;

/// What an amendment came to.
pub struct Amended {
    pub id: DecisionId,
    pub version: i64,
    /// Whether earlier answers are stale now.
    pub raised: bool,
    /// The people whose objections it answers.
    pub because: Vec<String>,
    /// The same people by their names.
    pub because_of: Vec<String>,
    pub paths: Vec<String>,
    /// Texts that a decision changed meanwhile, from which this version starts anew.
    pub restarted: Vec<String>,
    /// Those of them where both changed the same lines: the proposal's stand.
    pub clashed: Vec<String>,
    /// The versions that the rules provide for, where this is one more.
    pub beyond: Option<i64>,
}

/// How one wants to make the next version.
#[derive(Clone, Default)]
pub struct Draft {
    pub acting: Option<PersonId>,
    /// Why the proposal is made at all.
    pub driver: Option<String>,
    /// What changed in this version.
    pub changed: Option<String>,
    /// Whether one signs what others sent to the branch.
    pub signs_foreign: bool,
    pub dry_run: bool,
}

/// Binds the text of the branch one stands on as a version of its proposal.
///
/// # Errors
/// When the surroundings are not ready.
pub fn next_version(workspace: &Workspace, draft: &Draft) -> Acted<Option<Amended>> {
    workspace.repo.refuse_begun()?;
    let on = workspace.standing_on()?;
    let history = workspace.lawful_to_act()?;
    let known = find(workspace, on.strip_prefix(PREFIX))?;
    if known.closed || branch_of(&known.id) != on {
        return Err(Failure::usage(message!("not-on-a-proposal", branch = on)));
    }
    let actor = workspace.act_as(&history.lawful, draft.acting.as_ref())?;
    let view = view(workspace, &history, &known)?;
    let Some(branch) = &view.branch else { return Err(Failure::usage(message!("not-on-a-proposal", branch = on))) };
    if branch.proposal.proposer != actor.person {
        let values = values![person = actor.person.as_str(), proposer = branch.proposal.proposer.as_str()];
        return Ok(refused("not-the-proposer", &known.id, values));
    }
    let local = workspace.repo.local_tip(&on).ok_or_else(|| Failure::bug(message!("no-such-file", path = &on)))?;
    let tip_tree = workspace.repo.commit(local)?.tree;
    let mut edits = entry_edits(workspace, tip_tree)?;
    let broken = unreadable(&edits);
    if !broken.is_empty() {
        return Ok(Act::Refused(broken));
    }
    if !draft.signs_foreign {
        refuse_foreign(workspace, &history, (&known.id, local), &on, &edits)?;
    }
    // The text in force: what an open violation holds is nobody's to sign.
    let in_force = history.lawful_commit();
    let main_tree = workspace.repo.commit(in_force)?.tree;
    let named = name_origin(&workspace.repo, main_tree, &mut edits, &known.id)?;
    let proposal_path = Kind::Proposal(known.id.clone()).path().unwrap_or_default();
    let own = workspace.repo.edits_on_disk(Some(tip_tree), std::slice::from_ref(&proposal_path))?;
    // A roll, or a base, that no longer holds is reason enough for another version.
    let early = branch.proposal.opened.is_some_and(|opened| opened.seconds() > workspace.now.seconds() + SKEW);
    // So is a date that has not come, and an objection of somebody who can no longer lift it.
    let lasting = view.standing.open_objections().any(|o| !view.standing.electors.contains(&o.person));
    let moved: Vec<String> = moved_paths(&history, branch)?;
    let holds = view.standing.outdated.is_empty() && !branch.unknown_base && !early && !lasting && moved.is_empty();
    // What the others answered to a text of this number stays an answer to that text.
    let (sent, texts) = answers_there(workspace, &history, &known.id, local)?;
    let answered = |p: &&SignedAnswer| {
        let own = p.answer.person == actor.person || p.answer.answer.is_talk();
        let asked = view.standing.electors.contains(&p.answer.person) && is_word_of(&history.lawful, p);
        !own && asked && p.answer.version == branch.proposal.version
    };
    let overtaken =
        sent.iter().filter(answered).any(|p| p.answer.change != branch.change && texts.contains(&p.answer.change));
    // A vote by a way out has one text, signed anew until somebody votes; and with today's key, where the other one was retired.
    let votes = branch.proposal.fallback == Some(Way::Vote);
    let speaks = |p: &SignedAnswer| p.key.as_ref().is_some_and(|key| speaks_for(&history.lawful, &actor.person, key));
    let signs = |p: &SignedAnswer| p.answer.answer == Said::Propose && p.answer.change == branch.change && speaks(p);
    let resigns = votes && !branch.papers.iter().any(signs);
    let unchanged = holds
        && !resigns
        && !overtaken
        && edits.is_empty()
        && own.is_empty()
        && draft.driver.is_none()
        && view.standing.version_exists;
    if unchanged && branch.tip_change(workspace.memo())? == branch.change && branch.foreign.is_empty() {
        return Ok(Act::Done(None));
    }
    let accepted = view.standing.acceptances.iter().any(|acceptance| acceptance.given);
    let raised = !votes && (lasting || accepted || branch.papers.iter().chain(&sent).any(|p| answered(&p)));
    let objections: Vec<_> = view.standing.open_objections().cloned().collect();
    let text = own.get(&proposal_path).cloned().flatten();
    let text = match text {
        Some(bytes) => bytes,
        None => bytes_at(workspace, branch, &proposal_path)?,
    };
    let mut edit = Edit::open(&proposal_path, &String::from_utf8_lossy(&text))?;
    let version = branch.proposal.version + i64::from(raised);
    // The very text of a vote whose key was retired since is signed with today's: nobody who voted on it votes again.
    let same = own.is_empty() && branch.tip_change(workspace.memo())? == branch.change;
    let anew = resigns && same && edits.is_empty() && moved.is_empty() && draft.driver.is_none();
    if !anew {
        refuse_another_way(branch, &text, raised, &sent, &history.lawful)?;
        edit.set("version", &version)
            .set("opened", &workspace.now)
            .set("base", &base_of(workspace, &history, branch)?.to_string());
    }
    if raised && !objections.is_empty() {
        edit.set("because", &objections.iter().map(|o| o.stem.clone()).collect::<Vec<_>>());
    }
    if let Some(driver) = &draft.driver {
        edit.set("driver", driver);
    }
    let paths = edits.keys().cloned().collect();
    let because_of = objections.iter().map(|o| name_of(&history.lawful, &o.person)).collect();
    let because = objections.into_iter().map(|o| o.person.to_string()).collect();
    let (ground, clashed) =
        if moved.is_empty() { (local, vec![]) } else { restart(workspace, &actor, (branch, local, in_force), &edits)? };
    let most = view.standing.max_rounds;
    let by_consent = view.standing.manner.method == Method::Consent;
    let beyond = (raised && by_consent && version > most).then_some(most);
    let id = known.id.clone();
    let done = Amended { id, version, raised, because, because_of, paths, restarted: moved, clashed, beyond };
    if draft.dry_run {
        return Ok(Act::Done(Some(done)));
    }
    edits.insert(proposal_path.clone(), Some(edit.text().into_bytes()));
    let supersedes = last_own(&view.standing, &actor.person, version);
    let anew = Anew { supersedes, reason: draft.changed.clone(), letter: None };
    // What was edited is in the ground already where main was taken in.
    if ground != local {
        edits.retain(|path, _| *path == proposal_path);
    }
    let signed = signed_version(workspace, &history, &actor, &known.id, ground, &edits, anew)?;
    let title = format!("amend: {} (version {version})", branch.proposal.title);
    let new = commit(workspace, &actor, ground, &signed, &title)?;
    let here = Standpoint { branch: on.clone(), tip: Some(local) };
    let mut replaced = named;
    replaced.push(proposal_path);
    if ground != local {
        replaced.extend(done.paths.iter().cloned());
    }
    go_replacing(workspace, &here, &on, (Some(local), new), &replaced, "accord: amend")?;
    note_own(workspace, &history, &known.id, new);
    Ok(Act::Done(Some(done)))
}

/// A vote by a way out stays at the text that somebody voted on, and nothing becomes one, or ceases to be, once it was
/// answered.
fn refuse_another_way(
    branch: &BranchView,
    text: &[u8],
    answered: bool,
    sent: &[SignedAnswer],
    state: &Lawful,
) -> Attempt<()> {
    let way = |fallback: Option<Way>| fallback == Some(Way::Vote);
    let kind = Kind::Proposal(branch.id.clone());
    let before = way(branch.proposal.fallback);
    let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
    let voters = numbers.map(|numbers| other_voters(state, &branch.proposal, &numbers)).unwrap_or_default();
    // What somebody else wrote down in the room is a vote as well: only a proposer's own pen holds nothing fast.
    let votes = |p: &SignedAnswer| {
        let own = hand_of(state, p) == human(state, &branch.proposal.proposer);
        is_word_of(state, p) && !own && p.answer.answer.is_vote() && voters.contains(&p.answer.person)
    };
    let voted = branch.papers.iter().chain(sent).any(votes);
    let after = matches!(parse(&kind, "", text).0, Some(Noun::Proposal(proposal)) if way(proposal.fallback));
    let message = match (before, after) {
        (true, _) if voted => message!("vote-stands", id = branch.id.as_str()),
        (false, true) if answered => message!("no-vote-later", id = branch.id.as_str()),
        _ => return Ok(()),
    };
    Err(Failure::usage(message))
}

/// The base of a version: where it would be opened today, and no older than what its branch contains already.
fn base_of(workspace: &Workspace, history: &History, branch: &BranchView) -> Attempt<Id> {
    let ground = workspace.ground(history)?;
    Ok(if history.position(branch.tip_base) > history.position(ground) { branch.tip_base } else { ground })
}

/// The answers on the remote's branch that one's own does not have yet, and the texts that its proposer signed there.
fn answers_there(
    workspace: &Workspace,
    history: &History,
    id: &DecisionId,
    local: Id,
) -> Attempt<(Vec<SignedAnswer>, Vec<String>)> {
    let Some(there) = workspace.repo.remote_tip(&branch_of(id)) else { return Ok((vec![], vec![])) };
    if workspace.repo.contains(local, there)? {
        return Ok((vec![], vec![]));
    }
    // One that cannot be read holds no answer.
    let Some(sent) = branch_view(history, id, there).ok().flatten() else { return Ok((vec![], vec![])) };
    let texts = sent.texts.iter().map(|text| text.change.clone()).collect();
    Ok((sent.papers, texts))
}

/// The texts that are no longer what the proposal started from.
fn moved_paths(history: &History, branch: &BranchView) -> Attempt<Vec<String>> {
    let moved = moved_texts(history, branch)?.into_iter();
    Ok(moved.filter_map(|finding| finding.place.map(|place| place.path)).collect())
}

/// A commit that takes the text in force into the branch, over what one edited: nothing is asked of git, and no ref moves.
fn restart(
    workspace: &Workspace,
    actor: &Actor,
    (branch, local, head): (&BranchView, Id, Id),
    edits: &Edits,
) -> Attempt<(Id, Vec<String>)> {
    let repo = &workspace.repo;
    let tree = |commit: Id| repo.commit(commit).map(|commit| commit.tree);
    let own = repo.put_tree(Some(tree(local)?), edits)?;
    let sides = Sides { ours: own, theirs: tree(head)?, then: tree(branch.base)?, later: tree(branch.tip_base)? };
    // What others did to the branch beside the proposal is nobody's to sign here.
    let is_own = |path: &str| edits.contains_key(path) || branch.changes.iter().any(|change| change.path == path);
    let (merged, clashed) = repo.merge_over(&sides, &format!("{}/", dossier_folder(&branch.id)), &is_own, &settle)?;
    let stamp = workspace.stamp(actor);
    let message = "start from the text in force\n";
    let ground =
        repo.put_commit(&NewCommit { tree: merged, parents: &[local, head], stamp: &stamp, message, signer: None })?;
    Ok((ground, clashed))
}

/// A file that both changed: key by key, an article line by line.
fn settle(met: &Met<'_>) -> (Vec<u8>, bool) {
    if met.path.ends_with(".toml") {
        let (text, clashed) = together(met.base, met.ours, met.theirs, &merged_lines);
        return (text.into_bytes(), clashed);
    }
    match merged_lines(met.base, met.ours, met.theirs) {
        Some(lines) => (lines.into_bytes(), false),
        None => (met.ours.as_bytes().to_vec(), true),
    }
}

/// Refuses to sign, without a yes, what its proposer did not write: texts that differ from the version they signed, and
/// that some commit of the branch that others can push to holds.
fn refuse_foreign(
    workspace: &Workspace,
    history: &History,
    (id, local): (&DecisionId, Id),
    on: &str,
    edits: &Edits,
) -> Attempt<()> {
    let Some(there) = workspace.repo.remote_tip(on) else { return Ok(()) };
    // What will be signed is what lies here, whatever the others have meanwhile.
    let Some(branch) = branch_view(history, id, local)? else { return Ok(()) };
    let sent = history.line(there)?;
    let own = workspace.repo.commit(local)?.tree;
    let proposal = Kind::Proposal(branch.id.clone()).path();
    let mut foreign = vec![];
    for path in branch.foreign.iter().filter(|path| !edits.contains_key(*path) && Some(*path) != proposal.as_ref()) {
        let here = workspace.repo.entry(own, path)?;
        for link in sent.links() {
            if workspace.repo.entry(link.tree, path)? == here {
                foreign.push(path.clone());
                break;
            }
        }
    }
    if foreign.is_empty() {
        return Ok(());
    }
    let commit = branch.written.to_string();
    Err(Failure::usage(message!("foreign-text", paths = foreign, commit = commit)))
}

fn bytes_at(workspace: &Workspace, branch: &BranchView, path: &str) -> Attempt<Vec<u8>> {
    let blob = branch.dossier.get(path).ok_or_else(|| Failure::bug(message!("no-such-file", path = path)))?;
    workspace.repo.bytes(blob.id)
}

/// A plain `git commit` on a proposal is as good as `amend`: its version is raised here.
///
/// # Errors
/// When the surroundings are not ready.
pub fn raise_version(
    workspace: &Workspace,
    branch: &str,
    acting: Option<&PersonId>,
    signs_foreign: bool,
) -> Acted<Option<Amended>> {
    if workspace.repo.head_branch().as_deref() != Some(branch) {
        return Ok(Act::Done(None));
    }
    // Who is not its proposer, or has no key here, sends what is there.
    match next_version(workspace, &Draft { acting: acting.cloned(), signs_foreign, ..Draft::default() }) {
        Ok(Act::Refused(findings)) if findings.iter().all(|f| f.rule == "not-the-proposer") => Ok(Act::Done(None)),
        Err(e)
            if matches!(
                &*e.message.key,
                "no-signing-key" | "key-of-nobody" | "key-announced" | "key-not-active" | "key-of-former"
            ) =>
        {
            Ok(Act::Done(None))
        }
        other => other,
    }
}
