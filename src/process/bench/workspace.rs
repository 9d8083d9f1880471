//! The workspace at which one works: a repository, the moment, main and what is lawful on it, and who sits there.

use std::path::Path;

use crate::bind::{Numbers, State, owner_of};
use crate::files::{Kind, Noun};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Instant, KeyState, PersonId};
use crate::store::{Git, Id, Repo, Signer, Stamp};
use crate::trust::{Audit, Memo, audit};

/// A repository, opened for work.
pub struct Workspace {
    pub repo: Repo,
    pub git: Git,
    pub now: Instant,
    /// The branch of decisions, usually `main`.
    pub main: String,
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
        let repo = Repo::open(dir)?;
        let git = Git::new(repo.workdir().unwrap_or_else(|| repo.git_dir()));
        let main = main_branch(&repo)?;
        Ok(Self { repo, git, now, main })
    }

    /// The newest main that is known: the remote's, unless the local one follows it.
    ///
    /// # Errors
    /// Before the first commit, or when both went their own ways.
    pub fn main_tip(&self) -> Attempt<Id> {
        let branch = self.repo.branch(&self.main);
        match (branch.local, branch.remote) {
            (Some(local), Some(remote)) if self.repo.contains(local, remote)? => Ok(local),
            (_, Some(remote)) => Ok(remote),
            (Some(local), None) => Ok(local),
            (None, None) => Err(Failure::surroundings(message!("no-main", branch = &self.main))),
        }
    }

    /// Main, judged from its beginning.
    ///
    /// # Errors
    /// When history cannot be seen whole.
    pub fn audit(&self) -> Attempt<Audit> {
        audit(&self.repo, self.main_tip()?, self.now)
    }

    /// Main, judged, of an organisation that has been founded.
    ///
    /// # Errors
    /// Before the founding.
    pub fn lawful(&self) -> Attempt<Audit> {
        let audit = self.audit()?;
        if audit.founded.is_none() {
            return Err(Failure::surroundings(message!("not-founded")));
        }
        Ok(audit)
    }

    /// The numbers in force.
    ///
    /// # Errors
    /// When `rules.toml` cannot be read or names an edition that was never released.
    pub fn numbers(&self, state: &dyn State) -> Attempt<Numbers> {
        let numbers = state.rules().and_then(|rules| Numbers::of(&rules));
        numbers.ok_or_else(|| Failure::surroundings(message!("no-lawful-rules")))
    }

    /// The key this user signs with; in a demonstration, the throw-away key of the person named.
    ///
    /// # Errors
    /// When no key is set or it cannot be read.
    pub fn signer(&self, acting: Option<&PersonId>) -> Attempt<Signer> {
        if let Some(key) = acting.and_then(|person| self.demo_key(person)) {
            return Signer::from_file(&key, "ssh-keygen".into());
        }
        Signer::of_user(&self.git, &self.repo.own_dir())
    }

    /// The throw-away key of one of the invented people of a demonstration.
    pub fn demo_key(&self, person: &PersonId) -> Option<std::path::PathBuf> {
        let key = self.repo.own_dir().join("demo-keys").join(person.as_str());
        Signer::from_file(&key, String::new()).is_ok().then_some(key)
    }

    /// Who sits at the workspace: the person whose active key this is in the lawful state.
    ///
    /// # Errors
    /// When the key is nobody's here.
    pub fn act_as(&self, state: &dyn State, acting: Option<&PersonId>) -> Attempt<Actor> {
        let signer = self.signer(acting)?;
        match owner_of(state, &signer.public) {
            Some((person, KeyState::Active)) => self.actor(person, state, signer),
            Some((person, _)) => Err(Failure::surroundings(message!("key-not-active", person = person.as_str()))),
            None => Err(Failure::surroundings(message!("key-of-nobody", key = &signer.public))),
        }
    }

    /// Seats somebody with a key that was found elsewhere than in the lawful state.
    ///
    /// # Errors
    /// When git's settings cannot be read.
    pub fn actor(&self, person: PersonId, state: &dyn State, signer: Signer) -> Attempt<Actor> {
        let name = state.person(&person).map_or_else(|| person.to_string(), |p| p.name.clone());
        let email = self.git.user_setting("user.email")?.unwrap_or_else(|| format!("{person}@localhost"));
        Ok(Actor { person, name, signer, email })
    }

    /// The time, in the words of a commit.
    pub fn stamp(&self, actor: &Actor) -> Stamp {
        let name = crate::lang::visible(&actor.name).replace(['<', '>'], "");
        Stamp { name, email: actor.email.clone(), seconds: self.now.seconds() }
    }
}

/// The branch that `constitution.toml` names, read from the remote's copy where there is one.
fn main_branch(repo: &Repo) -> Attempt<String> {
    let tips = [repo.remote_tip("HEAD"), repo.remote_tip("main"), repo.local_tip("main"), repo.head_tip()];
    let memo = Memo::new(repo)?;
    for tip in tips.into_iter().flatten() {
        let files = repo.files(repo.commit(tip)?.tree)?;
        let Some(blob) = files.get("constitution.toml") else { continue };
        if let Some(Noun::Constitution(it)) = memo.side(&Kind::Constitution, *blob)?.noun.as_deref() {
            return Ok(it.branch.clone());
        }
    }
    Ok("main".into())
}
