//! Keys of people: found in their own settings, made by `ssh-keygen`, and asked to sign.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::fault::unwritable;
use super::git::{Git, last};
use super::moves::write_new;
use crate::finding::{Attempt, Failure};
use crate::message;

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
                .and_then(|()| write_new(&file, format!("{line}\n").as_bytes()))
                .map_err(|e| unwritable(&file, &e))?;
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
