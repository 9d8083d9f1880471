//! The workspace at which one works: a repository, the moment, main and what is lawful on it, and who sits there.

use super::called::name_of;
use std::cell::{Cell, OnceCell, RefCell};
use std::path::Path;
use std::sync::Arc;

use crate::bind::{Numbers, State, key_point, owner_of};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Date, Instant, Key, KeyState, PersonId, Status};
use crate::store::{Git, Id, Repo, Signer, Stamp};
use crate::trust::{History, Memo, Verdict, judge_history, moved_back, recall, remember};

/// The folder of a demonstration's throw-away keys, and the name of the key of whose clone it is.
pub const DEMO_KEYS: &str = "demo-keys";
pub const DEMO_OWN: &str = "own";

/// Prefix of the branches of decisions.
pub const PREFIX: &str = "accord/";

/// A repository, opened for work.
pub struct Workspace {
    pub repo: Arc<Repo>,
    pub git: Git,
    pub now: Instant,
    memo: Arc<Memo>,
    /// The branch of decisions by the lawful text, once it was asked for.
    main: OnceCell<String>,
    /// Main, judged: by every act once, however often it is asked for.
    judged: RefCell<Option<Arc<History>>>,
    /// Whether a remembered history may be taken.
    recalls: Cell<bool>,
}

/// Who acts, and with which key.
pub struct Actor {
    pub person: PersonId,
    pub name: String,
    pub signer: Signer,
    email: String,
}

impl Workspace {
    /// Opens the repository around a folder.
    ///
    /// # Errors
    /// As [`Repo::open`].
    pub fn open(dir: &Path, now: Instant) -> Attempt<Self> {
        let repo = Arc::new(Repo::open(dir)?);
        let git = Git::new(repo.workdir().unwrap_or_else(|| repo.git_dir()));
        let memo = Arc::new(Memo::new(&repo));
        Ok(Self { repo, git, now, memo, main: OnceCell::new(), judged: RefCell::default(), recalls: Cell::new(true) })
    }

    /// What was read of the repository's objects.
    pub fn memo(&self) -> &Arc<Memo> {
        &self.memo
    }

    /// The branch of decisions, usually `main`: the one that the lawful text along it names. What stands at its tip, or
    /// what a remote points to, decides nothing.
    ///
    /// # Errors
    /// When a history cannot be judged, or no branch is the one that its own lawful text names.
    pub fn main(&self) -> Attempt<&str> {
        if let Some(known) = self.main.get() {
            return Ok(known);
        }
        let found = self.find_main()?;
        Ok(self.main.get_or_init(|| found))
    }

    fn find_main(&self) -> Attempt<String> {
        let own = self.repo.head_branch().filter(|name| !name.starts_with(PREFIX));
        let first = [self.repo.remote_head(), Some("main".to_owned()), own];
        let mut waiting: Vec<String> = first.into_iter().flatten().rev().collect();
        let mut tried: Vec<String> = vec![];
        while let Some(name) = waiting.pop() {
            let Some(tip) = self.newest_tip(&name)?.filter(|_| !tried.contains(&name)) else { continue };
            let history = self.judge(tip)?;
            match history.branch() {
                Some(named) if named == name => return Ok(name),
                // Its own lawful text names another branch: that one is asked next.
                Some(named) => waiting.push(named),
                None => {}
            }
            tried.push(name);
        }
        match tried.as_slice() {
            [] => Ok("main".into()),
            _ => Err(Failure::surroundings(message!("unclear-main", branches = tried))),
        }
    }

    fn newest_tip(&self, name: &str) -> Attempt<Option<Id>> {
        let branch = self.repo.branch(name);
        Ok(match (branch.local, branch.remote) {
            (Some(local), Some(remote)) if self.repo.contains(local, remote)? => Some(local),
            // Another history altogether was put in its place: one's own is the one that was found sound.
            (Some(local), Some(remote)) if self.repo.merge_bases(local, remote)?.is_empty() => Some(local),
            (_, Some(remote)) => Some(remote),
            (local, None) => local,
        })
    }

    /// Whether the remote's main is another history than one's own, without a commit in common.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn is_replaced(&self) -> Attempt<bool> {
        let branch = self.repo.branch(self.main()?);
        let (Some(local), Some(remote)) = (branch.local, branch.remote) else { return Ok(false) };
        Ok(local != remote && self.repo.merge_bases(local, remote)?.is_empty())
    }

    /// A commit by any name that is read here; a day is the last commit of main on it, or before it.
    ///
    /// # Errors
    /// When there is none.
    pub fn resolve(&self, rev: &str) -> Attempt<Id> {
        let Some(day) = Date::parse(rev) else { return self.repo.resolve(rev) };
        let history = self.history()?;
        let until = |seconds: i64| Instant::from_seconds(seconds).is_some_and(|at| at.date() <= day);
        let last = history.steps.iter().rev().find(|step| until(step.seconds));
        last.map(|step| step.commit).ok_or_else(|| Failure::usage(message!("before-the-beginning", day = day)))
    }

    /// The newest main that is known: the remote's, unless the local one follows it.
    ///
    /// # Errors
    /// Before the first commit.
    pub fn main_tip(&self) -> Attempt<Id> {
        let main = self.main()?;
        self.newest_tip(main)?.ok_or_else(|| Failure::surroundings(message!("no-main", branch = main)))
    }

    /// The commit of main on which a proposal stands: the newest lawful one that the others have. What was not sent yet, a note or
    /// a seal, and a change without a decision are no ground to build on.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn ground(&self, history: &History) -> Attempt<Id> {
        let there = self.repo.remote_tip(self.main()?);
        let lawful = history.steps.iter().rev().filter(|step| step.verdict != Verdict::Violation);
        for step in lawful {
            let sent = match there {
                Some(there) => self.repo.contains(there, step.commit)?,
                None => true,
            };
            if sent {
                return Ok(step.commit);
            }
            // Before the founding there is nothing to build on.
            if step.verdict == Verdict::Founding {
                break;
            }
        }
        Ok(history.lawful_commit())
    }

    /// What the files here started from: on a proposal the main that it contains, whatever was decided since; elsewhere the
    /// text in force.
    ///
    /// # Errors
    /// When history cannot be seen whole.
    pub fn started_from(&self) -> Attempt<Id> {
        let history = self.history()?;
        let proposal = self.repo.head_branch().is_some_and(|branch| branch.starts_with(PREFIX));
        let newest = match self.repo.head_tip().filter(|_| proposal) {
            Some(tip) => history.line(tip)?.newest(),
            None => None,
        };
        Ok(newest.map_or_else(|| history.lawful_commit(), |at| history.steps[at].commit))
    }

    /// Main up to a commit, judged; what was judged before is not judged again.
    ///
    /// # Errors
    /// When history cannot be seen whole.
    pub fn judge(&self, head: Id) -> Attempt<Arc<History>> {
        let before = self.judged.borrow_mut().take();
        if let Some(known) = before.as_ref().filter(|history| history.head == head) {
            *self.judged.borrow_mut() = Some(Arc::clone(known));
            return Ok(Arc::clone(known));
        }
        let before = match before {
            Some(history) => Some(Arc::unwrap_or_clone(history)),
            None if self.recalls.get() => recall(&self.memo, head)?,
            None => None,
        };
        let known = before.as_ref().map_or(0, |history| history.steps.len());
        let history = Arc::new(judge_history(&self.memo, head, self.now, before)?);
        if history.steps.len() != known {
            remember(&history);
        }
        *self.judged.borrow_mut() = Some(Arc::clone(&history));
        Ok(history)
    }

    /// From now on main is judged from its beginning, whatever is remembered.
    pub fn recall_nothing(&self) {
        self.recalls.set(false);
    }

    /// The same from its beginning, whatever is remembered.
    ///
    /// # Errors
    /// When history cannot be seen whole.
    pub fn judge_fully(&self, head: Id) -> Attempt<Arc<History>> {
        self.recall_nothing();
        if let Some(known) = self.judged.borrow().as_ref().filter(|it| it.head == head && it.remembered == 0) {
            return Ok(Arc::clone(known));
        }
        let history = Arc::new(judge_history(&self.memo, head, self.now, None)?);
        remember(&history);
        *self.judged.borrow_mut() = Some(Arc::clone(&history));
        Ok(history)
    }

    /// Main, judged.
    ///
    /// # Errors
    /// When history cannot be seen whole.
    pub fn history(&self) -> Attempt<Arc<History>> {
        self.judge(self.main_tip()?)
    }

    /// Main, judged, of an organisation that has been founded.
    ///
    /// # Errors
    /// Before the founding.
    pub fn lawful(&self) -> Attempt<Arc<History>> {
        let history = self.history()?;
        if history.founded.is_none() {
            return Err(Failure::surroundings(message!("not-founded")));
        }
        Ok(history)
    }

    /// The same, for who is about to write: a main that was taken back, or crossed, is no ground to build on.
    ///
    /// # Errors
    /// When main no longer holds what this user found lawful.
    pub fn lawful_to_act(&self) -> Attempt<Arc<History>> {
        let history = self.lawful()?;
        if let Some(found) = moved_back(&history)? {
            let pin = history.state().and_then(|state| state.pin()).map(|pin| pin.to_string()).unwrap_or_default();
            let key = if found.rule == "foxtrot" { "main-crossed" } else { "main-taken-back" };
            return Err(Failure::surroundings(message!(key, pin = pin, head = history.head.to_string())));
        }
        Ok(history)
    }

    /// The numbers in force.
    ///
    /// # Errors
    /// When `rules.toml` cannot be read or names an edition that was never released.
    pub fn numbers(&self, state: &dyn State) -> Attempt<Numbers> {
        let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
        numbers.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))
    }

    /// The key this user signs with; in a demonstration, the throw-away key of the person named, else of the one whose
    /// clone it is.
    ///
    /// # Errors
    /// When no key is set or it cannot be read.
    pub fn signer(&self, acting: Option<&PersonId>) -> Attempt<Signer> {
        let own = || self.throw_away(DEMO_OWN);
        if let Some(key) = acting.and_then(|person| self.demo_key(person)).or_else(own) {
            return Signer::from_file(&key, "ssh-keygen".into());
        }
        Signer::of_user(&self.git, &self.repo.own_dir())
    }

    /// The throw-away key of one of the invented people of a demonstration.
    pub fn demo_key(&self, person: &PersonId) -> Option<std::path::PathBuf> {
        self.throw_away(person.as_str())
    }

    fn throw_away(&self, name: &str) -> Option<std::path::PathBuf> {
        let key = self.repo.own_dir().join(DEMO_KEYS).join(name);
        Signer::from_file(&key, String::new()).is_ok().then_some(key)
    }

    /// Who sits at the workspace: the person whose active key this is in the lawful state.
    ///
    /// # Errors
    /// When the key is nobody's here.
    pub fn act_as(&self, state: &dyn State, acting: Option<&PersonId>) -> Attempt<Actor> {
        let signer = self.signer(acting)?;
        match owner_of(state, &key_point(&signer.public)) {
            Some((person, KeyState::Active)) => self.actor(person, state, signer),
            Some((person, _)) => {
                let has_left = state.person(&person).is_some_and(|it| it.status == Status::Left);
                let key = if has_left { "key-of-former" } else { "key-not-active" };
                Err(Failure::surroundings(message!(key, person = name_of(state, &person), id = person.as_str())))
            }
            None => Err(Failure::surroundings(match announced_for(state, &signer.public) {
                Some(person) => message!("key-announced", person = name_of(state, &person)),
                None => message!("key-of-nobody", key = &signer.public),
            })),
        }
    }

    /// Who acts here, by their key and the text in force.
    ///
    /// # Errors
    /// When nobody does: no key, or one that speaks for nobody.
    pub fn me(&self, acting: Option<&PersonId>) -> Attempt<PersonId> {
        let history = self.lawful()?;
        self.act_as(&history.lawful, acting).map(|actor| actor.person)
    }

    /// Seats somebody with a key that was found elsewhere than in the lawful state.
    ///
    /// # Errors
    /// When git's settings cannot be read.
    pub fn actor(&self, person: PersonId, state: &dyn State, signer: Signer) -> Attempt<Actor> {
        let name = state.person(&person).map_or_else(|| person.to_string(), |p| p.name.clone());
        // Whose name no history holds is not found in it by an address either.
        let own = if name == person.as_str() { None } else { self.git.user_setting("user.email")? };
        let email = own.unwrap_or_else(|| format!("{person}@localhost"));
        Ok(Actor { person, name, signer, email })
    }

    /// The time, in the words of a commit.
    pub fn stamp(&self, actor: &Actor) -> Stamp {
        let name = crate::lang::visible(&actor.name).replace(['<', '>'], "");
        Stamp { name, email: actor.email.clone(), seconds: self.now.seconds() }
    }
}

/// Whose key it will be, where others announced it.
fn announced_for(state: &dyn State, line: &str) -> Option<PersonId> {
    let point = key_point(line);
    let waits = |key: &Key| key.state == KeyState::Pending && key_point(&key.public) == point;
    state.people().into_iter().find(|(_, person)| person.keys.iter().any(waits)).map(|(id, _)| id)
}
