//! The user's own programs: `git` for the network and the settings, `ssh-keygen` for signatures.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Id;
use crate::finding::{Attempt, Failure};
use crate::message;

/// Runs `git` in one folder, with everything off that a repository could make it run.
pub struct Git {
    dir: PathBuf,
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

const HARDENED: [&str; 8] = [
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "diff.external=",
    "-c",
    "core.quotePath=false",
];

impl Git {
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.dir).args(HARDENED).args(args);
        command.env("GIT_NO_REPLACE_OBJECTS", "1").env("LC_ALL", "C").env_remove("GIT_DIR").stdin(Stdio::null());
        command
    }

    fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Attempt<(bool, String, String)> {
        let output = self.command(args).output().map_err(|_| Failure::surroundings(message!("no-git")))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((output.status.success(), text(&output.stdout), text(&output.stderr)))
    }

    /// A setting of the user or the machine. A repository's own setting is not taken: cloning must stay safe.
    ///
    /// # Errors
    /// When `git` is not there.
    pub fn user_setting(&self, key: &str) -> Attempt<Option<String>> {
        let (_, out, _) = self.run(&["config", "--show-scope", "--get-all", key])?;
        let trusted = out.lines().filter_map(|line| line.split_once('\t'));
        let trusted = trusted.filter(|(scope, _)| matches!(*scope, "system" | "global" | "command"));
        Ok(trusted.map(|(_, value)| value.to_owned()).next_back().filter(|v| !v.is_empty()))
    }

    /// Writes a setting of the user.
    ///
    /// # Errors
    /// When git cannot write it.
    pub fn set_user_setting(&self, key: &str, value: &str) -> Attempt<()> {
        let (done, _, err) = self.run(&["config", "--global", key, value])?;
        if done { Ok(()) } else { Err(Failure::surroundings(message!("git-failed", detail = last(&err)))) }
    }

    /// Brings what the remote has.
    ///
    /// # Errors
    /// When the remote cannot be reached.
    pub fn fetch(&self, remote: &str) -> Attempt<()> {
        let (done, _, err) = self.run(&["fetch", "--quiet", "--prune", remote])?;
        if done { Ok(()) } else { Err(network(&err)) }
    }

    /// Clones a repository.
    ///
    /// # Errors
    /// When the remote cannot be reached or the folder is taken.
    pub fn clone_from(&self, url: &str, into: &Path) -> Attempt<()> {
        let into = into.display().to_string();
        let (done, _, err) = self.run(&["clone", "--quiet", "--", url, &into])?;
        if done { Ok(()) } else { Err(network(&err)) }
    }

    /// Pushes one commit to a branch. It never forces.
    ///
    /// # Errors
    /// When the remote cannot be reached or refuses for another reason than being ahead.
    pub fn push(&self, remote: &str, commit: Id, branch: &str) -> Attempt<Pushed> {
        let refspec = format!("{commit}:refs/heads/{branch}");
        let (done, out, err) = self.run(&["push", "--porcelain", remote, &refspec])?;
        let said = err.lines().filter_map(|l| l.strip_prefix("remote:")).map(|l| l.trim().to_owned());
        let said: Vec<String> = said.filter(|l| !l.is_empty()).collect();
        let behind = ["fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref"];
        if done {
            Ok(Pushed::Done(said))
        } else if behind.iter().any(|word| out.contains(word) || err.contains(word)) {
            Ok(Pushed::Rejected)
        } else if let Some(refused) = out.lines().find(|l| l.starts_with('!')) {
            let why = refused.rsplit('\t').next().unwrap_or(refused);
            Err(Failure::network(message!("push-refused", detail = why, server = said.join(" · "))))
        } else {
            Err(network(&err))
        }
    }
}

fn network(err: &str) -> Failure {
    Failure::network(message!("network-failed", detail = last(err)))
}

/// The line of git's own words that says most.
fn last(err: &str) -> String {
    let mut lines = err.lines().filter(|l| !l.trim().is_empty());
    let told = lines.clone().find(|l| l.starts_with("fatal:") || l.starts_with("error:"));
    told.or_else(|| lines.next_back()).unwrap_or_default().trim().to_owned()
}

/// A key that can sign, by the file `ssh-keygen` is given.
#[derive(Clone, Debug)]
pub struct Signer {
    file: PathBuf,
    program: String,
    /// The public line, type and key, without a comment.
    pub public: String,
}

impl Signer {
    /// The key a person named in their own git settings (`user.signingkey`): a file, or a public line of an agent.
    ///
    /// # Errors
    /// No key is set, or the one that is set cannot be read.
    pub fn of_user(git: &Git, keep: &Path) -> Attempt<Self> {
        let setting = git.user_setting("user.signingkey")?;
        let Some(setting) = setting else { return Err(Failure::surroundings(message!("no-signing-key"))) };
        let program = git.user_setting("gpg.ssh.program")?.unwrap_or_else(|| "ssh-keygen".into());
        let literal = setting.strip_prefix("key::").or_else(|| setting.starts_with("ssh-").then_some(setting.as_str()));
        if let Some(line) = literal {
            let file = keep.join("agent-key.pub");
            std::fs::create_dir_all(keep)
                .and_then(|()| std::fs::write(&file, format!("{line}\n")))
                .map_err(|e| super::disk::unwritable(&file, &e))?;
            return Ok(Self { file, program, public: two_words(line) });
        }
        Self::from_file(&expand_home(&setting), program)
    }

    /// A key by its file; the public half lies beside it.
    ///
    /// # Errors
    /// When there is no readable public half.
    pub fn from_file(file: &Path, program: String) -> Attempt<Self> {
        let beside = if file.extension().is_some_and(|e| e == "pub") {
            file.to_path_buf()
        } else {
            PathBuf::from(format!("{}.pub", file.display()))
        };
        let line = std::fs::read_to_string(&beside)
            .map_err(|_| Failure::surroundings(message!("unreadable-key", path = beside.display().to_string())))?;
        Ok(Self { file: file.to_path_buf(), program, public: two_words(&line) })
    }

    /// The armoured signature over some bytes in a namespace.
    ///
    /// # Errors
    /// When the program is missing or will not sign.
    pub fn sign(&self, namespace: &str, bytes: &[u8]) -> Attempt<String> {
        let missing = |_| Failure::surroundings(message!("no-ssh-keygen", program = &self.program));
        let mut child = Command::new(&self.program)
            .args(["-Y", "sign", "-n", namespace, "-f"])
            .arg(&self.file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(missing)?;
        if let Some(mut input) = child.stdin.take() {
            let _ = input.write_all(bytes);
        }
        let output = child.wait_with_output().map_err(missing)?;
        let armour = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() && armour.starts_with("-----BEGIN SSH SIGNATURE-----") {
            return Ok(armour);
        }
        let detail = last(&String::from_utf8_lossy(&output.stderr));
        Err(Failure::surroundings(message!("cannot-sign", path = self.file.display().to_string(), detail = detail)))
    }
}

/// Makes an ed25519 key without a passphrase.
///
/// # Errors
/// When `ssh-keygen` is missing or the folder cannot be written.
pub fn make_key(file: &Path, comment: &str) -> Attempt<()> {
    let done = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f"])
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|_| Failure::surroundings(message!("no-ssh-keygen", program = "ssh-keygen")))?;
    if done.success() {
        return Ok(());
    }
    Err(Failure::surroundings(message!(
        "cannot-write",
        path = file.display().to_string(),
        why = "other",
        detail = "ssh-keygen"
    )))
}

fn two_words(line: &str) -> String {
    line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn expand_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(path),
    }
}
