//! Opens a proposal: a branch with the edits one has made, its dossier, and the proposer's own signed answer.

use std::collections::BTreeSet;

use crate::bind::{Ground, Numbers, State, above, kinds_of};
use crate::files::{Edit, Kind, Mode, Noun, Region, canonical, classify, parse};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Date, DecisionId, Length, PersonId, Proposal, RoleRef, slugify};
use crate::process::bench::answering::{Anew, Letter, signed_version};
use crate::process::bench::called::circle_called;
use crate::process::bench::countering::counter;
use crate::process::bench::find::{branch_of, exactly};
use crate::process::bench::provenance::name_origin;
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::settling::replayed;
use crate::process::bench::sights::note_own;
use crate::process::bench::workspace::{PREFIX, Workspace};
use crate::process::bench::worktree::{
    Changed, Standpoint, advance, changed, commit, entry_edits, go_replacing, is_entry, unreadable,
};
use crate::process::look::taken_up::TakenUp;
use crate::store::{Blob, Edits, Id, entropy};
use crate::trust::{History, change, is_alike, named};

/// What one wants to propose.
pub struct Ask {
    pub title: String,
    pub circle: Option<String>,
    pub with: Vec<String>,
    pub driver: Option<String>,
    pub until: Option<Date>,
    pub review: Option<Date>,
    pub content: Content,
    pub acting: Option<PersonId>,
    /// Whose letter it writes down, where it is not one's own.
    pub letter: Option<Letter>,
    pub dry_run: bool,
}

/// What a proposal is made of.
pub enum Content {
    /// What one edited on disk, and what was committed beside.
    Edited,
    /// Nothing yet: people name somebody for a role.
    Election(Election),
    /// Edits that an act made; of a separation, when the person was heard and what was tried.
    Given { edits: Edits, heard: Option<Date>, steps: Vec<String> },
    /// What another proposal asked for that was not adopted.
    TakenUp(TakenUp),
}

/// For what somebody is to be elected.
pub struct Election {
    pub role: RoleRef,
    pub term: Option<Length>,
    pub criteria: Vec<String>,
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
    /// Whether it is an election: nobody is proposed yet.
    pub elects: bool,
    /// The day on which what lasts is looked at again, where no text says one.
    pub review: Option<Date>,
}

/// Opens a proposal. Main stays as it was.
///
/// # Errors
/// When the surroundings are not ready; rules never refuse a proposal, only its sealing.
pub fn propose(workspace: &Workspace, ask: &Ask) -> Acted<Proposed> {
    workspace.repo.refuse_begun()?;
    let on = workspace.standing_on()?;
    let main = workspace.main()?.to_owned();
    let no_main = |main: &str| Failure::surroundings(message!("no-main", branch = main));
    let history = workspace.lawful_to_act()?;
    if let Some(last) = ask.until.filter(|last| *last < workspace.now.date()) {
        return Err(Failure::usage(message!("until-past", day = last)));
    }
    let actor = workspace.act_as(&history.lawful, ask.acting.as_ref())?;
    // A proposal is its signer's: whoever names another is told before anything is written.
    if let Some(other) = ask.acting.as_ref().filter(|other| **other != actor.person && ask.letter.is_none()) {
        let (person, own) = (other.as_str(), actor.person.as_str());
        return Err(Failure::usage(message!("proposes-for-another", person = person, own = own)));
    }
    let id = match ask.content {
        Content::Edited => new_id(workspace, &ask.title)?,
        // What an act calls so may come up again on the same day.
        Content::Election(_) | Content::Given { .. } | Content::TakenUp(_) => next_id(workspace, &ask.title)?,
    };
    let head = workspace.repo.head_tip().ok_or_else(|| no_main(&main))?;
    let head_tree = workspace.repo.commit(head)?.tree;
    let mut edits = entry_edits(workspace, head_tree)?;
    let ground = workspace.ground(&history)?;
    let beside = on != workspace.main()? && !edits.is_empty();
    let counters = if beside && matches!(ask.content, Content::Edited) {
        counter(workspace, &history, (&on, head), (&actor.person, &id), (ground, &mut edits))?
    } else {
        None
    };
    if beside && counters.is_none() {
        // On one's own proposal they are its next version; elsewhere they have to come along.
        let key = if on.starts_with(PREFIX) { "edits-on-another-branch" } else { "edits-on-a-plain-branch" };
        return Err(Failure::surroundings(message!(key, branch = on)));
    }
    let with = ask.with.iter().map(|word| circle_called(&history, word)).collect::<Attempt<Vec<_>>>()?;
    let edited = matches!(ask.content, Content::Edited);
    let (mut edits, election, heard, steps) = match &ask.content {
        Content::Edited => (edits, None, None, vec![]),
        // It changes nothing before somebody is proposed.
        Content::Election(election) => (Edits::new(), Some(election), None, vec![]),
        Content::Given { edits, heard, steps } => (edits.clone(), None, *heard, steps.clone()),
        Content::TakenUp(taken_up) => (under_own_name(taken_up, &id), None, None, vec![]),
    };
    if edited {
        unpushed(workspace, &history, &mut edits)?;
    }
    if edited && edits.is_empty() && on == *workspace.main()? {
        undecided(workspace, &history, ground, &mut edits)?;
    }
    let asked = if edited { asked_circles(workspace, &history, &edits, &actor.person)? } else { BTreeSet::new() };
    let circle = circle(&history, ask.circle.as_deref(), &asked)?;
    let with = if with.is_empty() { asked.into_iter().filter(|it| *it != circle).collect() } else { with };
    unsent_under(workspace, &history, ground, &edits)?;
    if edited {
        undecided_under(workspace, &history, &edits)?;
    }
    let broken = unreadable(&edits);
    if !broken.is_empty() {
        return Ok(Act::Refused(broken));
    }
    if let Some(day) = ask.review {
        look_again_on(day, &mut edits)?;
    }
    let paths: Vec<String> = edits.keys().cloned().collect();
    let named = name_origin(&workspace.repo, workspace.repo.commit(ground)?.tree, &mut edits, &id)?;
    let taken_up = if let Content::TakenUp(taken_up) = &ask.content { Some(taken_up) } else { None };
    let in_a_year = Length { years: 1, ..Length::default() };
    let undated = lasts_undated(&history, &edits).then(|| workspace.now.date().plus(in_a_year));
    let review = ask.review.or(undated);
    let proposal = Proposal {
        title: ask.title.clone(),
        circle: circle.clone(),
        with,
        proposer: ask.letter.as_ref().map_or(&actor.person, |letter| &letter.person).clone(),
        driver: ask.driver.clone(),
        tension: None,
        example: None,
        version: 1,
        because: vec![],
        opened: Some(workspace.now),
        base: Some(ground.to_string()),
        respond_by: ask.until,
        review,
        ratifies: None,
        follows: taken_up.map(|it| it.id.clone()),
        fallback: taken_up.and_then(|it| it.way),
        role: election.map(|it| it.role.clone()),
        term: election.and_then(|it| it.term.or_else(|| usual_term(&history, &it.role))),
        criteria: election.map(|it| it.criteria.clone()).unwrap_or_default(),
        heard,
        steps,
    };
    let path = Kind::Proposal(id.clone()).path().unwrap_or_default();
    edits.insert(path.clone(), Some(canonical(&path, &[], &proposal).into_bytes()));
    let elects = election.is_some();
    // What stands on disk is what one typed: these texts are written anew.
    let mut rewritten = if ask.review.is_some() { paths.clone() } else { named.clone() };
    rewritten.extend(counters.unwrap_or_default());
    let done = Proposed { branch: branch_of(&id), circle, paths, named, elects, id, review };
    if ask.dry_run {
        return Ok(Act::Done(done));
    }
    let anew = Anew { letter: ask.letter.clone(), ..Anew::default() };
    let signed = signed_version(workspace, &history, &actor, &done.id, ground, &edits, anew)?;
    let title = format!("propose: {}", ask.title);
    let commit = commit(workspace, &actor, ground, &signed, &title)?;
    let here = Standpoint { branch: on, tip: Some(head) };
    go_replacing(workspace, &here, &done.branch, (None, commit), &rewritten, "accord: propose")?;
    note_own(workspace, &history, &done.id, commit);
    // What an act proposes takes nothing along: what was committed here stays where it is.
    if edited {
        put_main_back(workspace)?;
    }
    Ok(Act::Done(done))
}

/// The files of a proposal that is taken up, which name this one as what brings them.
fn under_own_name(taken_up: &TakenUp, id: &DecisionId) -> Edits {
    let rename = |bytes: &Vec<u8>| named(bytes, &taken_up.id, id);
    taken_up.edits.iter().map(|(path, bytes)| (path.clone(), bytes.as_ref().map(rename))).collect()
}

/// The term of a core role, by the organisation's rules or its tradition.
fn usual_term(history: &History, role: &RoleRef) -> Option<Length> {
    let rules = history.lawful.rules()?;
    let roles = history.lawful.roles_of(&role.circle);
    let core = roles.iter().find(|(id, _)| id == role).and_then(|(_, role)| role.core)?;
    let usual = || Numbers::of(&rules)?.profile.numbers.terms.get(core.word()).and_then(|term| Length::parse(term));
    rules.terms.get(&core).copied().or_else(usual)
}

/// Writes the day on which one wants to look again into the policies that are brought.
fn look_again_on(day: Date, edits: &mut Edits) -> Attempt<()> {
    for (path, bytes) in edits.iter_mut() {
        let (Region::Governed(Kind::Policy(_)), Some(new)) = (classify(path), bytes.as_mut()) else { continue };
        let text = String::from_utf8_lossy(new).into_owned();
        let mut file = Edit::open(path, &text)?;
        file.set("review", &day);
        *new = file.text().into_bytes();
    }
    Ok(())
}

/// Whether something that lasts is brought without a day on which it is looked at again.
fn lasts_undated(history: &History, edits: &Edits) -> bool {
    edits.iter().any(|(path, bytes)| {
        let (Region::Governed(kind), Some(bytes)) = (classify(path), bytes) else { return false };
        match parse(&kind, path, bytes).0 {
            Some(Noun::Policy(policy)) => policy.review.is_none(),
            Some(Noun::Role(role)) => role.core.is_none() && role.review.is_none(),
            Some(Noun::Circle(circle)) => circle.until.is_none() && !history.lawful.holds(&kind).unwrap_or(true),
            _ => false,
        }
    })
}

/// The id of a title, or the next one that is free. Whoever may push may take names by the hundred: after some numbers chance
/// gives one.
fn next_id(workspace: &Workspace, title: &str) -> Attempt<DecisionId> {
    let mut found = new_id(workspace, title);
    for number in 2..NUMBERED + 4 {
        match found {
            Err(failure) if failure.message.key == "decision-exists" => {
                let word = if number < NUMBERED { number.to_string() } else { entropy()?.chars().take(8).collect() };
                found = new_id(workspace, &format!("{word} {title}"));
            }
            _ => break,
        }
    }
    found
}

/// Below this number a name that is taken already is told apart by it.
const NUMBERED: usize = 10;

fn new_id(workspace: &Workspace, title: &str) -> Attempt<DecisionId> {
    let slug = slugify(title);
    let day = workspace.now.date();
    let text: String = format!("{day}-{slug}").chars().take(64).collect();
    let id = DecisionId::parse(text.trim_end_matches('-')).filter(|_| !slug.is_empty());
    let id = id.ok_or_else(|| Failure::usage(message!("no-title", title = title)))?;
    if exactly(workspace, &id)?.is_some() {
        return Err(Failure::usage(message!("decision-exists", id = id.as_str())));
    }
    Ok(id)
}

/// A text that a decision changed which is only here is proposed once that decision is sent: it would go along unasked.
fn unsent_under(workspace: &Workspace, history: &History, ground: Id, edits: &Edits) -> Attempt<()> {
    let tree = workspace.repo.commit(ground)?.tree;
    let mut paths = vec![];
    for path in edits.keys() {
        let (then, now) = (workspace.repo.entry(tree, path)?, history.lawful.file(path)?);
        let alike = match (classify(path), then, now) {
            (Region::Governed(kind), Some(then), Some(now)) => is_alike(&kind, then, now, workspace.memo())?,
            _ => then == now,
        };
        if !alike {
            paths.push(path.clone());
        }
    }
    if paths.is_empty() { Ok(()) } else { Err(Failure::surroundings(message!("unsent-under", paths = paths))) }
}

/// A text that somebody else changed on the shared main without a decision is mended first: their words would go along unsaid.
fn undecided_under(workspace: &Workspace, history: &History, edits: &Edits) -> Attempt<()> {
    let there = workspace.repo.branch(workspace.main()?).remote;
    let there = there.filter(|there| history.position(*there).is_some() && !history.is_lawful_at(*there));
    let Some(there) = there else { return Ok(()) };
    let tree = workspace.repo.commit(there)?.tree;
    let mut paths = vec![];
    for path in edits.keys() {
        let theirs = workspace.repo.entry(tree, path)?;
        let carried =
            edits[path].as_ref().zip(theirs).map(|(bytes, blob)| Ok(*bytes == workspace.repo.bytes(blob.id)?));
        // Who puts just that text to the circle says so by it.
        if theirs != history.lawful.file(path)? && !carried.transpose()?.unwrap_or(false) {
            paths.push(path.clone());
        }
    }
    if paths.is_empty() { Ok(()) } else { Err(Failure::surroundings(message!("undecided-under", paths = paths))) }
}

/// What some commits changed, as far as a decision may carry it.
fn take(workspace: &Workspace, files: Vec<Changed>, edits: &mut Edits) -> Attempt<()> {
    for (path, _, blob) in files.into_iter().filter(|(path, ..)| is_entry(path)) {
        let bytes = blob.map(|blob| workspace.repo.bytes(blob.id)).transpose()?;
        edits.entry(path).or_insert(bytes);
    }
    Ok(())
}

/// What commits on the local main changed that were not pushed goes onto the proposal, where no seal is among them.
fn unpushed(workspace: &Workspace, history: &History, edits: &mut Edits) -> Attempt<()> {
    let branch = workspace.repo.branch(workspace.main()?);
    let (Some(local), Some(remote)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == remote || history.head != local {
        return Ok(());
    }
    let paths = changed(workspace, remote, local)?;
    if paths.iter().any(|(path, ..)| is_sealed(path)) {
        return Ok(());
    }
    take(workspace, paths, edits)
}

/// Part of a decision, or of the founding.
fn is_sealed(path: &str) -> bool {
    path.starts_with("decisions/") || path.starts_with("founding/")
}

/// What somebody changed on main without a decision, for who proposes nothing else: it is put to the circle.
fn undecided(workspace: &Workspace, history: &History, ground: Id, edits: &mut Edits) -> Attempt<()> {
    if history.lawful_commit() == history.head {
        return Ok(());
    }
    take(workspace, changed(workspace, ground, history.head)?, edits)
}

/// After such commits went onto the proposal, the local main is the remote's again, with the notes that were among them.
fn put_main_back(workspace: &Workspace) -> Attempt<()> {
    let repo = &workspace.repo;
    let branch = repo.branch(workspace.main()?);
    let (Some(local), Some(remote)) = (branch.local, branch.remote) else { return Ok(()) };
    if local == remote || !repo.contains(local, remote)? {
        return Ok(());
    }
    let (entries, rest): (Vec<_>, Vec<_>) =
        changed(workspace, remote, local)?.into_iter().partition(|(path, ..)| is_entry(path));
    if entries.is_empty() || rest.iter().any(|(path, ..)| is_sealed(path)) {
        return Ok(());
    }
    let mut own = vec![];
    let mut at = local;
    while at != remote {
        own.insert(0, at);
        let Some(parent) = repo.commit(at)?.parents.first().copied() else { return Ok(()) };
        at = parent;
    }
    let Some(tip) = replayed(workspace, &own, remote, &|path| !is_entry(path))? else { return Ok(()) };
    advance(workspace, workspace.main()?, Some(local), tip, "accord: onto a proposal")
}

/// The circles that hold what was edited, in the text in force: all of them are asked.
fn asked_circles(
    workspace: &Workspace,
    history: &History,
    edits: &Edits,
    proposer: &PersonId,
) -> Attempt<BTreeSet<CircleId>> {
    let mut changes = vec![];
    for (path, bytes) in edits {
        let put = |bytes: &Vec<u8>| workspace.repo.put_blob(bytes).map(|id| Blob { id, mode: Mode::File });
        let new = bytes.as_ref().map(put).transpose()?;
        changes.push(change(path, history.lawful.file(path)?, new, workspace.memo())?);
    }
    let kinds = kinds_of(&changes, proposer);
    let ground = Ground::new(&changes, &kinds, &history.lawful);
    // What nobody may change is told where it is checked.
    let all: BTreeSet<CircleId> = changes.iter().filter_map(|it| ground.circles_of(it).ok()).flatten().collect();
    Ok(all)
}

/// The circle that a proposal is put to: the one named; of those that hold what was edited the one nearest to the root; or
/// the root.
fn circle(history: &History, word: Option<&str>, asked: &BTreeSet<CircleId>) -> Attempt<CircleId> {
    if let Some(word) = word {
        return circle_called(history, word);
    }
    let depth = |circle: &CircleId| above(circle, &history.lawful).len();
    if let Some(nearest) = asked.iter().min_by_key(|circle| depth(circle)) {
        return Ok(nearest.clone());
    }
    let root = history.lawful.constitution().map(|c| c.root.clone());
    root.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))
}
