//! Opening a repository, and refusing one whose history cannot be seen whole.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, ObjectType, Repository};

use super::Id;
use super::tree::RawTree;
use crate::finding::{Attempt, Failure};
use crate::message;

/// A repository and how to reach its objects. Reading it never runs a program.
pub struct Repo {
    pub(super) git: Repository,
    /// Trees read lately: the new side of one comparison is the old side of the next.
    pub(super) trees: RefCell<BTreeMap<Id, RawTree>>,
}

impl Repo {
    fn of(git: Repository) -> Self {
        Self { git, trees: RefCell::default() }
    }

    /// Opens the repository around a folder.
    ///
    /// # Errors
    /// No repository, another owner, a format that cannot be read.
    pub fn open(dir: &Path) -> Attempt<Self> {
        match Repository::discover(dir) {
            Ok(git) => Ok(Self::of(git)),
            Err(error) => Err(refusal(&error, dir)),
        }
    }

    /// The repository around a folder that may still have to be made.
    pub fn around(dir: &Path) -> Option<Self> {
        let dir = std::path::absolute(dir).ok()?;
        dir.ancestors().find(|above| above.is_dir()).and_then(|above| Self::open(above).ok())
    }

    /// A new repository with files and SHA-1, which every git and every forge reads.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn init(dir: &Path, branch: &str) -> Attempt<Self> {
        let mut options = git2::RepositoryInitOptions::new();
        options.initial_head(branch).external_template(false);
        let git = Repository::init_opts(dir, &options).map_err(|e| refusal(&e, dir))?;
        let mut config = git.config().map_err(broken)?;
        for (key, value) in [("pull.ff", "only"), (&format!("branch.{branch}.mergeOptions"), "--ff-only")] {
            config.set_str(key, value).map_err(broken)?;
        }
        Ok(Self::of(git))
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
        self.git.remote(name, &url.display().to_string()).map(drop).map_err(broken)
    }

    /// A second handle on the same repository, for another thread.
    ///
    /// # Errors
    /// When it can no longer be opened.
    pub fn again(&self) -> Attempt<Self> {
        Repository::open(self.git.path()).map(Self::of).map_err(|e| refusal(&e, self.git.path()))
    }

    /// The folder of the work tree; `None` in a bare repository.
    pub fn workdir(&self) -> Option<PathBuf> {
        self.git.workdir().map(Path::to_path_buf)
    }

    pub fn git_dir(&self) -> PathBuf {
        self.git.path().to_path_buf()
    }

    /// The work tree, for commands that write files.
    ///
    /// # Errors
    /// In a bare repository.
    pub fn needs_workdir(&self) -> Attempt<PathBuf> {
        self.workdir().ok_or_else(|| Failure::surroundings(message!("bare-repository")))
    }

    pub(super) fn is_shallow(&self) -> bool {
        self.git.is_shallow()
    }

    /// Refuses a repository that shows less than its whole history.
    ///
    /// # Errors
    /// Shallow clones, grafts and replaced objects, each with the line that repairs it.
    pub fn whole_history(&self) -> Attempt<()> {
        if self.is_shallow() {
            return Err(Failure::surroundings(message!("shallow-repository")));
        }
        let common = self.git.commondir();
        let grafts = std::fs::metadata(common.join("info/grafts")).is_ok_and(|m| m.len() > 0);
        if grafts {
            return Err(Failure::surroundings(message!("grafted-repository")));
        }
        let replaced = self.git.references_glob("refs/replace/*").map_err(broken)?.next().is_some();
        if replaced {
            return Err(Failure::surroundings(message!("replaced-objects")));
        }
        Ok(())
    }

    /// The bytes of an object of one type.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub(super) fn object(&self, id: Id, kind: ObjectType) -> Attempt<Vec<u8>> {
        let odb = self.git.odb().map_err(broken)?;
        let object = odb.read(id).map_err(|e| missing(&e, id))?;
        if object.kind() != kind {
            return Err(Failure::surroundings(message!("damaged-object", id = id.to_string())));
        }
        Ok(object.data().to_vec())
    }

    pub fn has_object(&self, id: Id) -> bool {
        self.git.odb().is_ok_and(|odb| odb.exists(id))
    }

    /// The size of a blob, before anything of it is read.
    pub fn blob_size(&self, id: Id) -> Attempt<u64> {
        let odb = self.git.odb().map_err(broken)?;
        odb.read_header(id).map(|(size, _)| size as u64).map_err(|e| missing(&e, id))
    }

    pub fn blob(&self, id: Id) -> Attempt<Vec<u8>> {
        self.object(id, ObjectType::Blob)
    }

    /// A setting of this clone alone, written with git.
    ///
    /// # Errors
    /// When the configuration cannot be written.
    pub fn set_local(&self, key: &str, value: &str) -> Attempt<()> {
        let config = self.git.config().and_then(|c| c.open_level(git2::ConfigLevel::Local));
        config.and_then(|mut c| c.set_str(key, value)).map_err(broken)
    }

    /// The folder where this clone keeps what is its own.
    pub fn own_dir(&self) -> PathBuf {
        self.git.commondir().join("accord")
    }
}

/// Whether two paths lead to the same file.
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn missing(error: &git2::Error, id: Id) -> Failure {
    let key = if error.code() == ErrorCode::NotFound { "missing-object" } else { "damaged-object" };
    Failure::surroundings(message!(key, id = id.to_string()))
}

/// A fault of git that is no fault of the organisation.
pub(super) fn broken(error: git2::Error) -> Failure {
    match error.code() {
        ErrorCode::Locked => Failure::surroundings(message!("locked", detail = error.message())),
        _ => Failure::surroundings(message!("git-failed", detail = error.message())),
    }
}

fn refusal(error: &git2::Error, dir: &Path) -> Failure {
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
