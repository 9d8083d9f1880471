//! A founder signs the first state; the last signature completes the founding.

use crate::bind::{
    FOUNDING_FORMAT, FOUNDING_NAMESPACE, Lock, State, has_active_key, introduction, key_point, lock, owner_of,
    represented_by, statement_text,
};
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Founding, Level, PersonId, slugify};
use crate::process::bench::called::name_of;
use crate::process::bench::refusal::{Act, Acted};
use crate::process::bench::sending::push_main;
use crate::process::bench::settling::follow_founding;
use crate::process::bench::sights::note_look;
use crate::process::bench::workspace::{Actor, Workspace};
use crate::process::bench::worktree::{advance, commit, entry_edits};
use crate::process::look::check::check_commit;
use crate::store::{Edits, Id};
use crate::trust::{History, Lawful, founding_state, pin_introduction, unsigned};

/// Where the founding stands after a founder signed.
pub struct FoundingStep {
    pub person: PersonId,
    /// Founders whose signature is missing or was made over another state.
    pub waiting: Vec<PersonId>,
    /// Those of them who have no key: their signature would be waited for in vain.
    pub keyless: Vec<PersonId>,
    /// Errors that a check finds in the text.
    pub errors: usize,
    /// The introduction, once everybody signed.
    pub introduction: Option<String>,
    pub pushed: bool,
}

/// Signs the state of main.
///
/// # Errors
/// When the surroundings are not ready: edits that are not committed, a key that is no founder's, an
/// organisation that is founded already.
pub fn found(workspace: &Workspace, acting: Option<&PersonId>, push: bool) -> Acted<FoundingStep> {
    let no_main = |main: &str| Failure::surroundings(message!("no-main", branch = main));
    workspace.main_tip()?;
    let on = workspace.standing_on()?;
    if on != workspace.main()? {
        return Err(Failure::surroundings(message!("found-on-main", branch = workspace.main()?)));
    }
    if push {
        let remote = workspace.repo.remote().ok_or_else(|| Failure::surroundings(message!("no-remote")))?;
        workspace.git.fetch(&remote)?;
        follow_founding(workspace)?;
    }
    let main = workspace.main()?.to_owned();
    let local = workspace.repo.local_tip(workspace.main()?).ok_or_else(|| no_main(&main))?;
    let history = workspace.judge(local)?;
    if history.founded.is_none() {
        all_is_committed(workspace, local)?;
        founders_have_keys(workspace, &history, acting)?;
    }
    let actor = workspace.act_as(&history.lawful, acting)?;
    if let Some(other) = acting.filter(|other| **other != actor.person && !speaks(&history.lawful, other, &actor)) {
        let (person, own) = (other.as_str(), actor.person.as_str());
        return Err(Failure::usage(message!("founds-for-another", person = person, own = own)));
    }
    if let Some(founded) = &history.founded {
        if push && workspace.repo.remote_tip(workspace.main()?) != Some(local) && founded.commit == local {
            push_main(workspace, &actor)?;
            return step(workspace, &actor, true).map(Act::Done);
        }
        let line = introduction(&founded.organisation, &founded.commit.to_string(), &founded.state);
        return Err(Failure::surroundings(message!("already-founded", line = line)));
    }
    let tree = workspace.repo.commit(local)?.tree;
    let constitution =
        history.lawful.constitution().ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))?;
    // Who acts for a legal person founds in its name as well.
    let acts_for =
        |id: &PersonId| history.lawful.person(id).is_some_and(|it| represented_by(&it) == Some(&actor.person));
    let own = constitution.founders.iter().filter(|id| **id == actor.person || acts_for(id));
    let own: Vec<PersonId> = own.cloned().collect();
    if own.is_empty() {
        return Err(Failure::surroundings(message!("not-a-founder", person = actor.person.as_str())));
    }
    let lock = lock(&Lawful::new(Some(tree), workspace.memo()));
    if let Some(lock) = lock.filter(|lock| matches!(lock, Lock::Rules | Lock::Electors | Lock::Keys | Lock::Method)) {
        // For ever: nobody could decide anything, nor mend it.
        return Err(Failure::surroundings(message!("found-locked", fault = lock.word())));
    }
    let files = workspace.repo.files(tree)?;
    let missing = unsigned(&files, workspace.memo())?;
    let own: Vec<PersonId> = own.into_iter().filter(|id| missing.contains(id)).collect();
    if own.is_empty() {
        // The signature over this very state is there already; another one would only be in the way.
        if push {
            push_main(workspace, &actor)?;
        }
        return step(workspace, &actor, push).map(Act::Done);
    }
    let state = founding_state(&files, workspace.memo())?;
    let path = |kind: Kind| kind.path().unwrap_or_default();
    let mut edits = Edits::new();
    for person in own {
        let statement = Founding {
            format: FOUNDING_FORMAT.into(),
            organisation: constitution.id.clone(),
            person: person.clone(),
            state: state.clone(),
            issued: Some(workspace.now),
        };
        let text = statement_text(&statement).into_bytes();
        let armour = actor.signer.sign(FOUNDING_NAMESPACE, &text)?;
        edits.insert(path(Kind::Founding(person.clone())), Some(text));
        edits.insert(path(Kind::FoundingSignature(person)), Some(armour.into_bytes()));
    }
    let new = commit(workspace, &actor, local, &edits, &format!("found: {}", actor.person))?;
    advance(workspace, workspace.main()?, Some(local), new, "accord: found")?;
    if push {
        push_main(workspace, &actor)?;
    }
    step(workspace, &actor, push).map(Act::Done)
}

/// What is signed is what git keeps: nothing else may lie beside.
fn all_is_committed(workspace: &Workspace, main: Id) -> Attempt<()> {
    let edited: Vec<String> = entry_edits(workspace, workspace.repo.commit(main)?.tree)?.into_keys().collect();
    if edited.is_empty() {
        Ok(())
    } else {
        Err(Failure::surroundings(message!("commit-before-founding", paths = edited)))
    }
}

/// Whether who acts signs for somebody: a legal person.
fn speaks(state: &dyn State, person: &PersonId, actor: &Actor) -> bool {
    state.person(person).is_some_and(|it| represented_by(&it) == Some(&actor.person))
}

/// Before the founding, whose key is in no file is told where it goes.
fn founders_have_keys(workspace: &Workspace, history: &History, acting: Option<&PersonId>) -> Attempt<()> {
    let lawful = &history.lawful;
    let signer = workspace.signer(acting)?;
    let founders = lawful.constitution().map(|it| it.founders.clone()).unwrap_or_default();
    let without: Vec<&PersonId> = founders.iter().filter(|id| !has_active_key(lawful, id)).collect();
    if owner_of(lawful, &key_point(&signer.public)).is_some() || without.is_empty() {
        return Ok(());
    }
    let path = |id: &PersonId| Kind::Person(id.clone()).path().unwrap_or_default();
    if let Some(broken) = without.iter().find(|id| lawful.person(id).is_none()) {
        return Err(Failure::surroundings(message!("founder-unreadable", path = path(broken))));
    }
    // Whose machine it is may be seen by how git calls them.
    let called = workspace.git.user_setting("user.name")?.map(|name| slugify(&name)).unwrap_or_default();
    let me = without.iter().find(|id| id.as_str() == called).or(without.first().filter(|_| without.len() == 1));
    let own = me.map_or_else(String::new, |me| path(me));
    let people: Vec<String> = without.iter().map(|id| name_of(lawful, id)).collect();
    let key = if own.is_empty() { "founder-without-key" } else { "founder-key-missing" };
    Err(Failure::surroundings(message!(key, people = people, key = &signer.public, path = own)))
}

fn step(workspace: &Workspace, actor: &Actor, pushed: bool) -> Attempt<FoundingStep> {
    let history = workspace.history()?;
    let files = workspace.repo.files(workspace.repo.commit(history.head)?.tree)?;
    let waiting = unsigned(&files, workspace.memo())?;
    let line = history.founded.as_ref().map(|f| introduction(&f.organisation, &f.commit.to_string(), &f.state));
    // Until it is sent, others may still be faster, and the founding commit another one.
    let settled = pushed || workspace.repo.remote().is_none();
    if let Some(line) = line.as_ref().filter(|_| settled && workspace.demo_key(&actor.person).is_none()) {
        // The founding stands: that its line could not be kept here is told, and denies nothing.
        if let Err(failure) = pin_introduction(&workspace.git, line) {
            workspace.repo.later(failure);
        }
    }
    if let Err(failure) = note_look(&history, workspace.now) {
        workspace.repo.later(failure);
    }
    let keyless = waiting.iter().filter(|id| !has_active_key(&history.lawful, id)).cloned().collect();
    let findings = check_commit(workspace, history.head, None, workspace.now.date())?.findings;
    let errors = findings.iter().filter(|finding| finding.level == Level::Error).count();
    Ok(FoundingStep { person: actor.person.clone(), waiting, keyless, errors, introduction: line, pushed })
}
