//! Everybody's first command: a key, a pinned introduction, a line to send.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::slugify;
use crate::process::join_key;
use crate::store::{Git, Repo, Signer};
use crate::trust::{Anchor, anchor, pin_introduction};

pub fn join(context: &Context, url: Option<&str>, line: Option<&str>) -> Attempt<u8> {
    let here = context.dir();
    let git = Git::new(&here);
    if let Some(url) = url {
        let name = url.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or("organisation");
        let into = here.join(name.trim_end_matches(".git"));
        git.clone_from(url, &into)?;
        settle(&into)?;
        context.note(&message!("join-cloned", path = into.display().to_string()));
    } else if let Ok(repo) = Repo::open(&here) {
        settle(&repo.workdir().unwrap_or(here))?;
    }
    let public = key(context, &git)?;
    if let Some(line) = line {
        trust(context, line)?;
    }
    let name = git.user_setting("user.name")?.or_else(|| std::env::var("USER").ok()).unwrap_or_else(|| "me".into());
    let id = slugify(&name);
    out::data(&format!("{} {public}\n", if id.is_empty() { "me" } else { &id }));
    // Whoever is there already is told so; others send the line.
    let known = context.workspace().ok().and_then(|workspace| {
        let audit = workspace.audit().ok()?;
        crate::bind::owner_of(&audit.lawful, &public)
    });
    match known {
        Some((person, _)) => context.note(&message!("join-known", person = person.as_str())),
        None => context.note(&message!("join-next")),
    }
    Ok(0)
}

/// A clone in which a pull never merges: decisions are merged by `decide` alone.
fn settle(path: &Path) -> Attempt<()> {
    let repo = Repo::open(path)?;
    repo.set_local("pull.ff", "only")?;
    let branch = repo.head_branch().unwrap_or_else(|| "main".into());
    repo.set_local(&format!("branch.{branch}.mergeOptions"), "--ff-only")
}

fn key(context: &Context, git: &Git) -> Attempt<String> {
    if let Ok(signer) = Signer::of_user(git, &std::env::temp_dir()) {
        context.note(&message!("join-key-found", key = &signer.public));
        return Ok(signer.public);
    }
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let home = home.ok_or_else(|| Failure::surroundings(message!("no-home")))?;
    let (file, made) = join_key(&home, "accord")?;
    let signer = Signer::from_file(&file, "ssh-keygen".into())?;
    let path = file.display().to_string();
    context.note(&message!(if made { "join-key-made" } else { "join-key-used" }, path = &path));
    if context.global.yes || context.global.no_input || agree(context, &path) {
        git.set_user_setting("gpg.format", "ssh")?;
        git.set_user_setting("user.signingkey", &path)?;
        context.note(&message!("join-configured", path = &path));
    } else {
        context.note(&message!("join-not-configured", path = &path));
    }
    Ok(signer.public)
}

/// Asks before the user's own settings change; without a terminal nobody is asked and nothing changes.
fn agree(context: &Context, path: &str) -> bool {
    use std::io::IsTerminal;
    if !std::io::stdin().is_terminal() {
        return false;
    }
    context.note(&message!("join-ask", path = path));
    let mut line = String::new();
    let _ = std::io::stdin().read_line(&mut line);
    matches!(line.trim().to_lowercase().as_str(), "o" | "oui" | "y" | "yes")
}

pub fn trust(context: &Context, line: &str) -> Attempt<u8> {
    if line.trim().is_empty() {
        return Err(Failure::usage(message!("no-introduction", line = line)));
    }
    let organisation = pin_introduction(&Git::new(context.dir()), line)?;
    context.note(&message!("trust-done", organisation = organisation));
    let Ok(workspace) = context.workspace() else { return Ok(0) };
    let other = anchor(&workspace.git, &workspace.audit()?)? == Anchor::Broken;
    if other {
        context.note(&message!("audit-other-anchor"));
    }
    Ok(u8::from(other))
}
