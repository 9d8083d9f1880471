//! Opening a repository, and refusing one whose history cannot be seen whole.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use git2::{ErrorCode, ObjectType, Repository};
use sha1::{Digest, Sha1};

use super::Id;
use super::commit::{Commit, HUGE};
use super::fault::{broken, damaged, missing};
use super::joined::Joined;
use super::raw::RawTree;
use super::recent::Recent;
use crate::finding::{Attempt, Failure};
use crate::message;

/// Bytes of a tree past which it is not looked into: names enough for a folder of two hundred thousand files.
const LARGEST_TREE: usize = 8 << 20;

/// A repository and how to reach its objects, from any thread. Reading it never runs a program.
pub struct Repo {
    git: Mutex<Repository>,
    trees: Mutex<Recent<RawTree>>,
    joined: Mutex<Joined>,
    commits: Mutex<Recent<Arc<Commit>>>,
    git_dir: PathBuf,
    common_dir: PathBuf,
    workdir: Option<PathBuf>,
    remote: OnceLock<Option<String>>,
    /// What could not be done after the act itself was done.
    left_over: Mutex<Vec<Failure>>,
}

/// Whether bytes are those that an id stands for. What people can write freely is hashed with a look for collisions, as git
/// does when it receives it; a folder's bytes are names in order and ids, and there are so many of them that the
/// processor's own instructions are worth it.
fn is_named(kind: ObjectType, bytes: &[u8], id: Id) -> bool {
    let huge = kind == ObjectType::Commit && bytes.len() > HUGE;
    if kind != ObjectType::Tree && !huge {
        return Id::hash_object(kind, bytes).is_ok_and(|hash| hash == id);
    }
    let mut hash = Sha1::new();
    hash.update(format!("{} {}\0", kind.str(), bytes.len()));
    hash.update(bytes);
    hash.finalize()[..] == *id.as_bytes()
}

/// What another thread left behind when it failed is whole: every entry is written at once.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Repo {
    pub(super) fn of(git: Repository) -> Self {
        // Every object is compared with its id when we read it: once is enough.
        git2::opts::strict_hash_verification(false);
        // What was read lately is kept here, by how it is used.
        git2::opts::enable_caching(false);
        Self {
            git_dir: git.path().to_path_buf(),
            common_dir: git.commondir().to_path_buf(),
            workdir: git.workdir().map(Path::to_path_buf),
            git: Mutex::new(git),
            trees: Mutex::default(),
            joined: Mutex::default(),
            commits: Mutex::default(),
            remote: OnceLock::new(),
            left_over: Mutex::default(),
        }
    }

    /// Keeps what could not be done after the act itself was done: it is told, and denies nothing.
    pub fn later(&self, failure: Failure) {
        held(&self.left_over).push(failure);
    }

    /// What could not be done after the acts themselves were done.
    pub fn left_over(&self) -> Vec<Failure> {
        std::mem::take(&mut *held(&self.left_over))
    }

    /// The handle, for one call: whoever holds it calls nothing else of this repository.
    pub(super) fn git(&self) -> MutexGuard<'_, Repository> {
        held(&self.git)
    }

    /// A tree's entries; nothing for no tree, a crafted one for an object that is none.
    pub(super) fn raw_tree(&self, id: Option<Id>) -> Attempt<RawTree> {
        self.raw_tree_beside(id, None)
    }

    /// The same beside a tree that it is probably much like.
    pub(super) fn raw_tree_beside(&self, id: Option<Id>, known: Option<&RawTree>) -> Attempt<RawTree> {
        let Some(id) = id else { return Ok(RawTree::empty()) };
        if let Some(known) = held(&self.trees).get(id) {
            return Ok(known);
        }
        let raw = self.read_tree(id, known.filter(|known| known.sound))?;
        held(&self.trees).keep(id, raw.clone(), raw.weight());
        Ok(raw)
    }

    fn read_tree(&self, id: Id, known: Option<&RawTree>) -> Attempt<RawTree> {
        let joined = self.joined().get(id).cloned();
        if let Some(bytes) = joined {
            return self.as_git_reads(&bytes);
        }
        if self.joined().is_closed(id) || self.is_too_large(id)? {
            return Ok(RawTree::opaque());
        }
        let read = |bytes: &[u8]| {
            let sound = known.map_or_else(|| RawTree::sound(bytes), |known| RawTree::beside(bytes, known));
            sound.ok_or_else(|| bytes.to_vec())
        };
        match self.with_object(id, ObjectType::Tree, read)? {
            Some(Ok(tree)) => Ok(tree),
            Some(Err(crafted)) => self.as_git_reads(&crafted),
            None => Ok(RawTree::opaque()),
        }
    }

    /// The bytes of a tree; none of what is no tree, or too large.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub(super) fn tree_bytes(&self, id: Id) -> Attempt<Vec<u8>> {
        let joined = self.joined().get(id).cloned();
        match joined {
            Some(bytes) => Ok(bytes),
            None if self.is_too_large(id)? => Ok(vec![]),
            None => Ok(self.object(id, ObjectType::Tree)?.unwrap_or_default()),
        }
    }

    pub(super) fn joined(&self) -> MutexGuard<'_, Joined> {
        held(&self.joined)
    }

    fn is_too_large(&self, id: Id) -> Attempt<bool> {
        let git = self.git();
        let odb = git.odb().map_err(broken)?;
        Ok(odb.read_header(id).map_err(|e| missing(&e, id))?.0 > LARGEST_TREE)
    }

    /// Reads one commit. Its parents are those of the object, whatever grafts say.
    ///
    /// # Errors
    /// When the object is missing, damaged or no commit.
    pub fn commit(&self, id: Id) -> Attempt<Arc<Commit>> {
        if let Some(known) = held(&self.commits).get(id) {
            return Ok(known);
        }
        let read = |raw: &[u8]| Commit::parse(id, raw);
        let commit = self.with_object(id, ObjectType::Commit, read)?.flatten().ok_or_else(|| damaged(id))?;
        let commit = Arc::new(commit);
        let weight = commit.parents.len() * size_of::<Id>() + commit.message.len();
        held(&self.commits).keep(id, Arc::clone(&commit), weight);
        Ok(commit)
    }

    /// Opens the repository around a folder.
    ///
    /// # Errors
    /// No repository, another owner, a format that cannot be read.
    pub fn open(dir: &Path) -> Attempt<Self> {
        match Repository::discover(dir) {
            Ok(git) => {
                let repo = Self::of(git);
                repo.refuse_foreign_worktree()?;
                Ok(repo)
            }
            Err(error) => Err(refusal(&error, dir)),
        }
    }

    /// A repository may not say that its files lie in a folder which knows nothing of it.
    fn refuse_foreign_worktree(&self) -> Attempt<()> {
        let Some(workdir) = &self.workdir else { return Ok(()) };
        let belongs = Repository::open_ext(workdir, git2::RepositoryOpenFlags::NO_SEARCH, &[] as &[&Path])
            .is_ok_and(|found| same_file(found.path(), &self.git_dir));
        if belongs {
            return Ok(());
        }
        Err(Failure::surroundings(message!("foreign-worktree", path = workdir.display().to_string())))
    }

    /// The repository around a folder that may still have to be made.
    pub fn around(dir: &Path) -> Option<Self> {
        let dir = std::path::absolute(dir).ok()?;
        dir.ancestors().find(|above| above.is_dir()).and_then(|above| Self::open(above).ok())
    }

    /// A bare repository for others to push to.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn init_bare(dir: &Path, branch: &str) -> Attempt<Self> {
        let mut options = git2::RepositoryInitOptions::new();
        options.initial_head(branch).external_template(false).bare(true);
        Repository::init_opts(dir, &options).map(Self::of).map_err(|e| refusal(&e, dir))
    }

    /// Names a remote.
    ///
    /// # Errors
    /// When the name is taken.
    pub fn add_remote(&self, name: &str, url: &Path) -> Attempt<()> {
        self.git().remote(name, &url.display().to_string()).map(drop).map_err(broken)
    }

    /// The folder of the work tree; `None` in a bare repository.
    pub fn workdir(&self) -> Option<PathBuf> {
        self.workdir.clone()
    }

    pub fn git_dir(&self) -> PathBuf {
        self.git_dir.clone()
    }

    pub(super) fn common_dir(&self) -> PathBuf {
        self.common_dir.clone()
    }

    /// The work tree, for commands that write files.
    ///
    /// # Errors
    /// In a bare repository.
    pub fn needs_workdir(&self) -> Attempt<PathBuf> {
        self.workdir().ok_or_else(|| Failure::surroundings(message!("bare-repository")))
    }

    /// The remote that decisions travel through: `origin`, or the only one there is.
    pub fn remote(&self) -> Option<String> {
        let read = || {
            let git = self.git();
            let remotes = git.remotes().ok()?;
            let names: Vec<&str> = remotes.iter().filter_map(|n| n.ok().flatten()).collect();
            // A name that git would take for an option is no name.
            let mut names = names.into_iter().filter(|name| !name.starts_with('-'));
            if names.clone().any(|name| name == "origin") {
                Some("origin".into())
            } else {
                names.next().map(str::to_owned)
            }
        };
        self.remote.get_or_init(read).clone()
    }

    /// Whether it was cloned from an address.
    pub fn is_clone_of(&self, url: &str) -> bool {
        let git = self.git();
        let remote = git.find_remote("origin");
        remote.is_ok_and(|remote| remote.url().is_ok_and(|known| known == url))
    }

    pub(super) fn is_shallow(&self) -> bool {
        self.git().is_shallow()
    }

    /// Refuses a repository that shows less than its whole history.
    ///
    /// # Errors
    /// Shallow clones, grafts and replaced objects, each with the line that repairs it.
    pub fn whole_history(&self) -> Attempt<()> {
        if self.is_shallow() {
            return Err(Failure::surroundings(message!("shallow-repository")));
        }
        let common = &self.common_dir;
        let grafts = std::fs::metadata(common.join("info/grafts")).is_ok_and(|m| m.len() > 0);
        if grafts {
            return Err(Failure::surroundings(message!("grafted-repository")));
        }
        let replaced = self.git().references_glob("refs/replace/*").map_err(broken)?.next().is_some();
        if replaced {
            return Err(Failure::surroundings(message!("replaced-objects")));
        }
        Ok(())
    }

    /// The bytes of an object of one type; `None` when it is of another: whoever named it so crafted that.
    ///
    /// # Errors
    /// When it is missing or damaged.
    fn object(&self, id: Id, kind: ObjectType) -> Attempt<Option<Vec<u8>>> {
        self.with_object(id, kind, <[u8]>::to_vec)
    }

    /// What is made of those bytes.
    fn with_object<T>(&self, id: Id, kind: ObjectType, read: impl FnOnce(&[u8]) -> T) -> Attempt<Option<T>> {
        let git = self.git();
        let odb = git.odb().map_err(broken)?;
        let object = odb.read(id).map_err(|e| missing(&e, id))?;
        if !is_named(object.kind(), object.data(), id) {
            return Err(damaged(id));
        }
        Ok((object.kind() == kind).then(|| read(object.data())))
    }

    pub fn has_object(&self, id: Id) -> bool {
        self.git().odb().is_ok_and(|odb| odb.exists(id))
    }

    /// The size of a blob, before anything of it is read; `None` when the object is none.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn blob_size(&self, id: Id) -> Attempt<Option<u64>> {
        let git = self.git();
        let odb = git.odb().map_err(broken)?;
        let (size, kind) = odb.read_header(id).map_err(|e| missing(&e, id))?;
        Ok((kind == ObjectType::Blob).then_some(size as u64))
    }

    /// The bytes of a blob; `None` when the object is none.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn blob(&self, id: Id) -> Attempt<Option<Vec<u8>>> {
        self.object(id, ObjectType::Blob)
    }

    /// The bytes of a blob that is known to be one.
    ///
    /// # Errors
    /// When it is missing, damaged or no blob.
    pub fn bytes(&self, id: Id) -> Attempt<Vec<u8>> {
        self.blob(id)?.ok_or_else(|| damaged(id))
    }

    /// A setting of this clone alone, written with git.
    ///
    /// # Errors
    /// When the configuration cannot be written.
    pub fn set_local(&self, key: &str, value: &str) -> Attempt<()> {
        let config = self.git().config().and_then(|c| c.open_level(git2::ConfigLevel::Local));
        config.and_then(|mut c| c.set_str(key, value)).map_err(broken)
    }

    /// The folder where this clone keeps what is its own.
    pub fn own_dir(&self) -> PathBuf {
        self.common_dir.join("accord")
    }
}

/// Whether two paths lead to the same file.
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

pub(super) fn refusal(error: &git2::Error, dir: &Path) -> Failure {
    // In full: a dot tells nobody where they stand, and git trusts folders by their whole path.
    let path = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned()).display().to_string();
    let text = error.message();
    let message = match error.code() {
        ErrorCode::NotFound => message!("no-repository", path = path),
        ErrorCode::Owner => message!("foreign-owner", path = path),
        _ if text.contains("refstorage") => message!("reftable-repository", path = path),
        _ if text.contains("object format") => message!("sha256-repository", path = path),
        _ => message!("git-failed", detail = text),
    };
    Failure::surroundings(message)
}
