//! The user's own programs: `git` for the network and the settings, `ssh-keygen` for signatures.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::Id;
use super::checkpoint::checkpoint;
use super::fault::unwritable;
use crate::finding::{Attempt, Failure};
use crate::message;

/// Runs `git` in one folder, with everything off that a repository could make it run.
pub struct Git {
    dir: PathBuf,
    settings: OnceLock<Vec<Setting>>,
}

/// A plain setting of the user, read without running anything: for what is asked at every start.
pub fn plain_setting(key: &str) -> Option<String> {
    git2::Config::open_default().ok()?.get_string(key).ok()
}

/// What a push came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// It landed; what the server said.
    Done(Vec<String>),
    /// Somebody else pushed first.
    Rejected,
}

/// What a repository could make git run is off, and what it could send elsewhere stays where it is.
const HARDENED: [&str; 22] = [
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "diff.external=",
    "-c",
    "core.quotePath=false",
    "-c",
    "protocol.ext.allow=never",
    "-c",
    "fetch.recurseSubmodules=false",
    "-c",
    "push.recurseSubmodules=no",
    "-c",
    "push.gpgSign=false",
    "-c",
    "submodule.recurse=false",
    "-c",
    "gc.auto=0",
    "-c",
    "maintenance.auto=false",
];

/// Variables that would lead git to another repository than the one at hand.
const LEADING: [&str; 8] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
];

/// A setting with where it comes from.
#[derive(Clone, Debug)]
struct Setting {
    scope: String,
    key: String,
    value: String,
}

impl Setting {
    /// Whether the user or the machine said it; what came with the repository is never believed.
    fn is_own(&self) -> bool {
        matches!(self.scope.as_str(), "system" | "global" | "command")
    }

    fn is_address(&self) -> bool {
        let name = self.key.rsplit('.').next().unwrap_or("");
        self.key.starts_with("remote.") && matches!(name, "url" | "pushurl")
    }

    /// Whether it makes git run a program, or go elsewhere, when it reaches for the network.
    fn runs_or_redirects(&self) -> bool {
        let (section, name) = (self.key.split('.').next().unwrap_or(""), self.key.rsplit('.').next().unwrap_or(""));
        match (section, name) {
            ("core", "sshcommand" | "gitproxy" | "askpass" | "alternaterefscommand") => true,
            ("credential", "helper") => true,
            ("remote", "uploadpack" | "receivepack" | "vcs" | "proxy") => true,
            ("gc", "recentobjectshook") | ("fetch", "bundleuri") => true,
            ("push", "followtags" | "pushoption") | ("remote", "mirror") => true,
            ("http", name) => !HARMLESS.contains(&name),
            ("remote", "url" | "pushurl") => runs_a_helper(&self.value),
            ("url", "insteadof" | "pushinsteadof") => true,
            ("protocol", "allow") => true,
            _ => false,
        }
    }
}

/// What a repository may say of its network: how much at once, and how long to wait.
const HARMLESS: [&str; 5] = ["postbuffer", "lowspeedlimit", "lowspeedtime", "maxrequests", "version"];

/// Whether an address names a program: `ext::sh -c …`.
fn runs_a_helper(url: &str) -> bool {
    let scheme: String =
        url.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')).collect();
    url[scheme.len()..].starts_with("::")
}

/// A path without `.` and `..`, whether anything stands there or not.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// An address without its `%` signs, as git reads one that begins with a scheme.
fn decoded(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let byte = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Git {
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), settings: OnceLock::new() }
    }

    fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.dir).args(HARDENED).args(args);
        command.env("GIT_NO_REPLACE_OBJECTS", "1").env("LC_ALL", "C").stdin(Stdio::null());
        for name in LEADING {
            command.env_remove(name);
        }
        command
    }

    fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Attempt<(bool, String, String)> {
        let output = self.command(args).output().map_err(|_| Failure::surroundings(message!("no-git")))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((output.status.success(), text(&output.stdout), text(&output.stderr)))
    }

    /// Every setting, asked for once. Between NUL bytes, so that no value can pass for another line.
    fn settings(&self) -> Attempt<&[Setting]> {
        if let Some(known) = self.settings.get() {
            return Ok(known);
        }
        let (_, out, _) = self.run(&["config", "--list", "--show-scope", "-z"])?;
        let mut parts = out.split('\0');
        let mut settings = vec![];
        while let (Some(scope), Some(line)) = (parts.next(), parts.next()) {
            let (key, value) = line.split_once('\n').unwrap_or((line, ""));
            settings.push(Setting { scope: scope.to_owned(), key: key.to_owned(), value: value.to_owned() });
        }
        Ok(self.settings.get_or_init(|| settings))
    }

    /// A setting of the user or the machine. A repository's own setting is not taken: cloning must stay safe.
    ///
    /// # Errors
    /// When `git` is not there.
    pub fn user_setting(&self, key: &str) -> Attempt<Option<String>> {
        let own = self.settings()?.iter().filter(|s| s.is_own() && s.key.eq_ignore_ascii_case(key));
        Ok(own.map(|s| s.value.clone()).next_back().filter(|v| !v.is_empty()))
    }

    /// Settings of the repository itself that would run programs or lead elsewhere when the network is reached for, with
    /// their values.
    ///
    /// # Errors
    /// When `git` is not there.
    pub fn unsafe_settings(&self) -> Attempt<Vec<(String, String)>> {
        let leads = |s: &&Setting| s.runs_or_redirects() || (s.is_address() && self.leads_inside(&s.value));
        let foreign = self.settings()?.iter().filter(|s| !s.is_own()).filter(leads);
        Ok(foreign.map(|s| (s.key.clone(), s.value.clone())).collect())
    }

    /// Whether an address is a folder within this very clone: a push to it would run hooks that came with the clone.
    fn leads_inside(&self, address: &str) -> bool {
        let path = match address.strip_prefix("file://") {
            Some(path) => decoded(path),
            None => address.to_owned(),
        };
        if path.find(':').is_some_and(|colon| !path[..colon].contains('/')) {
            return false;
        }
        // Git also tries the name with an ending: what counts is where the folder lies that holds it.
        let real = |path: &Path| path.ancestors().find_map(|above| above.canonicalize().ok());
        match (self.dir.canonicalize().ok(), real(&lexical(&self.dir.join(path)))) {
            (Some(here), Some(there)) => there.starts_with(here),
            _ => false,
        }
    }

    /// Refuses to reach for the network through what a repository brought along.
    fn refuse_unsafe(&self) -> Attempt<()> {
        match self.unsafe_settings()?.into_iter().next() {
            Some((key, value)) => Err(Failure::surroundings(message!("unsafe-setting", key = key, value = value))),
            None => Ok(()),
        }
    }

    /// Writes a setting of the user.
    ///
    /// # Errors
    /// When git cannot write it.
    pub fn set_user_setting(&self, key: &str, value: &str) -> Attempt<()> {
        checkpoint().map_err(|e| unwritable(&self.dir, &e))?;
        let (done, _, err) = self.run(&["config", "--global", key, value])?;
        if done { Ok(()) } else { Err(Failure::surroundings(message!("git-failed", detail = last(&err)))) }
    }

    /// Brings what the remote has.
    ///
    /// # Errors
    /// When the remote cannot be reached.
    pub fn fetch(&self, remote: &str) -> Attempt<()> {
        self.refuse_unsafe()?;
        // Which branches go where is said here: what the repository says of it could move branches of one's own.
        let all = format!("+refs/heads/*:refs/remotes/{remote}/*");
        let (done, _, err) = self.run(&["fetch", "--quiet", "--prune", "--refmap=", remote, &all])?;
        if done { Ok(()) } else { Err(network(&err)) }
    }

    /// Clones a repository.
    ///
    /// # Errors
    /// When the remote cannot be reached or the folder is taken.
    pub fn clone_from(&self, url: &str, into: &Path) -> Attempt<()> {
        let path = into.display().to_string();
        let (done, _, err) = self.run(&["clone", "--quiet", "--", url, &path])?;
        if !done {
            return Err(Failure::network(message!("clone-failed", url = url, detail = last(&err))));
        }
        checkpoint().map_err(|e| unwritable(into, &e))
    }

    /// Pushes one commit to a branch. It never forces.
    ///
    /// # Errors
    /// When the remote cannot be reached or refuses for another reason than being ahead.
    pub fn push(&self, remote: &str, commit: Id, branch: &str) -> Attempt<Pushed> {
        self.refuse_unsafe()?;
        checkpoint().map_err(|e| unwritable(&self.dir, &e))?;
        let (mut done, mut out, mut err) = self.run_push(remote, &format!("{commit}:refs/heads/{branch}"))?;
        if !done && err.contains("matches more than one") {
            (done, out, err) = self.push_by_pattern(remote, commit, branch)?;
        }
        // It was sent or not: what fails from here on denies nothing.
        let _ = checkpoint();
        let said = err.lines().filter_map(|l| l.strip_prefix("remote:")).map(|l| l.trim().to_owned());
        let said: Vec<String> = said.filter(|l| !l.is_empty()).collect();
        let behind = ["fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref"];
        if done {
            Ok(Pushed::Done(said))
        } else if let Some(other) = in_the_way(&out).or_else(|| in_the_way(&err)) {
            Err(Failure::network(message!("push-blocked", branch = branch, other = other, remote = remote)))
        } else if behind.iter().any(|word| out.contains(word) || err.contains(word)) {
            Ok(Pushed::Rejected)
        } else if let Some(refused) = out.lines().find(|l| l.starts_with('!')) {
            let why = refused.rsplit('\t').next().unwrap_or(refused);
            Err(Failure::network(message!("push-refused", branch = branch, detail = why, server = said.join(" · "))))
        } else {
            Err(network(&err))
        }
    }
}

impl Git {
    fn run_push(&self, remote: &str, refspec: &str) -> Attempt<(bool, String, String)> {
        self.run(&["push", "--porcelain", remote, refspec])
    }

    /// A branch or tag there that is itself called `refs/heads/<branch>` makes git ask which is meant, however fully one
    /// writes it; what a pattern names is one ref only. The ref that the pattern is read from lasts as long as the push.
    fn push_by_pattern(&self, remote: &str, commit: Id, branch: &str) -> Attempt<(bool, String, String)> {
        let own = format!("refs/accord/sending-{}", std::process::id());
        let (kept, _, err) = self.run(&["update-ref", &format!("{own}/{branch}"), &commit.to_string()])?;
        if !kept {
            return Err(network(&err));
        }
        let pushed = self.run_push(remote, &format!("{own}/*:refs/heads/*"));
        self.run(&["update-ref", "-d", &format!("{own}/{branch}")])?;
        pushed
    }
}

/// The branch whose name another one cannot stand beside: `accord` beside `accord/<id>`.
fn in_the_way(text: &str) -> Option<String> {
    let line = text.lines().find(|line| line.contains("exists; cannot create"))?;
    let (before, _) = line.split_once("' exists; cannot create")?;
    Some(before.rsplit("refs/heads/").next()?.to_owned())
}

fn network(err: &str) -> Failure {
    Failure::network(message!("network-failed", detail = last(err)))
}

/// The line of git's own words that says most.
pub(super) fn last(err: &str) -> String {
    let mut lines = err.lines().filter(|l| !l.trim().is_empty());
    let told = lines.clone().find(|l| l.starts_with("fatal:") || l.starts_with("error:"));
    told.or_else(|| lines.next_back()).unwrap_or_default().trim().to_owned()
}
